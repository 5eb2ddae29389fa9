import { afterEach, beforeEach, expect, test } from 'vitest';
import { createPollMeasures } from '../../src/metrics/poll-measures.ts';
import { exchangeMetrics } from '../../src/metrics/exchange-metrics.ts';
import { keepPartner } from '../apex.ts';
import { receiverOf855 } from '../orders.ts';
import { runningExchange, type RunningExchange } from '../running-exchange.ts';
import { sender } from '../sender.ts';
import { siu } from '../siu.ts';
import { file } from '../x12-files.ts';

let hub: RunningExchange;
const polls = createPollMeasures();
const via = { partner: 'apex', transport: 'main', kind: 'folder' as const };
beforeEach(async () => {
  hub = await runningExchange({ receivers: [receiverOf855()] });
  await keepPartner(hub.hub);
});
afterEach(() => hub[Symbol.asyncDispose]());

async function series(): Promise<string[]> {
  const metrics = exchangeMetrics({ db: hub.hub.db, config: { senders: [sender] }, clock: hub.clock, polls });
  const text = await metrics.read();
  return text.split('\n').filter((line) => line.startsWith('supply_hub_'));
}

test('messages are counted by party, direction, type and state, and their ages told', async () => {
  await hub.exchange.takeDocument({ bytes: file(), name: 'a.edi', arrivalId: 'a', via });
  await hub.send(Buffer.from(siu({ controlId: '1' })));
  await hub.idle();
  hub.clock.advance(90_000);
  const all = await series();
  expect(all).toEqual(
    expect.arrayContaining([
      'supply_hub_messages_last_hour{party="apex",direction="IN",type="interchange",state="APPLIED"} 1',
      'supply_hub_messages_last_hour{party="apex",direction="IN",type="855",state="APPLIED"} 1',
      'supply_hub_messages_last_hour{party="apex",direction="OUT",type="997",state="QUEUED"} 1',
      `supply_hub_messages_last_hour{party="${sender.id}",direction="IN",type="SIU",state="APPLIED"} 1`,
      'supply_hub_last_message_age_seconds{party="apex",direction="IN"} 90',
      'supply_hub_messages_waiting{party="apex",direction="OUT",state="QUEUED"} 1',
      'supply_hub_oldest_waiting_age_seconds{party="apex",direction="OUT",state="QUEUED"} 90',
      'supply_hub_partner_held{party="apex"} 0',
      'supply_hub_line_failures{party="apex",transport="main"} 0',
    ]),
  );
  // Nothing was sent to it yet: there is no age, rather than a wrong one.
  expect(all.filter((line) => /last_message_age.*apex.*OUT/.test(line))).toEqual([]);
});

test('a hold, a failing line, what is owed and what is late are seen; polls as this process made them', async () => {
  await hub.exchange.takeDocument({ bytes: file(), name: 'a.edi', arrivalId: 'a', via });
  await keepPartner(hub.hub, undefined, { hold: { reason: 'its warehouse moves' } });
  await hub.hub.sql`
    insert into hub.partner_line (partner, transport, failures, failing_since, next_probe_at, last_fault)
    values ('apex', 'main', 4, '2026-03-05T19:00:00Z', '2026-03-05T20:00:00Z', 'no answer')`;
  await hub.hub.sql`
    insert into hub.message_clock (message_id, kind, partner, due_at, raised_at)
    select id, kind, 'apex', received_at, case kind when '997' then received_at end
    from hub.message cross join (values ('997'), ('855')) as owed (kind) where direction = 'OUT'`;
  polls.failed(via);
  polls.failed(via);
  polls.succeeded(via);
  const all = await series();
  expect(all).toEqual(
    expect.arrayContaining([
      'supply_hub_partner_held{party="apex"} 1',
      'supply_hub_line_failures{party="apex",transport="main"} 4',
      'supply_hub_answers_owed{party="apex",answer="997"} 1',
      'supply_hub_answers_owed{party="apex",answer="855"} 1',
      'supply_hub_answers_overdue{party="apex",answer="997"} 1',
      'supply_hub_answers_overdue{party="apex",answer="855"} 0',
      'supply_hub_poll_failures_total{party="apex",transport="main"} 2',
      expect.stringMatching(/^supply_hub_poll_age_seconds\{party="apex",transport="main"\} 0\.\d+$/),
    ]),
  );
});

test('what a file calls itself makes no series of its own', async () => {
  const sets = ['901', '902'].map((type) => ({ type, segments: [] }));
  await hub.exchange.takeDocument({ bytes: file({ sets }), name: 'a.edi', arrivalId: 'a', via });
  await hub.exchange.takeDocument({ bytes: Buffer.from('no X12'), name: 'b', arrivalId: 'b', via });
  await hub.idle();
  const types = (await series()).flatMap((line) => /messages_last_hour.*type="(\w+)"/.exec(line)?.[1] ?? []);
  expect(new Set(types)).toEqual(new Set(['interchange', 'other', '997']));
});

test('when the database is away there are no numbers, rather than old ones', async () => {
  await hub.hub.close();
  await expect(series()).rejects.toThrow('the measures could not be read');
  hub = await runningExchange();
});
