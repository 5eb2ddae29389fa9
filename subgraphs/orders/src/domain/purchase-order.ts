import { Decimal, Rational, type MoneyJson, type QuantityJson, type UnitOfMeasure } from '@supply-hub/quantities';
import type { DeliveryPromise } from './promises.ts';

/** How far an order or a line of one is, the least advanced first. */
export const orderStatuses = ['NOT_RELEASED', 'SENT', 'CONFIRMED', 'PARTLY_RECEIVED', 'RECEIVED', 'CANCELLED'] as const;
export type OrderStatus = (typeof orderStatuses)[number];

/** An order to one supplier, as its system keeps it. Plain JSON: this is what a copy holds. */
export interface PurchaseOrder {
  readonly number: string;
  /** Hub id. */
  readonly supplierId: string;
  readonly orderedOn: string;
  /** ISO 4217. */
  readonly currency: string;
  readonly isReleased: boolean;
  /** All of it was withdrawn. */
  readonly isCancelled: boolean;
  readonly lines: readonly PurchaseOrderLine[];
}

/** One item for one facility. Amounts are texts, in the order's own unit unless they say otherwise. */
export interface PurchaseOrderLine {
  /** Hub id, as are all that end in `Id`. */
  readonly id: string;
  readonly number: string;
  /** Null for what the item master does not know. */
  readonly itemId: string | null;
  /** Null for a place that is none of hub.yaml's (R17). */
  readonly facilityId: string | null;
  readonly description: string | null;
  readonly supplierPartNumber: string | null;
  readonly status: OrderStatus;
  readonly quantity: QuantityJson;
  readonly baseUnit: UnitOfMeasure;
  /** Base units in one ordered unit, by the order itself (R6); a fraction as text. */
  readonly factor: string;
  readonly received: string;
  /** Ordered less received and cancelled (R51). */
  readonly outstanding: string;
  readonly price: MoneyJson;
  /** How many of `priceUnit` the price is for. */
  readonly perQuantity: string;
  readonly priceUnit: UnitOfMeasure;
  /** The price of one ordered unit, exact; a fraction as text. */
  readonly pricePerUnit: string;
  /** The days the order asks for, the earliest first, as a whole: what has come is among it. */
  readonly schedule: readonly { readonly on: string | null; readonly quantity: string }[];
  /** What its own system knows of; documents of the supplier are not in it. */
  readonly promises: readonly DeliveryPromise[];
  /** By its own system the supplier refused it. */
  readonly isRefused: boolean;
  readonly contractId: string | null;
  readonly requisitionLineId: string | null;
}

/** What decides how far a line is. Quantities are in one unit. */
export interface LineProgress {
  readonly isReleased: boolean;
  /** Withdrawn by the hospital. */
  readonly isCancelled: boolean;
  /** No more of it is expected, whatever has come. */
  readonly isComplete: boolean;
  readonly ordered: Decimal;
  readonly received: Decimal;
  /** Whether the supplier promised any of it. */
  readonly isConfirmed: boolean;
}

/** What is still to come (R51). More than was ordered leaves nothing open, never less than nothing. */
export function outstandingOf({ isCancelled, isComplete, ordered, received }: LineProgress): Decimal {
  const rest = ordered.minus(received);
  return isCancelled || isComplete || rest.sign < 0 ? Decimal.zero : rest;
}

/** A line that was withdrawn after some of it came is received: what came was not cancelled (R54). */
export function lineStatus(line: LineProgress): OrderStatus {
  if (line.isCancelled) return line.received.sign > 0 ? 'RECEIVED' : 'CANCELLED';
  if (outstandingOf(line).sign === 0) return 'RECEIVED';
  if (line.received.sign > 0) return 'PARTLY_RECEIVED';
  if (!line.isReleased) return 'NOT_RELEASED';
  return line.isConfirmed ? 'CONFIRMED' : 'SENT';
}

/** The least advanced of some of its lines; the order's own state when there are none. */
export function orderStatus(order: PurchaseOrder, lines: readonly PurchaseOrderLine[] = order.lines): OrderStatus {
  const [first, ...rest] = lines.map(({ status }) => status);
  if (first === undefined) return order.isCancelled ? 'CANCELLED' : order.isReleased ? 'SENT' : 'NOT_RELEASED';
  return rest.reduce((least, status) => (progressOf(status) < progressOf(least) ? status : least), first);
}

/** A status as a number that grows with progress, for columns. */
export const progressOf = (status: OrderStatus): number => orderStatuses.indexOf(status);

/** Something of the line in base units (R1). @returns the exact decimal; lines without one are never made */
export function inBaseUnits({ factor }: Pick<PurchaseOrderLine, 'factor'>, amount: string): Decimal {
  const exact = Decimal.of(amount).toRational().times(Rational.from(factor));
  return exact.toDecimal() ?? exact.round(20, 'half-up');
}

/** The price of one base unit, exact (R3). */
export function pricePerBaseUnit({ pricePerUnit, factor }: PurchaseOrderLine): Rational {
  return Rational.from(pricePerUnit).dividedBy(Rational.from(factor));
}

/** The earliest day something is expected; null when nothing is, or nobody gave a day. */
export function expectedOn({ promises }: PurchaseOrderLine): string | null {
  return promises[0]?.promisedOn ?? null;
}
