import { hubId } from '@supply-hub/identifiers';
import { parseWire } from '@supply-hub/source-kit';
import { expect, test } from 'vitest';
import { materialDocumentRow, type Row } from '../../../../test/erp-rows.ts';
import { toReceipt } from './mapping.ts';
import { materialDocument } from './wire.ts';

const map = (row: Row) =>
  toReceipt(parseWire(materialDocument, row, { system: 'Meridian ERP', at: 'row' }), 'erp', (plant) =>
    plant === 'H100' ? 'facility_north' : null,
  );

test('a receipt as the ERP sends it', () => {
  const reading = map(materialDocumentRow({}));
  expect(reading).toMatchObject({
    ok: true,
    value: {
      key: ['2026', '5000000777'],
      value: {
        number: '5000000777/2026',
        postedOn: '2026-03-07',
        shipNoticeNumber: 'ASN0099812',
        lines: [
          {
            id: hubId('receiptline', 'erp', ['2026', '5000000777', '1']),
            number: '1',
            purchaseOrderId: hubId('order', 'erp', '4500001234'),
            purchaseOrderLineId: hubId('orderline', 'erp', ['4500001234', '10']),
            itemId: hubId('item', 'erp', 'MED-004417'),
            facilityId: 'facility_north',
            supplierId: hubId('supplier', 'erp', '1000321'),
            quantity: { value: '1', unit: 'BX' },
            baseQuantity: { value: '10', unit: 'EA' },
            lot: 'L2305',
            expiresOn: '2028-06-30',
            isReversal: false,
          },
        ],
      },
    },
  });
  const references = reading.ok && reading.value !== null ? reading.value.references : [];
  expect(references).toContainEqual({ type: 'order', system: 'erp', key: ['4500001234'] });
});

test.each([
  ['101', false],
  ['102', true],
  ['122', true],
  ['123', false],
])('R53: movement %s takes back: %s, as a line of its own', (type, isReversal) => {
  expect(map(materialDocumentRow({}, [{ GoodsMovementType: type }]))).toMatchObject({
    value: { value: { lines: [{ isReversal }] } },
  });
});

test('goods that came without an order are received all the same', () => {
  const lines = [{ PurchaseOrder: '', PurchaseOrderItem: '00000', Supplier: '' }];
  expect(map(materialDocumentRow({}, lines))).toMatchObject({
    value: { value: { lines: [{ purchaseOrderId: null, purchaseOrderLineId: null, supplierId: null }] } },
  });
});

test('issues, transfers and what names no order are no receipts', () => {
  const issue = { GoodsMovementType: '201', PurchaseOrder: '', PurchaseOrderItem: '0', EntryUnit: 'ZZ9' };
  const transfer = { GoodsMovementType: '301' };
  const unlisted = { GoodsMovementType: '961', PurchaseOrder: '' };
  expect(map(materialDocumentRow({}, [issue, transfer, unlisted]))).toEqual({ ok: true, value: null });
  expect(map(materialDocumentRow({}, [issue, {}]))).toMatchObject({ value: { value: { lines: [{ number: '2' }] } } });
});

test('an unlisted movement that names an order stops its document', () => {
  expect(map(materialDocumentRow({}, [{}, { GoodsMovementType: '961' }]))).toMatchObject({
    ok: false,
    reason: 'line 2, GoodsMovementType',
  });
});

test('R4: a receipt in an unknown unit stops its document', () => {
  expect(map(materialDocumentRow({}, [{ EntryUnit: 'ZZ9' }]))).toMatchObject({
    ok: false,
    reason: 'line 1, EntryUnit',
  });
});
