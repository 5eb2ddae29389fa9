import { hubId } from '@supply-hub/identifiers';
import { parseWire } from '@supply-hub/source-kit';
import { expect, test } from 'vitest';
import { requisitionRow, v2Date, type Row } from '../../../../test/erp-rows.ts';
import { toRequisition } from './mapping.ts';
import { requisition } from './wire.ts';

const map = (row: Row) =>
  toRequisition(parseWire(requisition, row, { system: 'Meridian ERP', at: 'row' }), 'erp', (plant) =>
    plant === 'H100' ? 'facility_north' : null,
  ).value;
const lineOf = (line: Row) => map(requisitionRow({}, [line])).lines[0];

test('a requisition as the ERP sends it', () => {
  expect(map(requisitionRow({}))).toEqual({
    number: '10000456',
    description: 'OR case 88213 shortage',
    requestedOn: '2026-03-04',
    lines: [
      {
        id: hubId('requisitionline', 'erp', ['10000456', '10']),
        number: '10',
        itemId: hubId('item', 'erp', 'MED-004417'),
        facilityId: 'facility_north',
        quantity: { value: '20', unit: 'EA' },
        orderedQuantity: '20',
        neededOn: '2026-03-09',
        isReleased: true,
        isCancelled: false,
        isClosed: true,
        supplierId: hubId('supplier', 'erp', '1000321'),
        contractId: hubId('contract', 'erp', '4600000123'),
        purchaseOrderId: hubId('order', 'erp', '4500001234'),
      },
    ],
  });
});

test('a line is closed when it is ordered in full, closed by hand or deleted', () => {
  const open = { OrderedQuantity: '5', PurchasingDocument: '' };
  expect(lineOf(open)).toMatchObject({ isClosed: false, isCancelled: false, purchaseOrderId: null });
  expect(lineOf({ ...open, IsClosed: true })).toMatchObject({ isClosed: true, isCancelled: false });
  expect(lineOf({ ...open, IsDeleted: 'X' })).toMatchObject({ isClosed: true, isCancelled: true });
});

test('it was requested on the day its first line was made; null when nobody kept it', () => {
  const days = [{ CreationDate: v2Date('2026-03-06') }, { CreationDate: v2Date('2026-03-02') }, { CreationDate: null }];
  expect(map(requisitionRow({}, days)).requestedOn).toBe('2026-03-02');
  expect(map(requisitionRow({}, [{ CreationDate: null }])).requestedOn).toBeNull();
});

test('the supplier that was agreed on goes before the one that was wished for', () => {
  expect(lineOf({ FixedSupplier: '', Supplier: '1000400' })).toMatchObject({
    supplierId: hubId('supplier', 'erp', '1000400'),
  });
  expect(lineOf({ FixedSupplier: '', Supplier: '' })).toMatchObject({ supplierId: null });
});
