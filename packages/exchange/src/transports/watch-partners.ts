import type { Log } from '@supply-hub/log';
import type { Connection } from '@supply-hub/postgres';
import type { KnownPartner, PartnerBook } from '../partners/partner-book.ts';

/** The partners there are now, kept up to date. */
export interface PartnerWatch {
  /** By slug; those that are gone are not among them. */
  partners(): ReadonlyMap<string, KnownPartner>;
  /** Called after each change. */
  onChange(listener: () => void): void;
  stop(): Promise<void>;
}

/** Follows the exchange's copy of the partners: at each notification, and every few seconds should one be lost. */
export async function watchPartners(options: {
  connection: Connection;
  book: PartnerBook;
  log: Log;
  /** @default 5000 */
  everyMs?: number;
}): Promise<PartnerWatch> {
  const { connection, book, log, everyMs = 5000 } = options;
  const listeners = new Set<() => void>();
  let current: ReadonlyMap<string, KnownPartner> = new Map();
  let isStopped = false;
  let isFailing = false;
  let reading: Promise<void> | undefined;
  let isAskedAgain = false;

  const versions = (partners: ReadonlyMap<string, KnownPartner>): string =>
    Array.from(partners.values(), ({ profile, version }) => `${profile.partner} ${version}`)
      .toSorted()
      .join('\n');

  async function readOnce(): Promise<void> {
    try {
      const all = await book.read(connection.db);
      const next = new Map([...all].filter(([, { isGone }]) => !isGone));
      isFailing = false;
      if (versions(next) === versions(current)) return;
      current = next;
      for (const listener of listeners) listener();
    } catch (error) {
      if (!isFailing && !isStopped)
        log.warn({ err: error }, 'the partners could not be read; those known are gone on with');
      isFailing = true;
    }
  }
  function read(): Promise<void> {
    if (reading !== undefined) {
      isAskedAgain = true;
      return reading;
    }
    reading = readOnce().finally(() => {
      reading = undefined;
      if (!isAskedAgain || isStopped) return;
      isAskedAgain = false;
      void read();
    });
    return reading;
  }

  const ask = (): void => void read();
  const listening = await connection.sql.listen('hub_partner', ask, ask);
  const timer = setInterval(ask, everyMs);
  await read();
  return {
    partners: () => current,
    onChange: (listener) => void listeners.add(listener),
    async stop() {
      isStopped = true;
      clearInterval(timer);
      await listening.unlisten().catch(() => undefined);
      await reading;
    },
  };
}
