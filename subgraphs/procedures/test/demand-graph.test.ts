import { tableDrift } from '@supply-hub/testkit';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import * as tables from '../src/db/demand-schema.ts';
import { caseId, demandId, facilityId, itemId, lotId, orderLineId } from './ids.ts';
import { openDesk, type Desk } from './readiness-desk.ts';

async function twoCases(): Promise<Desk> {
  const desk = await openDesk('CUP', 'STEM');
  await desk.cards([
    { item: 'CUP', open: '2', hold: '1' },
    { item: 'NEW', open: '1', unit: 'BX' },
    { item: 'STEM' },
    { card: 'PC-S', facility: 'south', item: 'CUP', from: '2026-02-01', to: '2026-12-31', surgeon: 'S-1' },
  ]);
  await desk.stock('CUP', [{ id: 'L1', expires: '2026-05-01' }, { id: 'L2' }]);
  await desk.stock('STEM', [{ id: 'L3' }]);
  await desk.order('450', [{ item: 'CUP', promises: [{ on: '2026-03-09', quantity: '4', confirmed: true }] }]);
  await desk.case({ number: 'C-1', start: '2026-03-11T13:30:00Z' });
  await desk.case({ number: 'C-2', facility: 'south' });
  await desk.work();
  return desk;
}

test('a case tells its demands, worst first, down to lots and order lines, and its card', async () => {
  await using desk = await twoCases();
  const { data, errors } = await desk.ask(
    `query ($id: ID!) { surgicalCase(id: $id) {
      readiness problems { code sentence remedy }
      preferenceCard { number procedureCode surgeonId facility { id } validFrom validTo lines { item { id } names { system code } open { value unit } hold { value unit } } }
      demands {
        id surgicalCase { number } item { id } cardLine { system code display } readiness reason neededBy actBy
        needed { value unit } neededOnHold { value unit } usable { value unit } short { value unit } shortOnHold { value unit }
        allocations { lot { id } quantity { value unit } purpose }
        inbound { promisedOn isConfirmed quantity { value unit } purpose purchaseOrderLine { id } }
      }
    } }`,
    { id: caseId('C-1') },
  );
  expect(errors).toBeUndefined();
  const ea = (value: string) => ({ value, unit: 'EA' });
  expect(data).toMatchObject({
    surgicalCase: {
      readiness: 'UNKNOWN',
      problems: [{ code: 'UNKNOWN_ITEM', remedy: expect.stringMatching(/\.$/) }],
      preferenceCard: {
        number: 'PC-1',
        procedureCode: 'THA',
        surgeonId: null,
        facility: { id: facilityId('north') },
        validFrom: '2026-01-01',
        validTo: null,
        lines: [
          { item: { id: itemId('CUP') }, names: { system: 'erp', code: 'CUP' }, open: ea('2'), hold: ea('1') },
          { item: null, names: { system: 'erp', code: 'NEW' }, open: { value: '1', unit: 'BX' } },
          { item: { id: itemId('STEM') } },
        ],
      },
      demands: [
        {
          item: null,
          cardLine: { system: 'erp', code: 'NEW', display: null },
          readiness: 'UNKNOWN',
          needed: { value: '1', unit: 'BX' },
          reason: 'The card names item NEW of Meridian ERP, which the item master does not have.',
        },
        {
          id: demandId('C-1', 'CUP'),
          surgicalCase: { number: 'C-1' },
          item: { id: itemId('CUP') },
          readiness: 'READY',
          reason: 'All there: 2 EA in stock at OR01, 1 EA confirmed with order 450 for 2026-03-09.',
          neededBy: '2026-03-11T11:30:00Z',
          actBy: null,
          needed: ea('2'),
          neededOnHold: ea('1'),
          usable: ea('2'),
          short: ea('0'),
          shortOnHold: ea('0'),
          // FEFO: what does not expire comes last (R20).
          allocations: [
            { lot: { id: lotId('L1') }, quantity: ea('1'), purpose: 'OPEN' },
            { lot: { id: lotId('L2') }, quantity: ea('1'), purpose: 'OPEN' },
          ],
          inbound: [
            {
              promisedOn: '2026-03-09',
              isConfirmed: true,
              quantity: ea('1'),
              purpose: 'HOLD',
              purchaseOrderLine: { id: orderLineId('450', '10') },
            },
          ],
        },
        { item: { id: itemId('STEM') }, readiness: 'READY' },
      ],
    },
  });
});

