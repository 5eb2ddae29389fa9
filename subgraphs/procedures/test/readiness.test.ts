import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { caseId, demandId, itemId, locationId, lotId, orderLineId, theatreId } from './ids.ts';
import { openDesk, readinessDesk } from './readiness-desk.ts';

test('stock arrives, and a case that was short turns READY; each is told', async () => {
  await using desk = await openDesk('CUP');
  await desk.cards([{ item: 'CUP', open: '2' }]);
  await desk.case({ number: 'C-1' });
  await desk.work();
  expect(await desk.caseRow('C-1')).toMatchObject({ readiness: 'SHORT', problems: [] });
  expect(await desk.demand('C-1', 'CUP')).toMatchObject({
    readiness: 'SHORT',
    short: '2',
    needed_by: '2026-03-10T11:30Z',
    act_by: '2026-03-10T07:30Z',
    reason:
      'Short of 2 EA: 2 needed, 0 covered; there is no other stock of it at the facility, and no delivery is promised.',
  });
  await desk.stock('CUP', [{ id: 'L1', quantity: '5' }]);
  await desk.work();
  expect(await desk.caseRow('C-1')).toMatchObject({ readiness: 'READY', version: 3 });
  expect(await desk.demand('C-1', 'CUP')).toMatchObject({
    usable: '2',
    short: '0',
    act_by: null,
    reason: 'All there: 2 EA in stock at OR01.',
    shares: { lots: [{ lotId: lotId('L1'), quantity: '2', for: 'OPEN' }], inbound: [] },
  });
  expect(
    (await desk.events('procedures.case-changed')).map(({ version, data }) => [version, data['readiness']]),
  ).toEqual([
    [2, 'SHORT'],
    [3, 'READY'],
  ]);
  expect(await desk.events('procedures.allocation-decided')).toMatchObject([
    { version: 1, data: { allocations: [{ readiness: 'SHORT', lots: [] }] } },
    {
      version: 2,
      data: {
        caseId: caseId('C-1'),
        allocations: [
          {
            demandId: demandId('C-1', 'CUP'),
            itemId: itemId('CUP'),
            unit: 'EA',
            lots: [{ lotId: lotId('L1'), quantity: '2', for: 'OPEN' }],
            short: '0',
            readiness: 'READY',
          },
        ],
      },
    },
  ]);
});

test('R21: a lot counts that expires on the day of the procedure at its facility, and not one that does before', async () => {
  await using desk = await openDesk('CUP');
  await desk.cards([{ item: 'CUP' }]);
  // Still the evening of the 10th in Chicago.
  await desk.case({ number: 'C-1', start: '2026-03-11T02:00:00Z' });
  await desk.stock('CUP', [{ id: 'L1', expires: '2026-03-09' }]);
  await desk.work();
  expect(await desk.demand('C-1', 'CUP')).toMatchObject({
    readiness: 'SHORT',
    reason: expect.stringContaining('lot L1 at OR01 (1 EA) expires on 2026-03-09, before the case'),
  });
  await desk.stock('CUP', [{ id: 'L1', expires: '2026-03-10' }]);
  await desk.work();
  expect(await desk.caseRow('C-1')).toMatchObject({ readiness: 'READY' });
});

test('R20, R22: what is recalled, held or in inspection counts for nobody', async () => {
  await using desk = await openDesk('CUP');
  await desk.cards([{ item: 'CUP', open: '2' }]);
  await desk.case({ number: 'C-1' });
  await desk.stock('CUP', [
    { id: 'L1', recalled: true },
    { id: 'L2', status: 'BLOCKED', quantity: '2' },
    { id: 'L3', status: 'QUALITY' },
  ]);
  await desk.work();
  expect(await desk.demand('C-1', 'CUP')).toMatchObject({
    readiness: 'SHORT',
    reason: 'Short of 2 EA: 2 needed, 0 covered; 1 EA are recalled; 3 EA are held or in inspection.',
  });
});

test('R32: only stock that supplies the theatre counts; a case without a room is supplied like any theatre', async () => {
  await using desk = await openDesk('CUP');
  await desk.cards([{ item: 'CUP' }]);
  await desk.stock('CUP', [{ id: 'L1', at: 'CS01' }]);
  await desk.case({ number: 'C-1', room: 'or-1' });
  await desk.work();
  expect(await desk.demand('C-1', 'CUP')).toMatchObject({
    readiness: 'SHORT',
    reason: expect.stringContaining('1 EA are at places that do not supply the theatre, as CS01'),
  });
  await desk.case({ number: 'C-1', room: null });
  await desk.work();
  expect(await desk.caseRow('C-1')).toMatchObject({ readiness: 'READY' });
  await desk.case({ number: 'C-1', room: 'or-1' });
  await desk.facility('north', {
    theatres: [{ id: theatreId('north', 'or-1'), name: 'OR 1', codes: {}, suppliedBy: [locationId('CS01')] }],
  });
  await desk.work();
  expect(await desk.caseRow('C-1')).toMatchObject({ readiness: 'READY' });
});

