/**
 * One line's life. What documents answered for it makes parts that add up to what was ordered; what came uses up the
 * firmest and earliest, what was cancelled cuts off the least firm, and what is left is still to come.
 */
import { Decimal } from '@supply-hub/quantities';
import { inBaseUnits, type PurchaseOrderLine } from '../purchase-order.ts';
import { lastAnsweredPrice, isWithinTolerance, type AnsweredPrice } from './answered-price.ts';
import { arrivedInstead, type Arrived } from './arrivals.ts';
import { backordersOf } from './backorders.ts';
import { combine, unsaid } from './combine.ts';
import type {
  AnswerFact,
  LineLife,
  LinePromise,
  OrderFacts,
  Quarantine,
  ShipNoticeFact,
  SubstitutionDecision,
  SubstitutionFact,
} from './order-life.ts';
import { byDay, cut, firmestFirst, sum, type Part, type Substitute } from './parts.ts';
import { onTheirWay, shipmentsOf, withShipments, type Shipment } from './shipments.ts';
import type { ReadAgainst, Statement } from './statement.ts';
import { saidOfLine } from './statements-of-line.ts';

/** A line's life, with what its troubles are told from. */
export interface FoldedLine {
  readonly line: PurchaseOrderLine;
  readonly life: LineLife;
  /** Still to come. */
  readonly open: readonly Part[];
  /** Documents' statements that count, the newest first. */
  readonly from: readonly Statement[];
  readonly unexplained: Decimal;
  readonly missingOn: string | null;
  readonly price: AnsweredPrice | null;
  /** The answered price is not one that may be paid without a person's word (R43). */
  readonly isPriceHeld: boolean;
}

/** The order's facts, sorted and cleared of what counts no more. */
export interface ClearedFacts extends Pick<OrderFacts, 'changes' | 'terms' | 'itemsByPart' | 'arrivals'> {
  readonly answers: readonly AnswerFact[];
  readonly shipNotices: readonly ShipNoticeFact[];
  readonly decisions: ReadonlyMap<string, SubstitutionDecision>;
}

export function foldLine(line: PurchaseOrderLine, facts: ClearedFacts): FoldedLine {
  const base = (amount: string) => inBaseUnits(line, amount);
  const ordered = notBelowZero(base(line.quantity.value));
  const came = notBelowZero(base(line.received));
  const received = least(came, ordered);
  const outstanding = least(notBelowZero(base(line.outstanding)), ordered.minus(received));
  const against: ReadAgainst = { ...facts, line, ordered, told: toldQuantities(line, facts) };
  const { statements, missingOn } = saidOfLine(facts.answers, facts.changes, against);
  const schedule = line.schedule.map(({ on, quantity }) => ({ on, quantity: base(quantity) }));
  const combined =
    statements.length > 0
      ? combine(ordered, statements, against.told, schedule)
      : { parts: null, from: [], unexplained: Decimal.zero };
  const answered =
    combined.parts === null ? ofSystem(line, outstanding) : afterReceipts(combined.parts, received, outstanding);
  const shipments = shipmentsOf(facts.shipNotices, against);
  const shippedNow = withShipments(answered, onTheirWay(shipments, came));
  const isOpen = outstanding.sign > 0;
  const substitutes = substitutesOf(combined.parts ?? [], shipments);
  const instead = arrivedInstead(
    facts.arrivals.filter(({ orderLineId }) => orderLineId === line.id),
    { itemId: line.itemId, own: notBelowZero(ordered.minus(sum(substitutes))), substitutes, shipments },
  );
  const substitutions = substitutionsOf(line, substitutes, { shipments, came: instead, isOpen }, facts);
  const open = firmestFirst(shippedNow.map((part) => decided(part, facts.decisions)));
  const price = lastAnsweredPrice(line, facts.answers, facts.changes);
  const [newest] = combined.from;
  const isPriceHeld =
    isOpen &&
    (price === null
      ? newest?.isPriceChanged === true
      : price.price === null || !isWithinTolerance(line, price.price, facts.terms));
  const promises = promisesOf(open);
  const promised = sum(open.filter(isPromise));
  const held = open.find(({ kind }) => kind === 'HELD');
  const life: LineLife = {
    orderLineId: line.id,
    ordered: ordered.toString(),
    cancelled: ordered.minus(received).minus(outstanding).toString(),
    received: received.toString(),
    surplus: came.minus(received).toString(),
    promised: promised.toString(),
    unpromised: outstanding.minus(promised).toString(),
    refused: sum(open.filter(({ kind }) => kind === 'REFUSED')).toString(),
    shipped: sum(shipments).toString(),
    promises,
    backorders: backordersOf(line.id, ordered, statements, open),
    substitutions,
    quarantines: quarantinesOf(substitutions, instead),
    pricePending: isOpen && newest?.isPricePending === true,
    heldReason:
      held === undefined
        ? isPriceHeld
          ? 'The answered price is not the order’s.'
          : null
        : `The supplier has put it ${held.words}.`,
    answeredPrice: price?.price?.toString() ?? null,
    status: statusOf(line, promised),
  };
  return { line, life, open, from: combined.from, unexplained: combined.unexplained, missingOn, price, isPriceHeld };
}

