import type { Clock } from '@supply-hub/clock';
import { Random } from '../../generate/random.ts';
import type { Size } from '../../generate/plan.ts';
import type { World } from '../../store/world.ts';
import { setCaseStatus } from '../appointments.ts';
import { snapshotOf, type CaseSnapshot } from '../case-snapshot.ts';
import { messageTable } from '../siu/outbox.ts';
import { beforehand, bookSome, changeSome, roomsOf } from './change-case.ts';

/** Changes an hour; `usual` is what such a group would have. */
export type Pace = number | 'usual';

const usual: Readonly<Record<Size, number>> = { small: 60, regional: 20 };

export interface LifeOptions {
  readonly world: World;
  readonly clock: Clock;
  readonly size: Size;
  readonly seed: number;
  readonly onFault: (error: unknown) => void;
}

const tickMs = 200;
/** A clock that is set forward, or runs very fast, is not lived through change by change. */
const mostATick = 20;
const hourMs = 3_600_000;
const noteOf = { system: 'ehr', operation: 'own life', kind: 'change' } as const;

/**
 * The EHR's days, on the sandbox's clock: cases are booked, moved, modified, called off; those whose time has come
 * begin, and end. Silent at pace 0. Which change comes next depends on the seed and on how many there were.
 */
export class EhrLife {
  readonly #options: LifeOptions;
  #pace: Pace = 0;
  #nextMs = Infinity;
  #isBusy = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: LifeOptions) {
    this.#options = options;
  }

  get pace(): Pace {
    return this.#pace;
  }

  get changesPerHour(): number {
    return this.#pace === 'usual' ? usual[this.#options.size] : this.#pace;
  }

  set pace(pace: Pace) {
    this.#pace = pace;
    clearInterval(this.#timer);
    if (this.changesPerHour === 0) return;
    this.#nextMs = this.#nowMs + this.#waitMs(this.#random());
    this.#timer = setInterval(() => void this.#tick(), tickMs);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #tick(): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      for (let made = 0; this.#nextMs <= this.#nowMs; made++) {
        if (made === mostATick) this.#nextMs = this.#nowMs;
        const random = this.#random();
        this.#nextMs += this.#waitMs(random);
        if (made < mostATick) await this.#change(random);
      }
    } catch (error) {
      this.#options.onFault(error);
    } finally {
      this.#isBusy = false;
    }
  }

  async #change(random: Random): Promise<void> {
    const { world } = this.#options;
    await world.write(noteOf, (draft) => {
      const rooms = roomsOf(draft);
      const cases = world.table('fhir.Appointment').rows.map(snapshotOf);
      const due = cases.find((each) => isDue(each, draft.nowMs));
      if (due !== undefined && random.chance(0.5)) {
        const next = random.chance(0.05) ? 'noshow' : 'checked-in';
        setCaseStatus(draft, due.number, due.status === 'checked-in' ? 'fulfilled' : next);
        return;
      }
      const toCome = cases.filter(({ start }) => Date.parse(start) > draft.nowMs);
      const isBooking = toCome.length === 0 || random.chance(0.25);
      if (!isBooking && changeSome(draft, random, random.pick(toCome).number, rooms, beforehand)) return;
      bookSome(draft, random, rooms);
    });
  }

  get #nowMs(): number {
    return this.#options.clock.now().epochMilliseconds;
  }

  #random(): Random {
    const { seed, world } = this.#options;
    return new Random(seed).fork(`change ${world.table(messageTable).rows.length}`);
  }

  /** Changes come by chance: mostly soon after another, now and then after a while. */
  #waitMs(random: Random): number {
    return (-Math.log(1 - random.next()) * hourMs) / this.changesPerHour;
  }
}

/** Its start has passed and nobody said it began, or its end and nobody said it ended. */
function isDue({ status, start, minutes }: CaseSnapshot, nowMs: number): boolean {
  const startMs = Date.parse(start);
  return status === 'checked-in' ? startMs + minutes * 60_000 <= nowMs : status === 'booked' && startMs <= nowMs;
}
