import { hubId } from '@supply-hub/identifiers';
import { expect, test } from 'vitest';
import { facility, message, surgicalCase } from './ids.ts';
import { reconciliationHub } from './reconciliation-hub.ts';

type Hub = Awaited<ReturnType<typeof reconciliationHub>>;

interface Listed {
  kind: string;
  sentence: string;
  openedAt: string;
  closedAt: string | null;
  isOpen: boolean;
}

async function list(hub: Hub, filter = '', as = 'planner'): Promise<{ totalCount: number; nodes: Listed[] }> {
  const { data, errors } = await hub.ask(
    `{ supplyExceptions${filter === '' ? '' : `(filter: { ${filter} })`} {
      totalCount edges { node { kind sentence openedAt closedAt isOpen } } } }`,
    {},
    as,
  );
  expect(errors).toBeUndefined();
  const { supplyExceptions: page } = data as {
    supplyExceptions: { totalCount: number; edges: { node: Listed }[] };
  };
  return { totalCount: page.totalCount, nodes: page.edges.map(({ node }) => node) };
}
const kinds = async (hub: Hub, filter = '', as = 'planner') =>
  (await list(hub, filter, as)).nodes.map(({ kind }) => kind);

test('a parked message waits for a person until it was applied', async () => {
  await using hub = await reconciliationHub();
  await hub.message({ key: 'M1', state: 'PARKED', about: [surgicalCase('1')] });
  await hub.idle();
  expect(await list(hub)).toEqual({
    totalCount: 1,
    nodes: [
      {
        kind: 'MESSAGE_PARKED',
        sentence: 'The room OR9 is not known.',
        openedAt: '2026-03-09T12:00:00Z',
        closedAt: null,
        isOpen: true,
      },
    ],
  });
  hub.clock.advance(60_000);
  await hub.message({ key: 'M1', version: 2, state: 'APPLIED' });
  await hub.idle();
  expect(await list(hub)).toEqual({ totalCount: 0, nodes: [] });
  expect((await list(hub, 'isOpen: false')).nodes).toMatchObject([
    { kind: 'MESSAGE_PARKED', openedAt: '2026-03-09T12:00:00Z', closedAt: '2026-03-09T12:01:00Z', isOpen: false },
  ]);
});

test('an exception names its facility, its case and its message, and has severity and remedy', async () => {
  await using hub = await reconciliationHub();
  await hub.message({ key: 'M1', state: 'PARKED', about: [surgicalCase('1')] });
  await hub.idle();
  const { data, errors } = await hub.ask(
    `query ($id: ID!) { supplyException(id: $id) {
      id severity remedy facility { id } surgicalCase { id exceptions { kind } } message { controlId } } }`,
    { id: hubId('exception', 'hub', ['MESSAGE_PARKED', message('M1')]) },
  );
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    supplyException: {
      id: hubId('exception', 'hub', ['MESSAGE_PARKED', message('M1')]),
      severity: 'CRITICAL',
      remedy: 'Add the room to hub.yaml, then re-drive the message.',
      facility: { id: facility('north') },
      surgicalCase: { id: surgicalCase('1'), exceptions: [{ kind: 'MESSAGE_PARKED' }] },
      message: { controlId: 'M1' },
    },
  });
});

test('what a case lacks is raised once and stays open since it was; what is solved closes; what comes back opens again', async () => {
  await using hub = await reconciliationHub();
  const unit = { code: 'UNKNOWN_UNIT', sentence: 'Line 3 counts in PAL.', remedy: 'Correct the card.' } as const;
  const card = { code: 'NO_CARD', sentence: 'No card fits.', remedy: 'Add a card.' } as const;
  const says = async (version: number, problems: (typeof unit | typeof card)[]) => {
    await hub.surgicalCase({ number: '1', version, problems });
    await hub.idle();
    hub.clock.advance(60_000);
    return Object.fromEntries(
      (await list(hub, 'isOpen: null')).nodes.map(({ kind, openedAt, closedAt }) => [
        kind,
        [openedAt, closedAt].map((at) => at?.slice(11, 16) ?? null),
      ]),
    );
  };
  expect(await says(1, [card])).toEqual({ NO_CARD: ['12:00', null] });
  expect(await says(2, [card])).toEqual({ NO_CARD: ['12:00', null] });
  expect(await says(3, [unit])).toEqual({ NO_CARD: ['12:00', '12:02'], UNKNOWN_UNIT: ['12:02', null] });
  expect(await says(4, [])).toEqual({ NO_CARD: ['12:00', '12:02'], UNKNOWN_UNIT: ['12:02', '12:03'] });
  expect(await says(5, [card])).toEqual({ NO_CARD: ['12:04', null], UNKNOWN_UNIT: ['12:02', '12:03'] });
});

