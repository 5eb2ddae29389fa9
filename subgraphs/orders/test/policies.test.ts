import type { Viewer } from '@supply-hub/identity';
import { connect } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { policyAt } from '../src/services/policies/policy-book.ts';
import { noteTroubles } from '../src/services/troubles/note-troubles.ts';
import { partnerOf, planner, plannerOf } from './running-orders.ts';
import { ids, loadedGroup } from './small-group.ts';

let group: Awaited<ReturnType<typeof loadedGroup>>;
beforeEach(async () => void (group = await loadedGroup()));
afterEach(() => group[Symbol.asyncDispose]());

const scopes = new Set(['policies:write']);
const buyer: Viewer = { ...planner, subject: 'buyer', role: 'buyer', scopes };
const buyerOf = (...facilities: string[]): Viewer => ({ ...buyer, facilities: new Set(facilities) });

const adoption = `mutation ($input: AdoptPolicyInput!) { adoptPolicy(input: $input) {
  policy { id scope version reason adoptedBy adoptedAt facility { id } supplier { id } item { id } values {
    urgencyHours offContract priceTolerance { percent amount } teams { kind team } alternateSuppliers { id } } }
  userErrors { code path sentence } } }`;

let keys = 0;
async function adopt(input: Record<string, unknown>, viewer = buyer) {
  keys += 1;
  const asked = { scope: { kind: 'GROUP' }, reason: 'To try.', idempotencyKey: `key-${keys}`, ...input };
  const { data, errors } = await group.ask(adoption, viewer, { input: asked });
  return { ...data?.adoptPolicy, errors };
}
const here = async (place: string, viewer = planner) =>
  (
    await group.ask(
      `{ policyInForce${place} { urgencyHours offContract excludesOnOrder versions { scope version } teams { kind team } } }`,
      viewer,
    )
  ).data.policyInForce;

test('a policy holds from when it was adopted, at every place its scope reaches', async () => {
  expect(await here('')).toMatchObject({ urgencyHours: 48, offContract: 'STOP', versions: [] });
  const adopted = await adopt({ values: { urgencyHours: 72, priceTolerance: { percent: '0.5' } } });
  expect(adopted).toMatchObject({
    errors: [],
    userErrors: [],
    policy: {
      scope: 'GROUP',
      version: 1,
      reason: 'To try.',
      adoptedBy: 'buyer',
      facility: null,
      values: {
        urgencyHours: 72,
        offContract: null,
        priceTolerance: { percent: '0.5', amount: null },
        teams: null,
        alternateSuppliers: null,
      },
    },
  });
  await adopt({ scope: { kind: 'FACILITY', id: ids.north }, values: { offContract: 'MARK' } });
  expect(await here(`(facilityId: "${ids.north}")`)).toMatchObject({
    urgencyHours: 72,
    offContract: 'MARK',
    versions: [
      { scope: 'GROUP', version: 1 },
      { scope: 'FACILITY', version: 1 },
    ],
  });
  expect(await here(`(facilityId: "${ids.south}")`)).toMatchObject({ offContract: 'STOP' });
  const now = group.clock.now();
  expect(await policyAt(group.db, ids.north, now)).toMatchObject({ urgencyHours: 72 });
  expect(await policyAt(group.db, ids.north, now.subtract({ hours: 1 }))).toMatchObject({ urgencyHours: 48 });
});

test('every version stays, with who adopted it and why, and leaves an audit entry', async () => {
  await adopt({ values: { urgencyHours: 72 }, reason: 'Holidays.' });
  await adopt({ values: { urgencyHours: 24 }, reason: 'Holidays are over.' });
  const { data } = await group.ask(
    `{ policies { version } policyVersions(scope: { kind: GROUP }) { version reason values { urgencyHours } } }`,
  );
  expect(data).toEqual({
    policies: [{ version: 2 }],
    policyVersions: [
      { version: 2, reason: 'Holidays are over.', values: { urgencyHours: 24 } },
      { version: 1, reason: 'Holidays.', values: { urgencyHours: 72 } },
    ],
  });
  const entries = await group.db.execute(
    sql`select actor, reason, before, after from hub.audit_entry where action = 'policy-adopted' order by seq`,
  );
  expect([...entries]).toMatchObject([
    { actor: 'buyer', reason: 'Holidays.', before: null },
    {
      reason: 'Holidays are over.',
      before: { version: 1, values: { urgencyHours: 72 } },
      after: { version: 2, values: { urgencyHours: 24 } },
    },
  ]);
});

