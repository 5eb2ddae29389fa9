import { hubId } from '@supply-hub/identifiers';
import { parseLosslessJson, parseWire } from '@supply-hub/source-kit';
import { expect, test } from 'vitest';
import { confirmationRow, confirmed, orderRow, scheduleLine, type Row } from '../../../../test/erp-rows.ts';
import { inBaseUnits, pricePerBaseUnit } from '../../../domain/purchase-order.ts';
import { toPurchaseOrder } from './mapping.ts';
import { confirmation, purchaseOrder } from './wire.ts';

const where = { system: 'Meridian ERP', at: 'row' };
const asSent = (row: Row) => parseLosslessJson(JSON.stringify(row));
const facilityOf = (plant: string) => (plant === 'H100' ? 'facility_north' : null);

function map(order: Row, confirmations: readonly Row[] = []) {
  return toPurchaseOrder(
    parseWire(purchaseOrder, asSent(order), where),
    confirmations.map((row) => parseWire(confirmation, asSent(row), where)),
    'erp',
    facilityOf,
  );
}

function mapped(order: Row, confirmations: readonly Row[] = []) {
  const reading = map(order, confirmations);
  if (!reading.ok || reading.value === null) throw new Error('the order was refused');
  return reading.value;
}

function lineOf(line: Row, confirmations: readonly Row[] = []) {
  const [first] = mapped(orderRow({}, [line]), confirmations).value.lines;
  if (first === undefined) throw new Error('the order has no line');
  return first;
}

test('an order as the ERP sends it', () => {
  const { key, value } = mapped(orderRow({}), [confirmationRow({})]);
  expect(key).toEqual(['4500001234']);
  expect(value).toEqual({
    number: '4500001234',
    supplierId: hubId('supplier', 'erp', '1000321'),
    orderedOn: '2026-03-04',
    currency: 'USD',
    isReleased: true,
    isCancelled: false,
    lines: [
      {
        id: hubId('orderline', 'erp', ['4500001234', '10']),
        number: '10',
        itemId: hubId('item', 'erp', 'MED-004417'),
        facilityId: 'facility_north',
        description: 'Stapler reload 45 mm',
        supplierPartNumber: 'AS-3524-C',
        status: 'CONFIRMED',
        quantity: { value: '2', unit: 'BX' },
        baseUnit: 'EA',
        factor: '10',
        received: '0',
        outstanding: '2',
        price: { amount: '250.00', currency: 'USD' },
        perQuantity: '1',
        priceUnit: 'BX',
        pricePerUnit: '250',
        schedule: [{ on: '2026-03-11', quantity: '2' }],
        promises: [
          { promisedOn: '2026-03-07', quantity: '1', isConfirmed: true },
          { promisedOn: '2026-03-11', quantity: '1', isConfirmed: false },
        ],
        isRefused: false,
        contractId: hubId('contract', 'erp', '4600000123'),
        requisitionLineId: hubId('requisitionline', 'erp', ['10000456', '10']),
      },
    ],
  });
});

test('every id in it can be read back by the key behind it', () => {
  const { value, references } = mapped(orderRow({}));
  const known = references.map(({ type, system, key }) => hubId(type, system, key));
  const [line] = value.lines;
  for (const id of [value.supplierId, line?.id, line?.itemId, line?.contractId, line?.requisitionLineId])
    expect(known).toContain(id);
});

test('numbers padded with zeros are the numbers without them', () => {
  const padded = orderRow({ PurchaseOrder: '4500001234', Supplier: '0001000321' }, [{ PurchaseOrderItem: '00010' }]);
  const { value } = mapped(padded);
  expect(value.supplierId).toBe(hubId('supplier', 'erp', '1000321'));
  expect(value.lines[0]?.number).toBe('10');
});

test('lines are in the order of their numbers, however the ERP gave them', () => {
  const items = ['100', '20', '10'].map((item) => ({ PurchaseOrderItem: item }));
  expect(mapped(orderRow({}, items)).value.lines.map((line) => line.number)).toEqual(['10', '20', '100']);
});

test('R17: a plant that hub.yaml does not name is no facility, and no other takes its place', () => {
  expect(lineOf({ Plant: 'H999' }).facilityId).toBeNull();
});

test('R51: what arrived is what the schedule lines have received, or ordered less open where they do not tell', () => {
  const lines = [scheduleLine('2026-03-10', 4, 1), scheduleLine('2026-03-20', 2)];
  const line = { OrderQuantity: 6, _PurchaseOrderScheduleLineTP: lines };
  expect(lineOf(line)).toMatchObject({ received: '3', outstanding: '3', status: 'PARTLY_RECEIVED' });
  const told = lines.map((each) => ({ ...each, RoughGoodsReceiptQty: 1 }));
  expect(lineOf({ ...line, _PurchaseOrderScheduleLineTP: told })).toMatchObject({ received: '2', outstanding: '4' });
});

test('more than was ordered is received, and leaves nothing open', () => {
  expect(lineOf({ _PurchaseOrderScheduleLineTP: [scheduleLine('2026-03-10', 2, -1)] })).toMatchObject({
    received: '3',
    outstanding: '0',
    status: 'RECEIVED',
  });
});

test('a deleted line expects nothing and has received nothing that nobody counted; a deleted order, no line', () => {
  const deleted = {
    PurchasingDocumentDeletionCode: 'L',
    _PurchaseOrderScheduleLineTP: [scheduleLine('2026-03-10', 2, 0)],
  };
  const gone = { received: '0', outstanding: '0', status: 'CANCELLED', promises: [] };
  expect(lineOf(deleted)).toMatchObject(gone);
  const { value } = mapped(orderRow({ PurchaseOrderDeletionCode: 'L' }));
  expect(value.isCancelled).toBe(true);
  expect(value.lines).toMatchObject([gone]);
});

