import { expectationOf, type Becomes, type Intent } from '../intent.ts';
import type { Planned } from '../plan-answers.ts';
import type { SupplierSite } from '../supplier-sites.ts';
import type { SupplierLedger } from './supplier-ledger.ts';
import type { Place } from './supplier-record.ts';
import type { LineAnswer } from '../answers/order-answer.ts';
import type { KnownChange, ReceivedAcknowledgement, SupplierState } from './supplier-state.ts';

/** An order as it came to the supplier. */
export interface LedgerOrder {
  readonly order: string;
  readonly receivedAt: string;
  readonly at: Place;
  /** Where it came again under other control numbers: whoever sends an order twice gets the goods twice. */
  readonly doubled: readonly Place[];
  /** What was changed of it, in the order it came. */
  readonly changes: readonly (KnownChange & {
    /** The 865 that answers it, and when it was sent; null while it was not. */
    readonly answeredBy: string;
    readonly answeredAt: string | null;
  })[];
  /** What the supplier promises now, line by line. */
  readonly answer: readonly LineAnswer[];
  readonly lines: readonly {
    line: string;
    quantity: string;
    unit: string;
    price: string;
    basis: string;
    ids: readonly (readonly [string, string])[];
  }[];
}

/** A document the supplier planned, and what has come of it. */
export interface LedgerDocument {
  readonly id: string;
  readonly type: string;
  /** The order it is about; null for an acknowledgement. */
  readonly order: string | null;
  /** Its own number; empty while it is not written, and in a copy of a file. */
  readonly number: string;
  readonly intended: Intent['intended'];
  /** Which kind of duplicate or flaw. */
  readonly how: string | null;
  /** The document it repeats or corrects. */
  readonly of: string | null;
  readonly state: 'planned' | 'sent';
  readonly dueAt: string;
  readonly sentAt: string | null;
  /** Which of its files it went in, counted from 1; null while it is not written. */
  readonly parcel: number | null;
  readonly file: string | null;
  readonly interchange: string | null;
  readonly group: string | null;
  /** ST02 of it; of a copy of a file, of all that is in the file. Empty while it is not written. */
  readonly sets: readonly string[];
  /** What the hub has to make of it, and of what: the set, or the interchange that came. */
  readonly level: 'set' | 'interchange';
  readonly becomes: readonly Becomes[];
  /** AK501, IK501 in the answers that came. */
  readonly acknowledgedWith: readonly string[];
  /** AK501 there has to be one of, once at least; null where none has to be. */
  readonly toBeAcknowledgedWith: readonly string[] | null;
}

export interface SupplierLedgerView {
  readonly partner: string;
  readonly supplier: string;
  readonly name: string;
  readonly counts: {
    readonly ordersReceived: number;
    readonly ordersDoubled: number;
    readonly changesReceived: number;
    readonly changesDoubled: number;
    /** The same bytes once more: harmless, as after a time-out. */
    readonly interchangesRepeated: number;
    readonly planned: number;
    readonly sent: number;
    readonly files: number;
    /** Of interchanges, too. */
    readonly acknowledgementsReceived: number;
    /** Sent, and still without the acknowledgement it has to get. */
    readonly unacknowledged: number;
  };
  readonly orders: readonly LedgerOrder[];
  readonly documents: readonly LedgerDocument[];
  readonly acknowledgements: readonly (ReceivedAcknowledgement & { readonly isOfOurs: boolean })[];
  readonly interchangeAcknowledgements: SupplierState['interchangeAcknowledgements'];
  /** What the hub did wrong, in words. Empty when all is well. */
  readonly faults: readonly string[];
}

