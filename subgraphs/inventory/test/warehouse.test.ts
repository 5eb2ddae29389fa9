import { confirmCrosswalks } from '@supply-hub/crosswalk';
import { hubId } from '@supply-hub/identifiers';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { depot, depotHub, east, itemId, received, screw, west } from './depot-hub.ts';

let hub: Awaited<ReturnType<typeof depotHub>>;
beforeAll(async () => void (hub = await depotHub()));
afterAll(() => hub[Symbol.asyncDispose]());
beforeEach(() => hub.forgetAll());

const message = (id: string) => hubId('message', 'exchange', id);
const inEast = 'N1*WH*EAST*UL*0860001234565~';
const count = (number: string, time: string, lines: string, place = inEast) =>
  `846*BIA*00*DD*${number}*20260309*${time}~${place}${lines}CTT*1~`;
const lotOf = (lot: string, quantity: number, item = 'MED-1', day = '20270131') =>
  `LIN**IN*${item}*LT*${lot}~QTY*17*${quantity}*EA~DTM*036*${day}~`;
const receipt = (number: string, quantity: number, lot = 'L1', day = '20260309') =>
  `944*W17*F*${day}*${number}~${inEast}W07*${quantity}*EA**IN*MED-1***${lot}~W14*${quantity}~`;
const adjustment = (number: string, reason: string, quantity: number, lot = 'L1') =>
  `947*W15*20260309*${number}~${inEast}W19*${reason}*${quantity}*EA**IN*MED-1***${lot}~`;
const shipment = (number: string, quantity: number, lot = 'L1') =>
  `945*W06*F*SO-1*20260309*${number}~${inEast}W12*CC*${quantity}*${quantity}**EA**IN*MED-1*${lot}~W03*${quantity}~`;

test('R23: a count is the stock, lot by lot, with what may not be used apart', async () => {
  const lines = `${lotOf('L1', 100)}LIN**IN*MED-1*LT*L2~QTY*33*20*EA~QTY*20*3*EA~QTY*63*99*EA~REF*LT*L2~`;
  expect(await hub.take(received(count('C1', '0600', lines)))).toMatchObject({ kind: 'applied', facilityId: east });
  expect(await hub.stockOf()).toEqual([
    'MAIN L1 2027-01-31 AVAILABLE 100 EA',
    'MAIN L2 - AVAILABLE 20 EA',
    'MAIN L2 - BLOCKED 3 EA',
  ]);
  const { data } = await hub.ask(
    `{ stockLevels(filter: { facilityId: "${east}" }) { edges { node { onHand { value } usable { value } provenance { system asOf } } } } }`,
  );
  expect(data.stockLevels.edges).toEqual([
    {
      node: {
        onHand: { value: '123' },
        usable: { value: '120' },
        provenance: { system: 'depot', asOf: '2026-03-09T11:00:00Z' },
      },
    },
  ]);
});

test('before its first count nothing is said of a depot’s stock; after it, what is not listed is not there', async () => {
  const levels = `{ stockLevels(filter: { facilityId: "${west}" }) { edges { node { id } } } }`;
  expect((await hub.ask(levels)).errors).toMatchObject([{ extensions: { code: 'SOURCE_UNAVAILABLE' } }]);
  const inWest = 'N1*WH*WEST*UL*0860001234572~';
  expect(await hub.take(received(count('C1', '0600', lotOf('L1', 5), inWest)))).toMatchObject({ facilityId: west });
  expect(await hub.stockOf(screw, west)).toEqual(['W L1 2027-01-31 AVAILABLE 5 EA']);
  expect(await hub.stockOf(itemId('MED-2'), west)).toEqual([]);
  expect(await hub.take(received(count('C2', '0700', '', inWest), { id: 'm2' }))).toMatchObject({ kind: 'applied' });
  expect(await hub.stockOf(screw, west)).toEqual([]);
});

