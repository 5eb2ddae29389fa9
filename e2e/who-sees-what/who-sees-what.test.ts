import { hubId } from '@supply-hub/identifiers';
import type { TokenRequest } from '@supply-hub/identity';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runHub, type RunningHub } from '../running-hub.ts';
import { entityReader, idOfRef, refOf, refsIn, tellsNothing, type Ref } from './entities.ts';
import { readGraph } from './graph-parts.ts';
import { everythingHappens, orderForTwo } from './happenings.ts';
import { argumentsText, queries } from './queries.ts';
import { serveSubgraphs } from './subgraph-ports.ts';
import { ownership, whose, type Narrowed } from './whose.ts';
import { explore, type World } from './world.ts';

const isSlow = process.env['CI_SLOW'] === '1';
const suffix = isSlow ? '' : ' (skipped: it takes a minute; CI_SLOW=1 runs it)';
const graph = readGraph();
const running = new AsyncDisposableStack();
let hub: RunningHub;
let urls: ReadonlyMap<string, string>;
let world: World;
let isSeenBy: ReturnType<typeof ownership>;
let facilities: readonly string[];
let suppliers: readonly string[];

beforeAll(async () => {
  if (!isSlow) return;
  hub = running.use(await runHub({ before: orderForTwo }));
  facilities = hub.config.facilities.map(({ id }) => hubId('facility', 'hub', id));
  await everythingHappens(hub);
  urls = await serveSubgraphs(hub, running);
  const roots: Ref[] = [];
  for (const name of Object.keys(queries)) roots.push(...(await listed(name, { role: 'integrator' })).refs);
  world = await explore(graph, await reader({ role: 'integrator' }), roots);
  isSeenBy = ownership(world);
  // The one who meets most types first.
  const met = (id: string) =>
    Object.keys(whose).filter((type) => all(type).some((ref) => isSeenBy(ref, { supplier: id }))).length;
  const typesMet = new Map(world.all('Supplier').map((id) => [id, met(id)]));
  suppliers = world.all('Supplier').toSorted((one, other) => (typesMet.get(other) ?? 0) - (typesMet.get(one) ?? 0));
});
afterAll(() => running.disposeAsync());

/** Who is narrowed, to what, and the token that says so. */
const viewers = [
  {
    who: 'the staff of one facility',
    axis: 'facility',
    narrowed: (): Narrowed => ({ facility: facilities[1] ?? '' }),
    token: (): TokenRequest => ({ role: 'theatre', facilities: facilities.slice(1, 2) }),
  },
  {
    who: 'one supplier',
    axis: 'supplier',
    narrowed: (): Narrowed => ({ supplier: suppliers[0] ?? '' }),
    token: (): TokenRequest => ({ role: 'partner', suppliers: suppliers.slice(0, 1) }),
  },
] as const;

const all = (type: string): Ref[] => world.all(type).map((id) => refOf(type, id));

/** Asks subgraphs, past the gateway. */
const reader = async (token: TokenRequest) => entityReader(graph, urls, await hub.token(token), facilities);

const pageShape = z.looseObject({
  totalCount: z.number().optional(),
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
});

/** All that a list of Query gives a viewer, and the count it tells; nothing for a field that is no list. */
async function listed(name: string, token: TokenRequest, filter?: object): Promise<{ refs: Ref[]; count?: number }> {
  const kind = queries[name];
  if (kind === undefined || !('listOf' in kind)) return { refs: [] };
  const counts = graph.isCounted(name) ? 'totalCount' : '';
  const refs: Ref[] = [];
  for (let after: string | null = null; ;) {
    const given = argumentsText({ first: 100, after, ...(filter !== undefined && { filter }) });
    const { data, errors } = await hub.ask(
      `{ ${name}${given} { ${counts} pageInfo { hasNextPage endCursor } edges { node { __typename id } } } }`,
      {},
      token,
    );
    expect(errors).toBeUndefined();
    const { pageInfo, totalCount, ...page } = pageShape.parse(data?.[name]);
    refs.push(...refsIn(page));
    if (!pageInfo.hasNextPage) return { refs, ...(totalCount !== undefined && { count: totalCount }) };
    after = pageInfo.endCursor;
  }
}

