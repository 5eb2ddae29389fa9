import { describe, expect, test } from 'vitest';
import { segmentsOf, setOf } from '../../test/set-of.ts';
import { readShipNotice856, writeShipNotice856 } from './ship-notice-856.ts';
import { shippedItems, type ShippedItem } from './shipped-items.ts';

const head = 'BSN*00*ASN0099812*20260308*1610*0001';
const read = (text: string) => readShipNotice856(setOf('856', segmentsOf(text)));
function itemsOf(text: string): readonly ShippedItem[] {
  const reading = read(text);
  if (!reading.ok) throw new Error(reading.faults.map(({ sentence }) => sentence).join('; '));
  return shippedItems(reading.document);
}
const faultsOf = (text: string) =>
  read(text).faults.map(({ segment, element, severity, sentence }) => [severity, segment, element, sentence]);

const guide = `${head}~HL*1**S*1~TD1*CTN*1~TD5**2*UPSN*A~REF*2I*1Z999AA10123456784~DTM*011*20260308~DTM*017*20260309~
  N1*SF*MERIDIAN ORTHO*UL*0860009998889~N1*ST*MERCY OR DOCK*UL*0860001234572~HL*2*1*O*1~PRF*PO-100234***20260301~
  HL*3*2*P*1~MAN*GM*00108600099988890014~HL*4*3*I*0~LIN*1*VC*HIP-STM-12*UK*10860001234562*LT*L2291~SN1*1*4*EA**4*EA~
  DTM*036*20280131~REF*SE*SN7781~CTT*4`;

test('the guide reads into levels and flat items', () => {
  const reading = read(guide);
  expect(reading).toMatchObject({
    ok: true,
    faults: [],
    beyond: [],
    document: {
      shipmentId: 'ASN0099812',
      createdOn: '2026-03-08',
      createdAt: '16:10',
      structure: '0001',
      levels: [{ level: 'S', children: [{ level: 'O', children: [{ level: 'P', children: [{ level: 'I' }] }] }] }],
    },
  });
  expect(itemsOf(guide)).toMatchObject([
    {
      orderNumber: 'PO-100234',
      orderLine: '1',
      productIds: [{ qualifier: 'VC' }, { qualifier: 'UK' }],
      quantity: '4',
      unit: 'EA',
      orderedQuantity: '4',
      orderedUnit: 'EA',
      traced: { lots: ['L2291'], serials: ['SN7781'], expiryDates: ['2028-01-31'] },
      ssccs: ['108600099988890014'],
    },
  ]);
});

describe('R47: the levels are a tree by HL02', () => {
  test('of any nesting and any order', () => {
    expect(
      itemsOf(`${head}~HL*1**S~HL*2*1*O~PRF*PO-1~HL*3*2*I~LIN**VC*A~SN1**1*EA~HL*4*3*P~MAN*GM*00108600099988890014~
        HL*9*5*I~LIN**VC*B~SN1**2*BX~HL*5*1*O~PRF*PO-2~CTT*6`).map(({ orderNumber, quantity, ssccs }) => [
        orderNumber,
        quantity,
        ssccs,
      ]),
    ).toEqual([
      ['PO-1', '1', ['108600099988890014']],
      ['PO-2', '2', []],
    ]);
  });

  test('a pallet and its packs are told from the outside in', () => {
    const [item] = itemsOf(`${head}~HL*1**S~HL*2*1*O~PRF*PO-1~HL*3*2*T~MAN*AA*108600099988890014~HL*4*3*P~
      MAN*GM*(00)108600099988890021~HL*5*4*I~LIN**VC*A~SN1**1*EA`);
    expect(item?.ssccs).toEqual(['108600099988890014', '108600099988890021']);
  });

  test('an orphan, a number twice and a circle are refused', () => {
    expect(faultsOf(`${head}~HL*1**S~HL*2*7*O~PRF*PO-1`)).toEqual([
      ['error', 'HL', 2, 'HL 2 names HL 7 as its parent, which is not there'],
    ]);
    expect(faultsOf(`${head}~HL*1**S~HL*1**O~PRF*PO-1`)).toMatchObject([['error', 'HL', 1, 'HL01 1 stands twice']]);
    expect(read(`${head}~HL*1**S~HL*2*3*O~HL*3*2*I`)).toMatchObject({ ok: false });
    expect(faultsOf(head)).toEqual([['error', 'HL', null, 'HL is required and missing']]);
  });

  test('CTT01 that is not the number of levels is a warning', () => {
    expect(faultsOf(`${head}~HL*1**S~HL*2*1*O~PRF*PO-1~CTT*1`)).toEqual([
      ['warning', 'CTT', 1, 'CTT01 says 1 levels (HL), there are 2'],
    ]);
  });

  test('forty levels are enough', () => {
    const deep = Array.from({ length: 60 }, (_, at) => `HL*${at + 1}*${at === 0 ? '' : at}*P`).join('~');
    expect(read(`${head}~${deep}`)).toMatchObject({ ok: false, faults: [{ segment: 'HL', code: '4' }] });
    const wide = Array.from({ length: 5000 }, (_, at) => `HL*${at + 2}*1*I~LIN**VC*A~SN1**1*EA`).join('~');
    expect(itemsOf(`${head}~HL*1**S~${wide}`)).toHaveLength(5000);
  });
});

