import { withLines, type OrderAnswer } from '../answers/order-answer.ts';
import type { Script } from '../answers/script.ts';
import type { GroupResult } from '../documents/functional-acknowledgement.ts';
import type { ReceivedOrder } from '../documents/order-850.ts';
import type { Planned } from '../plan-answers.ts';
import type { MadeRecord, Place, ReceivedRecord, SupplierRecord } from './supplier-record.ts';

/** A change as it came. */
export interface KnownChange extends Omit<ReceivedRecord['changes'][number], 'order' | 'now'> {
  readonly receivedAt: string;
  readonly doubled: readonly Place[];
}

export interface KnownOrder {
  /** As it came first … */
  readonly order: ReceivedOrder;
  /** … and what was said of it first. */
  readonly answer: OrderAnswer;
  /** Both after all that was changed since. */
  readonly now: { readonly order: ReceivedOrder; readonly answer: OrderAnswer };
  /** In the order they came. */
  readonly changes: readonly KnownChange[];
  readonly receivedAt: string;
  readonly at: Place;
  /** Where it came again as if it were another. */
  readonly doubled: readonly Place[];
}

/** A file a supplier made, and whether it was handed over. */
export interface Parcel extends Omit<MadeRecord, 'event' | 'partner'> {
  readonly sentAt: string | null;
}

export interface ReceivedAcknowledgement {
  readonly about: GroupResult;
  readonly at: Place;
  readonly receivedAt: string;
}

/** All that one supplier knows, folded from its records. */
export class SupplierState {
  readonly orders = new Map<string, KnownOrder>();
  readonly plans = new Map<string, Planned>();
  readonly parcels: Parcel[] = [];
  readonly acknowledgements: ReceivedAcknowledgement[] = [];
  readonly interchangeAcknowledgements: { control: string; result: string; note: string; receivedAt: string }[] = [];
  /** What it is to say of orders to come. */
  scripts: readonly { readonly id: string; readonly script: Script }[] = [];
  /** What others did wrong. */
  readonly faults: { receivedAt: string; file: string; fault: string }[] = [];
  /** Interchanges that came again, byte for byte. */
  repeatedInterchanges = 0;
  readonly #interchanges = new Map<string, string>();
  readonly #claims = new Set<string>();
  readonly #open = new Map<string, Planned>();
  readonly #parcelOf = new Map<string, Parcel>();

  apply(record: SupplierRecord): void {
    if (record.event === 'received') this.#received(record);
    else if (record.event === 'made') this.#made(record);
    else if (record.event === 'scripted') this.scripts = record.scripts;
    else if (record.event === 'told') this.#plan(record.plans);
    else {
      const index = record.parcel - 1;
      const parcel = this.parcels[index];
      if (parcel !== undefined) this.#keep(index, { ...parcel, sentAt: record.at });
    }
  }

  hasClaim = (claim: string): boolean => this.#claims.has(claim);

  /** The SHA-256 of the interchange that came with this control number. */
  interchange = (control: string): string | undefined => this.#interchanges.get(control);

  /** Plans that nothing was made of yet. */
  get open(): Iterable<Planned> {
    return this.#open.values();
  }

  get openCount(): number {
    return this.#open.size;
  }

  /** The file a plan was carried out with. */
  parcelOf = (plan: string): Parcel | undefined => this.#parcelOf.get(plan);

  #received(record: ReceivedRecord): void {
    const { at: receivedAt, file } = record;
    this.#claims.add(record.claim);
    for (const { control, sha256, isRepeated } of record.interchanges) {
      if (isRepeated) this.repeatedInterchanges += 1;
      else this.#interchanges.set(control, sha256);
    }
    for (const { order, at, answer, script } of record.orders) {
      this.orders.set(order.number, {
        order,
        answer,
        now: { order, answer },
        changes: [],
        receivedAt,
        at,
        doubled: [],
      });
      this.scripts = this.scripts.filter(({ id }) => id !== script);
    }
    for (const { order, at } of record.doubled) {
      const known = this.orders.get(order);
      if (known !== undefined) this.orders.set(order, { ...known, doubled: [...known.doubled, at] });
    }
    for (const { order, now, ...change } of record.changes) {
      const known = this.orders.get(order);
      if (known === undefined) continue;
      const changes = [...known.changes, { ...change, receivedAt, doubled: [] }];
      this.orders.set(order, { ...known, now, changes });
    }
    for (const { order, sequence, at } of record.doubledChanges) {
      const known = this.orders.get(order);
      if (known === undefined) continue;
      const changes = known.changes.map((each) =>
        each.sequence === sequence ? { ...each, doubled: [...each.doubled, at] } : each,
      );
      this.orders.set(order, { ...known, changes });
    }
    for (const each of record.acknowledgements) this.acknowledgements.push({ ...each, receivedAt });
    for (const each of record.interchangeAcknowledgements) {
      this.interchangeAcknowledgements.push({ ...each, receivedAt });
    }
    for (const fault of record.faults) this.faults.push({ receivedAt, file, fault });
    this.#plan(record.plans);
    for (const id of record.withdrawn) {
      this.#open.delete(id);
      this.plans.delete(id);
    }
  }

  #plan(plans: readonly Planned[]): void {
    for (const plan of plans) {
      this.plans.set(plan.id, plan);
      this.#open.set(plan.id, plan);
    }
  }

  #made({ event: _event, partner: _partner, ...made }: MadeRecord): void {
    const parcel: Parcel = { ...made, sentAt: null };
    this.#keep(made.parcel - 1, parcel);
    for (const { plan } of made.sets) {
      this.#open.delete(plan);
      this.#said(this.plans.get(plan));
    }
  }

  /** From now on the lines are as it said last. */
  #said(plan: Planned | undefined): void {
    if (plan?.content.kind !== 'document' || plan.content.says === undefined) return;
    const known = this.orders.get(plan.content.order);
    if (known === undefined) return;
    const { says } = plan.content;
    const answer = { ...known.now.answer, lines: withLines(known.now.answer.lines, says.lines) };
    this.orders.set(plan.content.order, { ...known, now: { ...known.now, answer } });
  }

  #keep(index: number, parcel: Parcel): void {
    this.parcels[index] = parcel;
    for (const { plan } of parcel.sets) this.#parcelOf.set(plan, parcel);
  }
}
