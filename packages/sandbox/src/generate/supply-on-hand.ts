import { keyOf } from '../store/row-key.ts';
import type { Facility, Item, Tables } from './plan.ts';

/**
 * What the theatres of each facility can count on for the days of the plan: unrestricted stock at the places that
 * supply them, of lots that keep until then. Where only some theatres are supplied from a place, the worst served
 * one counts.
 */
export class SupplyOnHand {
  readonly #left = new Map<string, number>();

  constructor(tables: Tables, facilities: readonly Facility[], lastDay: string) {
    const expiry = new Map(
      (tables.get('Batch') ?? []).map((row) => [keyOf(row, 'Material', 'Batch'), row['ShelfLifeExpirationDate']]),
    );
    const byPlace = new Map<string, number>();
    const known = new Set<string>();
    for (const row of tables.get('A_MatlStkInAcctMod') ?? []) {
      if (row['InventoryStockType'] !== '01') continue;
      const expiresOn = expiry.get(keyOf(row, 'Material', 'Batch'));
      if (typeof expiresOn === 'string' && expiresOn < lastDay) continue;
      const item = keyOf(row, 'Plant', 'Material');
      known.add(item);
      const place = `${item} ${keyOf(row, 'StorageLocation')}`;
      byPlace.set(place, (byPlace.get(place) ?? 0) + Number(row['MatlWrhsStkQtyInMatlBaseUnit']));
    }
    const places = new Map(facilities.map((facility) => [facility.code, supplyingPlaces(facility)]));
    for (const item of known) {
      const ways = places.get(item.slice(0, item.indexOf(' '))) ?? [];
      const sums = ways.map((way) => way.reduce((sum, place) => sum + (byPlace.get(`${item} ${place}`) ?? 0), 0));
      if (sums.length > 0) this.#left.set(item, Math.min(...sums));
    }
  }

  /** Base units nobody was promised yet. */
  left(facility: Facility, item: Item): number {
    return this.#left.get(`${facility.code} ${item.material}`) ?? 0;
  }

  take(facility: Facility, item: Item, amount: number): void {
    this.#left.set(`${facility.code} ${item.material}`, this.left(facility, item) - amount);
  }
}

/** The different sets of places that supply a facility's theatres. */
function supplyingPlaces({ theatres }: Facility): (readonly string[])[] {
  return [...new Map(theatres.map(({ suppliedBy }) => [suppliedBy.join(' '), suppliedBy])).values()];
}