test('R23: receipts, shipments and adjustments after a count are kept on top of it', async () => {
  await hub.take(received(count('C1', '0600', lotOf('L1', 100))));
  const conditions = `944*W17*F*20260309*R1~${inEast}W07*2*BX**UK*10860001234562***L9~W13*1*BX*01~N9*BT*L9~G62*36*20280630~W14*2~`;
  await hub.take(received(conditions, { id: 'm2', sentAt: '2026-03-09T09:00' }));
  await hub.take(received(shipment('S1', 30), { id: 'm3', sentAt: '2026-03-09T10:00' }));
  await hub.take(received(adjustment('A1', '07', 1), { id: 'm4', sentAt: '2026-03-09T11:00' }));
  await hub.take(received(adjustment('A2', '05', 9), { id: 'm5', sentAt: '2026-03-09T12:00' }));
  expect(await hub.stockOf()).toEqual([
    'MAIN L1 2027-01-31 AVAILABLE 60 EA',
    'MAIN L1 2027-01-31 BLOCKED 9 EA',
    'MAIN L9 2028-06-30 AVAILABLE 10 EA',
    'MAIN L9 2028-06-30 BLOCKED 10 EA',
  ]);
  // What was counted later has it all in it.
  await hub.take(received(count('C2', '1300', lotOf('L1', 61)), { id: 'm6' }));
  expect(await hub.stockOf()).toEqual(['MAIN L1 2027-01-31 AVAILABLE 61 EA']);
  // And what happened before it and comes late changes nothing any more.
  await hub.take(received(shipment('S2', 10), { id: 'm7', sentAt: '2026-03-09T12:30' }));
  expect(await hub.stockOf()).toEqual(['MAIN L1 2027-01-31 AVAILABLE 61 EA']);
});

test('R23: a difference adds, an older count changes nothing', async () => {
  await hub.take(received(count('C1', '0600', lotOf('L1', 100))));
  const difference = count('D1', '0700', lotOf('L1', -5)).replace('BIA*00', 'BIA*04');
  expect(await hub.take(received(difference, { id: 'm2' }))).toMatchObject({ kind: 'applied' });
  expect(await hub.take(received(count('C0', '0500', lotOf('L1', 7)), { id: 'm3' }))).toMatchObject({
    kind: 'applied',
  });
  expect(await hub.stockOf()).toEqual(['MAIN L1 2027-01-31 AVAILABLE 95 EA']);
});

test('a document that comes again is a duplicate; another under its number waits; one played again does nothing', async () => {
  for (const text of [
    count('C1', '0600', lotOf('L1', 5)),
    receipt('R1', 5),
    shipment('S1', 1),
    adjustment('A1', '51', 2),
  ]) {
    const first = await hub.take(received(text, { id: 'first' }));
    expect(first).toMatchObject({ kind: 'applied' });
    const before = await hub.tables();
    expect(await hub.take(received(text, { id: 'again' }))).toMatchObject({ kind: 'duplicate', of: message('first') });
    expect(await hub.take(received(text, { id: 'first' }))).toMatchObject({ kind: 'applied' });
    expect(await hub.tables()).toEqual(before);
    await hub.forgetAll();
  }
  await hub.take(received(receipt('R1', 5)));
  expect(await hub.take(received(receipt('R1', 6), { id: 'm2' }))).toMatchObject({
    kind: 'parked',
    code: 'NUMBER_REUSED',
  });
});

