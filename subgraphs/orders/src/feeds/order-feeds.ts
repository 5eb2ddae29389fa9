import type { HubConfig } from '@supply-hub/config';
import type { Db } from '@supply-hub/postgres';
import type { CopySpec, Feed } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import { invoiceCopies } from '../db/invoice-copies.ts';
import { loadedReceiptCopies, receiptCopies } from '../db/receipt-copies.ts';
import { requisitionCopies } from '../db/requisition-copies.ts';
import { invoices } from '../db/schema.ts';
import { recentDays } from '../domain/invoice.ts';
import type { PurchaseOrder } from '../domain/purchase-order.ts';
import type { OrderSource } from '../sources/order-source.ts';
import { documentFeed } from './document-feed.ts';

/** The kinds of documents that lists are made of. */
export type DocumentKind = 'purchase-orders' | 'requisitions' | 'receipts' | 'invoices';

export const feedName = (kind: DocumentKind, system: string): string => `${kind}/${system}`;

/** Four feeds a system. */
export function orderFeeds(
  source: OrderSource,
  { db, config, orderCopies }: { db: Db; config: HubConfig; orderCopies: CopySpec<PurchaseOrder> },
): Feed[] {
  const { system } = source;
  const common = { system, db, everyMs: config.pollMs.orders };
  return [
    documentFeed({
      ...common,
      name: feedName('purchase-orders', system.id),
      documents: source.orders,
      spec: orderCopies,
    }),
    documentFeed({
      ...common,
      name: feedName('requisitions', system.id),
      documents: source.requisitions,
      spec: requisitionCopies,
    }),
    documentFeed({
      ...common,
      name: feedName('receipts', system.id),
      documents: source.receipts,
      spec: receiptCopies,
      firstSpec: loadedReceiptCopies,
    }),
    documentFeed({
      ...common,
      name: feedName('invoices', system.id),
      documents: source.invoices,
      spec: invoiceCopies,
      // An older invoice changes when its payment is released; others are read again when they are asked for.
      readAgain: (startedAt) =>
        sql`${invoices.isBlocked} and ${invoices.asOf} < ${startedAt.subtract({ hours: 1 }).toString()}::timestamptz`,
      async letGo(feed, since) {
        const day = since.toZonedDateTimeISO('UTC').toPlainDate().subtract({ days: recentDays });
        await db.execute(
          sql`update ${invoices} set feed = null where ${invoices.feed} = ${feed} and ${invoices.postedOn} < ${day.toString()}::date`,
        );
      },
    }),
  ];
}
