/** API_BUSINESS_PARTNER, OData V2: what the hub reads of A_Supplier and its purchasing data. */
import { odataV2Collection, wireDecimal, wireInteger } from '@supply-hub/source-kit';
import { z } from 'zod';

const text = z.string().transform((value) => value.trim());

const purchasingOrganization = z.object({
  PurchasingOrganization: text,
  /** ISO 4217; empty when not kept. */
  PurchaseOrderCurrency: text,
  /** In that currency; zero when there is no least. */
  MinimumOrderAmount: wireDecimal,
  /** Days; zero when not planned. */
  MaterialPlannedDeliveryDurn: wireInteger,
  IsOrderAcknRqd: z.boolean(),
});

export const supplier = z.object({
  Supplier: text,
  SupplierName: text,
  PurchasingIsBlocked: z.boolean(),
  DeletionIndicator: z.boolean(),
  /** A GLN in three parts of seven, five and one digits. */
  InternationalLocationNumber1: text,
  InternationalLocationNumber2: text,
  InternationalLocationNumber3: text,
  to_SupplierPurchasingOrg: odataV2Collection(purchasingOrganization),
});

export type SupplierRow = z.output<typeof supplier>;

export const supplierFields = [
  'Supplier',
  'SupplierName',
  'PurchasingIsBlocked',
  'DeletionIndicator',
  'InternationalLocationNumber1',
  'InternationalLocationNumber2',
  'InternationalLocationNumber3',
] as const;

export const supplierExpansions = [
  {
    navigation: 'to_SupplierPurchasingOrg',
    select: [
      'PurchasingOrganization',
      'PurchaseOrderCurrency',
      'MinimumOrderAmount',
      'MaterialPlannedDeliveryDurn',
      'IsOrderAcknRqd',
    ],
  },
] as const;
