import { hubId } from '@supply-hub/identifiers';
import { Decimal, type UnitOfMeasure } from '@supply-hub/quantities';
import type { Facility } from './facility.ts';

export type StockStatus = 'AVAILABLE' | 'QUALITY' | 'BLOCKED';
export type StockOwnership = 'OWNED' | 'CONSIGNED';

/** What a system says of one lot in one place, in that system's own keys. */
export interface LotOnHand {
  readonly locationCode: string;
  /** Its case kept; null where stock is not kept by lot. */
  readonly lot: string | null;
  /** The last day it may be used, ISO 8601. */
  readonly expiresOn: string | null;
  /** A decimal in base units, never zero. */
  readonly quantity: string;
  readonly unit: UnitOfMeasure;
  readonly status: StockStatus;
  readonly ownership: StockOwnership;
  /** Whose consignment: the supplier's number. Null for our own. */
  readonly supplier: string | null;
}

/** A lot in a position. Plain JSON. */
export interface StockLot extends LotOnHand {
  readonly id: string;
  readonly locationId: string;
  readonly supplierId: string | null;
}

/** All there is of one item at one facility. Plain JSON: this is what a copy holds. */
export interface StockPosition {
  readonly system: string;
  readonly facilityCode: string;
  readonly itemSystem: string;
  readonly itemNumber: string;
  readonly itemId: string;
  readonly facilityId: string;
  /** In the order they should be used; empty when there is nothing. */
  readonly lots: readonly StockLot[];
}

/** A system's lots of one item at one facility → the position. Rows of one lot in one place are one. */
export function toPosition(facility: Facility, itemNumber: string, lots: readonly LotOnHand[]): StockPosition {
  const { stockSystem: system, stockCode: facilityCode, itemSystem } = facility;
  const byId = new Map<string, StockLot>();
  for (const lot of lots) {
    const { locationCode, status, ownership, supplier } = lot;
    const key = [facilityCode, locationCode, itemNumber, lot.lot ?? '', status, ownership, supplier ?? ''];
    const id = hubId('lot', system, key);
    const known = byId.get(id);
    byId.set(id, {
      ...lot,
      expiresOn: earlier(lot.expiresOn, known?.expiresOn ?? null),
      quantity: Decimal.of(lot.quantity)
        .plus(Decimal.of(known?.quantity ?? '0'))
        .toString(),
      id,
      locationId: hubId('location', system, [facilityCode, locationCode]),
      supplierId: supplier === null ? null : hubId('supplier', itemSystem, supplier),
    });
  }
  return {
    system,
    facilityCode,
    itemSystem,
    itemNumber,
    itemId: hubId('item', itemSystem, [itemNumber]),
    facilityId: facility.id,
    lots: [...byId.values()].filter(({ quantity }) => quantity !== '0').toSorted(firstExpiredFirst),
  };
}

/** R20: first to expire first, those without expiry last; then by lot, so that the order is always the same. */
export function firstExpiredFirst(a: StockLot, b: StockLot): number {
  return (
    compare(a.expiresOn ?? '9999-12-31', b.expiresOn ?? '9999-12-31') ||
    compare(a.lot ?? '', b.lot ?? '') ||
    compare(a.locationCode, b.locationCode) ||
    compare(a.id, b.id)
  );
}

/** The lot numbers of one item that are recalled. No copy of stock holds them: its source does not know of recalls. */
export type RecalledLots = ReadonlySet<string>;

export function isRecalled({ lot }: StockLot, recalled: RecalledLots): boolean {
  return lot !== null && recalled.has(lot);
}

/** R22: consigned counts; what is held, in inspection, recalled or past its last day does not. */
export function isUsable(lot: StockLot, today: Temporal.PlainDate, recalled: RecalledLots): boolean {
  return (
    lot.status === 'AVAILABLE' &&
    !isRecalled(lot, recalled) &&
    (lot.expiresOn === null || Temporal.PlainDate.compare(Temporal.PlainDate.from(lot.expiresOn), today) >= 0)
  );
}

/** What is in one storage location of a position. */
export interface StockLevel {
  readonly id: string;
  readonly locationId: string;
  readonly locationCode: string;
  readonly unit: UnitOfMeasure;
  readonly lots: readonly StockLot[];
}

/** A position by storage location, in the order of their codes. */
export function levelsOf({ system, facilityCode, itemNumber, lots }: StockPosition): StockLevel[] {
  return [...Map.groupBy(lots, ({ locationCode }) => locationCode)]
    .toSorted(([a], [b]) => compare(a, b))
    .flatMap(([locationCode, there]) => {
      const [first] = there;
      if (first === undefined) return [];
      const { locationId, unit } = first;
      return {
        id: hubId('stock', system, [facilityCode, locationCode, itemNumber]),
        locationId,
        locationCode,
        unit,
        lots: there,
      };
    });
}

/** The sum of lots of one unit, exact. */
export function sumOf(lots: readonly StockLot[]): string {
  return lots.reduce((sum, { quantity }) => sum.plus(Decimal.of(quantity)), Decimal.zero).toString();
}

/** Of two expiries of one lot, the one that cannot let it be used too long. */
export function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
