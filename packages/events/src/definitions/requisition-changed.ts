import { z } from 'zod';
import example from '../../examples/orders.requisition-changed.v1.json' with { type: 'json' };
import { defineEvent } from '../define-event.ts';
import { $Amount, $Day, $HubId, $Key, $Status, $Unit } from '../field-schemas.ts';

const $RequisitionLine = z.object({
  id: $HubId('requisitionline'),
  number: $Key,
  /** Null: free text, or a material the hub cannot match to an item. */
  itemId: $HubId('item').nullable(),
  facilityId: $HubId('facility').nullable(),
  quantity: $Amount,
  unit: $Unit,
  /** R6: `quantity` in `baseUnit`, by the factor of that day; null where no factor was known. */
  baseQuantity: $Amount.nullable(),
  baseUnit: $Unit.nullable(),
  neededOn: $Day.nullable(),
  /** Whom it asks for; null: purchasing decides. */
  supplierId: $HubId('supplier').nullable(),
  contractId: $HubId('contract').nullable(),
  /** In `unit`; null: not known here. */
  orderedQuantity: $Amount.nullable(),
  cancelled: z.boolean(),
});

/** An internal request to buy. */
export type RequisitionChanged = z.infer<typeof $RequisitionChanged>;
export const $RequisitionChanged = z.object({
  id: $HubId('requisition'),
  number: $Key,
  status: $Status,
  /** Null where the source does not keep it. */
  requestedOn: $Day.nullable(),
  lines: z.array($RequisitionLine),
});

/** A requisition was made, released, ordered from, or withdrawn. */
export const requisitionChanged = defineEvent({
  type: 'orders.requisition-changed',
  version: 1,
  aggregate: 'requisition',
  data: $RequisitionChanged,
  example,
});
