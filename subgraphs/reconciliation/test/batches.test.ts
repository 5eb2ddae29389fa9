import type { HubEvent } from '@supply-hub/events';
import { silentLog } from '@supply-hub/log';
import { connect } from '@supply-hub/postgres';
import { testDatabase } from '@supply-hub/testkit';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { onMessageChanged } from '../src/workflows/on-message-changed.ts';
import { onReadinessFacts } from '../src/workflows/on-readiness-facts.ts';
import { modules } from './reconciliation-hub.ts';

const noon = Temporal.Instant.from('2026-03-09T12:00:00Z');

/** One telling: which of a few messages or cases, in which version, and how it is. */
const $telling = fc.record({
  which: fc.nat(3),
  version: fc.integer({ min: 1, max: 4 }),
  state: fc.constantFrom('RECEIVED', 'ROUTED', 'APPLIED', 'APPLIED', 'PARKED', 'REJECTED', 'TEST', 'SENT', 'HELD'),
  type: fc.constantFrom('SIU^S12', 'SIU^S13', null),
  isControlIdReused: fc.boolean(),
  minute: fc.nat(3),
  documentNumber: fc.constantFrom('1', '2', null),
  overdue: fc.subarray(['997', '855']),
  wants: fc.subarray(['A1', 'A2']),
  isOut: fc.boolean(),
  problems: fc.subarray(['NO_CARD', 'UNKNOWN_ITEM']),
  status: fc.constantFrom('SCHEDULED', 'SCHEDULED', 'CANCELLED'),
});
type Telling = typeof $telling extends fc.Arbitrary<infer T> ? T : never;

function envelope(type: string, subject: string, index: number, { version }: Telling, data: unknown): HubEvent {
  return {
    specversion: '1.0',
    id: `${index}`,
    source: '/test',
    type,
    subject,
    time: noon.add({ seconds: index }),
    datacontenttype: 'application/json',
    data,
    dataversion: 1,
    aggregate: 'test',
    aggregateversion: version,
    position: index,
  };
}

const messageEvent = (world: string) => (told: Telling, index: number) => {
  const id = `${world}message${told.which}`;
  return envelope('exchange.message-changed', id, index, told, {
    id,
    sender: told.isOut ? null : `${world}sender${told.which % 2}`,
    senderName: null,
    direction: told.isOut ? 'OUT' : 'IN',
    partner: told.which === 0 ? `${world}sender0` : null,
    partnerName: null,
    documentType: null,
    documentNumber: told.documentNumber,
    parentId: null,
    duplicateOf: null,
    interchangeControl: null,
    groupControl: null,
    setControl: null,
    via: null,
    timesReceived: 1,
    code: told.wants.length > 0 ? 'UNKNOWN_ITEM' : null,
    wants: told.wants.map((key) => ({ kind: 'ITEM', key, facts: {} })),
    overdue: told.isOut ? told.overdue : [],
    supplierId: null,
    route: null,
    settledAt: noon.add({ minutes: told.minute }).toString(),
    sentAt: null,
    acknowledgedAt: null,
    protocol: 'hl7v2',
    messageType: told.type,
    controlId: `${told.which}`,
    businessKey: null,
    receivedAt: noon.add({ minutes: told.minute }).toString(),
    state: told.state,
    reason: told.state === 'PARKED' || told.state === 'REJECTED' ? `Reason ${index}.` : null,
    remedy: null,
    isControlIdReused: told.isControlIdReused,
    facilityId: null,
    about: [],
  });
};
const caseEvent = (world: string) => (told: Telling, index: number) => {
  const id = `${world}case${told.which}`;
  const problems = told.problems.map((code) => ({ code, sentence: `${code} ${index}.`, remedy: 'Do.' }));
  return envelope('procedures.case-changed', id, index, told, { id, status: told.status, facilityId: null, problems });
};

test.each([
  ['messages', onMessageChanged((_, ids) => Promise.resolve(ids)), messageEvent],
  ['cases', onReadinessFacts, caseEvent],
] as const)('%s taken in many at a time end as if each were taken in alone', async (_, handler, eventOf) => {
  await using database = await testDatabase(modules);
  await using connection = connect({ url: database.url, schema: 'reconciliation', name: 'test' });
  const { db } = connection;
  const end = async (world: string) => {
    const exceptions = await db.execute<{ subject: string }>(sql`
      select subject, kind, sentence, opened_at, closed_at is null as is_open from supply_exception
      where subject like ${`${world}%`} order by subject, kind, sentence`);
    const messages = await db.execute<{ id: string }>(sql`
      select id, version, state, reason, received_at from message where id like ${`${world}%`} order by id`);
    const wants = await db.execute<{ message_id: string }>(sql`
      select message_id, key, is_waiting, is_retried from crosswalk_want where message_id like ${`${world}%`} order by message_id, key`);
    return JSON.parse(JSON.stringify([[...exceptions], [...messages], [...wants]]).replaceAll(world, '')) as unknown;
  };
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array($telling, { maxLength: 14 }), fc.integer({ min: 2, max: 14 }), async (told, size) => {
      run += 1;
      for (const event of told.map(eventOf(`${run} alone `)))
        await db.transaction((tx) => handler.handle(event, { tx, log: silentLog }));
      const events = told.map(eventOf(`${run} together `));
      for (let at = 0; at < events.length; at += size)
        await db.transaction(async (tx) => handler.handleAll?.(events.slice(at, at + size), { tx, log: silentLog }));
      expect(await end(`${run} together `)).toEqual(await end(`${run} alone `));
    }),
    { numRuns: 40 },
  );
});
