import { hubId } from '@supply-hub/identifiers';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { caseId, facilityId, proceduresHub, theatreId, type SentMessage } from './procedures-hub.ts';
import { siu } from './siu.ts';

type Hub = Awaited<ReturnType<typeof proceduresHub>>;

const start = '20260310080000';
const startsAt = '2026-03-10T13:00:00Z';
const s12 = (values = {}) => siu('S12', { start, ...values });
const s13 = (values = {}) => siu('S13', { at: '20260309071000', start: '20260311080000', ...values });
const s15 = (values = {}) => siu('S15', { at: '20260309072000', ...values });

/** All cases as the graph has them, with their history. */
async function casesOf(hub: Hub, as = 'planner'): Promise<Record<string, unknown>[]> {
  const { data, errors } = await hub.ask(
    `{ surgicalCases(first: 50) { edges { node {
      id number status scheduledAt endsAt readiness facility { id } theatre { id } procedure { code }
      provenance { system freshness asOf }
      scheduleHistory { event effect status scheduledAt system theatre { id } message { id } }
    } } } }`,
    {},
    as,
  );
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  const list = data as { surgicalCases: { edges: { node: Record<string, unknown> }[] } };
  return list.surgicalCases.edges.map(({ node }) => node);
}
const onlyCase = async (hub: Hub) => {
  const all = await casesOf(hub);
  expect(all).toHaveLength(1);
  return all[0];
};
function effectsOf(value: Record<string, unknown> | undefined): string[] {
  const history = value?.['scheduleHistory'] ?? [];
  return (history as { event: string; effect: string }[]).map(({ event, effect }) => `${event} ${effect}`);
}

async function receiveAll(hub: Hub, ...messages: SentMessage[]): Promise<void> {
  for (const each of messages) expect(await hub.receive(each)).toMatchObject({ kind: 'applied' });
}

/** A hub whose EHR holds these appointments, and has been read. */
async function readHub(...appointments: Parameters<typeof proceduresHub>) {
  const hub = await proceduresHub(...appointments);
  await hub.poll();
  return hub;
}
const versionsOf = async (hub: Hub, id = caseId('C-1')) =>
  [
    ...(await hub.db.execute<{ version: number; status: string; cause: string | null }>(sql`
      select aggregate_version::int as version, data->>'status' as status, causation_id as cause
      from hub.outbox where aggregate_id = ${id} order by seq`)),
  ].map(({ version, status }) => `${version} ${status}`);
const dueOf = async (hub: Hub) => (await hub.db.execute(sql`select from procedures.demand_due`)).length;

test('a case known by a message alone has its place, its time, its sender, and the id its schedule would give it', async () => {
  await using hub = await readHub();
  expect(await hub.receive(s12({ controlId: 'first', card: 'PC-1' }))).toEqual({
    kind: 'applied',
    about: [caseId('C-1')],
    facilityId: facilityId('north'),
  });
  expect(await onlyCase(hub)).toEqual({
    id: caseId('C-1'),
    number: 'C-1',
    status: 'SCHEDULED',
    scheduledAt: startsAt,
    endsAt: '2026-03-10T14:30:00Z',
    readiness: 'UNKNOWN',
    facility: { id: facilityId('north') },
    theatre: { id: theatreId('north', 'or-1') },
    procedure: { code: '52734007' },
    provenance: { system: 'Lakeside OR', freshness: 'FRESH', asOf: '2026-03-09T12:00:00Z' },
    scheduleHistory: [
      {
        event: 'S12',
        effect: 'CREATED',
        status: 'SCHEDULED',
        scheduledAt: startsAt,
        system: 'Lakeside OR',
        theatre: { id: theatreId('north', 'or-1') },
        message: { id: hubId('message', 'exchange', 'first') },
      },
    ],
  });
  const kept = await hub.db.execute(sql`
    select row_to_json(t)::text as row from procedures.surgical_case as t
    union all select row_to_json(t)::text from procedures.schedule_change as t
    union all select row_to_json(t)::text from hub.outbox as t`);
  expect(JSON.stringify([...kept])).toContain('PC-1');
  expect(JSON.stringify([...kept])).not.toMatch(/Roe|Jane|MR-7/);
});

