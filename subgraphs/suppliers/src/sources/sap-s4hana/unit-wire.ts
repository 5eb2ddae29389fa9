/** API_PRODUCT_SRV, OData V2: the units of an item, by which contract prices become prices of a base unit. */
import { odataV2Collection, odataV2Instant, wireDecimal } from '@supply-hub/source-kit';
import { z } from 'zod';

const text = z.string().transform((value) => value.trim());

export const productUnits = z.object({
  Product: text,
  BaseUnit: text,
  LastChangeDateTime: odataV2Instant.nullable(),
  to_ProductUnitsOfMeasure: odataV2Collection(
    z.object({
      AlternativeUnit: text,
      /** One AlternativeUnit is numerator ÷ denominator base units. */
      QuantityNumerator: wireDecimal,
      QuantityDenominator: wireDecimal,
    }),
  ),
});

export type ProductUnitsRow = z.output<typeof productUnits>;

export const productUnitsFields = ['Product', 'BaseUnit', 'LastChangeDateTime'] as const;
export const productUnitsExpansions = [
  {
    navigation: 'to_ProductUnitsOfMeasure',
    select: ['AlternativeUnit', 'QuantityNumerator', 'QuantityDenominator'],
  },
] as const;

export const changedProduct = z.object({ Product: text, LastChangeDateTime: odataV2Instant.nullable() });
export type ChangedProductRow = z.output<typeof changedProduct>;
