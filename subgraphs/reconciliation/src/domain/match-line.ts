import { Decimal, type Rational } from '@supply-hub/quantities';

/** The outcome of comparing an order line with its receipts and invoices. */
export type LineMatchStatus = 'NOT_INVOICED' | 'AWAITING_RECEIPT' | 'MATCHED' | 'QUANTITY_VARIANCE' | 'PRICE_VARIANCE';

/** What may differ and still pay. Both price limits must hold (R56); both are inclusive. */
export interface MatchPolicy {
  /** Of the price, in percent. */
  readonly pricePercent: Decimal;
  /** Of the line's value, in the order's currency. */
  readonly valueLimit: Decimal;
  /** Of the quantity received, in percent. */
  readonly quantityPercent: Decimal;
}

export const usualPolicy: MatchPolicy = {
  pricePercent: Decimal.of('2'),
  valueLimit: Decimal.of('25.00'),
  quantityPercent: Decimal.zero,
};

/** An order line and the sums of all documents that name it, in base units. */
export interface LineFigures {
  readonly ordered: Rational;
  readonly received: Rational;
  /** Invoices less credit memos. */
  readonly invoiced: Rational;
  readonly invoicedAmount: Rational;
  readonly hasInvoice: boolean;
  /** The order's price for one base unit. */
  readonly orderPrice: Rational;
  /** False when a document counts in a unit that has no factor for this line. */
  readonly isComparable: boolean;
}

export interface LineOutcome {
  readonly status: LineMatchStatus;
  /** Null when nothing is invoiced. */
  readonly invoicePrice: Rational | null;
  /** Claimed beyond what the order's price allows for the quantity invoiced. */
  readonly variance: Rational;
}

const hundred = Decimal.of(100).toRational();

/**
 * Compares an order line with what arrived and what was invoiced, after all is in base units (R56). Freight and tax
 * are no part of the amounts (R58). Depends on sums alone, so the order in which documents came does not matter (R57).
 */
export function matchLine(figures: LineFigures, policy: MatchPolicy = usualPolicy): LineOutcome {
  const { ordered, received, invoiced, invoicedAmount, orderPrice } = figures;
  const variance = invoicedAmount.minus(orderPrice.times(invoiced));
  const invoicePrice = invoiced.sign > 0 ? invoicedAmount.dividedBy(invoiced) : null;
  const because = (status: LineMatchStatus): LineOutcome => ({ status, invoicePrice, variance });

  if (!figures.hasInvoice) return because('NOT_INVOICED');
  if (!figures.isComparable) return because('QUANTITY_VARIANCE');
  const allowed = received.plus(received.times(policy.quantityPercent.toRational()).dividedBy(hundred));
  if (invoiced.compare(allowed) > 0) {
    const mayStillArrive = received.compare(ordered) < 0 && invoiced.compare(ordered) <= 0;
    return because(mayStillArrive ? 'AWAITING_RECEIPT' : 'QUANTITY_VARIANCE');
  }
  const off = variance.abs();
  const percentLimit = orderPrice.times(invoiced.abs()).times(policy.pricePercent.toRational()).dividedBy(hundred);
  const isWithin = off.compare(percentLimit) <= 0 && off.compare(policy.valueLimit.toRational()) <= 0;
  return because(isWithin ? 'MATCHED' : 'PRICE_VARIANCE');
}