test('an event that comes again or late changes nothing', async () => {
  await using hub = await reconciliationHub();
  await hub.surgicalCase({ number: '1', version: 2, problems: [] });
  await hub.surgicalCase({ number: '1', version: 1 });
  await hub.message({ key: 'M1', version: 2 });
  await hub.message({ key: 'M1', version: 1, state: 'PARKED' });
  await hub.idle();
  expect(await list(hub, 'isOpen: null')).toEqual({ totalCount: 0, nodes: [] });
});

test('a case that is called off closes what was open of it', async () => {
  await using hub = await reconciliationHub();
  await hub.surgicalCase({ number: '1' });
  await hub.surgicalCase({ number: '2' });
  await hub.surgicalCase({ number: '1', version: 2, status: 'CANCELLED' });
  await hub.idle();
  expect(await list(hub)).toMatchObject({ totalCount: 1 });
  expect(await kinds(hub, `caseId: "${surgicalCase('1')}"`)).toEqual([]);
  expect(await kinds(hub, `caseId: "${surgicalCase('2')}"`)).toEqual(['NO_CARD']);
});

test('a refused card file stands until a good one is loaded', async () => {
  await using hub = await reconciliationHub();
  await hub.cardFile({ version: 1, state: 'REFUSED' });
  await hub.idle();
  expect(await kinds(hub)).toEqual(['CARD_FILE_REFUSED']);
  await hub.cardFile({ version: 2, state: 'LOADED' });
  await hub.idle();
  expect(await kinds(hub)).toEqual([]);
});

test('R69: a sender that uses control ids again is one exception until it sends an id of its own, in any order of telling', async () => {
  await using hub = await reconciliationHub();
  const at = (minute: number) => `2026-03-09T11:0${minute}:00Z`;
  await hub.message({ key: 'M1', receivedAt: at(1), isControlIdReused: true });
  await hub.message({ key: 'M2', receivedAt: at(2), isControlIdReused: true });
  await hub.message({ key: 'M0', receivedAt: at(0) });
  await hub.idle();
  expect(await kinds(hub)).toEqual(['CONTROL_ID_REUSED']);
  await hub.message({ key: 'M4', receivedAt: at(4) });
  await hub.message({ key: 'M3', receivedAt: at(3), isControlIdReused: true });
  await hub.idle();
  expect(await kinds(hub)).toEqual([]);
  expect(await kinds(hub, 'isOpen: false')).toEqual(['CONTROL_ID_REUSED']);
});

test('of messages received in one instant the one told of last is the later', async () => {
  await using hub = await reconciliationHub();
  for (const n of [1, 2, 3, 4, 5, 6]) await hub.message({ key: `M${n}`, isControlIdReused: n === 6 });
  await hub.idle();
  expect(await kinds(hub)).toEqual(['CONTROL_ID_REUSED']);
  await hub.message({ key: 'M7' });
  await hub.idle();
  expect(await kinds(hub)).toEqual([]);
});

test('what a known sender sends and the hub refuses is one exception a type; of nobody known it is none', async () => {
  await using hub = await reconciliationHub();
  const refused = { state: 'REJECTED', messageType: 'ADT^A08', reason: 'ADT^A08 is not taken.' } as const;
  await hub.message({ key: 'M1', ...refused });
  await hub.message({ key: 'M2', ...refused });
  await hub.message({ key: 'M3' });
  await hub.message({ key: 'M4', ...refused, sender: null, senderName: null });
  await hub.idle();
  expect(await kinds(hub)).toEqual(['MESSAGE_REJECTED']);
});

