import { hubId } from '@supply-hub/identifiers';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { caseId, facilityId, theatreId } from './ids.ts';
import type { SentMessage } from './procedures-hub.ts';
import {
  casesOf,
  dueOf,
  effectsOf,
  onlyCase,
  readHub,
  receiveAll,
  s12,
  s13,
  s15,
  startsAt,
  versionsOf,
} from './schedule-hub.ts';

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