describe('what cannot be read waits, with what a person can say of it', () => {
  test('R17: a place nobody knows, never some default one', async () => {
    const strange = receipt('R1', 5).replace('0860001234565', '0860001234589');
    expect(await hub.take(received(strange))).toMatchObject({
      kind: 'parked',
      code: 'UNKNOWN_PARTY',
      reason: 'Prairie Logistics names 0860001234589, which is no facility whose stock it keeps (R17).',
      facilityId: null,
      wants: [{ kind: 'LOCATION', key: '0860001234589', facts: { name: 'EAST', gln: '0860001234589' } }],
    });
    // It keeps two depots: a document that names none is of none.
    expect(await hub.take(received(receipt('R1', 5).replace(inEast, '')))).toMatchObject({
      code: 'UNKNOWN_PARTY',
      wants: [],
    });
    // A facility whose stock it does not keep.
    expect(await hub.take(received(receipt('R1', 5).replace('UL*0860001234565', '92*H100')))).toMatchObject({
      code: 'UNKNOWN_PARTY',
    });
    expect(await hub.take(received(receipt('R1', 5).replace('UL*0860001234565', '92*E')))).toMatchObject({
      kind: 'applied',
    });
  });

  test('an item nobody knows, and a steward’s word for it', async () => {
    const strange = count(
      'C1',
      '0600',
      `LIN**VC*AC-4711*UK*00860001239997~PID*F****SCREW~QTY*17*5*EA~${lotOf('L1', 3)}`,
    );
    expect(await hub.take(received(strange))).toMatchObject({
      kind: 'parked',
      code: 'UNKNOWN_ITEM',
      reason: 'Prairie Logistics tells of VC AC-4711, and nobody has said which item that is.',
      facilityId: east,
      wants: [
        {
          kind: 'ITEM',
          key: 'AC-4711',
          facts: { partNumber: 'AC-4711', gtin: '00860001239997', description: 'SCREW' },
        },
      ],
    });
    expect((await hub.tables()).documents).toEqual([]);
    const means = { kind: 'ITEM', party: 'depot', key: 'AC-4711', target: itemId('MED-2') } as const;
    await hub.db.transaction((tx) =>
      confirmCrosswalks(tx, [means], { by: 'a steward', at: hub.clock.now(), note: null }),
    );
    expect(await hub.take(received(strange))).toMatchObject({ kind: 'applied' });
    expect(await hub.stockOf(itemId('MED-2'))).toEqual(['MAIN - - AVAILABLE 5 EA']);
  });

  test('R4: a unit nobody knows, and one the item has not', async () => {
    const cases = receipt('R1', 5).replace('W07*5*EA', 'W07*5*QX');
    expect(await hub.take(received(cases))).toMatchObject({
      code: 'UNKNOWN_UNIT',
      wants: [{ kind: 'UNIT', key: 'QX', facts: { unit: 'QX' } }],
    });
    expect(await hub.take(received(cases, { partner: depot({ QX: 'BX' }) }))).toMatchObject({ kind: 'applied' });
    expect(await hub.stockOf()).toEqual(['MAIN L1 - AVAILABLE 50 EA']);
    expect(await hub.take(received(receipt('R2', 5).replace('W07*5*EA', 'W07*5*CS')))).toMatchObject({
      code: 'UNKNOWN_UNIT',
      reason: 'How many EA are in one CASSETTE of MED-1 is not known.',
    });
  });

  test('R18: a lot of one item has one last day', async () => {
    await hub.take(received(count('C1', '0600', lotOf('L1', 5))));
    const other = receipt('R1', 5).replace('W14', 'G62*36*20290101~W14');
    expect(await hub.take(received(other, { id: 'm2', sentAt: '2026-03-09T09:00' }))).toMatchObject({
      kind: 'parked',
      code: 'LOT_EXPIRY_CONFLICT',
      reason: 'Lot L1 is told of with two last days, 2027-01-31 and 2029-01-01 (R18).',
    });
    const twice = count('C2', '0700', `${lotOf('L1', 5)}${lotOf('L1', 2, 'MED-1', '20290101')}`);
    expect(await hub.take(received(twice, { id: 'm3' }))).toMatchObject({ code: 'LOT_EXPIRY_CONFLICT' });
    // Another item's lot of the same number is another lot.
    const another = count('C3', '0800', `${lotOf('L1', 5)}${lotOf('L1', 2, 'MED-2', '20290101')}`);
    expect(await hub.take(received(another, { id: 'm4' }))).toMatchObject({ kind: 'applied' });
  });

  test('R19: a last day needs a lot, a serial is one and in one place', async () => {
    const noLot = count('C1', '0600', 'LIN**IN*MED-1~QTY*17*5*EA~DTM*036*20270131~');
    expect(await hub.take(received(noLot))).toMatchObject({
      code: 'UNREADABLE',
      reason: 'Line 1 gives a last day without a lot (R19).',
    });
    const serial = (number: string, quantity: number, place = inEast) =>
      `944*W17*F*20260309*${number}~${place}W07*${quantity}*EA**IN*MED-1~N9*SE*SN1~W14*1~`;
    expect(await hub.take(received(serial('R1', 2)))).toMatchObject({ code: 'SERIAL_QUANTITY' });
    expect(await hub.take(received(serial('R1', 1)))).toMatchObject({ kind: 'applied' });
    const elsewhere = serial('R2', 1, 'N1*WH*WEST*UL*0860001234572~');
    expect(await hub.take(received(elsewhere, { id: 'm2' }))).toMatchObject({
      code: 'SERIAL_TWICE',
      reason: 'Serial SN1 is in two places (R19).',
    });
    const left = `945*W06*F*SO-1*20260309*S1~${inEast}W12*CC*1*1**EA**IN*MED-1~N9*SE*SN1~W03*1~`;
    expect(await hub.take(received(left, { id: 'm3' }))).toMatchObject({ kind: 'applied' });
    expect(await hub.take(received(elsewhere, { id: 'm2' }))).toMatchObject({ kind: 'applied' });
  });

  test('what its guide does not allow, and a purpose that is neither count nor change', async () => {
    expect(await hub.take(received(receipt('R1', 5).replace('*R1~', '~')))).toMatchObject({ code: 'UNREADABLE' });
    const cancelled = count('C1', '0600', lotOf('L1', 5)).replace('BIA*00', 'BIA*01');
    expect(await hub.take(received(cancelled))).toMatchObject({ code: 'UNREADABLE' });
    expect(await hub.take(received(count('C1', '0600', 'LIN**IN*MED-1~QTY*17*X*EA~')))).toMatchObject({
      code: 'UNREADABLE',
    });
  });
});

