import { describe, expect, test } from 'vitest';
import { segmentsOf, setOf } from '../../test/set-of.ts';
import { readInventoryAdjustment947 } from './inventory-adjustment-947.ts';
import { readInventoryAdvice846, type InventoryLine846 } from './inventory-advice-846.ts';
import { readProductTransfer867 } from './product-transfer-867.ts';
import { readReceiptAdvice944, receivedItems } from './receipt-advice-944.ts';
import { readReceivingAdvice861 } from './receiving-advice-861.ts';
import { reportedStock } from './reported-stock.ts';
import { carrierStatuses, readShipmentStatus214 } from './shipment-status-214.ts';
import { readShippingAdvice945, warehouseShippedItems } from './shipping-advice-945.ts';
import { orderedItems, readShippingOrder940 } from './shipping-order-940.ts';
import { readStockTransferAdvice943, transferredItems } from './stock-transfer-advice-943.ts';
import { tracedUnitsOf } from './traced-units.ts';
import type { Reading } from './document-fault.ts';

function documentOf<T>(reading: Reading<T>): T {
  if (!reading.ok) throw new Error(reading.faults.map(({ sentence }) => sentence).join('; '));
  expect([reading.faults, reading.beyond]).toEqual([[], []]);
  return reading.document;
}

test('944: what was received, by lot and serial, and in which condition', () => {
  const advice = documentOf(
    readReceiptAdvice944(
      setOf(
        '944',
        segmentsOf(`W17*F*20260309*RC88120**ASN0099812~N1*WH*MERCY CDC*UL*0860001234565~
          W07*4*EA**VC*HIP-STM-12*UK*10860001234562*L2291~N9*SE*SN7781~W13*1*EA*01*L2291*AU~W14*4`),
      ),
    ),
  );
  expect(advice).toMatchObject({
    receiptNumber: 'RC88120',
    receivedOn: '2026-03-09',
    shipmentId: 'ASN0099812',
    totals: { received: '4' },
  });
  const [item] = receivedItems(advice);
  expect(item).toMatchObject({
    quantity: '4',
    unit: 'EA',
    lot: 'L2291',
    productIds: [{ qualifier: 'VC' }, { qualifier: 'UK' }],
    exceptions: [{ quantity: '1', condition: '01', damageReason: 'AU' }],
  });
  expect(tracedUnitsOf(item ?? {})).toMatchObject({ lots: ['L2291'], serials: ['SN7781'] });
});

test('945: what was shipped, by package', () => {
  const advice = documentOf(
    readShippingAdvice945(
      setOf(
        '945',
        segmentsOf(`W06*F*DO-1*20260309*SH-7**PO-1~N1*WH*CDC*92*W1~N9*2I*1Z9~G62*11*20260309~W27*M*UPSN~
          LX*1~MAN*GM*00108600099988890014~W12*CC*4*4*0*EA**VC*HIP-STM-12*L2291********UK*10860001234562~N9*SE*SN1~
          LX*2~W12*PR*10*6*4*BX**IN*MED-1~W03*10`),
      ),
    ),
  );
  expect(advice).toMatchObject({
    depositorOrderNumber: 'DO-1',
    shipmentId: 'SH-7',
    dates: [{ qualifier: '11', on: '2026-03-09' }],
  });
  expect(advice.parts[0]).toMatchObject({ marks: [{ value: '00108600099988890014' }] });
  expect(warehouseShippedItems(advice)).toMatchObject([
    { status: 'CC', ordered: '4', shipped: '4', lot: 'L2291', productIds: [{ qualifier: 'VC' }, { qualifier: 'UK' }] },
    { status: 'PR', ordered: '10', shipped: '6', difference: '4', unit: 'BX' },
  ]);
});

test('940 and 943: what a warehouse is to ship, and what comes to it', () => {
  const order = documentOf(
    readShippingOrder940(
      setOf(
        '940',
        segmentsOf(
          `W05*N*DO-1*PO-1~N1*ST*DOCK*UL*0860001234572~G62*10*20260309~W66*PP*M********UPSN~LX*1~
        W01*4*EA**VC*HIP-STM-12********L2291**UK*10860001234562~G69*HIP STEM~W76*4`,
        ),
      ),
    ),
  );
  expect(order).toMatchObject({
    status: 'N',
    depositorOrderNumber: 'DO-1',
    shipping: { payment: 'PP', scac: 'UPSN' },
    totals: { quantity: '4' },
  });
  expect(orderedItems(order)).toMatchObject([
    {
      quantity: '4',
      unit: 'EA',
      lot: 'L2291',
      productIds: [{ qualifier: 'VC' }, { qualifier: 'UK' }],
      descriptions: [{ text: 'HIP STEM' }],
    },
  ]);
  const transfer = documentOf(
    readStockTransferAdvice943(
      setOf(
        '943',
        segmentsOf(
          `W06*N*DO-2*20260309*SH-8~N1*SF*MERIDIAN*92*M1~W27*M*UPSN~W04*4*EA**VC*HIP-STM-12********H~N9*LT*L2291~W20*4~W03*4`,
        ),
      ),
    ),
  );
  expect(transferredItems(transfer)).toMatchObject([
    { shipped: '4', inboundHold: 'H', references: [{ qualifier: 'LT', value: 'L2291' }], packing: { pack: '4' } },
  ]);
});

