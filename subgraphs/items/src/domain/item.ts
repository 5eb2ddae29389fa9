import { hubId, type Gtin } from '@supply-hub/identifiers';
import type { UnitOfMeasure } from '@supply-hub/quantities';

/** A line of the hospital's item master, as its system keeps it. Plain JSON: this is what a copy holds. */
export interface Item {
  /** The configured system's id. */
  readonly system: string;
  /** Its number there, without the zeros some services pad it with. */
  readonly number: string;
  readonly description: string | null;
  readonly baseUnit: UnitOfMeasure;
  /** Neither blocked nor marked for deletion. */
  readonly isActive: boolean;
  readonly isLotControlled: boolean;
  readonly isSerialControlled: boolean;
  /** The item master's own code. */
  readonly group: string | null;
  /** The maker's number in the supplier master. */
  readonly manufacturer: string | null;
  readonly catalogueNumber: string | null;
  /** The base unit first, then by what they hold. */
  readonly packagings: readonly Packaging[];
}

/** A unit the item is stocked, ordered or issued in. */
export interface Packaging {
  readonly unit: UnitOfMeasure;
  /** Base units in one: whole numbers as text, reduced (R1). */
  readonly numerator: string;
  readonly denominator: string;
  /** Every GTIN of this level, the main one first. */
  readonly gtins: readonly Gtin[];
}

/** Every GTIN that names the item, at any level. */
export function gtinsOf(item: Item): Gtin[] {
  return [...new Set(item.packagings.flatMap((packaging) => packaging.gtins))];
}

/** The device identifier of the base unit (R16); null when none is known. */
export function baseGtinOf({ baseUnit, packagings }: Item): Gtin | null {
  return packagings.find(({ unit }) => unit === baseUnit)?.gtins[0] ?? null;
}

/** Whether the item master tells anything of who makes it: without that there is no product to speak of. */
export function namesAProduct(item: Item): boolean {
  return item.manufacturer !== null || item.catalogueNumber !== null || gtinsOf(item).length > 0;
}

/** The ids of what hangs on an item are made from the item's own key. */
export const productIdOf = ({ system, number }: Item): string => hubId('product', system, [number]);
export const crosswalkIdOf = ({ system, number }: Item): string => hubId('itemcrosswalk', system, [number]);

/** What must hold of an item; absent or null is no condition. */
export interface ItemConditions {
  readonly search?: string | null | undefined;
  readonly isActive?: boolean | null | undefined;
  readonly isLotControlled?: boolean | null | undefined;
}