/** Rows by one field of Query, several in one operation; null for what is not given. */
async function asked(name: string, refs: readonly Ref[], token: TokenRequest): Promise<unknown[]> {
  const kind = queries[name];
  if (kind === undefined || !('one' in kind)) throw new Error(`${name} gives no single row`);
  const answers: unknown[] = [];
  for (let at = 0; at < refs.length; at += 20) {
    const fields = refs
      .slice(at, at + 20)
      .map((ref, index) => `at${index}: ${name}${argumentsText(kind.by(world, idOfRef(ref)))} { __typename id }`);
    const { data, errors } = await hub.ask(`{ ${fields.join('\n')} }`, {}, token);
    expect(errors).toBeUndefined();
    answers.push(...fields.map((_, index) => data?.[`at${index}`]));
  }
  return answers;
}

describe('the tables of this test', () => {
  it('say of every type with a key whose it is, and of every query how others come at rows by it', () => {
    expect(Object.keys(whose).toSorted()).toEqual([...new Set(graph.parts.map(({ type }) => type))].toSorted());
    expect(Object.keys(queries).toSorted()).toEqual(graph.queries.toSorted());
  });

  it.runIf(isSlow).each(viewers)(
    'meet rows that are seen and rows that are not, of every type: $who',
    ({ axis, narrowed }) => {
      for (const [type, rule] of Object.entries(whose)) {
        const seen = all(type).filter((ref) => isSeenBy(ref, narrowed()));
        expect(all(type), type).not.toEqual([]);
        if (rule[axis] !== 'nobody') expect(seen, `${type} that are seen`).not.toEqual([]);
        const isEverybodys =
          axis === 'facility' && (rule.facility === 'master data' || rule.isMasterDataWithout === true);
        if (!isEverybodys) expect(seen.length, `${type} that are not seen`).toBeLessThan(all(type).length);
      }
    },
  );
});

it.runIf(isSlow)('meets an order for two facilities, of which each sees its own line', async () => {
  const shared = all('PurchaseOrder').filter((ref) =>
    facilities.slice(0, 2).every((facility) => isSeenBy(ref, { facility })),
  );
  expect(shared).toHaveLength(1);
  const query = `{ purchaseOrder(id: "${idOfRef(shared[0] ?? '')}") { lines { facility { id } item { number } } } }`;
  for (const [index, number] of ['MED-000001', 'MED-000002'].entries()) {
    const facility = facilities[index] ?? '';
    const { data } = await hub.ask(query, {}, { role: 'buyer', facilities: [facility] });
    expect(data).toEqual({ purchaseOrder: { lines: [{ facility: { id: facility }, item: { number } }] } });
  }
});

describe.runIf(isSlow).each(viewers)(`R72: $who, asking subgraphs${suffix}`, ({ narrowed, token }) => {
  it.each(graph.parts)('$subgraph tells nothing of any other $type, and of its own what is its own', async (part) => {
    const { read } = await reader(token());
    const [own = [], foreign = []] = [true, false].map((is) =>
      all(part.type).filter((ref) => isSeenBy(ref, narrowed()) === is),
    );
    const hidden = await read(part, foreign.map(idOfRef));
    expect(hidden.filter((entity) => !tellsNothing(entity))).toEqual([]);

    const shown = await read(part, own.map(idOfRef));
    expect(own.filter((_, index) => shown[index] === null)).toEqual([]);
    expect(refsIn(shown).filter((ref) => !isSeenBy(ref, narrowed()))).toEqual([]);
  });
});

