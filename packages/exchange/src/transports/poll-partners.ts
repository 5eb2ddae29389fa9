import { setTimeout as wait } from 'node:timers/promises';
import { HubError } from '@supply-hub/errors';
import type { Log } from '@supply-hub/log';
import type { PartnerTransport } from '@supply-hub/partners';
import type { TransportPool } from './transport-pool.ts';
import type { Take, Via } from './transport.ts';
import type { PartnerWatch } from './watch-partners.ts';
import { deadline } from './within.ts';

/** The longest wait after polls that failed, unless the profile's own is longer. */
const longestRestMs = 60_000;
/** One poll; what it has not come to is there at the next. */
const pollTimeoutMs = 600_000;

/** What is being taken when polling stops may take so long. */
const stopMs = 10_000;

type Polled = Extract<PartnerTransport, { kind: 'folder' | 'sftp' }>;

/**
 * Fetches what partners put down for us, each transport by itself and in its own rhythm: one that is slow or away holds
 * up no other. Profiles that come, change and go are followed at once.
 */
export function pollPartners(options: {
  watch: PartnerWatch;
  pool: TransportPool;
  take: Take;
  log: Log;
  /** Told of each poll, whether it worked. */
  onPoll?: (via: Via, hasWorked: boolean) => void;
}): { stop(): Promise<void> } {
  const { watch, pool, take, log, onPoll } = options;
  const polls = new Map<string, { described: string; stop(): Promise<void> }>();
  const ending = new Map<string, Promise<void>>();

  function end(key: string): void {
    const poll = polls.get(key);
    if (poll === undefined) return;
    polls.delete(key);
    const ended = poll.stop().finally(() => {
      if (ending.get(key) === ended) ending.delete(key);
    });
    ending.set(key, ended);
  }

  function follow(): void {
    const partners = watch.partners();
    const wanted = new Map<string, { partner: string; name: string; described: Polled }>();
    for (const [partner, { profile }] of partners)
      for (const [name, described] of Object.entries(profile.transports))
        if ((described.kind === 'folder' || described.kind === 'sftp') && described.in !== undefined)
          wanted.set(`${partner} ${name}`, { partner, name, described });
    for (const [key, { described }] of polls) if (JSON.stringify(wanted.get(key)?.described) !== described) end(key);
    pool.retain(partners);
    for (const [key, { partner, name, described }] of wanted)
      if (!polls.has(key))
        polls.set(key, { described: JSON.stringify(described), ...begin(partner, name, described, ending.get(key)) });
  }

  /** @param before the poll it follows: two of one process would not respect each other's claims */
  function begin(
    partner: string,
    transport: string,
    { poll: everyMs, kind }: Polled,
    before: Promise<void> | undefined,
  ): { stop(): Promise<void> } {
    const stopping = new AbortController();
    const facts = { partner, transport };
    const run = async (): Promise<void> => {
      let failures = 0;
      await before;
      log.info({ ...facts, kind, everyMs }, 'partner is polled');
      while (!stopping.signal.aborted) {
        try {
          using time = deadline(pollTimeoutMs, stopping.signal);
          const known = watch.partners().get(partner);
          if (known !== undefined) await pool.transport(known, transport)?.collect?.(take, time.signal);
          if (failures > 0) log.info({ ...facts, failures }, 'partner can be polled again');
          failures = 0;
          onPoll?.({ ...facts, kind }, true);
        } catch (error) {
          if (stopping.signal.aborted) break;
          failures += 1;
          onPoll?.({ ...facts, kind }, false);
          // At onset, and then each time the failures have doubled.
          if (Number.isInteger(Math.log2(failures)))
            log.warn({ ...facts, failures, reason: sentence(error), err: error }, 'a poll failed');
        }
        const restMs = Math.min(everyMs * 2 ** Math.min(failures, 10), Math.max(everyMs, longestRestMs));
        await wait(restMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
      log.info(facts, 'partner is polled no more');
    };
    const running = run();
    return {
      stop() {
        stopping.abort(new Error('the poll was stopped'));
        return running;
      },
    };
  }

  watch.onChange(follow);
  follow();
  return {
    async stop() {
      for (const key of polls.keys()) end(key);
      // Who takes may wait for room; what it holds is claimed, and taken by the next process.
      await Promise.race([Promise.all(ending.values()), wait(stopMs, undefined, { ref: false })]);
    },
  };
}

const sentence = (error: unknown): string | undefined => (error instanceof HubError ? error.message : undefined);
