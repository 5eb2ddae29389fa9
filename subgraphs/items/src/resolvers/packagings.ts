import type { Item } from '../domain/item.ts';
import type { Packaging } from '../generated/graphql.ts';

export function packagingsOf({ packagings }: Item): Packaging[] {
  return packagings.map(({ unit, numerator, denominator, gtins }) => ({
    unit,
    baseUnits: { numerator, denominator },
    gtin: gtins[0] ?? null,
  }));
}
