import { brands, families, type Family } from './catalogue.ts';
import { gtin14 } from './gs1-number.ts';
import type { Item, Supplier, Unit } from './plan.ts';
import type { Random } from './random.ts';
import { storyFamilies } from './story-items.ts';

/** The item master: the story items first, then as many others as the size asks for. */
export function planItems(random: Random, count: number, suppliers: readonly Supplier[]): Item[] {
  const makers = suppliers.filter(({ isManufacturer, purchasingIsBlocked }) => isManufacturer && !purchasingIsBlocked);
  const sellers = suppliers.filter(({ purchasingIsBlocked }) => !purchasingIsBlocked);
  const distributors = sellers.filter(({ isManufacturer }) => !isManufacturer);
  const blocked = suppliers.find(({ isManufacturer, purchasingIsBlocked }) => isManufacturer && purchasingIsBlocked);
  const wheel = families.flatMap((family) => Array.from({ length: family.share }, () => family));
  return Array.from({ length: count }, (_, index) => {
    const story = storyFamilies[index];
    const family = story?.family ?? random.pick(wheel);
    // A blocked supplier keeps what it sold before it was blocked: one item in sixty knows only such a one.
    const isOrphan = blocked !== undefined && index % 60 === 59;
    const chosen =
      story === undefined ? random.pick(makers) : (makers[story.maker % makers.length] ?? random.pick(makers));
    const manufacturer = isOrphan ? blocked : chosen;
    const ownSales = isOrphan || random.chance(0.7) ? [manufacturer] : [];
    const through =
      !isOrphan && distributors.length > 0 && (ownSales.length === 0 || random.chance(0.3))
        ? [random.pick(distributors)]
        : [];
    const variant = story?.description ?? `${random.pick(brands)} ${family.name} ${random.pick(family.variants)}`;
    return itemOf(random, index + 1, family, manufacturer, variant, {
      suppliers:
        story?.twoSuppliers === true ? [manufacturer, distributors[0] ?? manufacturer] : [...ownSales, ...through],
      ...(story?.priceE4 === undefined ? {} : { priceE4: story.priceE4 }),
      ...(story?.priceUnit === undefined ? {} : { priceUnit: story.priceUnit }),
    });
  });
}

function itemOf(
  random: Random,
  number: number,
  family: Family,
  manufacturer: Supplier,
  description: string,
  fixed: { suppliers: readonly Supplier[]; priceE4?: number; priceUnit?: Item['priceUnit'] },
): Item {
  const [low, high] = family.price;
  // Prices crowd towards the cheap end, as catalogues do.
  const priceE4 = fixed.priceE4 ?? Math.max(100, Math.round(low * (high / low) ** random.next() * 100) * 100);
  const [leastUse, mostUse] = family.weeklyUse;
  return {
    material: `MED-${String(number).padStart(6, '0')}`,
    description: description.slice(0, 40).trim(),
    group: family.group,
    baseUnit: family.baseUnit,
    units: unitsOf(random, family, manufacturer, number),
    orderUnit: random.pick(family.orderUnits),
    manufacturer,
    manufacturerPart: `${manufacturer.name.slice(0, 3).toUpperCase()}-${family.group.slice(0, 2)}${String(number).padStart(5, '0')}`,
    suppliers: fixed.suppliers,
    isLotControlled: family.isLotControlled,
    isSerialControlled: family.isSerialControlled,
    shelfLifeDays: family.shelfLifeDays,
    priceE4,
    priceUnit: fixed.priceUnit ?? priceUnitOf(random, priceE4),
    isDiscontinued: number > 20 && random.chance(0.02),
    weeklyUse: random.int(leastUse, mostUse),
  };
}

/** Cheap things are priced by the hundred or thousand, or their price would round to nothing. */
function priceUnitOf(random: Random, priceE4: number): Item['priceUnit'] {
  if (priceE4 < 5_000) return random.chance(0.5) ? 100 : 1000;
  if (priceE4 < 50_000) return random.pick([1, 1, 10, 100] as const);
  return 1;
}

function unitsOf(random: Random, family: Family, manufacturer: Supplier, number: number): Unit[] {
  // One item in twelve has no GTIN at all: the crosswalk has to live with that.
  const hasGtins = number <= 20 || !random.chance(0.08);
  const { gs1Prefix, gtinLength } = manufacturer;
  const baseGtin = gtin14(0, gs1Prefix, number).slice(14 - gtinLength);
  const category = { 12: 'UC', 13: 'HE', 14: 'IC' } as const;
  const units: Unit[] = [
    {
      unit: family.baseUnit,
      factor: 1,
      gtin: hasGtins ? baseGtin : undefined,
      gtinCategory: hasGtins ? category[gtinLength] : '',
      lower: '',
    },
  ];
  for (const [level, [unit, counts]] of family.packing.entries()) {
    const below = units.at(-1);
    units.push({
      unit,
      factor: (below?.factor ?? 1) * random.pick(counts),
      gtin: hasGtins ? gtin14(level + 1, gs1Prefix, number) : undefined,
      gtinCategory: hasGtins ? 'IC' : '',
      lower: below?.unit ?? '',
    });
  }
  return units;
}
