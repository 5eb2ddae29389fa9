import type { Component, Description } from './descriptions.ts';
import type { ProductId } from './product-ids.ts';
import type { ShipmentLevel856, ShipNotice856 } from './ship-notice-856.ts';
import { isTraced, ssccsOf, tracedUnitsOf, withoutTraces, type TracedUnits } from './traced-units.ts';

/** One shipped quantity of an item with all its levels say of it, wherever the sender says it. */
export interface ShippedItem {
  /** PRF01 of the order above it, or of the item itself; undefined where the sender names no order. */
  readonly orderNumber: string | undefined;
  readonly release: string | undefined;
  /** The order's line number: LIN01, else SN101, else PRF05. */
  readonly orderLine: string | undefined;
  /** Without those that name lot and serial. */
  readonly productIds: readonly ProductId[];
  /** SN1; undefined when the sender names an item without a quantity. */
  readonly quantity: string | undefined;
  readonly unit: string | undefined;
  readonly orderedQuantity: string | undefined;
  readonly orderedUnit: string | undefined;
  readonly status: string | undefined;
  /** Its own; where it has none, those of the packs in it, else of the nearest pack or pallet around it (R49). */
  readonly traced: TracedUnits;
  /** SSCC-18 of the packs it is in, from the outermost inwards, then of the packs below it. */
  readonly ssccs: readonly string[];
  readonly descriptions: readonly Description[];
  /** What a kit holds, as SLN says. */
  readonly components: readonly Component[];
  /** What a kit holds, as levels F say. */
  readonly componentItems: readonly ShippedItem[];
}

/** A ship notice as a flat list of items, in the sender's order, whatever the nesting of its levels (R47, R48). */
export function shippedItems(notice: ShipNotice856): readonly ShippedItem[] {
  return notice.levels.flatMap((level) => itemsOf(level, []));
}

function itemsOf(level: ShipmentLevel856, above: readonly ShipmentLevel856[]): readonly ShippedItem[] {
  if (isItem(level)) return [itemOf(level, above)];
  const around = [...above, level];
  return level.children.flatMap((child) => itemsOf(child, around));
}

/** Level I says so; other levels count when they say how much of what is shipped, as flat notices do. */
const isItem = (level: ShipmentLevel856): boolean =>
  level.level === 'I' || level.level === 'F' || (level.item !== undefined && level.shipped !== undefined);

function itemOf(level: ShipmentLevel856, above: readonly ShipmentLevel856[]): ShippedItem {
  const { shipped } = level;
  const productIds = level.item?.productIds ?? [];
  const order = level.order ?? above.findLast((each) => each.order !== undefined)?.order;
  const below = packsBelow(level);
  return {
    orderNumber: order?.number,
    release: order?.release,
    orderLine: level.item?.number ?? shipped?.number ?? order?.line,
    productIds: withoutTraces(productIds),
    quantity: shipped?.quantity,
    unit: shipped?.unit,
    orderedQuantity: shipped?.orderedQuantity,
    orderedUnit: shipped?.orderedUnit,
    status: shipped?.status,
    traced: tracesOf(level, below, above),
    ssccs: [...new Set([...above, level, ...below].flatMap(({ marks }) => ssccsOf(marks)))],
    descriptions: level.descriptions,
    components: level.components,
    componentItems: level.children.flatMap((child) =>
      child.level === 'F' ? [itemOf(child, [...above, level])] : itemsOf(child, [...above, level]),
    ),
  };
}

/** Packs that stand below their item (structure 0002). */
const packsBelow = (level: ShipmentLevel856): readonly ShipmentLevel856[] =>
  level.children.flatMap((child) => (isItem(child) ? [] : [child, ...packsBelow(child)]));

function tracesOf(
  level: ShipmentLevel856,
  below: readonly ShipmentLevel856[],
  above: readonly ShipmentLevel856[],
): TracedUnits {
  const own = traceOf([level]);
  if (isTraced(own)) return own;
  const inside = traceOf(below);
  if (isTraced(inside)) return inside;
  for (const around of above.toReversed()) {
    if (around.level !== 'P' && around.level !== 'T') continue;
    const outside = traceOf([around]);
    if (isTraced(outside)) return outside;
  }
  return own;
}

const traceOf = (levels: readonly ShipmentLevel856[]): TracedUnits =>
  tracedUnitsOf({
    productIds: levels.flatMap(({ item }) => item?.productIds ?? []),
    references: levels.flatMap(({ references }) => references),
    dates: levels.flatMap(({ dates }) => dates),
  });