test('R25: the earlier case is served first, then the more urgent; one that moves gives up its turn', async () => {
  await using desk = await openDesk('CUP');
  await desk.cards([{ item: 'CUP' }]);
  await desk.stock('CUP', [{ id: 'L1' }]);
  await desk.case({ number: 'C-1', start: '2026-03-10T13:00:00Z' });
  await desk.case({ number: 'C-2', start: '2026-03-10T14:00:00Z' });
  await desk.case({ number: 'C-3', start: '2026-03-10T14:00:00Z', urgency: 5 });
  await desk.work();
  const readiness = async () => {
    const rows = await Promise.all(['C-1', 'C-2', 'C-3'].map((number) => desk.caseRow(number)));
    return rows.map((row) => row.readiness);
  };
  expect(await readiness()).toEqual(['READY', 'SHORT', 'SHORT']);
  expect(await desk.demand('C-2', 'CUP')).toMatchObject({
    reason: expect.stringContaining('1 EA are for cases that go first'),
  });
  await desk.case({ number: 'C-1', start: '2026-03-12T13:00:00Z' });
  await desk.work();
  expect(await readiness()).toEqual(['SHORT', 'SHORT', 'READY']);
});

test('R32: a confirmed delivery in time makes a case READY, an unconfirmed one AT_RISK, one that slips SHORT', async () => {
  await using desk = await openDesk('CUP');
  await desk.cards([{ item: 'CUP', open: '3' }]);
  await desk.stock('CUP', [{ id: 'L1' }]);
  await desk.case({ number: 'C-1', start: '2026-03-12T13:30:00Z' });
  const promised = (on: string, confirmed: boolean) =>
    desk.order('4500001234', [{ item: 'CUP', promises: [{ on, quantity: '5', confirmed }] }]);

  await promised('2026-03-11', false);
  await desk.work();
  expect(await desk.demand('C-1', 'CUP')).toMatchObject({
    readiness: 'AT_RISK',
    usable: '1',
    short: '0',
    reason: '2 EA rest on order 4500001234 for 2026-03-11, which the supplier has not confirmed.',
    shares: { inbound: [{ orderLineId: orderLineId('4500001234', '10'), quantity: '2', on: '2026-03-11' }] },
  });
  await promised('2026-03-11', true);
  await desk.work();
  expect(await desk.demand('C-1', 'CUP')).toMatchObject({
    readiness: 'READY',
    reason: 'All there: 1 EA in stock at OR01, 2 EA confirmed with order 4500001234 for 2026-03-11.',
  });
  // It may come until the end of the day, and by then the case has begun.
  await promised('2026-03-12', true);
  await desk.work();
  expect(await desk.demand('C-1', 'CUP')).toMatchObject({
    readiness: 'SHORT',
    short: '2',
    reason: 'Short of 2 EA: 3 needed, 1 covered; order 4500001234 promised 5 EA for 2026-03-12, too late for the case.',
  });
  await desk.order('4500001234', []);
  await desk.work();
  expect((await desk.demand('C-1', 'CUP'))?.reason).toContain('no delivery is promised');
});

test('R41: a delivery whose day is over and that has not come counts for nobody, though nobody said anything', async () => {
  await using desk = await openDesk('CUP');
  await desk.cards([{ item: 'CUP' }]);
  await desk.case({ number: 'C-1', start: '2026-03-13T13:30:00Z' });
  await desk.order('450', [{ item: 'CUP', promises: [{ on: '2026-03-10', quantity: '5', confirmed: true }] }]);
  await desk.work();
  expect(await desk.caseRow('C-1')).toMatchObject({ readiness: 'READY' });
  desk.clock.set('2026-03-11T04:59:00Z'); // a minute before midnight in Chicago
  await desk.work();
  expect(await desk.caseRow('C-1')).toMatchObject({ readiness: 'READY' });
  desk.clock.set('2026-03-11T05:01:00Z');
  await desk.work();
  expect(await desk.demand('C-1', 'CUP')).toMatchObject({
    readiness: 'SHORT',
    reason: expect.stringContaining('order 450 promised 5 EA for 2026-03-10, and they have not come'),
  });
});