test('a long count is kept in parts, and counts once the last of them is there', async () => {
  await hub.take(received(count('C0', '0500', lotOf('OLD', 5))));
  const many = Array.from({ length: 2300 }, (_, index) =>
    lotOf(`L${index}`, 1, index % 2 === 0 ? 'MED-1' : 'MED-2'),
  ).join('');
  const message = received(count('C1', '0600', many), { id: 'm2' });
  const reception = await hub.take(message);
  expect(reception).toMatchObject({ kind: 'applied', parts: 3 });
  expect(await hub.stockOf()).toHaveLength(1150);
  expect(await hub.stockOf(itemId('MED-2'))).toHaveLength(1150);
});

test('R23, R71: in whatever order documents come, and however often, they leave the same rows', async () => {
  const documents = [
    [count('C1', '0600', lotOf('L1', 100)), '06:30'],
    [count('C2', '1200', `${lotOf('L1', 80)}${lotOf('L2', 5, 'MED-2')}`), '12:30'],
    [count('D1', '1230', lotOf('L1', -3)).replace('BIA*00', 'BIA*04'), '12:40'],
    [receipt('R1', 5), '11:00'],
    [receipt('R2', 7), '13:00'],
    [shipment('S1', 30), '14:00'],
    [adjustment('A1', '05', 9), '15:00'],
    [adjustment('A2', '51', 2), '05:00'],
  ] as const;
  const arrivals = fc
    .array(fc.constantFrom(...documents), { maxLength: 4 })
    .chain((doubles) =>
      fc.shuffledSubarray([...documents, ...doubles], { minLength: documents.length + doubles.length }),
    );
  let expected: unknown;
  await fc.assert(
    fc
      .asyncProperty(arrivals, async (arrived) => {
        for (const [index, [text, time]] of arrived.entries())
          expect((await hub.take(received(text, { id: `a${index}`, sentAt: `2026-03-09T${time}` }))).kind).toMatch(
            /applied|duplicate/,
          );
        const left = await hub.tables();
        expected ??= left;
        expect(left).toEqual(expected);
        expect(await hub.stockOf()).toEqual(['MAIN L1 2027-01-31 AVAILABLE 45 EA', 'MAIN L1 2027-01-31 BLOCKED 9 EA']);
      })
      .beforeEach(() => hub.forgetAll()),
    { numRuns: 6 },
  );
});
