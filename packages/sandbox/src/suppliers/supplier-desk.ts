import type { Clock } from '@supply-hub/clock';
import type { SupplierLedger } from './ledger/supplier-ledger.ts';
import type { AnsweringPace } from './plan-answers.ts';
import { SupplierActor } from './supplier-actor.ts';
import type { SupplierSite } from './supplier-sites.ts';

export interface DeskOptions {
  readonly sites: readonly SupplierSite[];
  readonly ledger: SupplierLedger;
  readonly clock: Clock;
  readonly seed: number;
  /** Before the suppliers' first control numbers. */
  readonly controlBase: number;
  readonly onFault: (error: unknown) => void;
}

const tickMs = 200;

/** All suppliers at work, each at its own pace: one that waits for its disk holds up no other. */
export class SupplierDesk {
  readonly #options: DeskOptions;
  readonly #actors: readonly SupplierActor[];
  readonly #busy = new Map<SupplierActor, Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  pace: AnsweringPace = { hurry: 1, faults: 1 };

  constructor({ sites, ...options }: DeskOptions) {
    this.#options = { sites, ...options };
    this.#actors = sites.map((site) => new SupplierActor({ site, ...options }));
  }

  /** Takes up what an earlier run left, then works until it is stopped. */
  async start(): Promise<void> {
    for (const actor of this.#actors) await actor.recover();
    this.#timer = setInterval(() => this.#tick(), tickMs);
    this.#timer.unref();
  }

  /** Resolves when nobody is in the middle of something. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await Promise.all(this.#busy.values());
  }

  #tick(): void {
    for (const actor of this.#actors) {
      if (this.#busy.has(actor)) continue;
      const work = actor
        .work(this.pace)
        .catch(this.#options.onFault)
        .finally(() => this.#busy.delete(actor));
      this.#busy.set(actor, work);
    }
  }
}
