import { hubId } from '@supply-hub/identifiers';
import { Decimal } from '@supply-hub/quantities';
import type { ItemUnits } from './demand.ts';

/** What of a demand decides what stands in for it. */
export interface Replaceable {
  readonly id: string;
  readonly caseId: string;
  readonly itemId: string;
  readonly unmapped: 'UNKNOWN_ITEM' | 'UNKNOWN_UNIT' | null;
  readonly unit: string;
  readonly open: string;
  readonly hold: string;
  readonly substituted: string;
  readonly substitutes: string | null;
}

/**
 * A demand and those of the substitutes that take the place of a part of it (R42): it asks for less, and they for as
 * much as the factor says; what has no exact decimal is rounded up in the sixth place, for a case is not promised less
 * than it asks for. Together they ask for what the card does. A demand nobody can count has no substitute.
 *
 * @param standIns approved substitutes, each with the part it takes the place of, in base units of what was asked for
 */
export function withStandIns<D extends Replaceable>(
  demand: D,
  standIns: readonly { readonly itemId: string; readonly quantity: string; readonly factor: string }[],
  items: ReadonlyMap<string, ItemUnits>,
): D[] {
  if (demand.unmapped !== null || standIns.length === 0) return [demand];
  let open = Decimal.of(demand.open);
  let substituted = Decimal.zero;
  const needs = new Map<string, Decimal>();
  for (const { itemId, quantity, factor } of standIns) {
    const wanted = Decimal.of(quantity);
    const taken = wanted.compare(open) <= 0 ? wanted : open;
    if (taken.sign <= 0) continue;
    open = open.minus(taken);
    substituted = substituted.plus(taken);
    const exact = taken.toRational().times(Decimal.of(factor).toRational());
    needs.set(itemId, (needs.get(itemId) ?? Decimal.zero).plus(exact.toDecimal() ?? exact.round(6, 'up')));
  }
  const others = [...needs].map(([itemId, need]) => {
    const item = items.get(itemId);
    return {
      ...demand,
      id: hubId('demand', 'hub', [demand.id, itemId]),
      itemId,
      unmapped: item === undefined ? ('UNKNOWN_ITEM' as const) : null,
      unit: item?.baseUnit ?? demand.unit,
      open: need.toString(),
      hold: '0',
      substituted: '0',
      substitutes: demand.id,
    };
  });
  return [{ ...demand, open: open.toString(), substituted: substituted.toString() }, ...others];
}
