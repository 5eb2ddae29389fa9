import { auditMigrations, chainAudit, verifyAudit } from '@supply-hub/audit';
import { ManualClock } from '@supply-hub/clock';
import type { Verifier } from '@supply-hub/identity';
import { silentLog } from '@supply-hub/log';
import { connect } from '@supply-hub/postgres';
import { testDatabase } from '@supply-hub/testkit';
import { expect, test } from 'vitest';
import { createSubgraph } from '../src/subgraph-kit.ts';
import { planner } from './sample.ts';

const sdl = `
  type Query { operation(id: ID!): Operation, operations: [Operation!]!, weather: String }
  type Operation @key(fields: "id") @tag(name: "phi") { id: ID!, number: String!, startsAt: String, shelf: Shelf, notes: [Note!] }
  type Note { text: String @tag(name: "phi") }
  type Shelf @key(fields: "id") { id: ID!, code: String }`;
const operation = (id: string) => ({
  id,
  number: `No ${id}`,
  startsAt: null,
  shelf: { id: 'shelf_1', code: 'A' },
  notes: [{ text: 'a note' }],
});
const resolvers = {
  Query: {
    operation: (_: unknown, { id }: { id: string }) => (id === 'case_none' ? null : operation(id)),
    operations: async () => ['case_1', 'case_2', 'case_3'].map(operation),
    weather: () => 'fair',
  },
  Operation: { __resolveReference: ({ id }: { id: string }) => operation(id) },
};
const verifier: Verifier = { verify: async (header = '') => ({ ...planner, subject: header.slice('Bearer '.length) }) };

async function watched() {
  const database = await testDatabase([auditMigrations]);
  const statements: string[] = [];
  const onStatement = (text: string) => void statements.push(text);
  const connection = connect({ url: database.url, schema: 'hub', name: 'audited', onStatement });
  const clock = new ManualClock('2026-03-09T12:00:00Z');
  const subgraph = createSubgraph({
    name: 'procedures',
    sdl,
    resolvers,
    verifier,
    log: silentLog,
    audit: { db: connection.db, clock },
    context: (base) => base,
  });
  const ask = (
    query: string,
    more: { operationName?: string; variables?: Record<string, unknown>; as?: string } = {},
  ) => {
    const { as = 'nurse-17', ...request } = more;
    const call = { authorization: `Bearer ${as}`, deadline: new AbortController().signal, traceId: 'trace-1' };
    return subgraph.execute({ query, ...request }, call);
  };
  const entries = () =>
    connection.sql`select actor, subject, after, facility_ids, supplier_ids from hub.audit_entry order by seq`;
  return {
    ask,
    entries,
    statements,
    connection,
    async [Symbol.asyncDispose]() {
      await subgraph.close();
      await connection.close();
      await database.drop();
    },
  };
}

test('who is shown what of marked fields is one entry an operation: by whom, of which, by which operation and when', async () => {
  await using hub = await watched();
  const query = 'query NextCases__procedures__0 { operations { id number startsAt shelf { code } } }';
  expect((await hub.ask(query, { operationName: 'NextCases__procedures__0' })).errors).toBeUndefined();
  expect(await hub.entries()).toMatchObject([
    {
      actor: 'nurse-17',
      subject: 'operation:NextCases',
      after: {
        role: 'planner',
        traceId: 'trace-1',
        // What is null shows nothing.
        fields: ['Operation.number', 'Operation.shelf'],
        ids: ['case_1', 'case_2', 'case_3'],
      },
      facility_ids: [],
      supplier_ids: [],
    },
  ]);
  expect(hub.statements.filter((text) => text.includes('audit_entry'))).toHaveLength(2);
});

test('also by way of _entities, of an alias, a fragment, and a field of what has no id; and of nothing else', async () => {
  await using hub = await watched();
  const entity =
    'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Operation { ...a } } } fragment a on Operation { b: number }';
  await hub.ask(entity, { variables: { of: [{ __typename: 'Operation', id: 'case_9' }] } });
  await hub.ask('{ operation(id: "case_8") { id notes { text } } }');
  const before = await hub.entries();
  expect(before.map(({ after }) => [after.ids, after.fields])).toEqual([
    [['case_9'], ['Operation.number']],
    [['case_8'], ['Note.text', 'Operation.notes']],
  ]);
  for (const nothing of ['{ weather }', '{ operations { id } }', '{ operation(id: "case_none") { number } }'])
    await hub.ask(nothing);
  expect(await hub.entries()).toHaveLength(2);
});

test('many who ask at once share statements, each has its entry before its answer, and the chain holds', async () => {
  await using hub = await watched();
  const people = Array.from({ length: 60 }, (_, index) => `person-${index}`);
  await Promise.all(people.map((as) => hub.ask('{ operation(id: "case_1") { number } }', { as })));
  const actors = (await hub.entries()).map(({ actor }) => String(actor));
  expect(actors.toSorted()).toEqual(people.toSorted());
  const inserts = hub.statements.filter((text) => text.includes('insert into hub.audit_entry'));
  expect(inserts.length).toBeLessThan(people.length / 2);
  await chainAudit(hub.connection.db);
  expect(await verifyAudit(hub.connection.db)).toMatchObject({ isIntact: true, entries: 60n });
});

test('what cannot be kept is not shown', async () => {
  await using hub = await watched();
  await hub.connection.close();
  const answer = await hub.ask('{ operation(id: "case_1") { number } weather }');
  expect(answer).toEqual({
    errors: [expect.objectContaining({ extensions: { code: 'SOURCE_UNAVAILABLE', system: 'The audit' } })],
  });
  expect((await hub.ask('{ weather }')).data).toEqual({ weather: 'fair' });
});

test('a schema that marks fields and has nowhere to keep who reads them does not start', () => {
  const parts = { name: 'procedures' as const, sdl, resolvers, verifier, log: silentLog };
  expect(() => createSubgraph({ ...parts, context: (base) => base })).toThrow(/nowhere to keep/);
});