test('a version is never changed or removed, whoever tries', async () => {
  await adopt({ values: { urgencyHours: 72 } });
  await using owner = new AsyncDisposableStack();
  const hub = connect({ url: group.url, schema: 'orders', name: 'owner', max: 1 });
  owner.defer(() => hub.close());
  await expect(hub.sql`update orders.policy set reason = 'other'`).rejects.toThrow(/never changed/);
  await expect(hub.sql`delete from orders.policy`).rejects.toThrow(/never changed/);
});

test('R35: the same deed under its key is done once; another deed under it is refused', async () => {
  const input = { values: { urgencyHours: 72 }, idempotencyKey: 'mine' };
  const first = await adopt(input);
  expect(await adopt(input)).toEqual(first);
  expect((await adopt({ ...input, values: { urgencyHours: 1 } })).userErrors).toMatchObject([
    { code: 'KEY_USED_BEFORE', path: ['input', 'idempotencyKey'] },
  ]);
  // What was refused leaves its key free.
  const late = { values: { urgencyHours: 5 }, replacesVersion: 0, idempotencyKey: 'other' };
  expect((await adopt(late)).userErrors).toMatchObject([{ code: 'CHANGED_MEANWHILE' }]);
  expect(await adopt({ ...late, replacesVersion: 1 })).toMatchObject({ policy: { version: 2 } });
});

test.each([
  [{ values: { urgencyHours: 721 } }, 'NOT_VALID', ['input', 'values', 'urgencyHours']],
  [{ values: { priceTolerance: { percent: '-1' } } }, 'NOT_VALID', ['input', 'values', 'priceTolerance', 'percent']],
  [{ values: { alternateSuppliers: ['Alpine'] } }, 'NOT_VALID', ['input', 'values', 'alternateSuppliers', '0']],
  [{ values: { urgencyHours: 1 }, reason: ' ' }, 'NOT_VALID', ['input', 'reason']],
  [{ values: { urgencyHours: 1 }, idempotencyKey: ' ' }, 'NOT_VALID', ['input', 'idempotencyKey']],
  [{ values: {}, scope: { kind: 'GROUP', id: 'all' } }, 'UNKNOWN_SCOPE', ['input', 'scope', 'id']],
  [{ values: {}, scope: { kind: 'FACILITY', id: 'facility_x' } }, 'UNKNOWN_SCOPE', ['input', 'scope', 'id']],
  [{ values: {}, scope: { kind: 'ITEM', id: ids.north } }, 'UNKNOWN_SCOPE', ['input', 'scope', 'id']],
  [{ values: {} }, 'NOTHING_CHANGES', ['input', 'values']],
])('%j is refused as %s', async (input, code, path) => {
  expect(await adopt(input)).toMatchObject({ policy: null, userErrors: [{ code, path }] });
  expect((await group.ask('{ policies { id } }')).data).toEqual({ policies: [] });
});