/** What a supplier can say of its dealings with the hub. */
export function ledgerView({ supplier }: SupplierSite, ledger: SupplierLedger): SupplierLedgerView {
  const state = ledger.of(supplier.partner);
  const answers = answersByGroup(state);
  const acknowledgement = supplier.dialect.acknowledgement;
  const documents = [...state.plans.values()]
    .map((plan) => documentOf(plan, acknowledgement, state, answers))
    .toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt));
  const orders = [...state.orders.values()].map(({ order, receivedAt, at, doubled, changes, now }) => ({
    order: order.number,
    receivedAt,
    at,
    doubled,
    changes: changes.map((change) => {
      const answeredBy = `${order.number}/865-${change.sequence}`;
      return { ...change, answeredBy, answeredAt: state.parcelOf(answeredBy)?.sentAt ?? null };
    }),
    answer: now.answer.lines,
    lines: order.lines.map(({ line, quantity, unit, price, basis, ids }) => ({
      line,
      quantity,
      unit,
      price,
      basis,
      ids,
    })),
  }));
  const ours = new Set(state.parcels.map(({ group }) => group));
  const acknowledgements = state.acknowledgements.map((each) => ({ ...each, isOfOurs: ours.has(each.about.group) }));
  const changes = orders.flatMap((each) => each.changes.map((change) => ({ ...change, order: each.order })));
  const doubled = orders.filter((each) => each.doubled.length > 0);
  return {
    partner: supplier.partner,
    supplier: supplier.number,
    name: supplier.name,
    counts: {
      ordersReceived: orders.length,
      ordersDoubled: doubled.length,
      changesReceived: changes.length,
      changesDoubled: changes.filter((each) => each.doubled.length > 0).length,
      interchangesRepeated: state.repeatedInterchanges,
      planned: documents.length,
      sent: documents.filter((each) => each.state === 'sent').length,
      files: state.parcels.filter(({ sentAt }) => sentAt !== null).length,
      acknowledgementsReceived: acknowledgements.length + state.interchangeAcknowledgements.length,
      unacknowledged: documents.filter(isUnacknowledged).length,
    },
    orders,
    documents,
    acknowledgements,
    interchangeAcknowledgements: state.interchangeAcknowledgements,
    faults: [
      ...state.faults.map(({ file, fault }) => `${file}: ${fault}`),
      ...doubled.map(({ order }) => `order ${order} came twice`),
      ...changes
        .filter((each) => each.doubled.length > 0)
        .map(({ order, sequence }) => `change ${sequence} of order ${order} came twice`),
      ...acknowledgements
        .filter(({ isOfOurs }) => !isOfOurs)
        .map(({ about }) => `group ${about.group} is none of ours`),
      ...acknowledgements
        .filter(({ about }) => about.functionalId === 'FA')
        .map(({ about }) => `group ${about.group}, an acknowledgement, was acknowledged`),
      ...documents
        .filter(isWronglyAcknowledged)
        .map(
          ({ id, acknowledgedWith, toBeAcknowledgedWith }) =>
            `${id} was acknowledged with ${acknowledgedWith.join(', ')}, not ${toBeAcknowledgedWith?.join(' or ') ?? 'at all'}`,
        ),
    ],
  };
}

/** AK501 by group and set; a set that is not mentioned has the group's. */
function answersByGroup(state: SupplierState): ReadonlyMap<string, readonly ((set: string) => string)[]> {
  const answers = new Map<string, ((set: string) => string)[]>();
  for (const { about } of state.acknowledgements) {
    const known = answers.get(about.group) ?? [];
    known.push((set) => about.sets.find(({ control }) => control === set)?.result ?? about.result);
    answers.set(about.group, known);
  }
  return answers;
}

function documentOf(
  plan: Planned,
  acknowledgement: string,
  state: SupplierState,
  answers: ReturnType<typeof answersByGroup>,
): LedgerDocument {
  const { content, intent } = plan;
  const parcel = state.parcelOf(plan.id);
  const set = parcel?.sets.find((each) => each.plan === plan.id);
  const expected = expectationOf(intent, content.kind === 'acknowledgement');
  return {
    id: plan.id,
    type: content.kind === 'document' ? content.type : acknowledgement,
    order: content.kind === 'document' ? content.order : null,
    number: set?.number ?? '',
    intended: intent.intended,
    how: 'how' in intent ? intent.how : null,
    of: 'of' in intent ? intent.of : null,
    state: parcel === undefined || parcel.sentAt === null ? 'planned' : 'sent',
    dueAt: plan.dueAt,
    sentAt: parcel?.sentAt ?? null,
    parcel: parcel?.parcel ?? null,
    file: parcel?.file ?? null,
    interchange: parcel?.interchange ?? null,
    group: parcel?.group ?? null,
    sets: setsOf(plan, state),
    level: expected.level,
    becomes: expected.becomes,
    acknowledgedWith:
      parcel === undefined || set === undefined
        ? []
        : (answers.get(parcel.group) ?? []).map((resultOf) => resultOf(set.control)),
    toBeAcknowledgedWith: expected.acknowledgedWith,
  };
}

function setsOf({ id }: Planned, state: SupplierState): string[] {
  const parcel = state.parcelOf(id);
  if (parcel === undefined) return [];
  const written = parcel.copyOf === undefined ? undefined : state.parcels[parcel.copyOf - 1];
  if (written !== undefined) return written.sets.map(({ control }) => control);
  return parcel.sets.filter(({ plan }) => plan === id).map(({ control }) => control);
}

const isUnacknowledged = (each: LedgerDocument): boolean =>
  each.state === 'sent' && each.toBeAcknowledgedWith !== null && each.acknowledgedWith.length === 0;

/** A copy of a file gets what its first one got. */
const isWronglyAcknowledged = ({ acknowledgedWith, toBeAcknowledgedWith, how }: LedgerDocument): boolean =>
  how !== 'same-file' &&
  how !== 'same-name' &&
  toBeAcknowledgedWith !== null &&
  acknowledgedWith.some((result) => !toBeAcknowledgedWith.includes(result));
