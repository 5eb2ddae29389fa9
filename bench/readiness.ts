import { cpus } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import type postgres from 'postgres';
import { benchStack } from './bench-stack.ts';
import { startChild } from './child.ts';
import { median } from './cpu.ts';
import { line, percentiles, ratio, say } from './figures.ts';
import { Senders, siu, type Booking } from './readiness-schedule.ts';
import {
  addCard,
  bookings,
  casesIn,
  isWorking,
  materialNumber,
  readableCards,
  settled,
  sitesOf,
  startWorld,
  theatresOf,
} from './world.ts';

/**
 * `bench readiness [small|regional]`: from the first byte of a scheduling message to the stored readiness of its case,
 * at 20 and 100 messages a second; and what one message costs while the cases grow from 1,000 to 10,000. Beside both:
 * the floor, an MLLP server that commits each message as one row and does nothing else. Fails when a message is lost,
 * never for a time.
 */
const size = process.argv[2] === 'small' ? 'small' : 'regional';
const seconds = 30;
const paces = [20, 100];
const caseCounts = [1_000, 10_000];
const probes = 40;
const faults: string[] = [];

say(`${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}, sandbox ${size}`);

/** How long it takes until a case's readiness is there. */
async function paced(): Promise<void> {
  await using stack = benchStack();
  const world = await startWorld(stack, size);
  const floor = await startChild(stack, 'readiness-floor.ts', { databaseUrl: world.databaseUrl });
  const cases = bookings(world.config, readableCards(world.cards, world.config));
  say('\nFrom message to readiness, in milliseconds; in brackets, to its answer, and beside the floor’s answer');
  for (const pace of paces) {
    const numbers = Array.from({ length: pace * seconds }, () => cases.next().value);
    const toAnswer: { hub: number[]; floor: number[] } = { hub: [], floor: [] };
    {
      await using senders = new Senders(Number(floor.ready['mllpPort']));
      toAnswer.floor = await senders.sendAll(
        numbers.map((booking) => () => siu('S12', booking)),
        pace,
      );
    }
    const began = new Map<string, number>();
    const took = new Map<string, number>();
    await using senders = new Senders(world.mllpPort);
    let isSent = false;
    const watching = watch(world.sql, began, took, () => isSent);
    toAnswer.hub = await senders.sendAll(
      numbers.map((booking) => () => {
        began.set(booking.number, performance.now());
        return siu('S12', booking);
      }),
      pace,
    );
    isSent = true;
    await watching;
    if (took.size !== numbers.length)
      faults.push(`${numbers.length - took.size} of ${numbers.length} cases never got a readiness`);
    const readiness = percentiles([...took.values()]);
    const answer = percentiles(toAnswer.hub);
    const least = percentiles(toAnswer.floor);
    say(
      `  ${String(pace).padStart(3)} a second, ${took.size} cases: ${line(readiness)}   (answer ${line(answer)}: ${ratio(answer.p50, least.p50)} and ${ratio(answer.p95, least.p95)} times the floor at p50 and p95)`,
    );
  }
  for (const each of [floor, world.hub]) await each.stop();
}

/** What one message costs as cases grow that it does not touch. */
async function growing(): Promise<void> {
  await using stack = benchStack();
  const probe = 'BENCH-PROBE';
  const world = await startWorld(stack, 'small', (config, cards) => {
    // Each growing case wants one item of its own kind; the probes share one that nobody else wants.
    const sites = config.facilities.filter(({ theatres }) => theatres.length > 0);
    for (const { id } of sites) {
      for (let n = 11; n <= 249; n += 1) addCard(cards, `BENCH-${n}`, id, materialNumber(n));
      addCard(cards, probe, id, materialNumber(10));
    }
  });
  const floor = await startChild(stack, 'readiness-floor.ts', { databaseUrl: world.databaseUrl });
  const room = theatresOf(world.config)[0];
  if (room === undefined) throw new Error('there is no theatre');
  const growth = bookings(
    world.config,
    sitesOf(world.config).flatMap(({ id }) =>
      Array.from({ length: 239 }, (_, n) => ({ facility: id, procedure: `BENCH-${n + 11}` })),
    ),
  );
  const probing = Array.from({ length: probes }, (_, n): Booking => ({
    number: `PROBE${n}`,
    ...room,
    procedure: probe,
    start: Temporal.Now.instant().add({ hours: 100 + n }),
  }));
  await using senders = new Senders(world.mllpPort);
  for (const booking of probing) await senders.send(siu('S12', booking), 0);
  say('\nCPU of one message that moves one of 40 cases, hub and database together, beside the floor’s');
  const costs: number[] = [];
  let known = await casesIn(world.sql);
  for (const count of caseCounts) {
    const more = Array.from({ length: Math.max(0, count - known) }, () => growth.next().value);
    await senders.sendAll(
      more.map((booking) => () => siu('S12', booking)),
      null,
    );
    await settled(world.sql);
    known = await casesIn(world.sql);
    const perMessage = { hub: [] as number[], floor: [] as number[] };
    await using floorSenders = new Senders(Number(floor.ready['mllpPort']), 1);
    for (let round = 0; round < 6; round += 1) {
      const moved = probing.map((booking) => ({ ...booking, start: booking.start.add({ minutes: round + 1 }) }));
      for (const side of ['floor', 'hub'] as const) {
        const before = world.cpu(side === 'hub' ? world.hub : floor);
        for (const booking of moved) await (side === 'hub' ? senders : floorSenders).send(siu('S13', booking), 0);
        if (side === 'hub') await settled(world.sql);
        if (round > 0) perMessage[side].push((world.cpu(side === 'hub' ? world.hub : floor) - before) / probes);
      }
    }
    const cost = median(perMessage.hub.toSorted((a, b) => a - b));
    const least = median(perMessage.floor.toSorted((a, b) => a - b));
    costs.push(cost);
    say(`  ${String(known).padStart(6)} cases: ${ratio(cost, least)} times the floor`);
  }
  const [few = Number.NaN, many = Number.NaN] = costs;
  say(`  ten times the cases cost ${ratio(many, few)} times as much`);
  for (const each of [floor, world.hub]) await each.stop();
}

/**
 * Notes when each of the cases first has a readiness; ends when all have, or when nothing waits that could give one.
 */
async function watch(
  sql: postgres.Sql,
  began: ReadonlyMap<string, number>,
  took: Map<string, number>,
  isSent: () => boolean,
): Promise<void> {
  for (let last = performance.now(); ;) {
    const pending = [...began.keys()].filter((number) => !took.has(number));
    if (pending.length === 0 && isSent()) return;
    // Asked before the look: what is settled then has its readiness in it.
    const isOver = isSent() && performance.now() - last > 10_000 && !(await isWorking(sql));
    const found = await sql<{ number: string }[]>`
      select number from procedures.surgical_case where number = any(${pending}) and readiness is not null`;
    const now = performance.now();
    for (const { number } of found) took.set(number, now - (began.get(number) ?? now));
    if (isOver) return;
    if (found.length > 0) last = now;
    await wait(5);
  }
}

await paced();
await growing();
if (faults.length > 0) {
  say(`\nFAILED\n  ${faults.join('\n  ')}`);
  process.exitCode = 1;
}
