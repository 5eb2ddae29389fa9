import { hubId } from '@supply-hub/identifiers';
import { describe, expect, test } from 'vitest';
import { facilityId, itemId, loadedHub, north } from './inventory-hub.ts';
import { asked, item, locationId, lotId, transferStock } from './transfer-desk.ts';

describe('what is not moved', () => {
  test('R22: more than is free, given that some is leaving already', async () => {
    await using hub = await loadedHub();
    await asked(hub, { quantity: '7' });
    const { userErrors } = await transferStock(hub, { idempotencyKey: 'k2' });
    expect(userErrors).toMatchObject([{ code: 'NOT_ENOUGH', sentence: expect.stringContaining(': 3 are neither') }]);
  });

  test('R20: of an item the first lot to expire that may be used and has enough is taken', async () => {
    await using hub = await loadedHub();
    const of = { fromLotId: undefined, itemId: itemId(item), fromFacilityId: north };
    expect(await asked(hub, { ...of, quantity: '2' })).toMatchObject({ lot: 'L1' });
    expect(await asked(hub, { ...of, quantity: '3', idempotencyKey: 'k2' })).toMatchObject({ lot: 'L2' });
  });

  test('R22: what expired, is held, is a consignment, or is there already', async () => {
    await using hub = await loadedHub();
    const held = hubId('lot', 'erp', ['H100', 'XX09', item, 'L2', 'BLOCKED', 'OWNED', '']);
    const consigned = hubId('lot', 'erp', ['H100', 'OR01', 'MED-000002', 'C1', 'AVAILABLE', 'CONSIGNED', '100']);
    for (const [n, fromLotId] of [lotId('L0'), held, consigned].entries()) {
      const { userErrors } = await transferStock(hub, { fromLotId, quantity: '1', idempotencyKey: `n${n}` });
      expect(userErrors).toMatchObject([{ code: 'NOT_USABLE' }]);
    }
    expect(await transferStock(hub, { toLocationId: locationId('H100', 'OR01') })).toMatchObject({
      userErrors: [{ code: 'SAME_PLACE' }],
    });
    expect(await transferStock(hub, { toLocationId: locationId('H900', 'OR01') })).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND' }],
    });
    expect(await transferStock(hub, { fromLotId: lotId('NONE') })).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND' }],
    });
  });

  test('stock that another system or a partner keeps', async () => {
    await using hub = await loadedHub();
    const { userErrors } = await transferStock(hub, {
      fromLotId: undefined,
      itemId: itemId(item),
      fromFacilityId: facilityId('centre'),
    });
    expect(userErrors).toMatchObject([{ code: 'NOT_MOVED_BY_THE_HUB', sentence: expect.stringContaining('Centre') }]);
  });
});