test('exceptions are found by kind and facility, page by page', async () => {
  await using hub = await reconciliationHub();
  for (const number of ['1', '2', '3']) {
    await hub.surgicalCase({ number });
    hub.clock.advance(1000);
  }
  await hub.surgicalCase({ number: '4', facilityId: facility('south') });
  await hub.message({ key: 'M1', state: 'PARKED' });
  await hub.idle();
  expect(await list(hub, 'kinds: [NO_CARD]')).toMatchObject({ totalCount: 4 });
  expect(await list(hub, `kinds: [NO_CARD], facilityIds: ["${facility('south')}"]`)).toMatchObject({ totalCount: 1 });
  const page = async (after: string | null) => {
    const { data } = await hub.ask(
      `query ($after: String) { supplyExceptions(first: 3, after: $after) {
        totalCount edges { node { id } } pageInfo { endCursor hasNextPage } } }`,
      { after },
    );
    return (
      data as {
        supplyExceptions: {
          totalCount: number;
          edges: { node: { id: string } }[];
          pageInfo: { endCursor: string; hasNextPage: boolean };
        };
      }
    ).supplyExceptions;
  };
  const first = await page(null);
  const second = await page(first.pageInfo.endCursor);
  expect([first.totalCount, first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([5, true, false]);
  expect(new Set([...first.edges, ...second.edges].map(({ node }) => node.id)).size).toBe(5);
});

test('the exceptions of many cases are one statement', async () => {
  await using hub = await reconciliationHub();
  const numbers = Array.from({ length: 12 }, (_, n) => `${n}`);
  for (const number of numbers) await hub.surgicalCase({ number });
  await hub.idle();
  const ask = async (some: readonly string[]) => {
    hub.statements.length = 0;
    const { data } = await hub.ask(
      `query ($cases: [_Any!]!) { _entities(representations: $cases) { ... on SurgicalCase { exceptions { kind message { id } } } } }`,
      { cases: some.map((number) => ({ __typename: 'SurgicalCase', id: surgicalCase(number) })) },
    );
    expect(data).toEqual({ _entities: some.map(() => ({ exceptions: [{ kind: 'NO_CARD', message: null }] })) });
    return hub.statements.filter((statement) => statement.includes('supply_exception')).length;
  };
  expect(await ask(numbers)).toBe(await ask(['1']));
});

test('R72: another facility’s exceptions are in no list, no count, no case, no id; partners see none', async () => {
  await using hub = await reconciliationHub();
  await hub.surgicalCase({ number: 'north' });
  await hub.surgicalCase({ number: 'south', facilityId: facility('south') });
  await hub.surgicalCase({ number: 'nowhere', facilityId: null });
  await hub.cardFile({ version: 1, state: 'REFUSED' });
  await hub.idle();
  const seen: Readonly<Record<string, readonly string[]>> = {
    planner: ['north', 'south', 'nowhere'],
    northPlanner: ['north'],
    southPlanner: ['south'],
    partner: [],
  };
  for (const [as, mine] of Object.entries(seen)) {
    expect(await list(hub, 'kinds: [NO_CARD]', as)).toMatchObject({ totalCount: mine.length });
    expect(await list(hub, `facilityIds: ["${facility('south')}"]`, as)).toMatchObject({
      totalCount: mine.includes('south') ? 1 : 0,
    });
    expect(await kinds(hub, 'kinds: [CARD_FILE_REFUSED]', as)).toHaveLength(as === 'planner' ? 1 : 0);
    for (const number of ['north', 'south', 'nowhere']) {
      const isMine = mine.includes(number);
      const { data } = await hub.ask(
        `query ($id: ID!, $case: ID!) {
          supplyException(id: $id) { kind }
          _entities(representations: [{ __typename: "SupplyException", id: $id }, { __typename: "SurgicalCase", id: $case }]) {
            ... on SupplyException { kind } ... on SurgicalCase { exceptions { kind } } }
          supplyExceptions(filter: { caseId: $case }) { totalCount }
        }`,
        { id: hubId('exception', 'hub', ['NO_CARD', surgicalCase(number)]), case: surgicalCase(number) },
        as,
      );
      expect(data).toEqual({
        supplyException: isMine ? { kind: 'NO_CARD' } : null,
        _entities: [isMine ? { kind: 'NO_CARD' } : null, { exceptions: isMine ? [{ kind: 'NO_CARD' }] : [] }],
        supplyExceptions: { totalCount: isMine ? 1 : 0 },
      });
    }
  }
});
