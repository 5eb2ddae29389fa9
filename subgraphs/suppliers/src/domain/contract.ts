import { hubId } from '@supply-hub/identifiers';
import type { MoneyJson, UnitOfMeasure } from '@supply-hub/quantities';

/**
 * An agreement on prices with all its lines, as its system keeps it. Plain JSON, whole in itself: units and factors
 * are those of the day it was read (R6); when a factor changes, the contract is read again.
 */
export interface Contract {
  /** The configured system's id. */
  readonly system: string;
  readonly number: string;
  readonly supplier: string;
  readonly supplierId: string;
  /** First and last day, `2026-03-09`. */
  readonly validFrom: string;
  readonly validTo: string;
  readonly lines: readonly ContractLine[];
}

/** What the contract says of one item. */
export interface ContractLine {
  /** The line's number, `10`. */
  readonly number: string;
  /** The item's number in the item master. */
  readonly item: string;
  readonly itemId: string;
  readonly supplierItemId: string;
  /** The facility it holds for; null: for all. */
  readonly facilityId: string | null;
  readonly partNumber: string | null;
  /** What it is ordered in; null when the unit or its factor is not known. */
  readonly orderUnit: UnitFactor | null;
  /** By first day; empty when none of them can be used. */
  readonly prices: readonly ContractPrice[];
}

/** A unit and how many base units one of it holds: whole numbers as text, reduced (R1). */
export interface UnitFactor {
  readonly unit: UnitOfMeasure;
  readonly numerator: string;
  readonly denominator: string;
}

/** One price of a line, for a time. */
export interface ContractPrice {
  readonly id: string;
  readonly contractId: string;
  readonly itemId: string;
  readonly supplierItemId: string;
  readonly facilityId: string | null;
  /** For `perQuantity` of `unit`, as agreed. */
  readonly price: MoneyJson;
  readonly perQuantity: string;
  readonly unit: UnitOfMeasure;
  /** What `unit` holds for this item; null when that is not known, so that the price compares with no other. */
  readonly factor: (UnitFactor & { readonly baseUnit: UnitOfMeasure }) | null;
  readonly validFrom: string;
  readonly validTo: string;
  /** By rising quantity of `unit`, each for `perQuantity`. */
  readonly tiers: readonly { readonly from: string; readonly price: MoneyJson }[];
}

export const contractIdOf = (system: string, number: string): string => hubId('contract', system, [number]);
export const itemIdOf = (system: string, number: string): string => hubId('item', system, [number]);
export const supplierItemIdOf = (system: string, supplier: string, item: string): string =>
  hubId('supplieritem', system, [supplier, item]);

/** Key of a price: the line for its first price, line and first day for those that follow it. */
export const priceKeyOf = (contract: string, line: string, follows: { from: string } | null): string[] =>
  follows === null ? [contract, line] : [contract, line, follows.from];

/** Facilities a contract is for; null when a line of it is for all, or it has no line. */
export function facilitiesOf(lines: readonly { readonly facilityId: string | null }[]): string[] | null {
  const facilities = new Set(lines.map(({ facilityId }) => facilityId));
  return facilities.size === 0 || facilities.has(null) ? null : [...facilities].filter((id) => id !== null);
}

/** A number that sorts as text the way it counts. */
export const sortableNumber = (digits: string): string => digits.padStart(10, '0');
