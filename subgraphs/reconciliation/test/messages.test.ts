import { getTableColumns, sql } from 'drizzle-orm';
import { testDatabase, tableDrift } from '@supply-hub/testkit';
import { expect, test } from 'vitest';
import * as tables from '../src/db/schema.ts';
import { facility, message, surgicalCase } from './ids.ts';
import { modules, reconciliationHub } from './reconciliation-hub.ts';

type Hub = Awaited<ReturnType<typeof reconciliationHub>>;

async function keys(hub: Hub, filter = '', as = 'planner'): Promise<unknown> {
  const { data, errors } = await hub.ask(
    `{ messages${filter === '' ? '' : `(filter: { ${filter} })`} { edges { node { controlId } } } }`,
    {},
    as,
  );
  expect(errors).toBeUndefined();
  const { messages } = data as { messages: { edges: { node: { controlId: string } }[] } };
  return messages.edges.map(({ node }) => node.controlId);
}

test('the tables in the code are those the migrations make', async () => {
  await using database = await testDatabase(modules);
  const all = Object.values(tables);
  expect(all.every((table) => Object.keys(getTableColumns(table)).length > 0)).toBe(true);
  expect(await tableDrift(database.url, all)).toEqual([]);
});

test('a message is told as the exchange last told it; an older telling that comes late changes nothing', async () => {
  await using hub = await reconciliationHub();
  await hub.message({ key: 'M1', version: 2, state: 'PARKED', about: [surgicalCase('88213')] });
  await hub.message({ key: 'M1', version: 1, state: 'RECEIVED' });
  await hub.idle();
  const { data, errors } = await hub.ask(
    `query ($id: ID!) { message(id: $id) { id sender protocol messageType controlId businessKey receivedAt state reason
      remedy isControlIdReused facility { id } about { id kind surgicalCase { id } message { id } } } }`,
    { id: message('M1') },
  );
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    message: {
      id: message('M1'),
      sender: 'Lakeside OR scheduling',
      protocol: 'HL7V2',
      messageType: 'SIU^S12',
      controlId: 'M1',
      businessKey: 'case:88213',
      receivedAt: '2026-03-09T12:00:00Z',
      state: 'PARKED',
      reason: 'The room OR9 is not known.',
      remedy: 'Add the room to hub.yaml, then re-drive the message.',
      isControlIdReused: false,
      facility: { id: facility('north') },
      about: [{ id: surgicalCase('88213'), kind: 'CASE', surgicalCase: { id: surgicalCase('88213') }, message: null }],
    },
  });
});

test('one that is named before its own event has come is asked of the exchange, and shown to its viewers alone (R72)', async () => {
  await using hub = await reconciliationHub();
  await hub.hubDb.execute(sql`
    insert into hub.message (id, sender, sender_name, protocol, message_code, trigger_event, control_id, duplicate_key,
      content_hash, received_at, last_received_at, state_at, state, is_control_id_reused, facility_id)
    values (${message('M9')}, 'or', 'OR', 'hl7v2', 'SIU', 'S13', 'M9', '1', '1', '2026-03-09T12:00:00Z',
      '2026-03-09T12:00:00Z', '2026-03-09T12:00:00Z', 'APPLIED', false, ${facility('south')})`);
  const ask = (as: string) =>
    hub.ask(
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on MessageRecord { controlId messageType state receivedAt } } }`,
      {
        of: [
          { __typename: 'MessageRecord', id: message('M9') },
          { __typename: 'MessageRecord', id: message('M0') },
        ],
      },
      as,
    );
  expect(await ask('planner')).toEqual({
    data: {
      _entities: [
        { controlId: 'M9', messageType: 'SIU^S13', state: 'APPLIED', receivedAt: '2026-03-09T12:00:00Z' },
        null,
      ],
    },
  });
  for (const as of ['northPlanner', 'partner']) expect(await ask(as)).toEqual({ data: { _entities: [null, null] } });
});

test('messages are found by facility, state, sender, business key and time, the newest first', async () => {
  await using hub = await reconciliationHub();
  await hub.message({ key: 'M1' });
  hub.clock.advance(60_000);
  await hub.message({ key: 'M2', state: 'PARKED', businessKey: 'case:1' });
  hub.clock.advance(60_000);
  await hub.message({ key: 'M3', sender: 'other', senderName: 'Other', facilityId: facility('south') });
  await hub.message({ key: 'M4', sender: null, senderName: null, facilityId: null, state: 'REJECTED', reason: 'Who?' });
  await hub.idle();
  expect(await keys(hub)).toHaveLength(4);
  expect(await keys(hub, `facilityIds: ["${facility('north')}"]`)).toEqual(['M2', 'M1']);
  expect(await keys(hub, 'states: [PARKED, REJECTED]')).toEqual(['M4', 'M2']);
  expect(await keys(hub, 'sender: "lakeside-or"')).toEqual(['M2', 'M1']);
  expect(await keys(hub, 'sender: "Other"')).toEqual(['M3']);
  expect(await keys(hub, 'businessKey: "case:1"')).toEqual(['M2']);
  expect(await keys(hub, 'from: "2026-03-09T12:01:00Z", to: "2026-03-09T12:02:00Z"')).toEqual(['M2']);
  expect(await keys(hub, 'states: []')).toEqual([]);
});

test('a page of messages goes on where it ended', async () => {
  await using hub = await reconciliationHub();
  for (const n of [1, 2, 3, 4, 5]) await hub.message({ key: `M${n}` });
  await hub.idle();
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const { data } = await hub.ask(
      'query ($after: String) { messages(first: 2, after: $after) { edges { node { controlId } } pageInfo { endCursor hasNextPage } } }',
      { after },
    );
    const { messages: page } = data as {
      messages: {
        edges: { node: { controlId: string } }[];
        pageInfo: { endCursor: string; hasNextPage: boolean };
      };
    };
    seen.push(...page.edges.map(({ node }) => node.controlId));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  expect(seen.toSorted()).toEqual(['M1', 'M2', 'M3', 'M4', 'M5']);
});

test('R72: a message is seen by viewers of its facility; one without, by viewers of all; none by partners', async () => {
  await using hub = await reconciliationHub();
  await hub.message({ key: 'north' });
  await hub.message({ key: 'south', facilityId: facility('south') });
  await hub.message({ key: 'nowhere', facilityId: null });
  await hub.idle();
  const seen: Readonly<Record<string, readonly string[]>> = {
    planner: ['north', 'south', 'nowhere'],
    northPlanner: ['north'],
    southPlanner: ['south'],
    partner: [],
  };
  for (const [as, mine] of Object.entries(seen)) {
    expect(new Set((await keys(hub, '', as)) as string[])).toEqual(new Set(mine));
    expect(await keys(hub, `facilityIds: ["${facility('south')}"]`, as)).toEqual(mine.filter((key) => key === 'south'));
    for (const key of ['north', 'south', 'nowhere']) {
      const { data } = await hub.ask(
        `query ($id: ID!) {
          message(id: $id) { controlId }
          _entities(representations: [{ __typename: "MessageRecord", id: $id }]) { ... on MessageRecord { controlId } }
          lineage(of: $id) { of { message { controlId } } }
        }`,
        { id: message(key) },
        as,
      );
      const found = mine.includes(key) ? { controlId: key } : null;
      expect(data).toEqual({
        message: found,
        _entities: [found],
        lineage: found && { of: { message: found } },
      });
    }
  }
});
