import { Decimal } from '@supply-hub/quantities';
import type { StockStatus } from './stock.ts';

/** What a warehouse sent of stock, before its codes mean anything here. */
export interface WarehouseDocument {
  readonly type: '846' | '944' | '945' | '947';
  /** By which the warehouse knows it; with type, partner and time it comes once. */
  readonly number: string;
  readonly kind: 'COUNT' | 'CHANGE';
  readonly at: Temporal.Instant;
  /** Where its lines are that do not say so themselves; null when it does not say. */
  readonly place: PlaceSent | null;
}

/** A place as a partner names it. */
export interface PlaceSent {
  /** X12 element 66: UL is a GLN. */
  readonly qualifier: string | null;
  readonly id: string | null;
  readonly name: string | null;
}

export interface PartSent {
  /** X12 element 235. */
  readonly qualifier: string;
  readonly value: string;
}

/** A line as sent. */
export interface WarehouseLineSent {
  readonly parts: readonly PartSent[];
  readonly description: string | null;
  readonly place: PlaceSent | null;
  readonly lot: string | null;
  readonly serials: readonly string[];
  readonly expiresOn: string | null;
  readonly quantities: readonly QuantitySent[];
}

export interface QuantitySent {
  readonly status: StockStatus;
  /** In the partner's unit; of a change with its sign. Never zero. */
  readonly quantity: string;
  readonly unit: string;
}

/** Quantities of an 846 by X12 element 673; a qualifier that was not sent is absent. */
export type ReportedQuantities = Readonly<Record<string, Decimal | undefined>>;

/**
 * What may be used and what may not, of what an 846 says of one lot: 17 is on hand, 33 for sale, 20 unusable, QH held. Where
 * more is on hand than for sale, the rest is not to be used, whatever the warehouse keeps it for. Other quantities (on
 * order, shipped) are no stock.
 */
export function stockOf(
  quantities: ReportedQuantities,
): { readonly available: Decimal; readonly blocked: Decimal } | null {
  const { '17': onHand, '33': forSale, '20': unusable, QH: held } = quantities;
  if (onHand === undefined && forSale === undefined && unusable === undefined && held === undefined) return null;
  const named = (unusable ?? Decimal.zero).plus(held ?? Decimal.zero);
  if (onHand === undefined) return { available: forSale ?? Decimal.zero, blocked: named };
  if (forSale === undefined) return { available: onHand.minus(named), blocked: named };
  const rest = onHand.minus(forSale);
  return { available: forSale, blocked: rest.compare(named) > 0 ? rest : named };
}

/** Reasons of a 947 that say by themselves which way the stock goes (X12 element 426). */
const downwards = new Set(['06', '07']);
const upwards = new Set(['51', '56']);

/**
 * What an adjustment (947) does: a hold moves stock between what may be used and what may not, anything else adds its
 * signed quantity to the stock of its kind.
 */
export function adjustmentOf(
  reason: string,
  quantity: Decimal,
  inventoryType: string | null,
): { readonly status: StockStatus; readonly quantity: Decimal }[] {
  const amount = quantity.sign < 0 ? Decimal.zero.minus(quantity) : quantity;
  const less = Decimal.zero.minus(amount);
  if (reason === '05' || reason === '55') {
    const [from, to] = reason === '05' ? (['AVAILABLE', 'BLOCKED'] as const) : (['BLOCKED', 'AVAILABLE'] as const);
    return [
      { status: from, quantity: less },
      { status: to, quantity: amount },
    ];
  }
  const signed = downwards.has(reason) ? less : upwards.has(reason) ? amount : quantity;
  const status = inventoryType === 'QI' ? 'QUALITY' : inventoryType === 'QU' ? 'BLOCKED' : 'AVAILABLE';
  return [{ status, quantity: signed }];
}

/** Conditions of a received quantity that do not let it be used (X12 element 412): damaged, quality, wrong, rejected, held. */
const unusableConditions = new Set(['01', '04', '05', '08', '09']);

/** Of what was received (944), what may be used and what not. Short was never there. */
export function receiptOf(
  received: Decimal,
  exceptions: readonly { readonly quantity: Decimal; readonly condition: string }[],
): { readonly status: StockStatus; readonly quantity: Decimal }[] {
  const bad = exceptions
    .filter(({ condition }) => unusableConditions.has(condition))
    .reduce((sum, { quantity }) => sum.plus(quantity), Decimal.zero);
  const good = received.minus(bad);
  return [
    { status: 'AVAILABLE', quantity: good.sign < 0 ? Decimal.zero : good },
    { status: 'BLOCKED', quantity: bad },
  ];
}

/**
 * When something of a day happened, in the partner's zone (R30): at the time its document gives; else when the document
 * was written, if that was on the same day; else at the end of the day.
 */
export function momentOf(
  day: string,
  time: string | null,
  writtenAt: string | null,
  timeZone: string,
): Temporal.Instant {
  const date = Temporal.PlainDate.from(day);
  const written = writtenAt === null ? null : Temporal.PlainDateTime.from(writtenAt);
  const local =
    time !== null
      ? date.toPlainDateTime(Temporal.PlainTime.from(time))
      : written !== null && written.toPlainDate().equals(date)
        ? written
        : date.toPlainDateTime({ hour: 23, minute: 59, second: 59 });
  return local.toZonedDateTime(timeZone).toInstant();
}
