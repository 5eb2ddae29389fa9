import type { Clock } from '@supply-hub/clock';
import type { HubConfig } from '@supply-hub/config';
import { createMetrics, type Metrics } from '@supply-hub/metrics';
import { documentTypes } from '@supply-hub/partners';
import type { Db } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { PollMeasures } from './poll-measures.ts';

/** What an alarm is built on. Ages are by the hub's clock; a series that has nothing to tell is not there. */
const definitions = {
  messages: {
    name: 'messages_last_hour',
    description: 'Messages and documents that came or were queued in the last hour, by the state they are in now.',
    kind: 'gauge',
  },
  lastMessage: {
    name: 'last_message_age_seconds',
    description:
      'Since the last message came from (IN) or left for (OUT) a party. Rising where it should not: absence.',
    kind: 'gauge',
  },
  waiting: {
    name: 'messages_waiting',
    description: 'Messages not done with: RECEIVED, ROUTED, PARKED on their way in, QUEUED, HELD on their way out.',
    kind: 'gauge',
  },
  oldestWaiting: {
    name: 'oldest_waiting_age_seconds',
    description: 'Age of the oldest message in such a state.',
    kind: 'gauge',
  },
  owed: {
    name: 'answers_owed',
    description: 'Answers (997, 855, 856) that partners owe for what was sent, those overdue among them.',
    kind: 'gauge',
  },
  overdue: { name: 'answers_overdue', description: 'Answers that partners owe beyond their time.', kind: 'gauge' },
  held: { name: 'partner_held', description: '1 where a person or the profile holds what goes to it.', kind: 'gauge' },
  failing: {
    name: 'line_failures',
    description:
      'Tries in a row that failed on a transport, 0 when it works; from 3 on only one probe at a time is made.',
    kind: 'gauge',
  },
  pollFailures: {
    name: 'poll_failures',
    description: 'Polls of a partner’s folder that failed since this process began.',
    kind: 'counter',
  },
  pollAge: {
    name: 'poll_age_seconds',
    description: 'Since this process last looked into a partner’s folder with success.',
    kind: 'gauge',
  },
} as const;

const $Count = z.object({
  party: z.string(),
  direction: z.string(),
  type: z.string(),
  state: z.string(),
  count: z.coerce.number(),
});
const $Fact = z.object({
  fact: z.enum(['lastMessage', 'waiting', 'oldestWaiting', 'owed', 'overdue', 'held', 'failing']),
  party: z.string(),
  label: z.string(),
  other: z.string(),
  value: z.coerce.number(),
});
/** What the second label of a fact is called, and its third. */
const labelsOf: Readonly<Record<z.infer<typeof $Fact>['fact'], readonly [string?, string?]>> = {
  lastMessage: ['direction'],
  waiting: ['direction', 'state'],
  oldestWaiting: ['direction', 'state'],
  owed: ['answer'],
  overdue: ['answer'],
  held: [],
  failing: ['transport'],
};

/** Whatever a file says it is must not become a series: other types are one. */
const knownTypes = new Set<string>([...documentTypes, 'interchange', 'SIU', 'DFT', 'ACK']);

/**
 * The exchange in numbers, for Prometheus: two statements a look, no message's content, no patient, no facility.
 * Parties are partners by slug, and senders of hub.yaml by id; everybody else is `unknown`.
 */
export function exchangeMetrics(options: {
  db: Db;
  config: Pick<HubConfig, 'senders'>;
  clock: Clock;
  polls: PollMeasures;
}): Metrics {
  const { db, config, clock, polls } = options;
  const senders = sql.param(config.senders.map(({ id }) => id));
  return createMetrics(definitions, async (observe) => {
    const now = sql`${clock.now().toString()}::timestamptz`;
    const counts = await db.execute(sql`
      select coalesce(partner, sender, 'unknown') as party, direction, state, count(*),
        coalesce(document_type, message_code, case protocol when 'x12' then 'interchange' else 'unknown' end) as type
      from hub.message where received_at > ${now} - interval '1 hour'
      group by 1, direction, state, type`);
    const summed = new Map<string, z.infer<typeof $Count>>();
    for (const row of counts) {
      const read = $Count.parse(row);
      const type = knownTypes.has(read.type) ? read.type : 'other';
      const key = [read.party, read.direction, type, read.state].join(' ');
      summed.set(key, { ...read, type, count: read.count + (summed.get(key)?.count ?? 0) });
    }
    for (const { party, direction, type, state, count } of summed.values())
      observe('messages', count, { party, direction, type, state });

    const facts = await db.execute(sql`
      with party as (
        select partner as party from hub.partner where not is_gone
        union select unnest(${senders}::text[])
      ), waiting as (
        select coalesce(partner, sender, 'unknown') as party, direction, state, count(*) as count,
          min(received_at) as oldest
        from hub.message
        where state in ('RECEIVED', 'ROUTED', 'PARKED', 'QUEUED', 'HELD')
        group by 1, direction, state
      ), owed as (
        select partner as party, kind, count(*) as count, count(raised_at) as overdue
        from hub.message_clock where met_at is null group by partner, kind
      )
      select 'lastMessage' as fact, party.party, way as label, '' as other,
        extract(epoch from ${now} - latest.at)::float8 as value
      from party cross join (values ('IN'), ('OUT')) as ways (way)
      cross join lateral (
        select case way when 'IN' then received_at else sent_at end as at from hub.message
        where coalesce(partner, sender) = party.party and direction = way and (way = 'IN' or sent_at is not null)
        order by received_at desc limit 1
      ) as latest
      union all select 'waiting', party, direction, state, count from waiting
      union all select 'oldestWaiting', party, direction, state, extract(epoch from ${now} - oldest)::float8 from waiting
      union all select 'owed', party, kind, '', count from owed
      union all select 'overdue', party, kind, '', overdue from owed
      union all select 'held', partner, '', '', (hold is not null)::int from hub.partner where not is_gone
      union all select 'failing', partner, transport, '', coalesce(failures, 0)
        from hub.partner cross join lateral jsonb_object_keys(profile -> 'transports') as transport
        left join hub.partner_line using (partner, transport) where not is_gone`);
    for (const row of facts) {
      const { fact, party, label, other, value } = $Fact.parse(row);
      const [first, second] = labelsOf[fact];
      observe(fact, value, { party, ...(first && { [first]: label }), ...(second && { [second]: other }) });
    }

    for (const { partner: party, transport, failures, sinceMs } of polls.all()) {
      observe('pollFailures', failures, { party, transport });
      if (sinceMs !== null) observe('pollAge', sinceMs / 1000, { party, transport });
    }
  });
}