test('a case known by messages alone ages with its sender’s silence, and any message of that sender ends it', async () => {
  await using hub = await readHub();
  await receiveAll(hub, s12());
  hub.clock.advance(61_000);
  await hub.poll();
  expect(await onlyCase(hub)).toMatchObject({ provenance: { freshness: 'STALE', asOf: '2026-03-09T12:00:00Z' } });
  await receiveAll(hub, s12({ filler: 'C-2' }));
  for (const each of await casesOf(hub)) expect(each).toMatchObject({ provenance: { freshness: 'FRESH' } });
  expect(hub.asked().filter((path) => path.includes('identifier='))).toEqual([]);
});

describe('R24: one case', () => {
  test('S12 twice under two control ids is one case, told once', async () => {
    await using hub = await readHub();
    await receiveAll(hub, s12(), s12());
    expect(effectsOf(await onlyCase(hub))).toEqual(['S12 UNCHANGED', 'S12 CREATED']);
    expect(await versionsOf(hub)).toEqual(['1 SCHEDULED']);
    expect(await dueOf(hub)).toBe(1);
  });

  test('one message handed over twice has its effect and its history once', async () => {
    await using hub = await readHub();
    const message = s12({ controlId: 'once' });
    await receiveAll(hub, message, message);
    expect(effectsOf(await onlyCase(hub))).toEqual(['S12 CREATED']);
  });

  test('a filler id without its authority, and with it, is the case number', async () => {
    await using hub = await readHub();
    await receiveAll(hub, s12({ filler: 'C-1' }), s13({ filler: 'C-1^LAKESIDE' }));
    expect(await onlyCase(hub)).toMatchObject({ id: caseId('C-1'), scheduledAt: '2026-03-11T13:00:00Z' });
  });

  test('a message that knows the placer’s id alone is about the case that came under both', async () => {
    await using hub = await readHub();
    await receiveAll(hub, s12({ placer: 'P-1^EHR' }), s15({ filler: '', placer: 'P-1^EHR' }));
    expect(await onlyCase(hub)).toMatchObject({ number: 'C-1', status: 'CANCELLED' });
  });

  test.each([
    ['read first, then told by message', true],
    ['told by message first, then read', false],
  ])('what is %s is one case', async (_, isReadFirst) => {
    await using hub = await proceduresHub([{ number: 'C-1', start: startsAt, lastUpdated: '2026-03-09T11:00:00Z' }]);
    if (isReadFirst) await hub.poll();
    await receiveAll(hub, s12());
    if (!isReadFirst) await hub.poll();
    expect(await onlyCase(hub)).toMatchObject({
      id: caseId('C-1'),
      scheduledAt: startsAt,
      endsAt: '2026-03-10T14:30:00Z',
      provenance: { system: 'Lakeside EHR', freshness: 'FRESH' },
    });
  });

  test('a case that began under another identifier keeps its id when its case number is read', async () => {
    await using hub = await proceduresHub([
      { number: 'C-1', start: startsAt, others: ['urn:oid:1.2.840.99|F-1'], lastUpdated: '2026-03-09T12:30:00Z' },
    ]);
    await receiveAll(hub, s12({ filler: 'F-1^ORSYS^1.2.840.99^ISO' }));
    await hub.poll();
    const id = hubId('case', 'ehr', ['ORSYS', 'F-1']);
    expect(await onlyCase(hub)).toMatchObject({ id, number: 'C-1', provenance: { system: 'Lakeside EHR' } });
    const { data } = await hub.ask(
      'query ($e: [_Any!]!) { _entities(representations: $e) { ... on SurgicalCase { id } } }',
      { e: [id, caseId('C-1')].map((each) => ({ __typename: 'SurgicalCase', id: each })) },
    );
    expect(data).toEqual({ _entities: [{ id }, { id }] });
  });

  test('identifiers that name two cases are parked, and the cases stay as they were', async () => {
    await using hub = await readHub();
    await receiveAll(hub, s12(), s12({ filler: '', placer: 'P-9^EHR' }));
    const ids = [caseId('C-1'), hubId('case', 'ehr', ['EHR', 'P-9'])];
    expect(await hub.receive(s15({ placer: 'P-9^EHR' }))).toMatchObject({ kind: 'parked', about: ids });
    expect((await casesOf(hub)).map(({ status }) => status)).toEqual(['SCHEDULED', 'SCHEDULED']);
  });

  test('an appointment whose identifiers name two cases is kept, changes neither, and stops no other', async () => {
    await using hub = await proceduresHub([
      { number: 'C-1', others: ['EHR|P-9'], status: 'cancelled' },
      { number: 'C-2', lastUpdated: '2026-03-08T08:00:00Z' },
    ]);
    await receiveAll(hub, s12(), s12({ filler: '', placer: 'P-9^EHR' }));
    await hub.poll();
    expect((await casesOf(hub)).map(({ number, status }) => `${String(number)} ${String(status)}`).toSorted()).toEqual([
      'C-1 SCHEDULED',
      'C-2 SCHEDULED',
      'P-9 SCHEDULED',
    ]);
  });

  test('first messages of one case that come at once, over whatever identifiers, meet in one', async () => {
    await using hub = await readHub();
    const messages = [
      s12({ placer: 'P-1^EHR' }),
      s13({ filler: '', placer: 'P-1^EHR' }),
      s15({ placer: 'P-1^EHR' }),
      s12({ at: '20260309073000' }),
    ];
    for (const reception of await Promise.all(messages.map((each) => hub.receive(each))))
      expect(reception).toMatchObject({ kind: 'applied' });
    expect(await onlyCase(hub)).toMatchObject({ status: 'SCHEDULED', scheduledAt: startsAt });
    expect((await versionsOf(hub, (await onlyCase(hub))?.['id'] as string)).length).toBeGreaterThan(0);
  });

  test('a poll that finds a case at the moment its first message comes meets it', async () => {
    await using hub = await proceduresHub(
      Array.from({ length: 30 }, (_, n) => ({
        number: `C-${n}`,
        start: startsAt,
        lastUpdated: '2026-03-09T11:00:00Z',
      })),
    );
    const messages = Array.from({ length: 30 }, (_, n) => s12({ filler: `C-${29 - n}` }));
    const [receptions] = await Promise.all([Promise.all(messages.map((each) => hub.receive(each))), hub.poll()]);
    for (const each of receptions) expect(each).toMatchObject({ kind: 'applied' });
    expect(await casesOf(hub)).toHaveLength(30);
  });
});