/** What was promised: on a day, or accepted. A backorder without a day is none (R41). */
function isPromise({ kind, on }: Part): boolean {
  return kind === 'ACCEPTED' || (kind === 'BACKORDERED' && on !== null);
}

/** What the order's own system knows, where no document speaks of the line: suppliers without EDI. */
function ofSystem(line: PurchaseOrderLine, outstanding: Decimal): Part[] {
  const parts = line.promises.map(({ promisedOn, quantity, isConfirmed }): Part => ({
    ...unsaid(inBaseUnits(line, quantity), null),
    kind: isConfirmed ? 'ACCEPTED' : line.isRefused ? 'REFUSED' : 'UNSAID',
    on: promisedOn,
    words: line.isRefused && !isConfirmed ? 'rejected' : 'not answered',
  }));
  const { first } = cut(firmestFirst(parts), outstanding);
  const left = outstanding.minus(sum(first));
  return left.sign > 0 ? [...first, unsaid(left, null)] : first;
}

function afterReceipts(parts: readonly Part[], received: Decimal, outstanding: Decimal): Part[] {
  return cut(cut(firmestFirst(parts), received).rest, outstanding).first;
}

/** A person's word on a substitute (R42). */
function decided(part: Part, decisions: ReadonlyMap<string, SubstitutionDecision>): Part {
  const decision =
    part.kind === 'SUBSTITUTE' && part.substitute !== null ? decisions.get(part.substitute.key) : undefined;
  if (decision === undefined) return part;
  return decision.state === 'APPROVED'
    ? { ...part, kind: 'ACCEPTED', itemId: decision.itemId }
    : { ...part, kind: 'REFUSED', on: null, words: 'a substitute that was refused' };
}

/** What documents want to send instead, and what ship notices say is on its way instead: each with all of its quantity. */
function substitutesOf(answered: readonly Part[], shipments: readonly Shipment[]): AskedSubstitute[] {
  const asked = answered.flatMap(({ substitute, quantity, documentId }) =>
    substitute === null || documentId === null ? [] : [{ ...substitute, quantity, documentId }],
  );
  const known = new Set(asked.map(({ key }) => key));
  const shipped = shipments.flatMap(({ substituteKey: key, quantity, parts, unitCode, documentId }) =>
    key === null || known.has(key) ? [] : [{ key, quantity, parts, unitCode, documentId }],
  );
  return [...Map.groupBy([...asked, ...shipped], ({ key }) => key).values()].flatMap((alike) =>
    alike.slice(0, 1).map((one) => ({ ...one, quantity: sum(alike) })),
  );
}

interface AskedSubstitute extends Substitute {
  readonly quantity: Decimal;
  readonly documentId: string;
}

