import { InvalidInput } from '@supply-hub/errors';
import { Decimal, type Rational } from './exact-number.ts';
import { fromBaseUnit, toBaseUnit, type FactorUsed } from './packaging-factors.ts';
import { Quantity } from './quantity.ts';
import { refusal, type Reading } from './reading.ts';

/** What to order for a need: whole packs, what they hold, and what of it nobody asked for (R5). */
export interface WholePacks {
  /** In the pack's unit; a whole number. */
  readonly order: Quantity;
  /** The same in base units. */
  readonly base: Quantity;
  /** `base` less the need, in base units; zero or more. */
  readonly surplus: Quantity;
  /** Base units in one pack, as used. */
  readonly factor: Rational;
}

/**
 * The fewest whole packs that cover a need.
 * @param need in the base unit; zero orders nothing, whatever the minimum
 * @param packs.minimum fewest packs the supplier takes; `packs.multiple` packs it sells together (R33)
 * @throws InvalidInput a negative need, another unit than the factor's base, or a minimum or multiple below 1
 */
export function wholePacks(
  need: Quantity,
  factor: FactorUsed,
  packs: { minimum?: number; multiple?: number } = {},
): Reading<WholePacks> {
  const { minimum = 1, multiple = 1 } = packs;
  if (need.value.sign < 0) throw new InvalidInput(`A need cannot be negative: ${need.toString()}.`);
  if (!(Number.isSafeInteger(minimum) && minimum >= 1 && Number.isSafeInteger(multiple) && multiple >= 1)) {
    throw new InvalidInput('The minimum and the multiple of packs are whole numbers of 1 or more.');
  }
  let count = fromBaseUnit(need, factor).round(0, 'ceiling');
  if (count.sign > 0) {
    if (count.compare(Decimal.of(minimum)) < 0) count = Decimal.of(minimum);
    const step = Decimal.of(multiple);
    count = count.dividedBy(step).round(0, 'ceiling').times(step);
  }
  const ordered = toBaseUnit(Quantity.of(count, factor.unit), factor);
  if (!ordered.ok) return refusal(ordered.reason, ordered.remedy);
  const { stated: order, base } = ordered.value;
  return { ok: true, value: { order, base, surplus: base.minus(need), factor: factor.factor } };
}
