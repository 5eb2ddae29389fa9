/** lgfapi v10, entity/inventory: the fields asked for by `values_list`, under the names given there. */
import { wireDecimal } from '@supply-hub/source-kit';
import { z } from 'zod';

const text = z
  .string()
  .nullish()
  .transform((value) => value?.trim() ?? '');

/** One item in one container in one location. */
export const inventory = z.object({
  facility: z.string().trim().min(1),
  item: z.string().trim().min(1),
  location: text,
  /** Its case counts. */
  lot: text,
  /** A date, with or without a time; empty when it does not expire. */
  expiry: text,
  quantity: wireDecimal,
  unit: text,
  /** Not empty: held, for whatever reason. */
  lock: text,
});
export type InventoryRow = z.output<typeof inventory>;

/** Field of the API → name here, as `values_list` takes it. */
export const inventoryFields = [
  'facility_id__code:facility',
  'item_id__code:item',
  'location_id__locn_str:location',
  'batch_number_id__batch_nbr:lot',
  'expiry_date:expiry',
  'curr_qty:quantity',
  'item_id__unit_of_measure:unit',
  'lock_code:lock',
].join(',');

export const inventoryPage = z.object({
  next_page: z.string().nullish(),
  results: z.array(z.unknown()),
});

export const refusal = z.object({ code: z.string().optional(), message: z.string().optional() });
