import type { Clock } from '@supply-hub/clock';
import type { Size } from '../../generate/plan.ts';
import { Random } from '../../generate/random.ts';
import type { World } from '../../store/world.ts';
import { placeOrders, type Purchase } from './place-orders.ts';

/** Orders an hour; `usual` is what such a group would place. */
export type BuyingPace = number | 'usual';

const usual: Readonly<Record<Size, number>> = { small: 6, regional: 120 };

export interface BuyingOptions {
  readonly world: World;
  readonly clock: Clock;
  readonly size: Size;
  readonly seed: number;
  /** Whom to buy from. */
  readonly suppliers: readonly string[];
  readonly onFault: (error: unknown) => void;
}

const tickMs = 500;
/** A clock that is set forward is not lived through order by order. */
const mostATick = 20;
const hourMs = 3_600_000;

/** The buyers' days, on the sandbox's clock: now and then they place an order. Nobody does at pace 0. */
export class BuyingLife {
  readonly #options: BuyingOptions;
  #pace: BuyingPace = 0;
  #nextMs = Infinity;
  #isBusy = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: BuyingOptions) {
    this.#options = options;
  }

  get pace(): BuyingPace {
    return this.#pace;
  }

  get ordersPerHour(): number {
    return this.#pace === 'usual' ? usual[this.#options.size] : this.#pace;
  }

  set pace(pace: BuyingPace) {
    this.#pace = pace;
    clearInterval(this.#timer);
    if (this.ordersPerHour === 0) return;
    this.#nextMs = this.#nowMs + this.#waitMs(this.#random());
    this.#timer = setInterval(() => void this.#tick(), tickMs);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Places so many orders now. @param seed another choice than the world's own next one */
  order(count: number, from: readonly string[] = this.#options.suppliers, seed?: number): Promise<Purchase[]> {
    const random = seed === undefined ? this.#random() : new Random(seed);
    return placeOrders(this.#options.world, random, from, count);
  }

  async #tick(): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      let due = 0;
      for (; this.#nextMs <= this.#nowMs && due < mostATick; due++) {
        this.#nextMs += this.#waitMs(this.#random(due));
      }
      if (due === mostATick) this.#nextMs = Math.max(this.#nextMs, this.#nowMs);
      if (due > 0) await this.order(due);
    } catch (error) {
      this.#options.onFault(error);
    } finally {
      this.#isBusy = false;
    }
  }

  get #nowMs(): number {
    return this.#options.clock.now().epochMilliseconds;
  }

  /** Another one after each order. */
  #random(further = 0): Random {
    const { seed, world } = this.#options;
    return new Random(seed).fork(`order ${world.table('PurchaseOrder').rows.length + further}`);
  }

  #waitMs(random: Random): number {
    return (-Math.log(1 - random.next()) * hourMs) / this.ordersPerHour;
  }
}
