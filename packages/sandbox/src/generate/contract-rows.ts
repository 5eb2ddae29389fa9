import type { Calendar } from './calendar.ts';
import {
  add,
  amountText,
  companyCode,
  purchasingOrganization,
  unitOf,
  type Facility,
  type Item,
  type Supplier,
  type Tables,
} from './plan.ts';
import type { Random } from './random.ts';

/** A price an order can be placed at. */
export interface AgreedPrice {
  readonly contract: string;
  readonly line: string;
  readonly supplier: Supplier;
  readonly item: Item;
  readonly supplierPart: string;
  readonly unit: string;
  /** Price of `priceUnit` of `unit`, in hundredths of a cent. */
  readonly amountE4: number;
  readonly priceUnit: number;
  /** The plant it is for; empty for the group. */
  readonly plant: string;
}

type Kind = 'group' | 'plant' | 'expired' | 'future';

interface Line {
  item: Item;
  plant: string;
  discount: number;
}

/**
 * Contracts of each supplier: one for the group that is in force, and for some a plant's own, one that has
 * run out and one that begins later. Returns the prices in force.
 */
export function addContracts(
  tables: Tables,
  random: Random,
  calendar: Calendar,
  suppliers: readonly Supplier[],
  items: readonly Item[],
  facilities: readonly Facility[],
): AgreedPrice[] {
  const sold = new Map<Supplier, Item[]>();
  for (const item of items) {
    for (const supplier of item.suppliers) {
      const range = sold.get(supplier);
      if (range === undefined) sold.set(supplier, [item]);
      else range.push(item);
    }
  }
  const hospitals = facilities.filter(({ kind }) => kind !== 'warehouse');
  const prices: AgreedPrice[] = [];
  let number = 4_600_000_001;
  for (const supplier of suppliers) {
    const range = (sold.get(supplier) ?? []).filter(() => random.chance(0.93));
    if (range.length === 0) continue;
    const withStory = (share: number) => range.filter((item) => isStory(item) || random.chance(share));
    const contracts: [Kind, Line[]][] = [['group', range.map((item) => ({ item, plant: '', discount: 1 }))]];
    const plant = random.pick(hospitals);
    if (range.some(isStory) || random.chance(0.35)) {
      const code = range.some(isStory) ? (hospitals[0]?.code ?? plant.code) : plant.code;
      contracts.push(['plant', withStory(0.12).map((item) => ({ item, plant: code, discount: 0.92 }))]);
    }
    if (range.some(isStory) || random.chance(0.3)) {
      contracts.push(['expired', withStory(0.5).map((item) => ({ item, plant: '', discount: 1.06 }))]);
    }
    if (range.some(isStory) || random.chance(0.25)) {
      contracts.push(['future', withStory(0.6).map((item) => ({ item, plant: '', discount: 0.97 }))]);
    }
    for (const [kind, lines] of contracts) {
      if (lines.length === 0) continue;
      const contract = String(number++);
      prices.push(...addContract(tables, random, calendar, supplier, contract, kind, lines));
    }
  }
  return prices;
}

/** MED-000007 has every kind of price; other items take what chance gives. */
const isStory = (item: Item): boolean => item.material === 'MED-000007';

function addContract(
  tables: Tables,
  random: Random,
  calendar: Calendar,
  supplier: Supplier,
  contract: string,
  kind: Kind,
  lines: readonly Line[],
): AgreedPrice[] {
  const [from, to] = {
    group: [-random.int(60, 500), random.int(90, 700)],
    plant: [-random.int(30, 300), random.int(60, 400)],
    expired: [-random.int(700, 1000), -random.int(5, 120)],
    future: [random.int(10, 60), random.int(400, 800)],
  }[kind] as [number, number];
  const start = calendar.date(from);
  const end = calendar.date(to);
  add(tables, 'A_PurchaseContract', {
    PurchaseContract: contract,
    CompanyCode: companyCode,
    CreationDate: calendar.date(Math.min(from, -1)),
    LastChangeDateTime: calendar.before(Math.min(from, -1), random.int(0, 1439)),
    Supplier: supplier.number,
    PurchasingOrganization: purchasingOrganization,
    PurchasingGroup: 'M01',
    PaymentTerms: 'N030',
    DocumentCurrency: 'USD',
    ValidityStartDate: start,
    ValidityEndDate: end,
    CorrespncExternalReference: kind === 'group' ? `GPO-${random.int(1000, 9999)}` : '',
  });
  return lines
    .map(({ item, plant, discount }, index) => {
      const line = String((index + 1) * 10);
      const isR3 = item.material === 'MED-000001';
      const unit = isR3 ? 'CS' : item.orderUnit;
      const { factor } = unitOf(item, unit);
      // The first item's price is the rule's own: 250.00 a case.
      const amountE4 =
        isR3 && kind === 'group'
          ? 2_500_000
          : Math.max(100, Math.round((item.priceE4 * factor * discount * item.priceUnit) / 100) * 100);
      const supplierPart = supplierPartOf(supplier, item);
      add(tables, 'A_PurchaseContractItem', {
        PurchaseContract: contract,
        PurchaseContractItem: line,
        PurchaseContractItemText: item.description,
        CompanyCode: companyCode,
        Plant: plant,
        MaterialGroup: item.group,
        Material: item.material,
        SupplierMaterialNumber: supplierPart,
        TargetQuantity: String(random.int(2, 40) * 50),
        OrderQuantityUnit: unit,
        OrderPriceUnit: unit,
        ContractNetPriceAmount: amountText(amountE4),
        NetPriceQuantity: String(item.priceUnit),
      });
      addConditions(tables, random, contract, line, { start, end, unit, amountE4, priceUnit: item.priceUnit });
      return { contract, line, supplier, item, supplierPart, unit, amountE4, priceUnit: item.priceUnit, plant, kind };
    })
    .filter((price) => price.kind === 'group' || price.kind === 'plant');
}

/** The maker's own part number where it sells itself; a distributor has its own. */
const supplierPartOf = (supplier: Supplier, item: Item): string =>
  supplier === item.manufacturer ? item.manufacturerPart : `${supplier.number.slice(-4)}-${item.material.slice(4)}`;

function addConditions(
  tables: Tables,
  random: Random,
  contract: string,
  line: string,
  price: { start: string; end: string; unit: string; amountE4: number; priceUnit: number },
): void {
  const record = String(Number(contract.slice(-6)) * 1000 + Number(line) / 10).padStart(10, '0');
  // One price in ten falls from a quantity on.
  const tiers = random.chance(0.1)
    ? [
        { from: 0, amountE4: price.amountE4 },
        { from: 50, amountE4: Math.round((price.amountE4 * 0.95) / 100) * 100 },
        { from: 200, amountE4: Math.round((price.amountE4 * 0.9) / 100) * 100 },
      ]
    : [{ from: 0, amountE4: price.amountE4 }];
  for (const [index, tier] of tiers.entries()) {
    add(tables, 'A_PurContrItemCondition', {
      PurchaseContract: contract,
      PurchaseContractItem: line,
      ConditionValidityEndDate: price.end,
      ConditionType: 'PPR0',
      ConditionRecord: record,
      ConditionSequentialNumber: String(index + 1),
      ConditionValidityStartDate: price.start,
      ConditionRateValue: amountText(tier.amountE4),
      ConditionQuantity: String(price.priceUnit),
      ConditionQuantityUnit: price.unit,
      ConditionScaleQuantity: String(tier.from),
      ConditionScaleQuantityUnit: tiers.length > 1 ? price.unit : '',
    });
  }
}
