import { hubId } from '@supply-hub/identifiers';
import { parseWire } from '@supply-hub/source-kit';
import { expect, test } from 'vitest';
import { invoiceRow, type Row } from '../../../../test/erp-rows.ts';
import { toInvoice } from './mapping.ts';
import { supplierInvoice } from './wire.ts';

const map = (row: Row) =>
  toInvoice(parseWire(supplierInvoice, row, { system: 'Meridian ERP', at: 'row' }), 'erp', (plant) =>
    plant === 'H100' ? 'facility_north' : null,
  )?.value;

test('an invoice as the ERP sends it', () => {
  expect(map(invoiceRow({}))).toEqual({
    number: 'INV-99120',
    supplierId: hubId('supplier', 'erp', '1000321'),
    invoicedOn: '2026-03-07',
    postedOn: '2026-03-08',
    total: { amount: '262.50', currency: 'USD' },
    isCreditMemo: false,
    isBlocked: false,
    isCancelled: false,
    facilityIds: ['facility_north'],
    lines: [
      {
        id: hubId('invoiceline', 'erp', ['5105600777', '2026', '1']),
        number: '1',
        purchaseOrderId: hubId('order', 'erp', '4500001234'),
        purchaseOrderLineId: hubId('orderline', 'erp', ['4500001234', '10']),
        itemId: hubId('item', 'erp', 'MED-004417'),
        facilityId: 'facility_north',
        quantity: { value: '1', unit: 'BX' },
        amount: { amount: '250.00', currency: 'USD' },
      },
    ],
  });
});

test('R55: a credit memo counts down; what was taken back claims nothing; a block holds payment', () => {
  expect(map(invoiceRow({ SupplierInvoiceIsCreditMemo: 'X' }))).toMatchObject({ isCreditMemo: true });
  expect(map(invoiceRow({ ReverseDocument: '5105600801' }))).toMatchObject({ isCancelled: true });
  expect(map(invoiceRow({ PaymentBlockingReason: 'R' }))).toMatchObject({ isBlocked: true });
});

test('R58: freight that names an order line is part of the total alone', () => {
  const invoice = map(invoiceRow({}, [{}, { SuplrInvcDeliveryCostCndnType: 'FRB1', Plant: 'H999' }]));
  expect(invoice?.lines).toHaveLength(1);
  expect(invoice?.facilityIds).toEqual(['facility_north', null]);
});

test('a later change of value claims money for no goods', () => {
  expect(map(invoiceRow({}, [{ IsSubsequentDebitCredit: 'X' }]))).toMatchObject({
    lines: [{ quantity: { value: '0', unit: 'BX' }, amount: { amount: '250.00' } }],
  });
});

test('what is parked, held or deleted is no invoice yet', () => {
  for (const status of ['A', 'B', '2']) expect(map(invoiceRow({ SupplierInvoiceStatus: status }))).toBeUndefined();
});

test('an invoice without the supplier’s number has the hospital’s', () => {
  expect(map(invoiceRow({ SupplierInvoiceIDByInvcgParty: '' }))?.number).toBe('5105600777');
});

test.each([
  ['status', { SupplierInvoiceStatus: '9' }],
  ['credit memo mark', { SupplierInvoiceIsCreditMemo: 'Y' }],
])('an unlisted %s stops its invoice', (_, fields) => {
  expect(() => map(invoiceRow(fields))).toThrow('could not be read');
});
