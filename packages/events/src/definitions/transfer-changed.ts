import { z } from 'zod';
import example from '../../examples/inventory.transfer-changed.v2.json' with { type: 'json' };
import { defineEvent, upcaster } from '../define-event.ts';
import { $Amount, $Day, $HubId, $Instant, $Key, $Unit } from '../field-schemas.ts';

/** REQUESTED: the system that keeps the stock has not said yes. REFUSED and CANCELLED: it did not leave, or is back. */
export const transferStates = ['REQUESTED', 'IN_TRANSIT', 'RECEIVED', 'REFUSED', 'CANCELLED'] as const;

const $Version1 = z.object({
  id: $HubId('transfer'),
  /** What its documents refer to it by, in the system that keeps the stock. */
  reference: $Key,
  itemId: $HubId('item'),
  /** Null: the item is not kept by lot. */
  lot: $Key.nullable(),
  /** R21: the last day it may be used. */
  expiresOn: $Day.nullable(),
  /** In `unit`, the item's base unit. */
  quantity: $Amount,
  unit: $Unit,
  fromLotId: $HubId('lot'),
  fromFacilityId: $HubId('facility'),
  fromLocationId: $HubId('location'),
  toFacilityId: $HubId('facility'),
  toLocationId: $HubId('location'),
  state: z.enum(transferStates),
  askedAt: $Instant,
  /** When it should be there. */
  expectedAt: $Instant,
  /** Null: it has not come. */
  receivedAt: $Instant.nullable(),
});

/** A quantity of one lot on its way from one storage location to another. */
export type TransferChanged = z.infer<typeof $TransferChanged>;
export const $TransferChanged = $Version1.extend({
  /**
   * What its system refused, in a sentence: that it leaves, or that it has come or is taken back. Null: nothing, or it is no
   * more to be put right, for another transfer of the item to the same place has left.
   */
  refusal: z.string().nullable(),
});

/** Stock is to be moved, has left, has come, or does not leave; or its system refuses what it is told of it. */
export const transferChanged = defineEvent({
  type: 'inventory.transfer-changed',
  version: 2,
  aggregate: 'transfer',
  data: $TransferChanged,
  example,
  upcasters: { 1: upcaster($Version1, (older): TransferChanged => ({ ...older, refusal: null })) },
});