describe('R25, R29: the newest snapshot counts', () => {
  const story = () => [
    s12(),
    s13(),
    s15(),
    s13({ at: '20260309071500', start: '20260312080000' }),
    s12({ at: '20260309074000' }),
  ];

  test('moved, called off, not revived by a stale reschedule, reinstated by a newer message', async () => {
    await using hub = await readHub();
    await receiveAll(hub, ...story());
    expect(await onlyCase(hub)).toMatchObject({ status: 'SCHEDULED', scheduledAt: startsAt });
    // The cancellation said no time, so the late reschedule says when the case was that stays cancelled.
    expect(effectsOf(await onlyCase(hub))).toEqual([
      'S12 REINSTATED',
      'S15 CANCELLED',
      'S13 MOVED',
      'S13 MOVED',
      'S12 CREATED',
    ]);
    expect((await versionsOf(hub)).slice(2)).toEqual(['3 CANCELLED', '4 CANCELLED', '5 SCHEDULED']);
  });

  test('a stale message leaves a line of history and nothing else', async () => {
    await using hub = await readHub();
    await receiveAll(hub, s12(), s15({ start: '20260310080000' }));
    const before = await hub.db.execute(sql`select * from procedures.surgical_case`);
    const due = await dueOf(hub);
    await receiveAll(hub, s13());
    expect([...(await hub.db.execute(sql`select * from procedures.surgical_case`))]).toEqual([...before]);
    expect(await dueOf(hub)).toBe(due);
    expect(effectsOf(await onlyCase(hub))).toContain('S13 STALE');
    expect(await versionsOf(hub)).toEqual(['1 SCHEDULED', '2 CANCELLED']);
  });

  test('whatever order messages come in, the case ends the same', async () => {
    const ended = async (messages: readonly SentMessage[]) => {
      await using hub = await readHub();
      await receiveAll(hub, ...messages);
      const { scheduleHistory: _history, ...rest } = (await onlyCase(hub)) ?? {};
      return rest;
    };
    const expected = await ended(story());
    expect(await ended(story().toReversed())).toEqual(expected);
    const [a, b, c, d, e] = story();
    expect(await ended([c, e, a, d, b].flatMap((each) => each ?? []))).toEqual(expected);
  });

  test('what is read of the schedule is older than a newer message, and newer than an older one', async () => {
    await using hub = await readHub([{ number: 'C-1', start: startsAt, lastUpdated: '2026-03-09T11:00:00Z' }]);
    await receiveAll(hub, s13());
    // The EHR gives its last change again, with another status: but of before the message.
    hub.put({ number: 'C-1', status: 'arrived', lastUpdated: '2026-03-09T12:00:00Z' });
    hub.clock.advance(30_000);
    await hub.poll();
    expect(await onlyCase(hub)).toMatchObject({ status: 'SCHEDULED', scheduledAt: '2026-03-11T13:00:00Z' });
    expect(effectsOf(await onlyCase(hub))).toEqual(['S13 MOVED', 'Appointment STALE', 'Appointment CREATED']);
    hub.put({ number: 'C-1', status: 'cancelled', lastUpdated: '2026-03-09T12:20:00Z' });
    hub.clock.advance(30_000);
    await hub.poll();
    expect(await onlyCase(hub)).toMatchObject({ status: 'CANCELLED' });
    expect((await versionsOf(hub)).at(-1)).toBe('3 CANCELLED');
  });

  test('what the EHR says when a case is too old is folded into the answer, and not over a newer message', async () => {
    await using hub = await readHub([{ number: 'C-1', start: startsAt, lastUpdated: '2026-03-09T11:00:00Z' }]);
    await receiveAll(hub, s13());
    hub.clock.advance(61_000);
    expect(await onlyCase(hub)).toMatchObject({
      scheduledAt: '2026-03-11T13:00:00Z',
      provenance: { system: 'Lakeside EHR', freshness: 'LIVE' },
    });
    hub.put({ number: 'C-1', room: 'S1', lastUpdated: '2026-03-09T12:30:00Z' });
    hub.clock.advance(61_000);
    expect(await onlyCase(hub)).toMatchObject({
      facility: { id: facilityId('south') },
      provenance: { freshness: 'LIVE' },
    });
    // R72: who may not see where it now is does not see it either, before and after it is written.
    await hub.subgraph.idle();
    expect(await casesOf(hub, 'northPlanner')).toEqual([]);
  });
});

