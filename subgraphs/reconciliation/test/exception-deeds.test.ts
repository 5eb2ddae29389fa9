import { hubId } from '@supply-hub/identifiers';
import { expect, test } from 'vitest';
import { facility, message, orderLine, supplier, surgicalCase } from './ids.ts';
import { reconciliationHub } from './reconciliation-hub.ts';

type Hub = Awaited<ReturnType<typeof reconciliationHub>>;

const parkedId = hubId('exception', 'hub', ['MESSAGE_PARKED', message('M1')]);
const about = `kind isOpen owner dueAt isOverdue ageMinutes closedAt resolvedBy resolution notes { kind by at text }`;

async function hubWithParked() {
  const hub = await reconciliationHub();
  await hub.message({ key: 'M1', state: 'PARKED' });
  await hub.idle();
  return hub;
}

let keys = 0;
async function act(
  hub: Hub,
  name: 'assignException' | 'noteException' | 'resolveException',
  input: object,
  { as = 'planner', key = `key-${(keys += 1)}`, exceptionId = parkedId } = {},
) {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await hub.ask(
    `mutation ($input: ${type}!) { answer: ${name}(input: $input) { exception { ${about} } userErrors { code } } }`,
    { input: { exceptionId, idempotencyKey: key, ...input } },
    as,
  );
  return errors === undefined ? (data as { answer: object }).answer : { errors };
}
async function exception(hub: Hub, id = parkedId) {
  const { data } = await hub.ask(`query ($id: ID!) { supplyException(id: $id) { ${about} sentence } }`, { id });
  return (data as { supplyException: Record<string, unknown> }).supplyException;
}

test('an exception has an age, and a time by when a person should have looked at it', async () => {
  await using hub = await hubWithParked();
  expect(await exception(hub)).toMatchObject({ ageMinutes: 0, dueAt: '2026-03-09T13:00:00Z', isOverdue: false });
  hub.clock.advance(61 * 60_000);
  expect(await exception(hub)).toMatchObject({ ageMinutes: 61, isOverdue: true });
  const overdue = async (filter: string) =>
    (
      (await hub.ask(`{ supplyExceptions(filter: { ${filter} }) { totalCount } }`)).data as {
        supplyExceptions: unknown;
      }
    ).supplyExceptions;
  expect(await overdue('isOverdue: true')).toEqual({ totalCount: 1 });
  expect(await overdue('isOverdue: false')).toEqual({ totalCount: 0 });
});

test('it is given to somebody and back, and notes are kept with who and when', async () => {
  await using hub = await hubWithParked();
  expect(await act(hub, 'assignException', { owner: 'Dana' })).toMatchObject({
    exception: { owner: 'Dana', notes: [{ kind: 'ASSIGNED', by: 'planner', text: 'Dana' }] },
    userErrors: [],
  });
  hub.clock.advance(60_000);
  await act(hub, 'noteException', { text: ' Called the OR. ' });
  expect(await act(hub, 'assignException', { owner: null })).toMatchObject({
    exception: {
      owner: null,
      notes: [
        { kind: 'GIVEN_BACK', text: null },
        { kind: 'NOTE', by: 'planner', at: '2026-03-09T12:01:00Z', text: 'Called the OR.' },
        { kind: 'ASSIGNED' },
      ],
    },
  });
});

test('closed by hand it stays closed as long as it says the same, and opens again when it says something else', async () => {
  await using hub = await hubWithParked();
  await act(hub, 'assignException', { owner: 'Dana' });
  expect(await act(hub, 'resolveException', { resolution: 'Done by phone.' })).toMatchObject({
    exception: {
      isOpen: false,
      resolvedBy: 'planner',
      resolution: 'Done by phone.',
      notes: [{ kind: 'RESOLVED' }, {}],
    },
  });
  expect(await act(hub, 'resolveException', { resolution: 'Again.' })).toMatchObject({
    userErrors: [{ code: 'NOT_OPEN' }],
  });
  expect(await act(hub, 'assignException', { owner: 'Eli' })).toMatchObject({ userErrors: [{ code: 'NOT_OPEN' }] });
  await hub.message({ key: 'M1', version: 2, state: 'PARKED' });
  await hub.idle();
  expect(await exception(hub)).toMatchObject({ isOpen: false, resolvedBy: 'planner' });
  hub.clock.advance(60_000);
  await hub.message({ key: 'M1', version: 3, state: 'PARKED', reason: 'The room OR10 is not known.' });
  await hub.idle();
  expect(await exception(hub)).toMatchObject({
    isOpen: true,
    owner: null,
    resolvedBy: null,
    dueAt: '2026-03-09T13:01:00Z',
    sentence: 'The room OR10 is not known.',
  });
});

test('closed by hand, gone and come back, it opens again though it says the same', async () => {
  await using hub = await hubWithParked();
  await act(hub, 'resolveException', { resolution: 'Done by phone.' });
  await hub.message({ key: 'M1', version: 2, state: 'APPLIED' });
  await hub.message({ key: 'M1', version: 3, state: 'PARKED' });
  await hub.idle();
  expect(await exception(hub)).toMatchObject({ isOpen: true });
});

test('R35: the same deed under its key is done once, another under it is refused, a refusal leaves it free', async () => {
  await using hub = await hubWithParked();
  const once = { key: 'once' };
  await act(hub, 'noteException', { text: 'Called.' }, once);
  expect(await act(hub, 'noteException', { text: 'Called.' }, once)).toMatchObject({
    exception: { notes: [{}] },
    userErrors: [],
  });
  expect(await act(hub, 'noteException', { text: 'Called again.' }, once)).toMatchObject({
    exception: null,
    userErrors: [{ code: 'KEY_USED_BEFORE' }],
  });
  const free = { key: 'free' };
  expect(await act(hub, 'noteException', { text: 'Who?' }, { ...free, exceptionId: 'exception_0' })).toMatchObject({
    userErrors: [{ code: 'NOT_FOUND' }],
  });
  expect(await act(hub, 'noteException', { text: 'Who?' }, free)).toMatchObject({ userErrors: [] });
});

