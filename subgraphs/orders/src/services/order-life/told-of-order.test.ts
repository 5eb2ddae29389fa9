import { purchaseOrderChanged } from '@supply-hub/events';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { toldAsGone } from './told-of-order.ts';

const { data: told } = z.object({ data: purchaseOrderChanged.data }).parse(purchaseOrderChanged.example);

test.each([
  ['0', true, 'CANCELLED'],
  [null, true, 'CANCELLED'],
  ['1', false, 'RECEIVED'],
])('R54: of an order that is gone, a line of which %s came', (receivedQuantity, cancelled, status) => {
  const gone = toldAsGone({ ...told, lines: told.lines.map((line) => ({ ...line, receivedQuantity })) });
  expect(gone.status).toBe(status);
  expect(gone.lines.length).toBeGreaterThan(0);
  for (const line of gone.lines) expect(line).toMatchObject({ promises: [], cancelled, receivedQuantity });
});