describe('R26, R27: what ends a case', () => {
  test.each([
    ['S15', 'CANCELLED', 'CANCELLED'],
    ['S16', 'CANCELLED', 'CANCELLED'],
    ['S17', 'VOIDED', 'MODIFIED'],
    ['S26', 'NO_SHOW', 'CANCELLED'],
  ])('%s makes it %s', async (event, status, effect) => {
    await using hub = await readHub();
    await receiveAll(hub, s12(), siu(event, { at: '20260309072000' }));
    expect(await onlyCase(hub)).toMatchObject({ status, readiness: null, scheduledAt: startsAt });
    expect(effectsOf(await onlyCase(hub))).toEqual([`${event} ${effect}`, 'S12 CREATED']);
    expect(await dueOf(hub)).toBe(2);
  });

  test('a case first heard of by its cancellation has no time, and comes last', async () => {
    await using hub = await readHub();
    await receiveAll(hub, s15({ filler: 'C-0' }), s12());
    expect((await casesOf(hub)).map(({ number, scheduledAt }) => [number, scheduledAt])).toEqual([
      ['C-1', startsAt],
      ['C-0', null],
    ]);
    const query = `query ($after: String) { surgicalCases(first: 1, after: $after) { totalCount pageInfo { endCursor } edges { node { number } } } }`;
    const first = await hub.ask(query);
    const { endCursor } = (first.data as { surgicalCases: { pageInfo: { endCursor: string } } }).surgicalCases.pageInfo;
    const second = await hub.ask(query, { after: endCursor });
    expect(second.data).toMatchObject({ surgicalCases: { totalCount: 2, edges: [{ node: { number: 'C-0' } }] } });
    const last = (second.data as { surgicalCases: { pageInfo: { endCursor: string } } }).surgicalCases.pageInfo;
    expect((await hub.ask(query, { after: last.endCursor })).data).toMatchObject({ surgicalCases: { edges: [] } });
    const { data } = await hub.ask('{ surgicalCases(filter: { from: "2026-03-01T00:00:00Z" }) { totalCount } }');
    expect(data).toEqual({ surgicalCases: { totalCount: 1 } });
  });

  test('R28: a blocked slot makes no case', async () => {
    await using hub = await readHub();
    expect(await hub.receive(siu('S23', { start }))).toEqual({ kind: 'applied', about: [], facilityId: null });
    expect(await casesOf(hub)).toEqual([]);
  });

  test('what the EHR has no more is void while it was on, and on again when it is there again', async () => {
    await using hub = await readHub([{ number: 'C-1' }, { number: 'C-2', status: 'fulfilled' }]);
    hub.remove('C-1', 'C-2');
    hub.clock.advance(61_000);
    const states = async () =>
      (await casesOf(hub)).map(({ number, status }) => `${String(number)} ${String(status)}`).toSorted();
    expect(await states()).toEqual(['C-1 VOIDED', 'C-2 COMPLETED']);
    await hub.subgraph.idle();
    expect(await versionsOf(hub)).toEqual(['1 SCHEDULED', '2 VOIDED']);
    expect(await states()).toEqual(['C-1 VOIDED', 'C-2 COMPLETED']);
    hub.put({ number: 'C-1' });
    hub.clock.advance(61_000);
    await hub.poll();
    expect(await states()).toContain('C-1 SCHEDULED');
  });
});

