import type { Clock } from '@supply-hub/clock';
import type { Log } from '@supply-hub/log';
import type { TradingPartner } from '@supply-hub/partners';
import { thisProcess } from './claim.ts';
import { createTransport } from './create-transport.ts';
import type { Transport } from './transport.ts';

/** The transports that are in use, each opened once, however many ask for it. */
export interface TransportPool {
  /**
   * A partner's transport as its profile describes it now. One that was described otherwise before ends when what it does
   * is done. @returns undefined when the profile has none of that name
   */
  transport(partner: TradingPartner, name: string): Transport | undefined;
  /** Lets go of what a partner no longer has; everything, when it is gone. */
  retain(partners: ReadonlyMap<string, TradingPartner>): void;
  close(): Promise<void>;
}

interface Entry {
  readonly described: string;
  readonly transport: Transport;
  /** Closes it once nothing runs on it. */
  retire(): Promise<void>;
}

export function createTransportPool({
  env,
  clock,
  log,
}: {
  /** Where the secrets are that profiles name. */
  env: Readonly<Record<string, string | undefined>>;
  clock: Clock;
  log: Log;
}): TransportPool {
  const claimant = thisProcess();
  const entries = new Map<string, Entry>();
  const ending = new Set<Promise<void>>();
  let isClosed = false;

  function retire(key: string): void {
    const entry = entries.get(key);
    if (entry === undefined) return;
    entries.delete(key);
    const ended = entry.retire().catch((error: unknown) => log.warn({ err: error }, 'a transport did not close'));
    ending.add(ended);
    void ended.finally(() => ending.delete(ended));
  }

  return {
    transport(partner, name) {
      const { profile } = partner;
      const described = profile.transports[name];
      const key = `${profile.partner} ${name}`;
      const text = JSON.stringify(described);
      const known = entries.get(key);
      if (known !== undefined && known.described === text) return known.transport;
      retire(key);
      if (described === undefined || isClosed) return undefined;
      const context = { partner: profile.partner, partnerName: profile.name, name, env, claimant, clock, log };
      const entry = counted(text, createTransport(described, context));
      entries.set(key, entry);
      return entry.transport;
    },
    retain(partners) {
      for (const key of entries.keys()) {
        const [slug = '', name = ''] = key.split(' ');
        if (partners.get(slug)?.profile.transports[name] === undefined) retire(key);
      }
    },
    async close() {
      isClosed = true;
      // At once: what runs is failed or unknown, and comes again.
      await Promise.all(Array.from(entries.values(), ({ transport }) => transport.close()));
      entries.clear();
      await Promise.all(ending);
    },
  };
}

/** Knows when nothing runs on a transport any more. */
function counted(described: string, transport: Transport): Entry {
  const running = new Set<Promise<unknown>>();
  const track = <T>(work: Promise<T>): Promise<T> => {
    const tracked = work.then(
      () => undefined,
      () => undefined,
    );
    running.add(tracked);
    void tracked.then(() => running.delete(tracked));
    return work;
  };
  const { deliver, collect } = transport;
  return {
    described,
    transport: {
      via: transport.via,
      ...(deliver !== undefined && { deliver: (document, signal) => track(deliver(document, signal)) }),
      ...(collect !== undefined && { collect: (take, signal) => track(collect(take, signal)) }),
      close: () => transport.close(),
    },
    async retire() {
      await Promise.all(running);
      await transport.close();
    },
  };
}