describe.runIf(isSlow).each(viewers)(`R72: $who, at the gateway${suffix}`, ({ narrowed, token }) => {
  const lists = Object.keys(queries).filter((name) => 'listOf' in (queries[name] ?? {}));
  const single = Object.keys(queries).filter((name) => 'one' in (queries[name] ?? {}));

  it.each(lists)('%s lists and counts its own, all of it and nothing else', async (name) => {
    const kind = queries[name];
    if (kind === undefined || !('listOf' in kind)) return;
    const own = all(kind.listOf).filter((ref) => isSeenBy(ref, narrowed()));
    const { refs, count = own.length } = await listed(name, token());
    expect(refs.toSorted()).toEqual(own.toSorted());
    expect(count).toBe(own.length);
    const others = { facility: facilities[0] ?? '', supplier: suppliers[1] ?? '' };
    for (const { filter, axis } of kind.filters(others)) {
      if (!(axis in narrowed())) continue;
      const { refs: found, count: told = 0 } = await listed(name, token(), filter);
      expect([found, told]).toEqual([[], 0]);
    }
  });

  it.each(single)('%s gives its own and nothing else', async (name) => {
    const kind = queries[name];
    if (kind === undefined || !('one' in kind)) return;
    const refs = all(kind.one);
    const answers = await asked(name, refs, token());
    const given = refs.filter((_, index) => answers[index] !== null);
    expect(given).toEqual(refs.filter((ref) => isSeenBy(ref, narrowed())));
    expect(refsIn(answers).filter((ref) => !isSeenBy(ref, narrowed()))).toEqual([]);
  });

  it.each(
    Object.entries(queries).flatMap(([name, kind]) =>
      'one' in kind && kind.isById === true ? [[name, kind.one]] : [],
    ),
  )('what %s leads to in any subgraph is its own', async (name, type) => {
    const own = all(type).filter((ref) => isSeenBy(ref, narrowed()));
    const fields = graph.parts.filter((part) => part.type === type).flatMap((part) => part.fields);
    const selection = graph.selection({ fields }, facilities);
    for (const ref of own.slice(0, 5)) {
      const { data, errors } = await hub.ask(`{ ${name}(id: "${idOfRef(ref)}") { ${selection} } }`, {}, token());
      expect(errors).toBeUndefined();
      expect(refsIn(data).filter((each) => !isSeenBy(each, narrowed()))).toEqual([]);
    }
  });
});

describe.runIf(isSlow).each(viewers)(
  `R72: $who, at the gateway, of what led to what${suffix}`,
  ({ narrowed, token }) => {
    const ways = Object.entries(queries).flatMap(([name, kind]) => ('around' in kind ? [{ name, ...kind }] : []));
    it.each(ways)(
      '$name gives what is around its own $around, and nothing of others',
      async ({ name, around, selection }) => {
        for (const ref of all(around)) {
          const { data, errors } = await hub.ask(`{ ${name}(of: "${idOfRef(ref)}") { ${selection} } }`, {}, token());
          expect(errors).toBeUndefined();
          const found = refsIn(data);
          if (!isSeenBy(ref, narrowed())) expect(found).toEqual([]);
          expect(found.filter((each) => !isSeenBy(each, narrowed()))).toEqual([]);
        }
      },
    );
  },
);

describe.runIf(isSlow)(`R72: a token that says nothing of facilities, or of suppliers${suffix}`, () => {
  it.each([
    ['a planner', { role: 'planner', facilities: [] }],
    ['a partner', { role: 'partner', suppliers: [] }],
  ] satisfies [string, TokenRequest][])('%s sees no row that is anybody’s', async (_, token) => {
    for (const [name, kind] of Object.entries(queries)) {
      if (!('listOf' in kind)) continue;
      const isForAll = token.role === 'planner' && whose[kind.listOf]?.facility === 'master data';
      const { refs, count = refs.length } = await listed(name, token);
      if (isForAll) expect(refs).not.toEqual([]);
      else expect([name, refs, count]).toEqual([name, [], 0]);
    }
  });
});