test('947: adjustments keep their sign, reason and lot', () => {
  const adjustment = documentOf(
    readInventoryAdjustment947(
      setOf('947', [
        'W15*20260310*ADJ-5',
        'N1*WH*CDC*92*W1',
        'W19*AW*-4*EA**VC*HIP-STM-12***L2291*******QU',
        'N9*SE*SN1',
      ]),
    ),
  );
  expect(adjustment).toMatchObject({
    adjustedOn: '2026-03-10',
    number: 'ADJ-5',
    adjustments: [{ reason: 'AW', quantity: '-4', lot: 'L2291', inventoryType: 'QU' }],
  });
});

describe('846', () => {
  const lineOf = (text: string): InventoryLine846 => {
    const advice = documentOf(
      readInventoryAdvice846(setOf('846', ['BIA*00*DD*SNAP-1*20260310*0200', ...segmentsOf(text)])),
    );
    const [line] = advice.lines;
    if (line === undefined) throw new Error('no line');
    return line;
  };
  const rowsOf = (text: string) =>
    reportedStock(lineOf(text)).map(({ qualifier, quantity, traced, location }) => [
      qualifier,
      quantity,
      traced.lots.join(','),
      location?.id,
    ]);

  test('lot and place after several kinds of quantity are those of all', () => {
    expect(rowsOf('LIN*1*VC*A~QTY*33*4*EA~QTY*17*6*EA~QTY*QH*2*EA~REF*LT*L1~DTM*036*20280131~N1*WH*CDC*92*W1')).toEqual(
      [
        ['33', '4', 'L1', 'W1'],
        ['17', '6', 'L1', 'W1'],
        ['QH', '2', 'L1', 'W1'],
      ],
    );
  });

  test('quantities of one kind have each their own', () => {
    expect(rowsOf('LIN*1*VC*A~QTY*17*4*EA~REF*LT*L1~QTY*17*6*EA~REF*LT*L2')).toEqual([
      ['17', '4', 'L1', undefined],
      ['17', '6', 'L2', undefined],
    ]);
    expect(rowsOf('LIN*1*VC*A~QTY*17*4*EA~QTY*17*6*EA~REF*LT*L2')).toEqual([
      ['17', '4', '', undefined],
      ['17', '6', 'L2', undefined],
    ]);
  });

  test('lot and place before the quantities are those of all', () => {
    expect(rowsOf('LIN*1*VC*A*LT*L1~N1*WH*CDC*92*W1~QTY*33*4*EA~QTY*17*6*EA')).toEqual([
      ['33', '4', 'L1', 'W1'],
      ['17', '6', 'L1', 'W1'],
    ]);
  });
});

test('861: what was received, in question and returned', () => {
  const advice = documentOf(
    readReceivingAdvice861(
      setOf(
        '861',
        segmentsOf(
          `BRA*RA-1*20260310*00*1~PRF*PO-1~N1*ST*DOCK*UL*0860001234572~RCD*1*4*EA***1*EA*01~LIN**VC*A~REF*LT*L1~CTT*1*4`,
        ),
      ),
    ),
  );
  expect(advice).toMatchObject({
    number: 'RA-1',
    order: { number: 'PO-1' },
    lines: [{ number: '1', received: '4', inQuestion: '1', condition: '01', item: { productIds: [{ value: 'A' }] } }],
  });
});

test('867: usage by product, lot and amount', () => {
  const report = documentOf(
    readProductTransfer867(
      setOf(
        '867',
        segmentsOf(
          `BPT*00*USE-1*20260310*02~N1*BY*MERCY*UL*0860001234565~PTD*BS~N1*ST*OR 3~QTY*32*1*EA~LIN**VC*A~AMT*1*460~REF*SE*SN1~REF*LT*L1~CTT*1`,
        ),
      ),
    ),
  );
  expect(report.transfers).toMatchObject([
    {
      transferType: 'BS',
      parties: [{ role: 'ST' }],
      quantities: [{ qualifier: '32', quantity: '1', item: {}, amounts: [{ amount: '460' }] }],
    },
  ]);
  expect(tracedUnitsOf(report.transfers[0]?.quantities[0] ?? {})).toMatchObject({ lots: ['L1'], serials: ['SN1'] });
});

test('214: where a shipment is', () => {
  const status = documentOf(
    readShipmentStatus214(
      setOf(
        '214',
        segmentsOf(
          'B10*PRO8812*BOL552*ACME~L11*PO-100234*PO~LX*1~AT7*X1*NS***20260309*0815*LT~MS1*CHICAGO*IL*US~AT8*G*L*12.5*1',
        ),
      ),
    ),
  );
  expect(status).toMatchObject({
    carrierReference: 'PRO8812',
    shipmentId: 'BOL552',
    scac: 'ACME',
    references: [{ value: 'PO-100234', qualifier: 'PO' }],
  });
  expect(carrierStatuses(status)).toMatchObject([
    { status: 'X1', reason: 'NS', on: '2026-03-09', at: '08:15', zone: 'LT', place: { city: 'CHICAGO', state: 'IL' } },
  ]);
});
