import type { Clock } from '@supply-hub/clock';
import { usualRates } from './answers/answer-rates.ts';
import type { PartCatalogue } from './answers/part-catalogue.ts';
import type { SupplierLedger } from './ledger/supplier-ledger.ts';
import type { AnsweringPace } from './plan-answers.ts';
import { SupplierActor } from './supplier-actor.ts';
import { isUp, type Presence } from './supplier-presence.ts';
import type { SupplierSite } from './supplier-sites.ts';

export interface DeskOptions {
  readonly sites: readonly SupplierSite[];
  readonly ledger: SupplierLedger;
  readonly clock: Clock;
  readonly catalogue: PartCatalogue;
  readonly seed: number;
  /** Before the suppliers' first control numbers. */
  readonly controlBase: number;
  readonly onFault: (error: unknown) => void;
}

const tickMs = 200;

/** All suppliers at work, each at its own pace: one that waits for its disk holds up no other. */
export class SupplierDesk {
  readonly #options: DeskOptions;
  readonly #actors: ReadonlyMap<string, SupplierActor>;
  readonly #presences = new Map<string, Presence>();
  readonly #busy = new Map<SupplierActor, Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  pace: AnsweringPace = { hurry: 1, faults: 1, rates: usualRates };

  constructor({ sites, ...options }: DeskOptions) {
    this.#options = { sites, ...options };
    this.#actors = new Map(sites.map((site) => [site.supplier.partner, new SupplierActor({ site, ...options })]));
  }

  /** Takes up what an earlier run left, then works until it is stopped. */
  async start(): Promise<void> {
    for (const actor of this.#actors.values()) await actor.recover();
    this.#timer = setInterval(() => this.#tick(), tickMs);
    this.#timer.unref();
  }

  /** Resolves when nobody is in the middle of something. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await Promise.all(this.#busy.values());
  }

  presence = (partner: string): Presence => this.#presences.get(partner) ?? isUp;

  /** Those who are not simply up, by partner. */
  get presences(): Readonly<Record<string, Presence>> {
    return Object.fromEntries([...this.#presences].filter(([, { state }]) => state !== 'up'));
  }

  setPresence(partner: string, presence: Presence): void {
    this.#presences.set(partner, presence);
  }

  #tick(): void {
    for (const [partner, actor] of this.#actors) {
      if (this.#busy.has(actor)) continue;
      const work = actor
        .work(this.pace, this.presence(partner))
        .catch(this.#options.onFault)
        .finally(() => this.#busy.delete(actor));
      this.#busy.set(actor, work);
    }
  }
}
