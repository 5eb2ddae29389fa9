import { z } from 'zod';
import example from '../../examples/orders.trouble-changed.v1.json' with { type: 'json' };
import { defineEvent } from '../define-event.ts';
import { $HubId, $Instant, $Key } from '../field-schemas.ts';

/** What can be wrong with an order, an answer to one, a need or a command. A kind is only ever added. */
export const troubleKinds = [
  'BACKORDERED',
  'BACKORDER_WITHOUT_DATE',
  'NOT_ON_ACKNOWLEDGEMENT',
  'UNKNOWN_ANSWER_CODE',
  'QUANTITY_UNEXPLAINED',
  'ORDER_REJECTED',
  'LINE_REJECTED',
  'LINE_HELD',
  'SUBSTITUTION_REQUESTED',
  'SUBSTITUTE_UNAPPROVED',
  'PRICE_CHANGED',
  'PRICE_PENDING',
  'PROMISE_OVERDUE',
  'SUPPLIER_CHANGE_PROPOSED',
  'CHANGE_REFUSED',
  'CHANGE_REFUSED_SHIPPED',
  'OFF_CONTRACT',
  'PRICE_EXPIRED',
  'ORDER_PRICE_NOT_CONTRACT',
  'COMMAND_REFUSED',
  'COMMAND_STUCK',
  'NEED_NOT_ORDERED',
  'DECISION_ORDER_NOT_NEEDED',
] as const;

/** One trouble a person must look at, as it stands; it ends when it is over, and comes back under the same id. */
export type TroubleChanged = z.infer<typeof $TroubleChanged>;
export const $TroubleChanged = z.object({
  id: $HubId('trouble'),
  kind: z.enum(troubleKinds),
  /** Tells it from others of its kind about the same thing; empty: there is one. */
  key: z.string(),
  /** What is wrong, and what to do, for a person; without patient data. */
  sentence: z.string(),
  remedy: z.string(),
  /** Whose it is to deal with, as the policy of its facility says. */
  team: $Key,
  orderId: $HubId('order').nullable(),
  orderNumber: $Key.nullable(),
  /** Empty: the order as a whole, or none. */
  orderLineIds: z.array($HubId('orderline')),
  itemId: $HubId('item').nullable(),
  /** Null: several, or none the hub knows. */
  facilityId: $HubId('facility').nullable(),
  supplierId: $HubId('supplier').nullable(),
  /** Cases named by it; those that rely on its order are found by lineage. */
  caseIds: z.array($HubId('case')),
  /** Null: that of its kind. */
  severity: z.enum(['CRITICAL', 'WARNING', 'NOTICE']).nullable(),
  raisedAt: $Instant,
  /** Null: it holds. */
  endedAt: $Instant.nullable(),
});

/** A trouble was raised, is another than it was, or is over. */
export const troubleChanged = defineEvent({
  type: 'orders.trouble-changed',
  version: 1,
  aggregate: 'trouble',
  data: $TroubleChanged,
  example,
});
