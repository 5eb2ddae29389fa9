import postgres from 'postgres';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { SandboxSuppliers } from '../exchange-day/sandbox-suppliers.ts';
import { isQuiet, suppliersAreDone, until } from '../exchange-day/suppliers-are-done.ts';
import { OrSchedule, siu } from '../or-schedule.ts';
import { runHub, type RunningHub } from '../running-hub.ts';

const minutes = 60_000;

/** What records messages, replays and audit, and what feeds and consumers note of themselves. */
const records = new Set([
  'hub.message',
  'hub.message_step',
  'hub.message_clock',
  'hub.message_segments',
  'hub.control_number',
  'hub.partner_line',
  'hub.replay',
  'hub.replay_item',
  'hub.audit_entry',
  'hub.feed',
  'procedures.sweep',
  'reconciliation.message',
]);

const $Replay = z.object({
  id: z.string(),
  state: z.string(),
  messageCount: z.number(),
  outcomes: z.array(z.object({ outcome: z.string().nullable(), count: z.number() })),
});

/** It takes a minute, so it is one of the slow ones. */
test.runIf(process.env['CI_SLOW'] === '1')(
  'R71: a whole mixed day, replayed twice, changes no table but those that record it',
  async () => {
    await using hub = await runHub({
      // What the hospital's systems say of themselves goes on meanwhile; here only messages count.
      hubYaml: 'poll: { stock: 1h, cases: 1h, orders: 1s, masters: 1h }\n',
    });
    const suppliers = new SandboxSuppliers(hub.controlUrl);
    await suppliers.hurry(2000);
    // What the hub asks for by itself is not ordered: the orders of the day are those placed here.
    await suppliers.pauseBuyers();
    const sql = postgres(hub.environment.databaseUrl ?? '', { max: 2 });
    await using _ = { [Symbol.asyncDispose]: () => sql.end() };
    await schedule(hub);
    const placed = await suppliers.order(24);

    // The day: orders go out and are answered, some answers wrong, late, twice; cases are booked, moved and called off.
    await suppliersAreDone(hub, suppliers, placed.length, sql);
    await until(hub, 'nothing is to be asked for any more', () => isAtRest(sql), minutes);
    const kinds = await sql`
      select distinct coalesce(document_type, message_code) from hub.message where direction = 'IN' and state = 'APPLIED'`;
    expect(kinds.length).toBeGreaterThanOrEqual(5);

    const before = await dump(sql);
    for (const idempotencyKey of ['first', 'second']) {
      const replay = await replayAll(hub, idempotencyKey);
      expect(replay.outcomes).toEqual([{ outcome: 'UNCHANGED', count: replay.messageCount }]);
      expect(replay.messageCount).toBeGreaterThan(placed.length);
      await until(hub, 'nothing is due', () => isAtRest(sql));
      expect(differences(before, await dump(sql))).toEqual([]);
    }
    expect((await sql`select from hub.lineage_edge where kind = 'replays'`).length).toBeGreaterThan(0);
  },
  6 * minutes,
);

/**
 * Nothing waits, and what is needed was asked for and read back: no window is open that would close, and no requisition
 * was written that would be read, in the middle of a replay.
 */
async function isAtRest(sql: postgres.Sql): Promise<boolean> {
  const [row] = await sql<{ waiting: boolean }[]>`
    select exists (select from hub.command where state in ('WAITING', 'SENDING'))
      or exists (select from orders.need where closes_at is not null and stopped_by is null)
      or exists (select from orders.asked_line where requisition_line_id not in (select id from orders.requisition_line))
      or exists (select from orders.need_due)
      or exists (select from orders.refold_due)
      or exists (select from orders.change_due) as waiting`;
  return row?.waiting === false && (await isQuiet(sql));
}

/** Cases that come, move, come late and are called off. */
async function schedule({ mllpPort }: RunningHub): Promise<void> {
  await using or = new OrSchedule(mllpPort);
  const booking = (number: string, start: string) => ({
    number,
    start,
    room: 'H100-OR1',
    site: 'H100',
    procedure: 'ORTHO-THA',
  });
  const say = async (trigger: string, number: string, start: string, controlId: string, at: string) =>
    expect(await or.send(siu(trigger, booking(number, start), { controlId, sentAt: `20260309${at}-0500` }))).toMatch(
      /^AA/,
    );
  await say('S12', 'RD-1', '2026-03-12T13:00:00Z', 'RD1', '070000');
  await say('S13', 'RD-1', '2026-03-13T13:00:00Z', 'RD3', '070300');
  await say('S13', 'RD-1', '2026-03-14T13:00:00Z', 'RD2', '070200');
  await say('S12', 'RD-2', '2026-03-12T15:00:00Z', 'RD4', '070000');
  await say('S15', 'RD-2', '2026-03-12T15:00:00Z', 'RD5', '070500');
  await say('S12', 'RD-2', '2026-03-12T15:00:00Z', 'RD4', '070000');
}

async function replayAll(hub: RunningHub, idempotencyKey: string): Promise<z.output<typeof $Replay>> {
  const asIntegrator = { role: 'integrator' } as const;
  const fields = 'id state messageCount outcomes { outcome count }';
  const input = {
    selection: { since: '2026-01-01T00:00:00Z' },
    isPreview: false,
    reason: 'To see that nothing comes of it.',
    rate: 10_000,
    idempotencyKey,
  };
  const asked = await hub.ask(
    `mutation ($input: ReplayMessagesInput!) { replayMessages(input: $input) { replay { ${fields} } } }`,
    { input },
    asIntegrator,
  );
  expect(asked.errors).toBeUndefined();
  const { id } = z.object({ replayMessages: z.object({ replay: $Replay }) }).parse(asked.data).replayMessages.replay;
  let replay: z.output<typeof $Replay> | undefined;
  await until(hub, 'the replay is done', async () => {
    const { data } = await hub.ask(`query ($id: ID!) { replay(id: $id) { ${fields} } }`, { id }, asIntegrator);
    replay = z.object({ replay: $Replay }).parse(data).replay;
    return replay.state === 'DONE';
  });
  if (replay === undefined) throw new Error('it is done');
  return replay;
}

/** Every row of every table that is no record, as text, sorted. */
async function dump(sql: postgres.Sql): Promise<Record<string, string[]>> {
  const tables = await sql<{ name: string }[]>`
    select schemaname || '.' || tablename as name from pg_tables
    where schemaname in ('hub', 'items', 'suppliers', 'inventory', 'orders', 'procedures', 'reconciliation')
      and tablename not like 'message_payload%' order by 1`;
  const dumped: Record<string, string[]> = {};
  for (const { name } of tables) {
    if (records.has(name)) continue;
    const which = name === 'hub.lineage_edge' ? `where kind <> 'replays'` : '';
    const rows = await sql.unsafe<{ line: string }[]>(
      `select row_to_json(t)::text as line from ${name} as t ${which} order by 1`,
    );
    dumped[name] = rows.map(({ line }) => line);
  }
  return dumped;
}

/** Rows that came or went, a few of each table. */
function differences(before: Record<string, string[]>, after: Record<string, string[]>): string[] {
  return Object.entries(after).flatMap(([name, rows]) => {
    const was = new Set(before[name]);
    const is = new Set(rows);
    return [
      ...[...was.difference(is)].slice(0, 3).map((row) => `${name} lost ${row.slice(0, 400)}`),
      ...[...is.difference(was)].slice(0, 3).map((row) => `${name} gained ${row.slice(0, 400)}`),
    ];
  });
}
