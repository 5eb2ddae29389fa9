import { Decimal } from '@supply-hub/quantities';
import { checkPrice, type AgreedPrice } from '../price-check.ts';

/** From whom an item is asked for, and whether its price lets it be. */
export interface Source {
  /** OK: under a contract in force. OFF_CONTRACT: nobody has one. EXPIRED: it is over, or has not begun. */
  readonly outcome: 'OK' | 'OFF_CONTRACT' | 'EXPIRED';
  /** What was agreed, or when EXPIRED what was; null: nothing ever. */
  readonly agreed: AgreedPrice | null;
}

/**
 * The cheapest supplier with a contract in force that day at that facility (R3); preferred ones, where any of them has one,
 * before all others.
 *
 * @param preferred hub ids of suppliers, the best first
 */
export function chooseSource(
  agreed: readonly AgreedPrice[],
  { on, facilityId, baseUnit }: { on: string; facilityId: string; baseUnit: AgreedPrice['unit'] },
  preferred: readonly string[] = [],
): Source {
  const found = [...Map.groupBy(agreed, ({ supplierId }) => supplierId)].flatMap(([supplierId, prices]) => {
    const { outcome, agreed: held } = checkPrice(
      // Nobody names a price yet: what holds is what will be paid.
      {
        price: null,
        perQuantity: '1',
        unit: baseUnit,
        factor: '1',
        on,
        facilityId,
        tolerance: { percent: null, amount: null },
      },
      prices,
    );
    return held === null ? [] : [{ supplierId, held, isInForce: outcome === 'OK' }];
  });
  const inForce = found.filter(({ isInForce }) => isInForce);
  const rank = (supplierId: string) => {
    const place = preferred.indexOf(supplierId);
    return place < 0 ? preferred.length : place;
  };
  const [best] = inForce.toSorted(
    (a, b) => rank(a.supplierId) - rank(b.supplierId) || cheaper(a.held, b.held) || (a.held.id < b.held.id ? -1 : 1),
  );
  if (best !== undefined) return { outcome: 'OK', agreed: best.held };
  const [last] = found.toSorted((a, b) => ((a.held.validTo ?? '') < (b.held.validTo ?? '') ? 1 : -1));
  return last === undefined ? { outcome: 'OFF_CONTRACT', agreed: null } : { outcome: 'EXPIRED', agreed: last.held };
}

function cheaper(a: AgreedPrice, b: AgreedPrice): number {
  if (a.pricePerBaseUnit === null || b.pricePerBaseUnit === null || a.price.currency !== b.price.currency) return 0;
  return Decimal.of(a.pricePerBaseUnit).compare(Decimal.of(b.pricePerBaseUnit));
}
