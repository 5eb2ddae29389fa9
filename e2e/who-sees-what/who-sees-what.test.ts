import { hubId } from '@supply-hub/identifiers';
import { serveRole, serveRoles } from '@supply-hub/hub';
import type { TokenRequest } from '@supply-hub/identity';
import { silentLog } from '@supply-hub/log';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { SandboxSuppliers } from '../exchange-day/sandbox-suppliers.ts';
import { suppliersAreDone } from '../exchange-day/suppliers-are-done.ts';
import { OrSchedule, siu } from '../or-schedule.ts';
import { runHub, type RunningHub } from '../running-hub.ts';
import { entityReader, idOfRef, refOf, refsIn, tellsNothing, type Ref } from './entities.ts';
import { readGraph } from './graph-parts.ts';
import { argumentsText, queries } from './queries.ts';
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

const created = z.object({ order: z.string() });

beforeAll(async () => {
  if (!isSlow) return;
  hub = running.use(
    await runHub({
      // The sandbox's orders are each for one facility; here is one for two.
      async before(change) {
        const lines = ['MED-000001', 'MED-000002'].map((material) => ({
          material,
          quantity: '100',
          unit: 'EA',
          price: '1.00',
          deliveryDate: '2026-03-20',
        }));
        const { order } = created.parse(
          await change({ kind: 'create-order', supplier: '1000335', plant: 'H100', lines }),
        );
        const record = { PurchaseOrder: order, PurchaseOrderItem: '20', Plant: 'H200' };
        await change({ kind: 'put-record', table: 'PurchaseOrderItem', record });
      },
    }),
  );
  facilities = hub.config.facilities.map(({ id }) => hubId('facility', 'hub', id));
  await told();
  await exchanged();
  await decided();
  await moved();
  // What is asked for stays asked for: an order that comes while everybody looks would be in no picture of the world.
  await new SandboxSuppliers(hub.controlUrl).pauseBuyers();
  await requested();
  const { environment, clock } = hub;
  const subgraphs = serveRoles.filter((role) => role !== 'gateway' && role !== 'worker');
  urls = new Map(
    await Promise.all(
      subgraphs.map(async (role): Promise<[string, string]> => {
        const subgraph = await serveRole(role, { environment, clock, log: silentLog });
        running.defer(() => subgraph.close());
        return [role, subgraph.address];
      }),
    ),
  );
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

/** Each hospital's schedule tells of a case that no card fits: a message, a case and an exception of each. */
async function told(): Promise<void> {
  await using schedule = new OrSchedule(hub.mllpPort);
  for (const site of ['H100', 'H200']) {
    const booking = { number: `WSW-${site}`, start: '20260311073000', room: `${site}-OR1`, site, procedure: 'WSW' };
    const message = { controlId: `WSW-${site}`, sentAt: '20260309070000-0500' };
    expect(await schedule.send(siu('S12', booking, message))).toBe('AA');
  }
  const query =
    '{ messages { edges { node { state } } } supplyExceptions(first: 100) { edges { node { surgicalCase { number } } } } }';
  const all = /APPLIED.*APPLIED.*(WSW-H100.*WSW-H200|WSW-H200.*WSW-H100)/;
  await vi.waitFor(async () => expect(JSON.stringify((await hub.ask(query)).data)).toMatch(all), { timeout: 10_000 });
}

/** Suppliers acknowledge, ship and invoice orders of every facility. */
async function exchanged(): Promise<void> {
  const sandbox = new SandboxSuppliers(hub.controlUrl);
  // What is wrong may name what is not there.
  await sandbox.hurry(2000, 0);
  await sandbox.answerOtherwise({ substituted: 0.3, backordered: 0.3 });
  const placed = await sandbox.order(24);
  const sql = postgres(hub.environment.databaseUrl ?? '', { max: 1 });
  await suppliersAreDone(hub, sandbox, placed.length, sql).finally(() => sql.end());
}

/** At two hospitals something is moved from one place to another. */
async function moved(): Promise<void> {
  for (const slug of ['north-valley', 'cedar-bluff-surgical']) {
    const facility = hub.config.facilities.find(({ id }) => id === slug);
    const code = facility?.codes['erp'] ?? '';
    const to = facility?.locations.find((location) => location.code !== 'CS01')?.code ?? '';
    const input = {
      itemId: hubId('item', 'erp', 'MED-900004'),
      fromFacilityId: hubId('facility', 'hub', slug),
      toLocationId: hubId('location', 'erp', [code, to]),
      quantity: '1',
      reason: 'For this test.',
      idempotencyKey: slug,
    };
    const { data, errors } = await hub.ask(
      'mutation ($input: TransferStockInput!) { transferStock(input: $input) { userErrors { sentence } } }',
      { input },
    );
    expect([errors, data]).toEqual([undefined, { transferStock: { userErrors: [] } }]);
  }
}

/** At two hospitals somebody asks for what no case needs. */
async function requested(): Promise<void> {
  for (const slug of ['north-valley', 'cedar-bluff-surgical']) {
    const input = {
      facilityId: hubId('facility', 'hub', slug),
      lines: [{ itemId: hubId('item', 'erp', 'MED-000001'), quantity: '100', neededOn: '2026-03-20' }],
      reason: 'For this test.',
      idempotencyKey: slug,
    };
    const { data, errors } = await hub.ask(
      'mutation ($input: SubmitRequisitionInput!) { submitRequisition(input: $input) { userErrors { sentence } } }',
      { input },
      { role: 'buyer' },
    );
    expect([errors, data]).toEqual([undefined, { submitRequisition: { userErrors: [] } }]);
  }
}

/** A steward has said what a key means, and made a rule of it. */
async function decided(): Promise<void> {
  const partner = 'alpine-surgical';
  const note = 'For this test.';
  const mutation = `mutation ($crosswalk: ConfirmCrosswalkInput!, $rule: AddPartnerRuleInput!) {
    confirmCrosswalk(input: $crosswalk) { userErrors { sentence } } addPartnerRule(input: $rule) { userErrors { sentence } } }`;
  const { data, errors } = await hub.ask(
    mutation,
    {
      crosswalk: { key: { kind: 'UNIT', party: partner, key: 'WSW' }, unit: 'BX', note, idempotencyKey: 'crosswalk' },
      rule: { rule: { partner, kind: 'UNIT', key: 'WSX', unit: 'BX' }, note, idempotencyKey: 'rule' },
    },
    { role: 'integrator' },
  );
  expect(errors).toBeUndefined();
  expect(data).toEqual({ confirmCrosswalk: { userErrors: [] }, addPartnerRule: { userErrors: [] } });
}

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