describe('what waits for a person', () => {
  test('R17: a room nobody knows parks its message and makes no case; hub.yaml put right, it applies', async () => {
    await using hub = await readHub();
    const message = s12({ room: 'OR9^^^H100', controlId: 'waits' });
    expect(await hub.receive(message)).toEqual({
      kind: 'parked',
      reason: 'The room OR9 at North is not known.',
      remedy: expect.stringContaining('Add it to hub.yaml'),
      about: [],
      facilityId: facilityId('north'),
    });
    expect(await casesOf(hub)).toEqual([]);
    const yaml = hub.hubYaml.replace(
      'codes: { ehr: N1 } }',
      'codes: { ehr: N1 } }, { id: or-9, name: OR 9, codes: { ehr: OR9 } }',
    );
    expect(await hub.receive(message, { yaml })).toMatchObject({ kind: 'applied', about: [caseId('C-1')] });
    expect(await onlyCase(hub)).toMatchObject({ theatre: { id: theatreId('north', 'or-9') } });
  });

  test('R29: a parked message that is re-driven after newer ones does not undo them', async () => {
    await using hub = await readHub();
    const late = s13({ room: 'OR9^^^H100' });
    await receiveAll(hub, s12());
    expect(await hub.receive(late)).toMatchObject({ kind: 'parked', about: [caseId('C-1')] });
    await receiveAll(hub, s15({ start: '20260311090000' }));
    const yaml = hub.hubYaml.replace('codes: { ehr: N1 } }', 'codes: { ehr: OR9 } }');
    expect(await hub.receive(late, { yaml })).toMatchObject({ kind: 'applied' });
    expect(await onlyCase(hub)).toMatchObject({ status: 'CANCELLED', scheduledAt: '2026-03-11T14:00:00Z' });
  });

  test('a case that is on must have a time from somebody', async () => {
    await using hub = await readHub();
    expect(await hub.receive(siu('S12'))).toMatchObject({
      kind: 'parked',
      reason: 'Nobody has said when case C-1 starts: the message has no time.',
    });
    await receiveAll(hub, s12(), siu('S14', { at: '20260309071000' }));
    expect(effectsOf(await onlyCase(hub))).toEqual(['S14 UNCHANGED', 'S12 CREATED']);
  });

  test('a case of nobody’s facility waits, and without a room it is at its sender’s', async () => {
    await using hub = await readHub();
    expect(await hub.receive(s12({ room: null, site: 'H999', start: '20260310080000-0500' }))).toMatchObject({
      kind: 'parked',
      reason: expect.stringContaining('Nobody has said where case C-1 is'),
    });
    await receiveAll(hub, s12({ room: null }));
    expect(await onlyCase(hub)).toMatchObject({ facility: { id: facilityId('north') }, theatre: null });
  });
});

