import type { Clock } from '@supply-hub/clock';

/** Where the clock stood when the base clock showed `base`, and how fast it goes. */
export interface ClockSetting {
  readonly base: string;
  readonly shows: string;
  /** 1 is real time, 0 stands still, 60 makes a minute of every second. */
  readonly speed: number;
}

/** The sandbox's time: the machine's, unless it was set, stopped or sped up. */
export class SandboxClock implements Clock {
  readonly #base: Clock;
  #setting: { base: Temporal.Instant; shows: Temporal.Instant; speed: number };

  constructor(base: Clock, setting?: ClockSetting) {
    this.#base = base;
    const now = base.now();
    this.#setting =
      setting === undefined
        ? { base: now, shows: now, speed: 1 }
        : {
            base: Temporal.Instant.from(setting.base),
            shows: Temporal.Instant.from(setting.shows),
            speed: setting.speed,
          };
  }

  now(): Temporal.Instant {
    const { base, shows, speed } = this.#setting;
    const passed = this.#base.now().epochMilliseconds - base.epochMilliseconds;
    return shows.add({ milliseconds: Math.round(passed * speed) });
  }

  /** Sets the time, the speed, or both; what is left out goes on as it was. */
  set(change: { shows?: Temporal.Instant; speed?: number }): void {
    const shows = change.shows ?? this.now();
    this.#setting = { base: this.#base.now(), shows, speed: change.speed ?? this.#setting.speed };
  }

  get setting(): ClockSetting {
    const { base, shows, speed } = this.#setting;
    return { base: base.toString(), shows: shows.toString(), speed };
  }
}
