import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '@supply-hub/log';
import type { Bell } from './bell.ts';
import { faultOf } from './fault.ts';

export interface Loop {
  /** Lets the step that runs finish, and starts no other. */
  stop(): Promise<void>;
}

/**
 * Repeats a step while it says there is more, then rests until the bell rings or `restMs` passed. A step that
 * throws is tried again after the rest: every step here is one transaction, so what failed has left nothing behind.
 */
export function startLoop(options: {
  bell: Bell;
  /** Without it only the bell ends a rest. */
  restMs?: number;
  /**
   * From the beginning of a step to that of the next, at least, unless there is more to do at once. Who is woken while
   * idle begins at once; who is woken again and again takes what came meanwhile together.
   */
  paceMs?: number;
  log: Log;
  /** @returns whether there is more to do at once */
  step: () => Promise<boolean>;
}): Loop {
  const { bell, restMs, paceMs = 0, log, step } = options;
  const ending = new AbortController();
  let isFailing = false;

  async function attempt(): Promise<boolean> {
    try {
      const more = await step();
      if (isFailing) log.info('goes on');
      isFailing = false;
      return more;
    } catch (error) {
      if (!isFailing) log.warn(faultOf(error), 'interrupted; nothing is lost, it is tried again');
      isFailing = true;
      return false;
    }
  }

  async function run(): Promise<void> {
    while (!ending.signal.aborted) {
      const begun = performance.now();
      if ((await attempt()) || ending.signal.aborted) continue;
      await bell.wait(restMs);
      const early = begun + paceMs - performance.now();
      if (early > 0) await wait(early, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  }

  const ended = run();
  return {
    stop() {
      ending.abort();
      bell.ring();
      return ended;
    },
  };
}