test('R26: a cancelled case frees its lots for another, which turns READY; reinstated, it takes them back', async () => {
  await using desk = await openDesk('CUP');
  await desk.cards([{ item: 'CUP' }]);
  await desk.stock('CUP', [{ id: 'L1' }]);
  await desk.case({ number: 'C-1', start: '2026-03-10T13:00:00Z' });
  await desk.case({ number: 'C-2', start: '2026-03-10T14:00:00Z' });
  await desk.work();
  expect(await desk.caseRow('C-2')).toMatchObject({ readiness: 'SHORT' });
  await desk.case({ number: 'C-1', status: 'CANCELLED' });
  await desk.work();
  expect(await desk.caseRow('C-1')).toMatchObject({ readiness: null, problems: [], card_id: null });
  expect(await desk.demand('C-1', 'CUP')).toBeUndefined();
  expect(await desk.caseRow('C-2')).toMatchObject({ readiness: 'READY' });
  expect((await desk.events('procedures.case-changed')).findLast(({ id }) => id === caseId('C-2'))).toMatchObject({
    data: { number: 'C-2', readiness: 'READY' },
  });
  const edges = async () =>
    [
      ...(await desk.db.execute<{ from: string; to: string; stands: boolean }>(
        sql`select from_id as from, to_id as to, ended_at is null as stands from hub.lineage_edge
          where kind = 'covers' order by to_id = ${demandId('C-2', 'CUP')}`,
      )),
    ].map(({ from, to, stands }) => [from, to, stands]);
  expect(await edges()).toEqual([
    [lotId('L1'), demandId('C-1', 'CUP'), false],
    [lotId('L1'), demandId('C-2', 'CUP'), true],
  ]);
  await desk.case({ number: 'C-1', start: '2026-03-10T13:00:00Z' });
  await desk.work();
  expect(await desk.caseRow('C-1')).toMatchObject({ readiness: 'READY' });
  expect(await desk.caseRow('C-2')).toMatchObject({ readiness: 'SHORT' });
  expect(await edges()).toEqual([
    [lotId('L1'), demandId('C-1', 'CUP'), true],
    [lotId('L1'), demandId('C-2', 'CUP'), false],
  ]);
});

test('R31: all open quantities go before any hold; short of hold alone is AT_RISK', async () => {
  await using desk = await openDesk('CUP');
  await desk.cards([{ item: 'CUP', open: '1', hold: '2' }]);
  await desk.stock('CUP', [{ id: 'L1', quantity: '3' }]);
  await desk.case({ number: 'C-1', start: '2026-03-10T13:00:00Z' });
  await desk.case({ number: 'C-2', start: '2026-03-10T14:00:00Z' });
  await desk.work();
  expect(await desk.demand('C-1', 'CUP')).toMatchObject({ usable: '2', hold_short: '1', readiness: 'AT_RISK' });
  expect(await desk.demand('C-2', 'CUP')).toMatchObject({
    usable: '1',
    hold_short: '2',
    readiness: 'AT_RISK',
    reason: 'What is needed is covered, and of 2 EA to hold in case 2 are missing; 2 EA are for cases that go first.',
  });
});

test('a case is as ready as its worst demand', async () => {
  await using desk = await openDesk('CUP', 'STEM');
  await desk.cards([{ item: 'CUP' }, { item: 'STEM' }]);
  await desk.case({ number: 'C-1' });
  await desk.stock('CUP', [{ id: 'L1' }]);
  await desk.work();
  expect(await desk.caseRow('C-1')).toMatchObject({ readiness: 'SHORT' });
  await desk.stock('STEM', [{ id: 'L2' }]);
  await desk.work();
  expect(await desk.caseRow('C-1')).toMatchObject({ readiness: 'READY' });
});

test('R1: a card’s boxes are the item’s eaches, and its lines for one item are one demand', async () => {
  await using desk = await openDesk('CUP');
  await desk.cards([
    { item: 'CUP', open: '2', unit: 'BX' },
    { item: 'CUP', open: '1' },
  ]);
  await desk.case({ number: 'C-1' });
  await desk.stock('CUP', [{ id: 'L1', quantity: '20' }]);
  await desk.work();
  expect(await desk.demand('C-1', 'CUP')).toMatchObject({ unit: 'EA', open: '21', usable: '20', short: '1' });
  await desk.item('CUP', { units: [{ unit: 'BX', numerator: '5', denominator: '1' }] });
  await desk.work();
  expect(await desk.demand('C-1', 'CUP')).toMatchObject({ open: '11', usable: '11', readiness: 'READY' });
});

