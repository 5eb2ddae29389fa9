import type { Log } from '@supply-hub/log';
import { connect } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { Bell } from './bell.ts';
import { claimsOn } from './claims.ts';
import { engine, schema } from './engine.ts';
import type { JobWork } from './job-work.ts';
import { startQueueLoop } from './queue-loop.ts';

export interface WorkerOptions {
  /** The database; the workers bring their own connections. */
  readonly url: string;
  readonly work: readonly JobWork[];
  readonly log: Log;
  /** The net below NOTIFY, how late a retry may be, and how soon jobs of a dead process are found. @default 500 */
  readonly pollMs?: number;
}

export interface RunningWorkers {
  /** Until nothing that is due is left; retries not due yet are not waited for. For tests, and before a shut-down. */
  idle(): Promise<void>;
  /** Takes no more, and waits for what is in hand. */
  stop(): Promise<void>;
}

/**
 * Does jobs until it is stopped. Any number of processes may: each job is in one worker's hands at a time, those of a
 * key come in their order, and those of a process that died are taken up by another within a poll.
 */
export async function startWorkers(options: WorkerOptions): Promise<RunningWorkers> {
  const { url, work, log, pollMs = 500 } = options;
  const queues = work.map(({ job }) => job.queue);
  const bells = new Map(queues.map((queue) => [queue, new Bell()]));
  await using started = new AsyncDisposableStack();
  const connection = started.use(connect({ url, schema, name: 'jobs', max: 1 }));
  const boss = engine(connection.db, { installs: false });
  boss.on('error', (error) => log.warn({ err: error }, 'pg-boss'));
  // Before it starts, which is when it reads what queues there are.
  for (const queue of queues) await connection.db.execute(sql`select jobs.ensure_queue(${queue})`);
  await boss.start();
  started.defer(() => boss.stop({ graceful: false }));
  const claims = claimsOn(connection, boss);
  const ringAll = () => bells.forEach((bell) => bell.ring());
  const listening = await connection.sql.listen('hub_jobs', (queue) => bells.get(queue)?.ring(), ringAll);
  started.defer(() => listening.unlisten().catch(() => undefined));

  const loops = work.map((each) =>
    startQueueLoop({ work: each, claims, bell: bells.get(each.job.queue) ?? new Bell(), log, pollMs }),
  );
  started.defer(async () => void (await Promise.all(loops.map((loop) => loop.stop()))));

  const watch = startWatch();
  started.defer(() => watch.stop());

  const running = started.move();
  return {
    async idle() {
      while (!(await isQuiet())) {
        ringAll();
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    async stop() {
      // All at once: none takes another job while its neighbours finish theirs.
      await Promise.all(loops.map((loop) => loop.stop()));
      await running.disposeAsync();
    },
  };

  /** Looks for jobs whose process died, at once and then each poll. */
  function startWatch() {
    const bell = new Bell();
    const stopping = new AbortController();
    let isFailing = false;
    const ended = (async () => {
      while (!stopping.signal.aborted) {
        try {
          const ours = loops.flatMap((loop) => loop.inHand());
          const count = await claims.release(queues, ours);
          isFailing = false;
          if (count > 0) {
            log.warn({ count }, 'jobs of a process that died are done again');
            ringAll();
          }
        } catch (error) {
          if (!isFailing && !stopping.signal.aborted)
            log.warn({ err: error }, 'the database of the jobs does not answer');
          isFailing = true;
        }
        if (!stopping.signal.aborted) await bell.wait(pollMs);
      }
    })();
    return {
      stop() {
        stopping.abort();
        bell.ring();
        return ended;
      },
    };
  }

  async function isQuiet(): Promise<boolean> {
    if (loops.some((loop) => loop.inHand().length > 0)) return false;
    const rows = await connection.db.execute(sql`
      select from jobs.job_common where name = any(${sql.param(queues)}::text[])
        and (state = 'active' or state < 'active' and start_after <= now()) limit 1`);
    return rows.length === 0;
  }
}
