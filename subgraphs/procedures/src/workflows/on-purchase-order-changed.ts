import { handler, purchaseOrderChanged } from '@supply-hub/events';
import { keepInbound } from '../db/queries/event-copies.ts';
import { inboundOf } from '../domain/inbound-line.ts';

/** What is still to come with an order, line by line. */
export const onPurchaseOrderChanged = handler(
  purchaseOrderChanged,
  'procedures.inbound',
  ({ data, aggregateversion }, { tx }) => keepInbound(tx, data, aggregateversion, inboundOf(data)),
);
