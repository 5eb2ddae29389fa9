import type { Row } from '../store/table.ts';

/** How large a hospital group. */
export type Size = 'small' | 'regional';

/** The numbers that make a size. */
export interface Scale {
  readonly items: number;
  readonly suppliers: number;
  readonly openOrders: number;
  readonly closedOrders: number;
  readonly requisitions: number;
  /** Surgical cases on each of the coming days; weekends have fewer. */
  readonly casesPerDay: readonly number[];
  /** Share of the surgeons with cases of a kind who have a preference card of their own for it. */
  readonly ownCards: number;
  /** Share of the catalogue a hospital stocks, and a distribution centre. */
  readonly hospitalShare: number;
  readonly warehouseShare: number;
}

export const scales: Readonly<Record<Size, Scale>> = {
  small: {
    items: 250,
    suppliers: 14,
    openOrders: 60,
    closedOrders: 25,
    requisitions: 18,
    casesPerDay: [9, 16, 15, 12, 8],
    ownCards: 0.3,
    hospitalShare: 0.6,
    warehouseShare: 0.5,
  },
  regional: {
    items: 30_000,
    suppliers: 400,
    openOrders: 12_000,
    closedOrders: 8_000,
    requisitions: 3_000,
    casesPerDay: [600, 600, 600, 600, 600, 600, 600],
    ownCards: 0.12,
    hospitalShare: 0.13,
    warehouseShare: 0.4,
  },
};

export interface Place {
  /** The code in the system that counts stock there. */
  readonly code: string;
  readonly name: string;
}

export interface Theatre {
  readonly id: string;
  readonly name: string;
  /** The EHR's Location id. */
  readonly code: string;
  readonly suppliedBy: readonly string[];
}

export interface Facility {
  /** The hub's slug. */
  readonly id: string;
  readonly name: string;
  /** Plant in the ERP and Location in the EHR. */
  readonly code: string;
  readonly gln: string;
  readonly timeZone: string;
  readonly kind: 'hospital' | 'surgery-center' | 'warehouse';
  readonly bufferBeforeCaseMinutes: number;
  readonly locations: readonly Place[];
  readonly theatres: readonly Theatre[];
  /** Facility code in the warehouse system, when its stock lives there. */
  readonly warehouseCode?: string;
}

export interface Supplier {
  readonly number: string;
  readonly name: string;
  /** Without one, its orders cannot be routed by GLN. */
  readonly gln: string | undefined;
  readonly leadDays: number;
  readonly isManufacturer: boolean;
  /** GS1 company prefix of its products: `0` and six digits. */
  readonly gs1Prefix: string;
  /** How its base-unit GTINs stand in the item master. */
  readonly gtinLength: 12 | 13 | 14;
  readonly purchasingIsBlocked: boolean;
  readonly postingIsBlocked: boolean;
  /** Confirms orders, or leaves them unanswered. */
  readonly confirms: boolean;
  /** Share of its orders that come late. */
  readonly lateness: number;
}

export interface Unit {
  readonly unit: string;
  /** Base units in one of it. */
  readonly factor: number;
  readonly gtin: string | undefined;
  readonly gtinCategory: string;
  /** The unit inside it; empty for the base unit. */
  readonly lower: string;
}

export interface Item {
  readonly material: string;
  readonly description: string;
  readonly group: string;
  readonly baseUnit: string;
  /** Base unit first, then ever larger. */
  readonly units: readonly Unit[];
  readonly orderUnit: string;
  readonly manufacturer: Supplier;
  readonly manufacturerPart: string;
  /** Whom it is bought from, preferred first. */
  readonly suppliers: readonly Supplier[];
  readonly isLotControlled: boolean;
  readonly isSerialControlled: boolean;
  /** Days a fresh lot keeps; undefined where nothing expires. */
  readonly shelfLifeDays: number | undefined;
  /** Price of one base unit in hundredths of a cent. */
  readonly priceE4: number;
  /** Price unit in contracts: the price is for so many order price units. */
  readonly priceUnit: 1 | 10 | 100 | 1000;
  readonly isDiscontinued: boolean;
  /** Base units used in a busy week at one hospital. */
  readonly weeklyUse: number;
}

/** Where an item is kept at a facility, and how it is planned there. */
export interface Stocking {
  readonly item: Item;
  readonly facility: Facility;
  readonly par: number;
}

/** Everything a world is made of, by table. */
export type Tables = Map<string, Row[]>;

export function add(tables: Tables, name: string, ...rows: readonly Row[]): void {
  const existing = tables.get(name);
  if (existing === undefined) tables.set(name, [...rows]);
  else for (const row of rows) existing.push(row);
}

export const companyCode = '1010';
export const purchasingOrganization = '1010';

/** Hundredths of a cent as an amount with two decimals, rounded half up. */
export function amountText(priceE4: number): string {
  const cents = Math.round(priceE4 / 100);
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
}

export function unitOf(item: Item, unit: string): Unit {
  const found = item.units.find((each) => each.unit === unit);
  if (found === undefined) throw new RangeError(`${item.material} has no unit ${unit}`);
  return found;
}