test('an item tells who needs it at a facility, the earliest case first, page by page', async () => {
  await using desk = await openDesk('CUP');
  await desk.cards([{ item: 'CUP' }]);
  for (const [n, hour] of [12, 10, 11, 10].entries())
    await desk.case({ number: `C-${n}`, start: `2026-03-10T${hour}:00:00Z` });
  await desk.work();
  const query = `query ($e: [_Any!]!, $f: ID!, $after: String) { _entities(representations: $e) { ... on Item {
    demands(facilityId: $f, first: 2, after: $after) { edges { node { surgicalCase { number } } } pageInfo { hasNextPage endCursor } } } } }`;
  const e = [{ __typename: 'Item', id: itemId('CUP') }];
  interface Answer {
    _entities: {
      demands: {
        edges: { node: { surgicalCase: { number: string } } }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
    }[];
  }
  const page = async (after?: string) => {
    const { data, errors } = await desk.ask(query, { e, f: facilityId('north'), after });
    expect(errors).toBeUndefined();
    const [item] = (data as unknown as Answer)._entities;
    if (item === undefined) throw new Error('no item');
    return { numbers: item.demands.edges.map(({ node }) => node.surgicalCase.number), ...item.demands.pageInfo };
  };
  const first = await page();
  const second = await page(first.endCursor);
  expect(first.numbers.toSorted()).toEqual(['C-1', 'C-3']);
  expect([first.hasNextPage, second.numbers, second.hasNextPage]).toEqual([true, ['C-2', 'C-0'], false]);
});

test('R72: who sees one facility gets neither demands nor cards of another, and a partner none at all', async () => {
  await using desk = await twoCases();
  const [card] = await desk.db.execute<{ id: string }>(
    sql`select id from procedures.preference_card where number = 'PC-S'`,
  );
  const ask = async (as: string) => {
    const { data, errors } = await desk.ask(
      `query ($card: ID!, $south: ID!, $case: ID!, $e: [_Any!]!) {
        preferenceCard(id: $card) { number }
        surgicalCase(id: $case) { demands { id } }
        _entities(representations: $e) {
          ... on CaseDemand { reason } ... on PreferenceCard { number }
          ... on Item { demands(facilityId: $south) { edges { node { id } } } }
        }
      }`,
      {
        card: card?.id,
        south: facilityId('south'),
        case: caseId('C-2'),
        e: [
          { __typename: 'CaseDemand', id: demandId('C-2', 'CUP') },
          { __typename: 'PreferenceCard', id: card?.id },
          { __typename: 'Item', id: itemId('CUP') },
        ],
      },
      as,
    );
    expect(errors).toBeUndefined();
    return data;
  };
  expect(await ask('planner')).toMatchObject({
    preferenceCard: { number: 'PC-S' },
    surgicalCase: { demands: [{ id: demandId('C-2', 'CUP') }] },
    _entities: [{}, { number: 'PC-S' }, { demands: { edges: [{}] } }],
  });
  for (const as of ['northPlanner', 'partner'])
    expect(await ask(as)).toEqual({
      preferenceCard: null,
      surgicalCase: null,
      _entities: [null, null, { demands: { edges: [] } }],
    });
});

test('before the cards were read an item’s demands are not empty but not known', async () => {
  await using desk = await openDesk('CUP');
  const { errors } = await desk.ask(
    'query ($e: [_Any!]!, $f: ID!) { _entities(representations: $e) { ... on Item { demands(facilityId: $f) { edges { cursor } } } } }',
    { e: [{ __typename: 'Item', id: itemId('CUP') }], f: facilityId('north') },
  );
  expect(errors).toMatchObject([{ extensions: { code: 'SOURCE_UNAVAILABLE', system: 'the preference card file' } }]);
});

test('demands and cards of many cases, and many demands by id, take as many statements as of one', async () => {
  await using desk = await openDesk('CUP', 'STEM');
  await desk.cards([{ item: 'CUP' }, { item: 'STEM' }, { card: 'PC-2', procedure: 'TKA', item: 'CUP' }]);
  for (let n = 0; n < 30; n += 1) await desk.case({ number: `C-${n}`, procedure: n % 2 ? 'THA' : 'TKA' });
  await desk.work();
  const count = async (query: string, e: object[]) => {
    desk.statements.length = 0;
    const { errors } = await desk.ask(query, { e });
    expect(errors).toBeUndefined();
    return desk.statements.length;
  };
  const ofCases = `query ($e: [_Any!]!) { _entities(representations: $e) { ... on SurgicalCase {
    demands { item { id } surgicalCase { number } } preferenceCard { lines { item { id } } } } } }`;
  const cases = Array.from({ length: 30 }, (_, n) => ({ __typename: 'SurgicalCase', id: caseId(`C-${n}`) }));
  expect(await count(ofCases, cases)).toBe(await count(ofCases, cases.slice(0, 1)));
  const byId =
    'query ($e: [_Any!]!) { _entities(representations: $e) { ... on CaseDemand { reason surgicalCase { number } } } }';
  const demands = Array.from({ length: 30 }, (_, n) => ({ __typename: 'CaseDemand', id: demandId(`C-${n}`, 'CUP') }));
  expect(await count(byId, demands)).toBe(await count(byId, demands.slice(0, 1)));
  const ofItems = `query ($e: [_Any!]!) { _entities(representations: $e) { ... on Item {
    demands(facilityId: "${facilityId('north')}", first: 5) { edges { node { reason } } } } } }`;
  const items = ['CUP', 'STEM', 'X'].map((key) => ({ __typename: 'Item', id: itemId(key) }));
  await count(ofItems, items);
  expect(await count(ofItems, items)).toBe(await count(ofItems, items.slice(0, 1)));
});

test('the tables in the code are the tables in the database', async () => {
  await using desk = await openDesk();
  expect(await tableDrift(desk.url, Object.values(tables))).toEqual([]);
});