describe('R72: who sees what of a schedule', () => {
  test('history of another facility is left out, the case of another is not there, and no id tells', async () => {
    await using hub = await readHub();
    await receiveAll(
      hub,
      s12({ room: 'S1^^^H200', controlId: 'at-south', at: '20260309060000' }),
      s13({ controlId: 'to-north' }),
      s12({ filler: 'C-2', room: 'S1^^^H200' }),
    );
    const [seen, ...others] = await casesOf(hub, 'northPlanner');
    expect(others).toEqual([]);
    expect(effectsOf(seen)).toEqual(['S13 MOVED']);
    expect(await casesOf(hub, 'partner')).toEqual([]);
    const { data } = await hub.ask(
      'query ($e: [_Any!]!) { _entities(representations: $e) { ... on SurgicalCase { number } ... on ScheduleChange { event } } }',
      {
        e: [
          { __typename: 'SurgicalCase', id: caseId('C-1') },
          { __typename: 'SurgicalCase', id: caseId('C-2') },
          { __typename: 'ScheduleChange', id: changeId('to-north') },
          { __typename: 'ScheduleChange', id: changeId('at-south') },
        ],
      },
      'northPlanner',
    );
    expect(data).toEqual({ _entities: [{ number: 'C-1' }, null, { event: 'S13' }, null] });
  });

  test('readiness narrows a list to what is on; what nobody has looked at is UNKNOWN', async () => {
    await using hub = await readHub();
    await receiveAll(hub, s12(), s12({ filler: 'C-2' }), s15({ filler: 'C-2' }));
    const query = `query ($of: [Readiness!]) { surgicalCases(filter: { readiness: $of }) { totalCount edges { node { number } } } }`;
    expect((await hub.ask(query, { of: ['UNKNOWN'] })).data).toEqual({
      surgicalCases: { totalCount: 1, edges: [{ node: { number: 'C-1' } }] },
    });
    expect((await hub.ask(query, { of: ['READY', 'SHORT'] })).data).toMatchObject({ surgicalCases: { totalCount: 0 } });
  });

  test('the histories of many cases take as many statements as of one', async () => {
    await using hub = await readHub();
    await receiveAll(hub, ...Array.from({ length: 12 }, (_, n) => s12({ filler: `C-${n}` })));
    const count = async (first: number) => {
      hub.statements.length = 0;
      await hub.ask(`{ surgicalCases(first: ${first}) { edges { node { number scheduleHistory { event } } } } }`);
      return hub.statements.length;
    };
    await count(1);
    expect(await count(12)).toBe(await count(1));
  });
});

function changeId(controlId: string): string {
  return hubId('schedulechange', 'exchange', hubId('message', 'exchange', controlId));
}
