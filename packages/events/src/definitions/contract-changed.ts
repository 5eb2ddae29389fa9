import { z } from 'zod';
import example from '../../examples/suppliers.contract-changed.v1.json' with { type: 'json' };
import { defineEvent } from '../define-event.ts';
import { $Amount, $Day, $HubId, $Key, $Money, $Unit } from '../field-schemas.ts';

const $ContractPrice = z.object({
  id: $HubId('contractprice'),
  itemId: $HubId('item'),
  /** Null: the price holds at every facility. */
  facilityId: $HubId('facility').nullable(),
  supplierItemId: $HubId('supplieritem').nullable(),
  unit: $Unit,
  /** For `perQuantity` of `unit`. */
  price: $Money,
  perQuantity: $Amount,
  /** R3: in the price's currency, rounded where the factor does not divide it; null while the factor is unknown. */
  pricePerBaseUnit: $Amount.nullable(),
  validFrom: $Day,
  /** The last day it holds; null: open-ended. */
  validTo: $Day.nullable(),
});

/** A contract with all its prices, past and future. */
export type ContractChanged = z.infer<typeof $ContractChanged>;
export const $ContractChanged = z.object({
  id: $HubId('contract'),
  supplierId: $HubId('supplier'),
  number: $Key,
  validFrom: $Day,
  /** The last day it holds; null: open-ended. */
  validTo: $Day.nullable(),
  prices: z.array($ContractPrice),
});

/** A contract was made, a price on it changed, or its validity did. */
export const contractChanged = defineEvent({
  type: 'suppliers.contract-changed',
  version: 1,
  aggregate: 'contract',
  data: $ContractChanged,
  example,
});
