import { setTimeout as wait } from 'node:timers/promises';
import type postgres from 'postgres';
import { benchStack } from './bench-stack.ts';
import { startChild } from './child.ts';
import { line, percentiles, ratio, say } from './figures.ts';
import { Senders, siu, type Booking } from './readiness-schedule.ts';
import { bookings, readableCards, settled, startWorld } from './world.ts';

const pace = 100;
const livePace = 20;
const seconds = 15;

/**
 * How long messages take from their arrival to their effect at 100 a second, and what a replay costs live traffic: on a
 * hub with everything that follows from a message, demands, allocation, readiness. Beside it the floor: an MLLP server
 * that commits each message as one row and does nothing else.
 *
 * @returns what went wrong
 */
export async function live(): Promise<string[]> {
  await using stack = benchStack();
  const world = await startWorld(stack, 'small');
  const floor = await startChild(stack, 'readiness-floor.ts', { databaseUrl: world.databaseUrl });
  const cases = bookings(world.config, readableCards(world.cards, world.config));
  const faults: string[] = [];
  const some = (count: number): Booking[] => Array.from({ length: count }, () => cases.next().value);
  const { sql } = world;

  say('\nFrom arrival to applied, in milliseconds');
  const booked = some(pace * seconds);
  await using floorSenders = new Senders(Number(floor.ready['mllpPort']));
  const least = percentiles(await floorSenders.sendAll(messages(booked), pace));
  await using senders = new Senders(world.mllpPort);
  const since = new Date();
  await senders.sendAll(messages(booked), pace);
  await settled(sql);
  const applied = await appliedSince(sql, since);
  if (applied.length !== booked.length) faults.push(`${booked.length - applied.length} messages were not applied`);
  const took = percentiles(applied);
  say(`  ${pace} a second, ${applied.length} messages: ${line(took)}`);
  say(`  ${ratio(took.p50, least.p50)} and ${ratio(took.p95, least.p95)} times the floor's answer at p50 and p95`);

  say(`\nA replay of what was applied, beside ${livePace} messages a second`);
  const alone = await applying(world, senders, some(livePace * seconds));
  const { id, count } = await askReplay(sql);
  const beside = applying(world, senders, some(livePace * seconds));
  const began = performance.now();
  while (!(await isDone(sql, id))) await wait(50);
  const perSecond = (count * 1000) / (performance.now() - began);
  const with_ = await beside;
  const [others] = await sql<{ count: number }[]>`
    select count(*)::int as count from hub.replay_item where replay_id = ${id} and outcome <> 'UNCHANGED'`;
  const changed = others?.count ?? 0;
  if (changed > 0) faults.push(`${changed} of ${count} replayed messages had a second effect, or none at all (R71)`);
  say(`  ${count} messages at ${ratio(perSecond, livePace)} times the pace of the live ones`);
  say(
    `  live messages take ${ratio(with_.p50, alone.p50)} and ${ratio(with_.p95, alone.p95)} times as long at p50 and p95`,
  );
  for (const each of [floor, world.hub]) await each.stop();
  return faults;
}

const messages = (booked: readonly Booking[]) => booked.map((booking) => () => siu('S12', booking));

/** From arrival to applied of messages sent at the live pace. */
async function applying({ sql }: { sql: postgres.Sql }, senders: Senders, booked: readonly Booking[]) {
  const since = new Date();
  await senders.sendAll(messages(booked), livePace);
  await settled(sql);
  return percentiles(await appliedSince(sql, since));
}

async function appliedSince(sql: postgres.Sql, since: Date): Promise<number[]> {
  const rows = await sql<{ ms: number }[]>`
    select extract(epoch from state_at - received_at)::float8 * 1000 as ms from hub.message
    where received_at >= ${since} and state = 'APPLIED'`;
  return rows.map(({ ms }) => ms);
}

/** As the graph does it, without its round trip. */
async function askReplay(sql: postgres.Sql): Promise<{ id: string; count: number }> {
  const id = `replay_bench${process.pid}`;
  await sql.begin(async (tx) => {
    await tx`
      insert into hub.replay (id, is_preview, selection, reason, asked_by, asked_at, rate, state, next_at, idempotency_key)
      values (${id}, false, '{}', 'bench', 'bench', now(), 10000, 'RUNNING', now(), ${id})`;
    await tx`
      insert into hub.replay_item (replay_id, place, message_id)
      select ${id}, row_number() over (order by seq), id from hub.message where direction = 'IN' and state = 'APPLIED'`;
  });
  const [items] = await sql<{ count: number }[]>`
    select count(*)::int as count from hub.replay_item where replay_id = ${id}`;
  return { id, count: items?.count ?? 0 };
}

async function isDone(sql: postgres.Sql, id: string): Promise<boolean> {
  const [row] = await sql`select from hub.replay where id = ${id} and state = 'DONE'`;
  return row !== undefined;
}
