import { setTimeout as delay } from 'node:timers/promises';
import { Random } from '../../generate/random.ts';
import type { Draft, World } from '../../store/world.ts';
import { snapshotOf } from '../case-snapshot.ts';
import { anything, bookSome, changeSome, roomsOf, type Room } from './change-case.ts';

export interface BurstInput {
  /** How many changes, and so messages. */
  readonly count: number;
  /** Null: as fast as they can be made. */
  readonly perSecond: number | null;
  readonly seed: number;
}

/** Changes that go to disk together when there is no rate to keep. */
const together = 20;
/** Messages a case, about. */
const changesPerCase = 5;
const noteOf = { system: 'ehr', operation: 'burst', kind: 'change' } as const;

/**
 * Many changes over few cases, half of them booked before and half new: each is booked, moved, modified, called off and
 * reinstated several times over. Resolves when all are made; they are sent as any other.
 * @returns how many cases were touched
 */
export async function burst(world: World, { count, perSecond, seed }: BurstInput): Promise<{ cases: number }> {
  const random = new Random(seed).fork('burst');
  const wanted = Math.max(1, Math.round(count / changesPerCase));
  let cases: string[] | undefined;
  const touched = new Set<string>();
  let rooms: readonly Room[] = [];
  let booked = 0;
  const step = (draft: Draft): void => {
    rooms = rooms.length === 0 ? roomsOf(draft) : rooms;
    cases ??= random.sample(bookedCases(world), Math.floor(wanted / 2));
    const isNew = booked < Math.ceil(wanted / 2) && random.chance(0.3);
    if (!isNew && cases.length > 0) {
      for (let tries = 0; tries < 20; tries++) {
        const number = random.pick(cases);
        if (!changeSome(draft, random, number, rooms, anything)) continue;
        touched.add(number);
        return;
      }
    }
    const number = bookSome(draft, random, rooms);
    cases.push(number);
    touched.add(number);
    booked += 1;
  };
  const began = performance.now();
  for (let made = 0; made < count;) {
    const now = perSecond === null ? Math.min(together, count - made) : 1;
    await world.write(noteOf, (draft) => {
      for (let i = 0; i < now; i++) step(draft);
    });
    made += now;
    const aheadMs = perSecond === null ? 0 : began + (made * 1000) / perSecond - performance.now();
    if (aheadMs > 1) await delay(aheadMs);
  }
  return { cases: touched.size };
}

/** Numbers of the cases that are on. */
const bookedCases = (world: World): string[] =>
  world
    .table('fhir.Appointment')
    .where('status', 'booked')
    .map((row) => snapshotOf(row).number)
    .toSorted();
