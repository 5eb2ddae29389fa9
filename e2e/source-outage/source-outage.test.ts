import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { everything } from '../answer-parts.ts';
import type { Answer } from '../ask.ts';
import { runHub, type RunningHub, type System } from '../running-hub.ts';

const itemToOrder = readFileSync(new URL('../../docs/examples/item-to-order.graphql', import.meta.url), 'utf8');

/** One thing of each system: what is asked, and how people call the system. */
const systems: readonly { system: System; name: string; query: string }[] = [
  {
    system: 'erp',
    name: 'Meridian ERP',
    query: '{ items(first: 3) { edges { node { number provenance { system freshness } } } } }',
  },
  {
    system: 'ehr',
    name: 'Lakeside EHR',
    query: '{ surgicalCases(first: 3) { edges { node { number provenance { system freshness } } } } }',
  },
  {
    system: 'wms',
    name: 'Central Warehouse',
    query: `query ($warehouse: ID!) {
      stockLevels(first: 3, filter: { facilityId: $warehouse }) { edges { node { onHand { value } provenance { system freshness } } } }
    }`,
  },
];

/** How fresh what came from a system is, each word once. */
function freshness({ data }: Answer, system: string): string[] {
  const provenances = everything(data).flatMap(({ path, values }) => (path.endsWith('provenance') ? values : []));
  const of = provenances.flatMap((each) =>
    typeof each === 'object' && each !== null && Reflect.get(each, 'system') === system
      ? [String(Reflect.get(each, 'freshness'))]
      : [],
  );
  return [...new Set(of)].sort();
}

const withoutProvenance = (answer: Answer): string =>
  JSON.stringify(answer.data, (name, value: unknown) => (name === 'provenance' ? undefined : value));

let hub: RunningHub;
let warehouse: unknown;
beforeAll(async () => {
  hub = await runHub();
  const { data } = await hub.ask('{ facilities { edges { node { id name } } } }');
  warehouse = everything(data, 'facilities.edges.node')
    .flatMap(({ values }) => values)
    .flatMap((node) =>
      typeof node === 'object' && node !== null && Reflect.get(node, 'name') === 'Central Distribution Center'
        ? [Reflect.get(node, 'id')]
        : [],
    )[0];
});
afterAll(() => hub[Symbol.asyncDispose]());

/** Longer than any maxAge. */
const passMaxAge = () => hub.clock.advance(2 * 3_600_000);

/** A system is back: without a restart, what it has is LIVE or FRESH again. */
async function isBack(name: string, query: string): Promise<void> {
  await expect
    .poll(
      async () => {
        const answer = await hub.ask(query, { warehouse });
        return answer.errors?.[0]?.message ?? freshness(answer, name).filter((each) => each === 'STALE');
      },
      { timeout: 30_000 },
    )
    .toEqual([]);
}

beforeEach(async () => {
  for (const { system } of systems) await hub.set(system, 'up');
  for (const { name, query } of systems) await isBack(name, query);
});

describe('the ERP is away and everything is older than it should be', () => {
  it('gives the same answer, marked STALE, and no error; what other systems say is as fresh as ever', async () => {
    const before = await hub.ask(itemToOrder);
    expect(before.errors).toBeUndefined();
    await hub.set('erp', 'away');
    passMaxAge();

    const answer = await hub.ask(itemToOrder);
    expect(answer.errors).toBeUndefined();
    expect(freshness(answer, 'Meridian ERP')).toEqual(['STALE']);
    expect(freshness(answer, 'Lakeside EHR')).not.toContain('STALE');
    expect(withoutProvenance(answer)).toBe(withoutProvenance(before));

    await hub.set('erp', 'up');
    await isBack('Meridian ERP', itemToOrder);
    expect(withoutProvenance(await hub.ask(itemToOrder))).toBe(withoutProvenance(before));
  });

  it('names the system for what the hub does not know, and answers the rest', async () => {
    await hub.set('erp', 'away');
    const { data, errors } = await hub.ask(`{
      known: itemByIdentifier(system: "erp", value: "MED-000001") { number }
      unknown: itemByIdentifier(system: "erp", value: "MED-777777") { number }
      order: purchaseOrderByNumber(number: "4599999999") { number }
      surgicalCases(first: 1) { edges { node { number } } }
    }`);
    expect(data).toMatchObject({
      known: { number: 'MED-000001' },
      unknown: null,
      order: null,
      surgicalCases: { edges: [{}] },
    });
    const places = errors?.map(({ path, extensions: { code, system } }) => [path?.[0], code, system]);
    expect(places?.sort()).toEqual([
      ['order', 'SOURCE_UNAVAILABLE', 'Meridian ERP'],
      ['unknown', 'SOURCE_UNAVAILABLE', 'Meridian ERP'],
    ]);
    for (const { message } of errors ?? []) expect(message).toContain('Meridian ERP');
  });
});

describe.each(systems)('$name', ({ system, name, query }) => {
  it.each(system === 'erp' ? (['away', 'failing', 'slow'] as const) : (['away'] as const))(
    'is %s: STALE, no error; then it is back',
    async (state) => {
      const before = await hub.ask(query, { warehouse });
      expect(freshness(before, name)).not.toEqual([]);
      await hub.set(system, state);
      passMaxAge();
      const answer = await hub.ask(query, { warehouse });
      expect(answer.errors).toBeUndefined();
      expect(freshness(answer, name)).toEqual(['STALE']);
      expect(withoutProvenance(answer)).toBe(withoutProvenance(before));
      await hub.set(system, 'up');
      await isBack(name, query);
    },
  );
});

it('says of what was never loaded which system it is waiting for, and loads it when that is there', async () => {
  await using fresh = await runHub({
    away: ['erp'],
    hubYaml: 'poll: { stock: 400ms, cases: 400ms, orders: 400ms, masters: 400ms }\n',
  });
  const query =
    '{ items(first: 1) { edges { node { number } } } surgicalCases(first: 1) { edges { node { number } } } }';
  const { data, errors } = await fresh.ask(query);
  expect(data).toMatchObject({ items: null, surgicalCases: { edges: [{}] } });
  expect(errors).toMatchObject([
    { path: ['items'], extensions: { code: 'SOURCE_UNAVAILABLE', system: 'Meridian ERP' } },
  ]);
  await fresh.set('erp', 'up');
  await expect
    .poll(() => fresh.ask(query), { timeout: 30_000 })
    .toMatchObject({
      data: { items: { edges: [{ node: { number: 'MED-000001' } }] } },
    });
});
