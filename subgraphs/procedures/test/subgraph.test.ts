import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { caseId, facilityId } from './ids.ts';
import { proceduresHub } from './procedures-hub.ts';

const cases = [
  { number: 'C-1', room: 'N1', start: '2026-03-10T13:00:00Z' },
  { number: 'C-2', room: 'S1', start: '2026-03-10T14:00:00Z' },
  { number: 'C-3', room: 'N1', start: '2026-03-11T13:00:00Z', status: 'cancelled' },
];
const list = `query ($filter: SurgicalCaseFilter, $first: Int, $after: String) {
  surgicalCases(filter: $filter, first: $first, after: $after) {
    totalCount edges { node { number } } pageInfo { hasNextPage endCursor }
  }
}`;
const numbersOf = (data: unknown): string[] => {
  const page = (data as { surgicalCases: { edges: { node: { number: string } }[] } }).surgicalCases;
  return page.edges.map(({ node }) => node.number);
};

test('a case is told with its place, time and provenance, and nothing of the patient', async () => {
  await using hub = await proceduresHub(cases);
  await hub.poll();
  const { data, errors } = await hub.ask(
    '{ surgicalCases(first: 1) { edges { node { id number scheduledAt status facility { id } theatre { id } procedure { system code display } provenance { system freshness asOf } } } } }',
  );
  expect(errors).toBeUndefined();
  expect(data).toMatchObject({
    surgicalCases: {
      edges: [
        {
          node: {
            id: caseId('C-1'),
            number: 'C-1',
            scheduledAt: '2026-03-10T13:00:00Z',
            status: 'SCHEDULED',
            facility: { id: facilityId('north') },
            procedure: { code: '52734007', display: null },
            provenance: { system: 'Lakeside EHR', freshness: 'FRESH', asOf: '2026-03-09T12:00:00Z' },
          },
        },
      ],
    },
  });
  const kept = await hub.db.execute(sql`
    select row_to_json(t)::text as row from procedures.appointment as t
    union all select row_to_json(t)::text from procedures.surgical_case as t
    union all select row_to_json(t)::text from procedures.schedule_change as t`);
  expect(kept).toHaveLength(9);
  expect(JSON.stringify([...kept])).not.toMatch(/Jane|p-1/);
});

test('lists are in the order of time, narrowed by what is asked, and page without loss', async () => {
  await using hub = await proceduresHub(cases);
  await hub.poll();
  expect(numbersOf((await hub.ask(list)).data)).toEqual(['C-1', 'C-2', 'C-3']);
  const narrowed = await hub.ask(list, {
    filter: { from: '2026-03-10T13:30:00Z', to: '2026-03-11T13:00:00Z', status: ['SCHEDULED'] },
  });
  expect(numbersOf(narrowed.data)).toEqual(['C-2']);
  const first = await hub.ask(list, { first: 2 });
  const { totalCount, pageInfo } = (
    first.data as { surgicalCases: { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string } } }
  ).surgicalCases;
  expect([totalCount, pageInfo.hasNextPage]).toEqual([3, true]);
  expect(numbersOf((await hub.ask(list, { first: 2, after: pageInfo.endCursor })).data)).toEqual(['C-3']);
});

test('R72: who sees one facility can neither list, count, fetch by id or number, nor resolve what is another’s', async () => {
  await using hub = await proceduresHub(cases);
  await hub.poll();
  for (const [as, expected] of [
    ['northPlanner', ['C-1', 'C-3']],
    ['partner', []],
  ] as const) {
    const { data } = await hub.ask(list, {}, as);
    expect(numbersOf(data)).toEqual(expected);
    expect(data).toMatchObject({ surgicalCases: { totalCount: expected.length } });
    const others = await hub.ask(
      `query ($id: ID!, $south: ID!, $entities: [_Any!]!) {
        surgicalCase(id: $id) { number }
        surgicalCaseByNumber(facilityId: $south, number: "C-2") { number }
        surgicalCases(filter: { facilityIds: [$south] }) { totalCount edges { node { number } } }
        _entities(representations: $entities) { ... on SurgicalCase { number } ... on Facility { cases { totalCount edges { node { number } } } } }
      }`,
      {
        id: caseId('C-2'),
        south: facilityId('south'),
        entities: [
          { __typename: 'SurgicalCase', id: caseId('C-2') },
          { __typename: 'Facility', id: facilityId('south') },
        ],
      },
      as,
    );
    expect(others.errors).toBeUndefined();
    expect(others.data).toEqual({
      surgicalCase: null,
      surgicalCaseByNumber: null,
      surgicalCases: { totalCount: 0, edges: [] },
      _entities: [null, { cases: { totalCount: 0, edges: [] } }],
    });
  }
});