test('an item nobody knows makes its demand UNKNOWN with a problem; known, it is decided; the others are meanwhile', async () => {
  await using desk = await openDesk('CUP');
  await desk.cards([{ item: 'CUP' }, { item: 'NEW', open: '2', unit: 'BX' }]);
  await desk.case({ number: 'C-1' });
  await desk.stock('CUP', [{ id: 'L1' }]);
  await desk.stock('NEW', [{ id: 'L2', quantity: '30' }]);
  await desk.work();
  expect(await desk.caseRow('C-1')).toMatchObject({
    readiness: 'UNKNOWN',
    problems: [
      {
        code: 'UNKNOWN_ITEM',
        sentence: 'Card PC-1 names item NEW of Meridian ERP, which the item master does not have.',
      },
    ],
  });
  expect(await desk.demand('C-1', 'CUP')).toMatchObject({ readiness: 'READY' });
  expect(await desk.demand('C-1', 'NEW')).toMatchObject({ readiness: 'UNKNOWN', unit: 'BX', open: '2', usable: '0' });
  await desk.item('NEW', { units: [] });
  await desk.work();
  expect(await desk.caseRow('C-1')).toMatchObject({ readiness: 'UNKNOWN', problems: [{ code: 'UNKNOWN_UNIT' }] });
  await desk.item('NEW');
  await desk.work();
  expect(await desk.caseRow('C-1')).toMatchObject({ readiness: 'READY', problems: [] });
  expect(await desk.demand('C-1', 'NEW')).toMatchObject({ unit: 'EA', open: '20', usable: '20' });
});

test('a case at a facility nobody has told of yet waits for it, UNKNOWN', async () => {
  await using desk = await readinessDesk();
  await desk.item('CUP');
  await desk.stock('CUP', [{ id: 'L1' }]);
  await desk.cards([{ item: 'CUP' }]);
  await desk.case({ number: 'C-1' });
  await desk.work();
  expect(await desk.caseRow('C-1')).toMatchObject({ readiness: 'UNKNOWN', problems: [] });
  await desk.facility('north');
  await desk.work();
  expect(await desk.caseRow('C-1')).toMatchObject({ readiness: 'READY' });
});

test('a case that began a day ago and was never closed holds nothing any more', async () => {
  await using desk = await openDesk('CUP');
  await desk.cards([{ item: 'CUP' }]);
  await desk.stock('CUP', [{ id: 'L1' }]);
  await desk.case({ number: 'C-1', start: '2026-03-10T13:00:00Z' });
  await desk.case({ number: 'C-2', start: '2026-03-14T13:00:00Z' });
  await desk.work();
  desk.clock.set('2026-03-11T12:59:00Z');
  await desk.work();
  expect(await desk.caseRow('C-2')).toMatchObject({ readiness: 'SHORT' });
  desk.clock.set('2026-03-11T13:01:00Z');
  await desk.work();
  expect(await desk.caseRow('C-1')).toMatchObject({ readiness: null });
  expect(await desk.caseRow('C-2')).toMatchObject({ readiness: 'READY' });
});

test('what is not newer than the copy changes nothing', async () => {
  await using desk = await openDesk('CUP');
  await desk.cards([{ item: 'CUP' }]);
  await desk.case({ number: 'C-1' });
  await desk.stock('CUP', [{ id: 'L1' }], { version: 7 });
  await desk.order('450', [{ item: 'CUP', promises: [{ on: '2026-03-09', quantity: '1', confirmed: true }] }], 7);
  await desk.work();
  const events = async () => (await desk.events('procedures.allocation-decided')).length;
  const before = await events();
  await desk.stock('CUP', [], { version: 6 });
  await desk.stock('CUP', [], { version: 7 });
  await desk.order('450', [], 7);
  await desk.item('CUP', { baseUnit: 'BX' }, 1);
  await desk.facility('north', { theatres: [] }, 1);
  await desk.work();
  expect(await desk.caseRow('C-1')).toMatchObject({ readiness: 'READY' });
  expect(await events()).toBe(before);
});

test('what comes again as it was is neither written nor told again', async () => {
  await using desk = await openDesk('CUP');
  await desk.cards([{ item: 'CUP' }]);
  await desk.case({ number: 'C-1' });
  await desk.stock('CUP', [{ id: 'L1' }]);
  await desk.work();
  const told = async () => (await desk.db.execute(sql`select id from hub.outbox`)).length;
  const before = await told();
  await desk.stock('CUP', [{ id: 'L1' }]);
  await desk.facility('north');
  await desk.item('CUP');
  await desk.db.execute(sql`insert into procedures.demand_due (case_id) values (${caseId('C-1')})`);
  await desk.work();
  expect(await told()).toBe(before);
});