describe('R48', () => {
  test('dates between BSN and the first level are the notice’s', () => {
    const reading = read(`${head}~DTM*011*20260308~HL*1**S`);
    expect(reading.ok && reading.document.dates).toEqual([{ qualifier: '011', on: '2026-03-08' }]);
  });

  test('one shipment has several orders', () => {
    expect(
      itemsOf(
        `${head}~HL*1**S~HL*2*1*O~PRF*PO-1*R7~HL*3*2*I~LIN*10*VC*A~SN1**1*EA~HL*4*1*O~PRF*PO-2~HL*5*4*I~LIN**VC*A~SN1*20*2*EA`,
      ).map(({ orderNumber, release, orderLine }) => [orderNumber, release, orderLine]),
    ).toEqual([
      ['PO-1', 'R7', '10'],
      ['PO-2', undefined, '20'],
    ]);
  });
});

describe('R49: lot, serial and expiry in every form', () => {
  const traced = (item: string, pack = '') =>
    itemsOf(`${head}~HL*1**S~HL*2*1*O~PRF*PO-1~HL*3*2*P~${pack}~HL*4*3*I~${item}`)[0]?.traced;

  test.each([
    ['LIN LT', 'LIN**VC*A*LT*L1~SN1**1*EA', { lots: ['L1'] }],
    ['LIN B8', 'LIN**VC*A*B8*L1~SN1**1*EA', { lots: ['L1'] }],
    ['REF LT', 'LIN**VC*A~SN1**1*EA~REF*LT*L1', { lots: ['L1'] }],
    ['REF BT', 'LIN**VC*A~SN1**1*EA~REF*BT*L1', { lots: ['L1'] }],
    ['LIN SN', 'LIN**VC*A*SN*S1~SN1**1*EA', { serials: ['S1'] }],
    ['REF SE', 'LIN**VC*A~SN1**2*EA~REF*SE*S1~REF*SE*S2', { serials: ['S1', 'S2'] }],
    ['DTM 036', 'LIN**VC*A~SN1**1*EA~DTM*036*20280131', { expiryDates: ['2028-01-31'] }],
    ['DTM 511', 'LIN**VC*A~SN1**1*EA~DTM*511*20280131', { expiryDates: ['2028-01-31'] }],
    ['DTM 094', 'LIN**VC*A*LT*L1~SN1**1*EA~DTM*094*20260101', { manufacturedOn: '2026-01-01' }],
  ])('as %s', (_form, item, expected) => {
    expect(traced(item)).toMatchObject(expected);
  });

  test('SE among product ids is a section print, no serial', () => {
    expect(traced('LIN**VC*A*SE*P7~SN1**1*EA')).toMatchObject({ serials: [] });
  });

  test('at the pack, where the item has none of its own', () => {
    expect(traced('LIN**VC*A~SN1**1*EA', 'MAN*GM*00108600099988890014~REF*LT*L9~DTM*036*20280131')).toMatchObject({
      lots: ['L9'],
      expiryDates: ['2028-01-31'],
    });
    expect(traced('LIN**VC*A*LT*L1~SN1**1*EA', 'REF*LT*L9')).toMatchObject({ lots: ['L1'] });
  });

  test('two expiries of one item are both told', () => {
    expect(traced('LIN**VC*A*LT*L1~SN1**1*EA~DTM*036*20280131~DTM*036*20290131')?.expiryDates).toHaveLength(2);
  });
});

test('a kit has its components below it, as levels or as SLN', () => {
  const [kit, ...more] =
    itemsOf(`${head}~HL*1**S~HL*2*1*O~PRF*PO-1~HL*3*2*I~LIN**VC*KIT~SN1**1*KT~SLN*1**I*2*EA****VC*SCREW~
    HL*4*3*F~LIN**VC*PLATE*LT*L1~SN1**1*EA`);
  expect(more).toEqual([]);
  expect(kit).toMatchObject({
    components: [{ relationship: 'I', quantity: '2', unit: 'EA', productIds: [{ value: 'SCREW' }] }],
    componentItems: [{ productIds: [{ value: 'PLATE' }], traced: { lots: ['L1'] } }],
  });
});

test('levels are numbered, and counted, when they are written', () => {
  const segments = writeShipNotice856({
    purpose: '00',
    shipmentId: 'S1',
    createdOn: '2026-03-08',
    createdAt: '16:10',
    levels: [
      {
        level: 'S',
        children: [
          { level: 'O', order: { number: 'PO-1' }, children: [{ level: 'I', shipped: { quantity: '4', unit: 'EA' } }] },
          { level: 'O', order: { number: 'PO-2' } },
        ],
      },
    ],
  });
  expect(segments.filter(([id]) => id === 'HL' || id === 'CTT')).toEqual([
    ['HL', '1', undefined, 'S', '1'],
    ['HL', '2', '1', 'O', '1'],
    ['HL', '3', '2', 'I', '0'],
    ['HL', '4', '1', 'O', '0'],
    ['CTT', '4', '4'],
  ]);
});