test('R54: a line that is completely delivered expects no more', () => {
  const short = { IsCompletelyDelivered: true, _PurchaseOrderScheduleLineTP: [scheduleLine('2026-03-10', 2, 1)] };
  expect(lineOf(short)).toMatchObject({ received: '1', outstanding: '0', status: 'RECEIVED', promises: [] });
});

test.each([
  ['05', false, 'SENT'],
  ['02', false, 'SENT'],
  ['05', true, 'NOT_RELEASED'],
  ['03', false, 'NOT_RELEASED'],
  ['08', false, 'NOT_RELEASED'],
])('processing status %s with release open %s is %s', (status, isOpen, expected) => {
  const order = orderRow({ PurchasingProcessingStatus: status, ReleaseIsNotCompleted: isOpen });
  expect(mapped(order).value.lines[0]?.status).toBe(expected);
});

test('R3: a price per 1000 of another unit is the price of one base unit, exactly', () => {
  // 12.50 for 1000 each, ordered in boxes of 10 (10 price units in one ordered unit).
  const line = lineOf({
    NetPriceAmount: 12.5,
    NetPriceQuantity: 1000,
    OrderPriceUnit: 'EA',
    OrderPriceUnitToOrderUnitNmrtr: 10,
  });
  expect(line).toMatchObject({ perQuantity: '1000', priceUnit: 'EA', pricePerUnit: '1/8' });
  expect(pricePerBaseUnit(line).toString()).toBe('1/80');
});

test('R6: the order’s own factor counts, also one below one', () => {
  const line = lineOf({
    OrderQuantity: 9,
    OrderItemQtyToBaseQtyNmrtr: 1,
    OrderItemQtyToBaseQtyDnmntr: 3,
    _PurchaseOrderScheduleLineTP: [scheduleLine('2026-03-11', 9)],
  });
  expect(inBaseUnits(line, line.quantity.value).toString()).toBe('3');
});

test('what is free of charge has no price', () => {
  expect(lineOf({ PurchasingItemIsFreeOfCharge: true })).toMatchObject({
    price: { amount: '0.00' },
    pricePerUnit: '0',
  });
});

test('what was ordered in words has no item and counts in its own unit', () => {
  const words = {
    Material: '',
    BaseUnit: '',
    PurchaseContract: '',
    PurchaseRequisition: '',
    PurchaseRequisitionItem: '00000',
  };
  expect(lineOf(words)).toMatchObject({
    itemId: null,
    baseUnit: 'BX',
    factor: '1',
    contractId: null,
    requisitionLineId: null,
  });
});

test('a confirmation in base units is one in the order’s unit', () => {
  const row = confirmationRow({}, { lines: [confirmed('2026-03-08', 20, 'EA')] });
  expect(lineOf({}, [row]).promises).toEqual([{ promisedOn: '2026-03-08', quantity: '2', isConfirmed: true }]);
});

test('R41: of two confirmations the one that changed last counts', () => {
  const first = confirmationRow({}, { lines: [confirmed('2026-03-08', 2)] });
  const second = confirmationRow(
    { SupplierConfirmation: '2500001235', LastChangeDateTime: '2026-03-06T08:00:00Z' },
    { lines: [confirmed('2026-03-25', 2)] },
  );
  const expected = [{ promisedOn: '2026-03-25', quantity: '2', isConfirmed: true }];
  expect(lineOf({}, [first, second]).promises).toEqual(expected);
  expect(lineOf({}, [second, first]).promises).toEqual(expected);
});

test('R43: a line the supplier refused is sent, promised on no day', () => {
  const refusal = confirmationRow({}, { isRejected: true, lines: [confirmed('2026-03-08', 0)] });
  const expected = {
    status: 'SENT',
    isRefused: true,
    promises: [{ promisedOn: null, quantity: '2', isConfirmed: false }],
  };
  expect(lineOf({}, [refusal])).toMatchObject(expected);
  expect(lineOf({ ItemIsRejectedBySupplier: true })).toMatchObject(expected);
});

test('an order from one plant to another is no order to a supplier', () => {
  expect(map(orderRow({ Supplier: '' }))).toEqual({ ok: true, value: null });
});

test.each([
  ['an unknown unit', orderRow({}, [{ PurchaseOrderQuantityUnit: 'ZZ9' }])],
  ['an unknown deletion code', orderRow({}, [{ PurchasingDocumentDeletionCode: 'Q' }])],
  ['an unknown processing status', orderRow({ PurchasingProcessingStatus: '77' })],
  ['a currency that is none', orderRow({ DocumentCurrency: 'ZZZ' })],
  ['a quantity below zero', orderRow({}, [{ OrderQuantity: -2 }])],
])('R4: %s stops its order', (_, row) => {
  expect(() => map(row)).toThrow('could not be read');
});

test.each([
  ['no factor to the base unit', [{ OrderItemQtyToBaseQtyNmrtr: 0 }], []],
  ['an item without a base unit', [{ BaseUnit: '' }], []],
  ['a price for none', [{ NetPriceQuantity: 0 }], []],
  ['a base quantity without an exact decimal', [{ OrderItemQtyToBaseQtyNmrtr: 1, OrderItemQtyToBaseQtyDnmntr: 3 }], []],
  ['a confirmation in some third unit', [{}], [confirmationRow({}, { lines: [confirmed('2026-03-08', 1, 'CS')] })]],
])('%s stops its order and says which line', (_, lines, confirmations) => {
  expect(map(orderRow({}, lines), confirmations)).toMatchObject({
    ok: false,
    reason: expect.stringContaining('line 10'),
  });
});
