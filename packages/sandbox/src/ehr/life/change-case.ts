import { procedures } from '../../generate/procedures.ts';
import type { Random } from '../../generate/random.ts';
import type { Draft } from '../../store/world.ts';
import { appointmentOf, bookCase, modifyCase, moveCase, setCaseStatus } from '../appointments.ts';
import { siteOf, snapshotOf, timeZoneOf, type CaseSnapshot, type CaseStatus } from '../case-snapshot.ts';

/** What may happen to a case that is on, and how often beside the others. */
export type Mix = Readonly<Record<'move' | 'modify' | 'cancel' | 'no-show' | 'void', number>>;
type Happening = keyof Mix;

/** A case that is still to come: nobody can fail to turn up for it yet. */
export const beforehand: Mix = { move: 38, modify: 38, cancel: 19, 'no-show': 0, void: 5 };
/** Everything that can happen. */
export const anything: Mix = { move: 32, modify: 34, cancel: 16, 'no-show': 8, void: 5 };

/** Where a new case can be put. */
export interface Room {
  readonly theatre: string;
  readonly site: string;
  readonly timeZone: string;
  readonly surgeons: readonly string[];
}

/** Every theatre of the EHR with what booking there needs. */
export function roomsOf(draft: Draft): Room[] {
  const surgeons = Map.groupBy(
    draft.where('fhir.Practitioner', 'resourceType', 'Practitioner').map((row) => String(row['id'])),
    (id) => id.split('-')[0] ?? '',
  );
  return draft
    .where('fhir.Location', 'mode', 'instance')
    .filter((location) => siteOf(location) !== '')
    .map((location) => {
      const site = siteOf(location);
      return {
        theatre: String(location['id']),
        site,
        timeZone: timeZoneOf(draft.get('fhir.Location', { id: site }) ?? {}),
        surgeons: surgeons.get(site) ?? [],
      };
    })
    .toSorted((a, b) => (a.theatre < b.theatre ? -1 : 1));
}

/** Books a case in one of the coming days. */
export function bookSome(draft: Draft, random: Random, rooms: readonly Room[]): string {
  const room = random.pick(rooms);
  const procedure = random.pick(procedures);
  return bookCase(draft, {
    theatre: room.theatre,
    start: comingTime(draft, random, room.timeZone),
    minutes: lengthOf(random, procedure.minutes),
    procedure,
    surgeon: random.pick(room.surgeons),
    isUrgent: random.chance(0.1),
    card: random.chance(0.3) ? null : undefined,
  });
}

/**
 * One thing happens to a case: what fits how it stands.
 * @returns false when nothing can: it is over, or was entered in error
 */
export function changeSome(draft: Draft, random: Random, number: string, rooms: readonly Room[], mix: Mix): boolean {
  const now = snapshotOf(appointmentOf(draft, number));
  const room = rooms.find(({ theatre }) => theatre === now.theatre);
  if (room === undefined || now.status === 'fulfilled' || now.status === 'entered-in-error') return false;
  if (now.status === 'cancelled' || now.status === 'noshow') setCaseStatus(draft, number, 'booked');
  else happen(draft, random, now, room, rooms, pickWeighted(random, mix));
  return true;
}

const endings: Readonly<Partial<Record<Happening, CaseStatus>>> = {
  cancel: 'cancelled',
  'no-show': 'noshow',
  void: 'entered-in-error',
};

function happen(
  draft: Draft,
  random: Random,
  now: CaseSnapshot,
  room: Room,
  rooms: readonly Room[],
  happening: Happening,
): void {
  const ending = endings[happening];
  if (ending !== undefined) setCaseStatus(draft, now.number, ending);
  else if (happening === 'move') moveSome(draft, random, now, room);
  else modifyCase(draft, now.number, someModification(random, now, room, rooms));
}

/** Most moves stay in the day, by a quarter of an hour or a few; some go to another day. */
function moveSome(draft: Draft, random: Random, now: CaseSnapshot, room: Room): void {
  const minutes = 15 * random.int(1, 12) * (random.chance(0.4) ? -1 : 1);
  const moved = Temporal.Instant.from(now.start).add({ minutes });
  const isToCome = moved.epochMilliseconds > draft.nowMs;
  const start = isToCome && random.chance(0.75) ? moved : comingTime(draft, random, room.timeZone);
  moveCase(draft, now.number, { start });
}

function someModification(
  random: Random,
  now: CaseSnapshot,
  room: Room,
  rooms: readonly Room[],
): Parameters<typeof modifyCase>[2] {
  switch (random.int(1, 4)) {
    case 1:
      return { surgeon: random.pick(room.surgeons) };
    case 2:
      return { theatre: random.pick(rooms.filter(({ site }) => site === room.site)).theatre };
    case 3: {
      const { code, display, minutes } = random.pick(procedures);
      return { procedure: { code, display }, minutes: lengthOf(random, minutes) };
    }
    default:
      return { minutes: Math.max(15, now.minutes + 15 * random.pick([-2, -1, 1, 2, 3])) };
  }
}

function pickWeighted(random: Random, mix: Mix): Happening {
  const entries = Object.entries(mix) as [Happening, number][];
  let at = random.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [happening, weight] of entries) {
    at -= weight;
    if (at < 0) return happening;
  }
  return 'modify';
}

const lengthOf = (random: Random, [least, most]: readonly [number, number]): number =>
  Math.round(random.int(least, most) / 5) * 5;

/** A quarter of an hour of a working day, from tomorrow to five days on, on the site's clock. */
function comingTime(draft: Draft, random: Random, timeZone: string): Temporal.Instant {
  const day = draft.now
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .add({ days: random.int(1, 5) });
  const quarter = random.int(30, 62);
  const plainTime = new Temporal.PlainTime(Math.floor(quarter / 4), (quarter % 4) * 15);
  return day.toZonedDateTime({ timeZone, plainTime }).toInstant();
}