test('R72: what a viewer does not see it can do nothing about, and partners nothing at all', async () => {
  await using hub = await hubWithParked();
  expect(await act(hub, 'noteException', { text: 'x' }, { as: 'southPlanner' })).toMatchObject({
    userErrors: [{ code: 'NOT_FOUND' }],
  });
  expect(await act(hub, 'noteException', { text: 'x' }, { as: 'northPlanner' })).toMatchObject({ userErrors: [] });
  expect(await act(hub, 'noteException', { text: 'x' }, { as: 'partner' })).toMatchObject({
    errors: [{ extensions: { code: 'FORBIDDEN' } }],
  });
  expect(await act(hub, 'noteException', { text: ' ' })).toMatchObject({
    errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
  });
});

test('what is at stake is what its orders are worth and the cases they cover now, as far as the viewer sees them', async () => {
  await using hub = await reconciliationHub();
  await hub.order({ order: 'PO-1' });
  await hub.order({ order: 'PO-1x', supplierId: supplier('200') });
  const demand = (n: string) => hubId('demand', 'hub', n);
  const scope = (slug: string) => ({ facilityIds: [facility(slug)], supplierIds: [] });
  const [north, south] = [surgicalCase('1'), surgicalCase('2')];
  await hub.edges([
    { from: orderLine('PO-1'), to: demand('1'), kind: 'covers', ...scope('north') },
    { from: orderLine('PO-1'), to: demand('2'), kind: 'covers', ...scope('south') },
    { from: north, to: demand('1'), kind: 'needs', ...scope('north') },
    { from: south, to: demand('2'), kind: 'needs', ...scope('south') },
  ]);
  await hub.document({
    key: 'OUT',
    direction: 'OUT',
    state: 'HELD',
    messageType: '850',
    reason: 'No route.',
    facilityId: facility('north'),
  });
  await hub.document({
    key: 'IN',
    code: 'UNKNOWN_LINE',
    businessKey: 'po:PO-9',
    about: [hubId('order', 'erp', ['PO-1'])],
    facilityId: facility('north'),
  });
  await hub.idle();
  const stakes = async (as = 'planner') =>
    (
      (
        await hub.ask(
          `{ supplyExceptions { edges { node { kind valueAtStake { amount currency } casesAtStake { id } partner { id } } } } }`,
          {},
          as,
        )
      ).data as { supplyExceptions: { edges: { node: Record<string, unknown> }[] } }
    ).supplyExceptions.edges.map(({ node }) => node);
  const worth = { amount: '250', currency: 'USD' };
  const both = [north, south].toSorted().map((id) => ({ id }));
  const partner = { id: hubId('partner', 'hub', 'alpine') };
  expect(await stakes()).toEqual(
    expect.arrayContaining([
      { kind: 'DELIVERY_HELD', valueAtStake: worth, casesAtStake: both, partner },
      { kind: 'UNKNOWN_LINE', valueAtStake: worth, casesAtStake: both, partner },
    ]),
  );
  const of = async (order: string, as = 'planner') =>
    (
      await hub.ask(
        `query ($id: ID!) { _entities(representations: [{ __typename: "PurchaseOrder", id: $id }]) { ... on PurchaseOrder { exceptions { kind } } } }`,
        { id: hubId('order', 'erp', [order]) },
        as,
      )
    ).data;
  const told = (...kinds: string[]) => ({ _entities: [{ exceptions: kinds.map((kind) => ({ kind })) }] });
  const { _entities } = (await of('PO-1')) as { _entities: [{ exceptions: object[] }] };
  expect(_entities[0].exceptions).toHaveLength(2);
  for (const as_ of ['southPlanner', 'partner']) expect(await of('PO-1', as_)).toEqual(told());
  expect(await of('PO-1x')).toEqual(told());
  expect((await stakes('northPlanner'))[0]).toMatchObject({ casesAtStake: [{ id: north }] });
  expect(await stakes('partner')).toEqual([]);
});

test('no statement of a page of exceptions is made for each of them', async () => {
  await using hub = await reconciliationHub();
  const wants = [{ kind: 'UNIT' as const, key: 'BOX', facts: {} }];
  const count = 12;
  for (let n = 1; n <= count; n += 1) await hub.document({ key: `D${n}`, wants, businessKey: `po:PO-${n}` });
  await hub.idle();
  hub.statements.length = 0;
  const { data } = await hub.ask(
    '{ supplyExceptions { totalCount edges { node { notes { text } valueAtStake { amount } casesAtStake { id } unknownKeys { key candidates { waitingMessages } } message { steps { state } exceptions { kind } } } } } }',
  );
  expect(data).toMatchObject({ supplyExceptions: { totalCount: count } });
  // Delivery goes on beside it; and a busy machine may ask in two waves what it could in one.
  const asked = hub.statements.filter((statement) =>
    /exception_note|crosswalk_want|message_step|supply_exception|purchase_order|"message"/.test(statement),
  );
  expect(asked.length).toBeGreaterThan(5);
  const times = [...Map.groupBy(asked, (statement) => statement).values()].map(({ length }) => length);
  expect(Math.max(...times)).toBeLessThan(count / 2);
});
