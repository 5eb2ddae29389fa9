import type { AgreedPrice } from './contract-rows.ts';
import type { Facility, Scale, Stocking } from './plan.ts';
import type { Random } from './random.ts';

/** An order to be written: what of, where to, and how it went. */
export interface OrderPlan {
  readonly facility: Facility;
  readonly prices: readonly AgreedPrice[];
  readonly orderedOn: number;
  readonly isClosed: boolean;
  readonly story?: 'late-and-partly-received' | 'unconfirmed' | 'confirmed-tomorrow' | 'other-box';
}

/** The orders of a world: the README's first, then open ones, then closed ones. */
export function planOrders(
  random: Random,
  scale: Scale,
  prices: readonly AgreedPrice[],
  stocked: readonly Stocking[],
): OrderPlan[] {
  const groups = [...Map.groupBy(prices, ({ supplier }) => supplier).values()];
  const kept = new Map<Facility, Set<string>>();
  for (const { facility, item } of stocked) {
    kept.set(facility, (kept.get(facility) ?? new Set()).add(item.material));
  }
  const facilities = [...kept.keys()];
  const plans: OrderPlan[] = storyPlans(prices, facilities);
  while (plans.length < scale.openOrders + scale.closedOrders) {
    const isClosed = plans.length >= scale.openOrders;
    const facility = random.pick(facilities);
    const wanted = kept.get(facility) ?? new Set();
    const offered = random
      .sample(random.pick(groups), 40)
      .filter(({ item, plant }) => wanted.has(item.material) && (plant === '' || plant === facility.code));
    const chosen = distinctItems(offered).slice(0, random.int(1, 5));
    if (chosen.length === 0) continue;
    const lead = chosen[0]?.supplier.leadDays ?? 5;
    plans.push({
      facility,
      prices: chosen,
      // An open order is at most a lead time old, and a little more when it is late.
      orderedOn: isClosed ? -random.int(lead + 8, 120) : -random.int(0, lead + 6),
      isClosed,
    });
  }
  return plans;
}

/** A plant's own price comes before the group's. */
function distinctItems(offered: readonly AgreedPrice[]): AgreedPrice[] {
  const best = new Map<string, AgreedPrice>();
  for (const price of offered) {
    const known = best.get(price.item.material);
    if (known === undefined || price.plant !== '') best.set(price.item.material, price);
  }
  return [...best.values()];
}

/** The first orders are those the README tells of. */
function storyPlans(prices: readonly AgreedPrice[], facilities: readonly Facility[]): OrderPlan[] {
  const [facility] = facilities;
  if (facility === undefined) return [];
  const priceOf = (material: string, isLast = false): AgreedPrice[] => {
    const offers = prices.filter(({ item, plant }) => item.material === material && plant === '');
    const offer = isLast ? offers.at(-1) : offers[0];
    return offer === undefined ? [] : [offer];
  };
  const plans: OrderPlan[] = [
    { facility, prices: priceOf('MED-000008'), orderedOn: -14, isClosed: false, story: 'late-and-partly-received' },
    { facility, prices: priceOf('MED-000010'), orderedOn: -2, isClosed: false, story: 'unconfirmed' },
    { facility, prices: priceOf('MED-000001'), orderedOn: -3, isClosed: false, story: 'confirmed-tomorrow' },
    { facility, prices: priceOf('MED-000006', true), orderedOn: -4, isClosed: false, story: 'other-box' },
  ];
  return plans.filter(({ prices: offers }) => offers.length > 0);
}
