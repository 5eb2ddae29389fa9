import type { Clock } from '@supply-hub/clock';
import { z } from 'zod';
import { ChangeRefused } from '../../control/changes/change.ts';
import { Random } from '../../generate/random.ts';
import { ODataError } from '../odata/odata-error.ts';
import type { World } from '../../store/world.ts';
import type { AnsweringPace } from '../../suppliers/plan-answers.ts';
import { given } from '../documents/read-entity.ts';
import { confirmOrder } from './confirm-order.ts';
import { openItems, orderRequisition, release, type Ordered } from './order-requisition.ts';

const span = z.tuple([z.number().min(0).max(1_000_000), z.number().min(0).max(1_000_000)]).readonly();

/** How long the ERP's buyers let a requisition lie, from and to, in seconds of the sandbox's clock. */
export const deskPaceSchema = z.strictObject({
  isPaused: z.boolean(),
  /** Until it is released … */
  releaseSeconds: span,
  /** … and from then until it is ordered. */
  orderSeconds: span,
  /** Until a supplier without EDI has confirmed an order by telephone. */
  confirmSeconds: span,
});
export type DeskPace = z.infer<typeof deskPaceSchema>;

export const usualDeskPace: DeskPace = {
  isPaused: false,
  releaseSeconds: [2, 6],
  orderSeconds: [2, 8],
  confirmSeconds: [60, 300],
};

export interface RequisitionDeskOptions {
  readonly world: World;
  readonly clock: Clock;
  readonly seed: number;
  /** Suppliers that confirm orders, and not by EDI. */
  readonly confirming: ReadonlySet<string>;
  readonly answering: () => AnsweringPace;
  readonly onFault: (error: unknown) => void;
}

const tickMs = 300;
const note = { system: 'erp', operation: 'buyer', kind: 'change' } as const;

/**
 * The ERP's buyers: what others write as a requisition is released and becomes an order with whoever has it under
 * contract, and orders that go to suppliers without EDI are confirmed. Requisitions that the world began with are left
 * alone.
 */
export class RequisitionDesk {
  readonly #options: RequisitionDeskOptions;
  /** Requisitions with items nobody sells, as they stood when that was found. */
  readonly #stuck = new Map<string, { state: string; left: Ordered['left'] }>();
  #isBusy = false;
  #timer: NodeJS.Timeout | undefined;
  pace: DeskPace = usualDeskPace;

  constructor(options: RequisitionDeskOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timer = setInterval(() => void this.#tick(), tickMs);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** What nobody sells, by requisition. */
  get stuck(): { requisition: string; item: string; reason: string }[] {
    return [...this.#stuck].flatMap(([requisition, { left }]) => left.map((each) => ({ requisition, ...each })));
  }

  /** Releases and orders now, whatever the pace. @param requisition all there are when undefined */
  async hurry(requisition?: string): Promise<{ requisition: string; orders: readonly string[] }[]> {
    const waiting = this.#waiting().map(({ number }) => number);
    if (requisition !== undefined && !waiting.includes(requisition)) {
      throw new ChangeRefused(`Requisition ${requisition} has nothing to order.`);
    }
    const done = [];
    for (const number of requisition === undefined ? waiting : [requisition]) {
      await this.#options.world.write(note, (draft) => release(draft, number));
      done.push({ requisition: number, orders: await this.#order(number) });
    }
    return done;
  }

  async #tick(): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      if (!this.pace.isPaused) await this.#work();
      await this.#confirm();
    } catch (error) {
      this.#options.onFault(error);
    } finally {
      this.#isBusy = false;
    }
  }

  async #work(): Promise<void> {
    const { clock, seed, world } = this.#options;
    const now = clock.now().epochMilliseconds;
    for (const { number, atMs, isReleased, state } of this.#waiting()) {
      const random = new Random(seed).fork(`requisition ${number}`);
      const releaseAt = atMs + within(random, this.pace.releaseSeconds);
      const orderAt = releaseAt + within(random, this.pace.orderSeconds);
      if (!isReleased && releaseAt <= now) await world.write(note, (draft) => release(draft, number));
      if (orderAt <= now && this.#stuck.get(number)?.state !== state) await this.#order(number);
    }
  }

  async #order(requisition: string): Promise<readonly string[]> {
    const { world } = this.#options;
    const { orders, left } = await world
      .write(note, (draft) => orderRequisition(draft, requisition))
      .catch((error: unknown): Ordered => {
        if (!(error instanceof ODataError) && !(error instanceof ChangeRefused)) throw error;
        return { orders: [], left: [{ item: '', reason: error.message }] };
      });
    if (left.length === 0) this.#stuck.delete(requisition);
    else this.#stuck.set(requisition, { state: this.#stateOf(requisition), left });
    return orders;
  }

  /** Requisitions made while the world runs that have items without an order. */
  #waiting(): { number: string; atMs: number; isReleased: boolean; state: string }[] {
    return this.#made('requisition').flatMap(({ number, atMs }) => {
      const items = openItems({ where: this.#where }, number);
      if (items.length === 0) return [];
      const isReleased = items.every((item) => item['ReleaseIsNotCompleted'] !== true);
      return [{ number, atMs, isReleased, state: this.#stateOf(number) }];
    });
  }

  async #confirm(): Promise<void> {
    const { answering, clock, confirming, seed, world } = this.#options;
    const { hurry, rates } = answering();
    const now = clock.now().epochMilliseconds;
    for (const { number, atMs } of this.#made('order')) {
      const order = world.table('PurchaseOrder').get({ PurchaseOrder: number });
      if (order === undefined || !confirming.has(given(order, 'Supplier'))) continue;
      const random = new Random(seed).fork(`confirm ${number}`);
      if (atMs + within(random, this.pace.confirmSeconds) / hurry > now) continue;
      if (world.table('Confirmation').where('SuplrConfRefPurchaseOrder', number).length > 0) continue;
      const items = world.table('PurchaseOrderItem').where('PurchaseOrder', number);
      // What a person orders by hand is confirmed by hand.
      if (!items.some((item) => given(item, 'PurchaseRequisition') !== '') || random.chance(rates.silent)) continue;
      if (world.table('erp.lock').get({ PurchaseOrder: number }) !== undefined) continue;
      await world.write({ ...note, operation: 'confirmation' }, (draft) => confirmOrder(draft, number, rates, random));
    }
  }

  #made(kind: 'requisition' | 'order'): { number: string; atMs: number }[] {
    return this.#options.world.table('erp.made').rows.flatMap((row) => {
      const [of, number = ''] = given(row, 'document').split(' ');
      return of === kind ? [{ number, atMs: Number(row['atMs']) }] : [];
    });
  }

  readonly #where = (table: string, field: string, value: unknown) => [
    ...this.#options.world.table(table).where(field, value),
  ];

  #stateOf(requisition: string): string {
    const items = this.#where('A_PurchaseRequisitionItem', 'PurchaseRequisition', requisition);
    return items.map((item) => `${given(item, 'LastChangeDateTime')} ${given(item, 'FixedSupplier')}`).join();
  }
}

const within = (random: Random, [from, to]: readonly [number, number]): number =>
  Math.round((from + random.next() * (to - from)) * 1000);