function substitutionsOf(
  { id }: PurchaseOrderLine,
  substitutes: readonly AskedSubstitute[],
  {
    shipments,
    came,
    isOpen,
  }: {
    readonly shipments: readonly Shipment[];
    readonly came: ReadonlyMap<string, readonly Arrived[]>;
    readonly isOpen: boolean;
  },
  { decisions }: ClearedFacts,
): SubstitutionFact[] {
  const facts = substitutes.map(({ key, quantity, parts, unitCode, documentId }): SubstitutionFact => ({
    key,
    orderLineId: id,
    quantity: quantity.toString(),
    parts,
    unitCode,
    state: decisions.get(key)?.state ?? 'REQUESTED',
    isShipped: came.has(key) || shipments.some(({ substituteKey }) => substituteKey === key),
    documentId,
  }));
  // Of a line that is over, nobody need decide what never left.
  return facts.filter(({ state, isShipped }) => isOpen || isShipped || state !== 'REQUESTED');
}

/** R42: what came unapproved is not to be used until somebody approves it; what was refused is kept to be sent back. */
function quarantinesOf(
  substitutions: readonly SubstitutionFact[],
  came: ReadonlyMap<string, readonly Arrived[]>,
): Quarantine[] {
  return substitutions.flatMap(({ key, state }) =>
    state === 'APPROVED'
      ? []
      : (came.get(key) ?? []).map(({ itemId, facilityId, lot, quantity }): Quarantine => ({
          key: JSON.stringify([key, facilityId, itemId, lot]),
          substitutionKey: key,
          itemId,
          facilityId,
          lot,
          quantity: quantity.toString(),
          state: state === 'REFUSED' ? 'TO_RETURN' : 'HELD',
        })),
  );
}

/** The soonest first; what is alike is one promise. */
function promisesOf(open: readonly Part[]): LinePromise[] {
  const expected = open
    .filter(({ kind }) => kind !== 'REFUSED')
    .map((part) => ({
      promisedOn: part.kind === 'ACCEPTED' || part.kind === 'BACKORDERED' || part.kind === 'UNSAID' ? part.on : null,
      quantity: part.quantity,
      isConfirmed: isPromise(part),
      itemId: part.itemId,
      documentId: part.documentId,
    }));
  const alike = Map.groupBy(expected, ({ promisedOn, isConfirmed, itemId, documentId }) =>
    JSON.stringify([promisedOn, isConfirmed, itemId, documentId]),
  );
  return [...alike.values()]
    .flatMap((same) => same.slice(0, 1).map((one): LinePromise => ({ ...one, quantity: sum(same).toString() })))
    .toSorted(
      (a, b) =>
        byDay(a.promisedOn, b.promisedOn) ||
        Number(b.isConfirmed) - Number(a.isConfirmed) ||
        byDay(a.itemId, b.itemId) ||
        byDay(a.documentId, b.documentId),
    );
}

/** What the line was ordered in by what the supplier was told, in base units: an answer may be to that. */
function toldQuantities(line: PurchaseOrderLine, { changes }: ClearedFacts): Decimal[] {
  const ofLine = changes.flatMap(({ lines }) => lines.filter(({ orderLineId }) => orderLineId === line.id));
  const told = ofLine.flatMap(({ from, to }) => [from, to].filter((each) => each !== null));
  return told.filter(({ unit }) => unit === line.quantity.unit).map(({ quantity }) => inBaseUnits(line, quantity));
}

function statusOf({ status }: PurchaseOrderLine, promised: Decimal): LineLife['status'] {
  if (status !== 'SENT' && status !== 'CONFIRMED') return status;
  return promised.sign > 0 ? 'CONFIRMED' : 'SENT';
}

const notBelowZero = (amount: Decimal): Decimal => (amount.sign < 0 ? Decimal.zero : amount);
const least = (a: Decimal, b: Decimal): Decimal => (a.compare(b) < 0 ? a : b);
