/**
 * What comes of a line's price: it passes, it leaves marked, or it stops its order. Only what no contract in force covers
 * stops, and not when a case needs it soon: an operation never waits for a signature.
 */
import type { Policy } from './policy.ts';
import { checkPrice, type AgreedPrice, type PriceCheck } from './price-check.ts';
import type { PurchaseOrder, PurchaseOrderLine } from './purchase-order.ts';
import type { Trouble } from './trouble.ts';

export type PriceEffect = 'PASSED' | 'MARKED' | 'STOPPED';

/** What a line is judged by. */
export interface JudgedBy {
  readonly policy: Policy;
  /** The cases that rely on it, the next first. */
  readonly relying: readonly { readonly caseId: string; readonly startsAt: Temporal.Instant | null }[];
  /** All that was agreed with its supplier for its item; null: nobody in this hub knows contracts. */
  readonly agreed: readonly AgreedPrice[] | null;
}

export interface JudgedLine {
  readonly line: PurchaseOrderLine;
  readonly check: PriceCheck;
  readonly effect: PriceEffect;
  /** Null: nothing is wrong. */
  readonly trouble: Pick<Trouble, 'kind' | 'sentence' | 'remedy'> | null;
  /** Cases that rely on it. */
  readonly caseIds: readonly string[];
  readonly currency: string;
  readonly policyVersions: Policy['versions'];
}

/** @param isLeaving whether its order is about to be sent, so that it can still be stopped */
export function judgeLine(
  order: PurchaseOrder,
  line: PurchaseOrderLine,
  by: JudgedBy,
  at: Temporal.Instant,
  isLeaving: boolean,
): JudgedLine {
  const { policy, relying } = by;
  const check = checkOf(order, line, by);
  const isUncovered = check.outcome === 'OFF_CONTRACT' || check.outcome === 'EXPIRED';
  const urgent = isUrgent(by, at);
  const effect = !isUncovered
    ? 'PASSED'
    : isLeaving && policy.offContract === 'STOP' && !urgent
      ? 'STOPPED'
      : ('MARKED' as const);
  const name = `Order ${order.number}, line ${line.number}${line.description === null ? '' : ` (${line.description})`}`;
  return {
    line,
    check,
    effect,
    trouble: troubleOf(name, check, line, { effect, isUrgent: urgent, hours: policy.urgencyHours }),
    caseIds: relying.map(({ caseId }) => caseId),
    currency: line.price.currency,
    policyVersions: policy.versions,
  };
}

/** A case that relies on it begins within the policy's hours, or should have begun and is not over. */
export function isUrgent({ policy, relying }: Pick<JudgedBy, 'policy' | 'relying'>, at: Temporal.Instant): boolean {
  const until = at.add({ hours: policy.urgencyHours });
  return relying.some(({ startsAt }) => startsAt !== null && Temporal.Instant.compare(startsAt, until) <= 0);
}

/** What is free text has no contract to be under: nobody can say. */
function checkOf(order: PurchaseOrder, line: PurchaseOrderLine, { policy, agreed }: JudgedBy): PriceCheck {
  const asked = {
    price: { amount: line.pricePerUnit, currency: line.price.currency },
    perQuantity: '1',
    unit: line.quantity.unit,
    factor: line.factor,
    on: order.orderedOn,
    facilityId: line.facilityId,
    contractId: line.contractId,
    tolerance: policy.priceTolerance,
  };
  const check = checkPrice(asked, agreed ?? []);
  if (agreed !== null && line.itemId !== null) return check;
  return { ...check, outcome: 'UNKNOWN', agreed: null, agreedPerBaseUnit: null, deviation: null };
}

function troubleOf(
  name: string,
  { outcome, agreed, askedPerBaseUnit, agreedPerBaseUnit, deviation }: PriceCheck,
  line: PurchaseOrderLine,
  { effect, isUrgent: urgent, hours }: { effect: PriceEffect; isUrgent: boolean; hours: number },
): JudgedLine['trouble'] {
  const leaves =
    effect === 'STOPPED' ? ' The order waits.' : urgent ? ` A case within ${hours} hours relies on it.` : '';
  const then = effect === 'STOPPED' ? ' The order leaves by itself then.' : '';
  const { currency } = line.price;
  switch (outcome) {
    case 'OFF_CONTRACT':
      return {
        kind: 'OFF_CONTRACT',
        sentence: `${name}: nothing is agreed with its supplier for it.${leaves}`,
        remedy: `Have it put under contract, or order it elsewhere and cancel it here.${then}`,
      };
    case 'EXPIRED':
      return {
        kind: 'PRICE_EXPIRED',
        sentence: `${name}: ${spanOf(agreed)}.${leaves}`,
        remedy: `Have the contract extended, or order it elsewhere and cancel it here.${then}`,
      };
    case 'DIFFERS':
      return {
        kind: 'ORDER_PRICE_NOT_CONTRACT',
        sentence:
          `${name} costs ${askedPerBaseUnit ?? line.price.amount} ${currency} for one ${line.baseUnit}; ` +
          (deviation === null
            ? `contract ${agreed?.contractNumber ?? ''} names a price that compares with none of its.`
            : `contract ${agreed?.contractNumber ?? ''} says ${agreedPerBaseUnit ?? ''} ${agreed?.price.currency ?? ''} (${percentText(deviation)}).`),
        remedy: 'Correct the price of the order, or have the contract changed.',
      };
    case 'OK':
    case 'UNKNOWN':
      return null;
  }
}

function spanOf(agreed: AgreedPrice | null): string {
  if (agreed === null) return 'what was agreed has ended';
  const { contractNumber, validFrom, validTo } = agreed;
  return validTo === null
    ? `contract ${contractNumber} begins on ${validFrom}`
    : `contract ${contractNumber} holds from ${validFrom} to ${validTo}`;
}

/** `0.04` → `4 % more`. */
function percentText(share: string): string {
  const [, sign = '', digits = '0'] = /^(-?)(.*)$/.exec(share) ?? [];
  const [whole = '0', fraction = ''] = digits.split('.');
  const shifted = `${whole}${fraction.padEnd(4, '0').slice(0, 2)}.${fraction.padEnd(4, '0').slice(2, 4)}`;
  return `${shifted.replace(/^0+(?=\d)/, '').replace(/\.?0+$/, '')} % ${sign === '-' ? 'less' : 'more'}`;
}
