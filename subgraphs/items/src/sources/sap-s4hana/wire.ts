/** API_PRODUCT_SRV, OData V2: what the hub reads of A_Product and what hangs below it. */
import { odataV2Collection, odataV2Instant, wireDecimal } from '@supply-hub/source-kit';
import { z } from 'zod';

const text = z.string().transform((value) => value.trim());

const articleNumber = z.object({
  /** A GTIN of this unit; a unit can have several. */
  ProductStandardID: text,
  IsMainGlobalTradeItemNumber: z.boolean().nullish(),
});

const unitOfMeasure = z.object({
  /** The ERP's internal code. */
  AlternativeUnit: text,
  /** One AlternativeUnit is numerator ÷ denominator base units. */
  QuantityNumerator: wireDecimal,
  QuantityDenominator: wireDecimal,
  GlobalTradeItemNumber: text,
  to_InternationalArticleNumber: odataV2Collection(articleNumber),
});

export const product = z.object({
  Product: text,
  BaseUnit: text,
  ProductGroup: text,
  /** GTIN of the base unit. */
  ProductStandardID: text,
  ManufacturerNumber: text,
  ProductManufacturerNumber: text,
  IsBatchManagementRequired: z.boolean(),
  SerialNumberProfile: text,
  IsMarkedForDeletion: z.boolean(),
  /** Not empty: blocked in one way or another. Which codes there are, each client decides. */
  CrossPlantStatus: text,
  LastChangeDateTime: odataV2Instant.nullable(),
  to_Description: odataV2Collection(z.object({ Language: text, ProductDescription: text })),
  to_ProductUnitsOfMeasure: odataV2Collection(unitOfMeasure),
});

export type ProductRow = z.output<typeof product>;
export type UnitRow = z.output<typeof unitOfMeasure>;

export const productFields = [
  'Product',
  'BaseUnit',
  'ProductGroup',
  'ProductStandardID',
  'ManufacturerNumber',
  'ProductManufacturerNumber',
  'IsBatchManagementRequired',
  'SerialNumberProfile',
  'IsMarkedForDeletion',
  'CrossPlantStatus',
  'LastChangeDateTime',
] as const;

export const productExpansions = [
  { navigation: 'to_Description', select: ['Language', 'ProductDescription'] },
  {
    navigation: 'to_ProductUnitsOfMeasure',
    select: ['AlternativeUnit', 'QuantityNumerator', 'QuantityDenominator', 'GlobalTradeItemNumber'],
    expand: [
      { navigation: 'to_InternationalArticleNumber', select: ['ProductStandardID', 'IsMainGlobalTradeItemNumber'] },
    ],
  },
] as const;
