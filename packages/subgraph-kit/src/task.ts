import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '@supply-hub/log';
import type { Connection } from '@supply-hub/postgres';
import { errorLine } from './write-behind.ts';

/**
 * Work that waits in a subgraph's own tables: what handlers found is due, and nobody needs in their transaction. Any
 * number of workers may run a task; its steps see to it that two at a time do no harm.
 */
export interface Task {
  /** Unique in its subgraph. */
  readonly name: string;
  /** The PostgreSQL channel whose notifications say there is work. */
  readonly wakesOn: string;
  /** How long it rests when nobody wakes it: a net for lost notifications, and the beat of what follows the clock. */
  readonly everyMs: number;
  /**
   * Does a bounded part of what is due, in a transaction of its own.
   * @returns whether more may be due at once, or in how many milliseconds it is
   */
  step(): Promise<boolean | number>;
}

export interface RunningTasks {
  /** Settles when each task has found nothing due, after this was called. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * From the beginning of one step to that of the next, at least: what becomes due meanwhile is done together. What becomes
 * due while nothing was is begun at once.
 */
const paceMs = 40;

/** After a step that failed: long enough for a database to come back, short enough for nobody to notice. */
const restAfterFailureMs = 1000;

/** Runs tasks until they are stopped. A step that throws is logged and tried again. */
export async function startTasks(options: {
  tasks: readonly Task[];
  connection: Connection;
  log: Log;
}): Promise<RunningTasks> {
  const { tasks, connection, log } = options;
  const loops = await Promise.all(tasks.map((task) => startTask(task, connection, log.child({ task: task.name }))));
  return {
    idle: async () => void (await Promise.all(loops.map((loop) => loop.idle()))),
    stop: async () => void (await Promise.all(loops.map((loop) => loop.stop()))),
  };
}

async function startTask(task: Task, connection: Connection, log: Log) {
  let rest = new AbortController();
  let isWoken = false;
  const stopping = new AbortController();
  let waiting: (() => void)[] = [];
  const wake = (): void => {
    isWoken = true;
    rest.abort();
  };
  const listening = await connection.sql.listen(task.wakesOn, wake, wake);
  const running = (async () => {
    while (!stopping.signal.aborted) {
      isWoken = false;
      rest = new AbortController();
      const begun = performance.now();
      const asked = waiting;
      let restMs = task.everyMs;
      try {
        const more = await task.step();
        if (more === true) {
          await pace(begun);
          continue;
        }
        if (more !== false) restMs = Math.min(more, task.everyMs);
        waiting = waiting.filter((one) => !asked.includes(one));
        for (const settle of asked) settle();
      } catch (error) {
        if (!stopping.signal.aborted) log.error({ err: errorLine(error) }, 'a step failed; it is tried again');
        restMs = restAfterFailureMs;
        isWoken = false;
      }
      if (!isWoken && !stopping.signal.aborted)
        await wait(restMs, undefined, { signal: rest.signal }).catch(() => undefined);
      await pace(begun);
    }
  })();
  async function pace(begun: number): Promise<void> {
    const early = begun + paceMs - performance.now();
    if (early > 0) await wait(early, undefined, { signal: stopping.signal }).catch(() => undefined);
  }
  return {
    idle: () =>
      new Promise<void>((resolve) => {
        waiting.push(resolve);
        wake();
      }),
    async stop() {
      stopping.abort();
      wake();
      await running;
      await listening.unlisten().catch(() => undefined);
      for (const settle of waiting) settle();
    },
  };
}