test('R17: a case at an unknown place is seen by those who see every facility, and by nobody else', async () => {
  await using hub = await proceduresHub([{ number: 'C-9', room: 'X1' }]);
  await hub.poll();
  expect(numbersOf((await hub.ask(list)).data)).toEqual(['C-9']);
  expect(numbersOf((await hub.ask(list, {}, 'northPlanner')).data)).toEqual([]);
});

test('with the EHR away and maxAge passed a case is STALE without an error; unknown ones name the EHR; back, LIVE', async () => {
  await using hub = await proceduresHub(cases);
  await hub.poll();
  hub.clock.advance(61_000);
  hub.setAway(true);
  const query = `query ($facility: ID!) {
    known: surgicalCaseByNumber(facilityId: $facility, number: "C-1") { number provenance { freshness } }
    unknown: surgicalCaseByNumber(facilityId: $facility, number: "C-404") { number }
  }`;
  const away = await hub.ask(query, { facility: facilityId('north') });
  expect(away.data).toEqual({ known: { number: 'C-1', provenance: { freshness: 'STALE' } }, unknown: null });
  expect(away.errors).toMatchObject([
    { path: ['unknown'], extensions: { code: 'SOURCE_UNAVAILABLE', system: 'Lakeside EHR' } },
  ]);
  hub.setAway(false);
  hub.put({ number: 'C-404' });
  hub.clock.advance(60_000);
  await expect
    .poll(() => hub.ask(query, { facility: facilityId('north') }), { timeout: 15_000 })
    .toMatchObject({ data: { known: { provenance: { freshness: 'LIVE' } }, unknown: { number: 'C-404' } } });
});

test('before its first load a list is not empty but not known', async () => {
  await using hub = await proceduresHub(cases);
  const { data, errors } = await hub.ask(list);
  expect(data).toEqual({ surgicalCases: null });
  expect(errors).toMatchObject([{ extensions: { code: 'SOURCE_UNAVAILABLE', system: 'Lakeside EHR' } }]);
});

test('a poll reads what changed, moves the case, and tells it as an event with the next version', async () => {
  await using hub = await proceduresHub(cases);
  await hub.poll();
  hub.put({ number: 'C-1', start: '2026-03-12T15:00:00Z', lastUpdated: '2026-03-09T12:01:00Z' });
  hub.clock.advance(120_000);
  hub.forget();
  await hub.poll();
  expect(hub.asked()).toEqual([expect.stringContaining('_lastUpdated=ge2026-03-08T07:58:00Z')]);
  expect(numbersOf((await hub.ask(list)).data)).toEqual(['C-2', 'C-3', 'C-1']);
  const events = await hub.db.execute(
    sql`select aggregate_version::int as version, data->>'scheduledAt' as at from hub.outbox where aggregate_id = ${caseId('C-1')} order by seq`,
  );
  expect([...events]).toEqual([
    { version: 1, at: '2026-03-10T13:00:00Z' },
    { version: 2, at: '2026-03-12T15:00:00Z' },
  ]);
});

test('cases of many facilities and many cases by id take as many statements as of one', async () => {
  await using hub = await proceduresHub(
    Array.from({ length: 40 }, (_, n) => ({ number: `C-${n}`, room: n % 2 ? 'N1' : 'S1' })),
  );
  await hub.poll();
  const count = async (entities: object[]) => {
    hub.statements.length = 0;
    const { errors } = await hub.ask(
      'query ($e: [_Any!]!) { _entities(representations: $e) { ... on SurgicalCase { number } ... on Facility { cases { edges { node { number } } } } } }',
      { e: entities },
    );
    expect(errors).toBeUndefined();
    return hub.statements.length;
  };
  const facilities = ['north', 'south'].map((slug) => ({ __typename: 'Facility', id: facilityId(slug) }));
  await count(facilities);
  expect(await count(facilities)).toBe(await count(facilities.slice(0, 1)));
  const ids = Array.from({ length: 40 }, (_, n) => ({ __typename: 'SurgicalCase', id: caseId(`C-${n}`) }));
  expect(await count(ids)).toBe(await count(ids.slice(0, 1)));
});

test('many old cases are read from the EHR in one call', async () => {
  await using hub = await proceduresHub(Array.from({ length: 40 }, (_, n) => ({ number: `C-${n}` })));
  await hub.poll();
  hub.clock.advance(61_000);
  hub.forget();
  await hub.ask('{ surgicalCases(first: 40) { edges { node { number provenance { freshness } } } } }');
  expect(hub.asked()).toHaveLength(1);
});
