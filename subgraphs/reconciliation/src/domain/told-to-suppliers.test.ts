import { expect, test } from 'vitest';
import { supplyExceptionKinds } from './exception-kinds.ts';
import { isToldToSuppliers, supplierRemedyOf } from './told-to-suppliers.ts';

test('R72: what a supplier is told it can do about names no case, no facility and no other supplier', () => {
  for (const kind of supplyExceptionKinds) {
    const remedy = supplierRemedyOf(kind);
    expect(remedy !== null).toBe(isToldToSuppliers(kind));
    if (remedy === null) continue;
    expect(remedy).toMatch(/^[A-Z].*\.$/);
    expect(remedy).not.toMatch(/case|facility|elsewhere|transfer|stock/i);
  }
});

test.each([
  'OFF_CONTRACT',
  'UNKNOWN_SUPPLIER',
  'DELIVERY_HELD',
  'DOCUMENT_CONFLICT',
  'DECISION_ORDER_NOT_NEEDED',
  'COMMAND_REFUSED',
] as const)('R72: %s is the hospital’s own to settle', (kind) => expect(isToldToSuppliers(kind)).toBe(false));
