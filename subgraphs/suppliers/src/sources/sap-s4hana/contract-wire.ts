/** API_PURCHASECONTRACT_PROCESS_SRV, OData V2: what the hub reads of contracts, their items and price conditions. */
import { odataV2Collection, odataV2Date, odataV2Instant, wireDecimal } from '@supply-hub/source-kit';
import { z } from 'zod';

const text = z.string().transform((value) => value.trim());

export const contract = z.object({
  PurchaseContract: text,
  Supplier: text,
  ValidityStartDate: odataV2Date,
  ValidityEndDate: odataV2Date,
  /** Not empty: deleted. */
  PurchasingDocumentDeletionCode: text,
  ReleaseIsNotCompleted: z.boolean(),
  LastChangeDateTime: odataV2Instant.nullable(),
});

export type ContractRow = z.output<typeof contract>;

export const contractFields = [
  'PurchaseContract',
  'Supplier',
  'ValidityStartDate',
  'ValidityEndDate',
  'PurchasingDocumentDeletionCode',
  'ReleaseIsNotCompleted',
  'LastChangeDateTime',
] as const;

const condition = z.object({
  ConditionType: text,
  ConditionValidityStartDate: odataV2Date.nullable(),
  ConditionValidityEndDate: odataV2Date.nullable(),
  /** The price, for ConditionQuantity of ConditionQuantityUnit. */
  ConditionRateValue: wireDecimal,
  /** A currency; `%` for discounts. */
  ConditionRateValueUnit: text,
  ConditionQuantity: wireDecimal,
  ConditionQuantityUnit: text,
  /** From which quantity on it holds; zero for the first. */
  ConditionScaleQuantity: wireDecimal,
  ConditionIsDeleted: z.boolean(),
});

export type ConditionRow = z.output<typeof condition>;

/** What tells how an item is sold, without its prices. */
export const contractItem = z.object({
  PurchaseContract: text,
  PurchaseContractItem: text,
  PurchasingDocumentDeletionCode: text,
  /** Empty for a line that names a group of materials. */
  Material: text,
  SupplierMaterialNumber: text,
  /** Empty: for all plants. */
  Plant: text,
  OrderQuantityUnit: text,
});

export type ContractItemRow = z.output<typeof contractItem>;

export const contractItemFields = [
  'PurchaseContract',
  'PurchaseContractItem',
  'PurchasingDocumentDeletionCode',
  'Material',
  'SupplierMaterialNumber',
  'Plant',
  'OrderQuantityUnit',
] as const;

export const pricedContractItem = contractItem.extend({
  /** The price, for NetPriceQuantity of OrderPriceUnit. */
  ContractNetPriceAmount: wireDecimal,
  NetPriceQuantity: wireDecimal,
  OrderPriceUnit: text,
  DocumentCurrency: text,
  to_PurContrItemCondition: odataV2Collection(condition),
});

export type PricedContractItemRow = z.output<typeof pricedContractItem>;

export const pricedContractItemFields = [
  ...contractItemFields,
  'ContractNetPriceAmount',
  'NetPriceQuantity',
  'OrderPriceUnit',
  'DocumentCurrency',
] as const;

export const conditionExpansions = [
  {
    navigation: 'to_PurContrItemCondition',
    select: [
      'ConditionType',
      'ConditionValidityStartDate',
      'ConditionValidityEndDate',
      'ConditionRateValue',
      'ConditionRateValueUnit',
      'ConditionQuantity',
      'ConditionQuantityUnit',
      'ConditionScaleQuantity',
      'ConditionIsDeleted',
    ],
  },
] as const;
