/**
 * What is wrong with an item at a facility, by all that is known of it now and by nothing that was before: so judging
 * twice, late, or in another order comes to the same.
 */
import { Decimal } from '@supply-hub/quantities';
import type { ParLevel } from '../par-level.ts';
import { isRecalled, isUsable, sumOf, type RecalledLots, type StockLot } from '../stock.ts';
import { nothingKnown, type StockTrouble } from './stock-alert.ts';

/** Stock that is not used up within so many days of its last one is worth moving or using first. */
export const expiringWithinDays = 30;

export interface ItemAtFacilityFacts {
  readonly itemId: string;
  readonly facilityId: string;
  /** The date it is there. */
  readonly today: Temporal.PlainDate;
  /** All there is, less what is leaving by transfers. */
  readonly lots: readonly StockLot[];
  /** Null: the facility does not plan it. */
  readonly parLevel: Pick<ParLevel, 'unit' | 'reorderPoint' | 'fillTo' | 'safetyStock'> | null;
  readonly recalled: RecalledLots;
  /** Which case has some of which lot kept. */
  readonly reserved: readonly { readonly lotId: string; readonly caseId: string }[];
  /** Cases that lack some of it. */
  readonly shortCaseIds: readonly string[];
}

export function judgeItem(facts: ItemAtFacilityFacts): StockTrouble[] {
  const supply = judgeSupply(facts);
  return [...(supply === null ? [] : [supply]), ...facts.lots.flatMap((lot) => judgeLot(lot, facts))];
}

/**
 * R33: what is planned runs short at its reorder point; without one, below what it is filled up to, or below the safety
 * stock. Nothing that may be used (R22) is a stock-out. What no facility plans, and no case lacks, may run out.
 */
function judgeSupply(facts: ItemAtFacilityFacts): StockTrouble | null {
  const { itemId, facilityId, today, lots, parLevel, recalled, reserved, shortCaseIds } = facts;
  const threshold = thresholdOf(parLevel);
  const isLacking = shortCaseIds.length > 0;
  if (threshold === null && !isLacking) return null;
  const usable = Decimal.of(sumOf(lots.filter((lot) => isUsable(lot, today, recalled))));
  const isOut = usable.sign <= 0;
  if (!isOut && (threshold === null || !isAtMost(usable, threshold))) return null;
  const safetyStock = Decimal.of(parLevel?.safetyStock ?? '0');
  const isThin = isLacking || usable.compare(safetyStock) < 0;
  return {
    concern: 'SUPPLY',
    subject: `${itemId} ${facilityId}`,
    kind: isOut ? 'STOCK_OUT' : 'BELOW_PAR',
    severity: isOut ? (isLacking ? 'CRITICAL' : 'WARNING') : isThin ? 'WARNING' : 'NOTICE',
    facilityId,
    itemId,
    lotId: null,
    locationId: null,
    about: {
      ...nothingKnown,
      quantity: usable.toString(),
      threshold: threshold?.at.toString() ?? null,
      unit: parLevel?.unit ?? lots[0]?.unit ?? null,
    },
    caseIds: inOrder([...shortCaseIds, ...reserved.map(({ caseId }) => caseId)]),
  };
}

/** R22, R21: a lot below zero is a mistake in its system's books; one whose last day nears should be used, or taken away. */
function judgeLot(lot: StockLot, facts: ItemAtFacilityFacts): StockTrouble[] {
  const { itemId, facilityId, today, recalled, reserved } = facts;
  const { id, locationId, locationCode, expiresOn, quantity, unit } = lot;
  const caseIds = inOrder(reserved.flatMap(({ lotId, caseId }) => (lotId === id ? caseId : [])));
  const of = { subject: id, facilityId, itemId, lotId: id, locationId, caseIds };
  const about = { ...nothingKnown, quantity, unit, locationCode, lot: lot.lot, expiresOn };
  const { sign } = Decimal.of(quantity);
  if (sign < 0) return [{ ...of, concern: 'BALANCE', kind: 'NEGATIVE', severity: 'WARNING', about }];
  // What is held or recalled is set aside already.
  if (sign === 0 || expiresOn === null || lot.status === 'BLOCKED' || isRecalled(lot, recalled)) return [];
  const daysLeft = today.until(expiresOn, { largestUnit: 'days' }).days;
  if (daysLeft > expiringWithinDays) return [];
  const isExpired = daysLeft < 0;
  const severity = !isExpired ? 'NOTICE' : caseIds.length > 0 ? 'CRITICAL' : 'WARNING';
  return [{ ...of, concern: 'EXPIRY', kind: 'EXPIRING', severity, about: { ...about, isExpired } }];
}

/** What there should be more than, or, where `isEnough`, at least. */
interface Threshold {
  readonly at: Decimal;
  readonly isEnough: boolean;
}

/** As orders decides what to buy; null: nothing is kept in stock on purpose. */
function thresholdOf(parLevel: ItemAtFacilityFacts['parLevel']): Threshold | null {
  const { reorderPoint = null, fillTo = null, safetyStock = null } = parLevel ?? {};
  const isKept = [reorderPoint, fillTo, safetyStock].some((one) => one !== null && Decimal.of(one).sign > 0);
  if (!isKept) return null;
  if (reorderPoint !== null) return { at: Decimal.of(reorderPoint), isEnough: false };
  return { at: Decimal.of(fillTo ?? safetyStock ?? '0'), isEnough: true };
}

const isAtMost = (there: Decimal, { at, isEnough }: Threshold): boolean =>
  there.compare(at) < 0 || (!isEnough && there.compare(at) === 0);

const inOrder = (ids: readonly string[]): string[] => [...new Set(ids)].toSorted();