test('R72: who decides sees all it reaches; nobody else does, and no partner sees any of it', async () => {
  const forFacility = { scope: { kind: 'FACILITY', id: ids.north }, values: { urgencyHours: 12 } };
  for (const [input, viewer] of [
    [{ values: { urgencyHours: 12 } }, planner],
    [{ values: { urgencyHours: 12 } }, buyerOf(ids.north)],
    [{ ...forFacility, scope: { kind: 'SUPPLIER', id: ids.alpine } }, buyerOf(ids.north)],
    [forFacility, buyerOf(ids.south)],
    [forFacility, { ...partnerOf(ids.alpine), scopes }],
  ] as const)
    expect((await adopt(input, viewer)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  expect(await adopt(forFacility, buyerOf(ids.north))).toMatchObject({ policy: { version: 1 } });

  const all = `{ policies { version } policyVersions(scope: { kind: FACILITY, id: "${ids.north}" }) { version } }`;
  const theirs = { policies: [{ version: 1 }], policyVersions: [{ version: 1 }] };
  const none = { policies: [], policyVersions: [] };
  expect((await group.ask(all, plannerOf(ids.north))).data).toEqual(theirs);
  expect((await group.ask(all, plannerOf(ids.south))).data).toEqual(none);
  expect((await group.ask(all, partnerOf(ids.alpine))).data).toEqual(none);
  expect(await here(`(facilityId: "${ids.north}")`, plannerOf(ids.south))).toBeNull();
  expect(await here('', partnerOf(ids.alpine))).toBeNull();
});

test('trouble goes to the team that the policy of its place names', async () => {
  await adopt({ values: { teams: [{ kind: 'LINE_HELD', team: 'sourcing' }] } });
  await adopt({
    scope: { kind: 'FACILITY', id: ids.north },
    values: { teams: [{ kind: 'LINE_HELD', team: 'north buyers' }] },
  });
  const held = { kind: 'LINE_HELD', sentence: 'It is held.', remedy: 'Ask.' } as const;
  await group.connection.db.transaction((tx) =>
    noteTroubles(
      tx,
      'order:x',
      [
        { ...held, key: '1', facilityId: ids.north },
        { ...held, key: '2', facilityId: ids.south },
        { ...held, key: '3', kind: 'PRICE_PENDING' },
      ],
      group.clock.now(),
    ),
  );
  const rows = await group.db.execute(sql`select key, team from orders.trouble order by key`);
  expect([...rows]).toEqual([
    { key: '1', team: 'north buyers' },
    { key: '2', team: 'sourcing' },
    { key: '3', team: 'purchasing' },
  ]);
  expect((await here(`(facilityId: "${ids.north}")`)).teams).toContainEqual({
    kind: 'LINE_HELD',
    team: 'north buyers',
  });
});

test('a dry run says what would have been otherwise, changes nothing, and is for who may adopt it', async () => {
  await group.db.execute(sql`insert into hub.feed (subgraph, name, system, confirmed_through)
    values ('suppliers', 'contracts/erp', 'erp', now())`);
  const asked = `query ($input: PreviewPolicyInput!, $days: Int) { previewPolicy(input: $input, days: $days) {
    preview { since until counts { subject before after } differenceCount
      differences { subject sentence purchaseOrderLine { number } facility { id } } }
    userErrors { code path } } }`;
  const input = { scope: { kind: 'GROUP' }, values: { offContract: 'MARK' } };
  const { data, errors } = await group.ask(asked, buyer, { input, days: 7 });
  expect(errors).toEqual([]);
  const { preview } = data.previewPolicy;
  // Four lines of three orders; nothing is agreed for any of them.
  expect(preview.counts).toContainEqual({ subject: 'LINES_STOPPED', before: 4, after: 0 });
  expect(preview.counts).toContainEqual({ subject: 'LINES_MARKED', before: 0, after: 4 });
  expect(preview.differenceCount).toBe(8);
  expect(preview.differences[0]).toEqual({
    subject: 'LINES_STOPPED',
    sentence: 'Order 4500000003, line 10 would not have stopped its order.',
    purchaseOrderLine: { number: '10' },
    facility: null,
  });
  const forNorth = { ...input, scope: { kind: 'FACILITY', id: ids.north } };
  const north = await group.ask(asked, buyerOf(ids.north), { input: forNorth, days: 90 });
  expect(north.data.previewPolicy.preview.counts).toContainEqual({ subject: 'LINES_STOPPED', before: 2, after: 0 });
  expect((await group.ask(asked, buyerOf(ids.south), { input: forNorth })).errors).toMatchObject([
    { extensions: { code: 'FORBIDDEN' } },
  ]);
  expect((await group.ask(asked, buyer, { input, days: 91 })).data.previewPolicy).toEqual({
    preview: null,
    userErrors: [{ code: 'NOT_VALID', path: ['days'] }],
  });
  expect((await group.ask('{ policies { id } }')).data).toEqual({ policies: [] });
});
