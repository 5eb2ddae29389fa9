import { publishAll, receiptRecorded } from '@supply-hub/events';
import type { Tx } from '@supply-hub/postgres';
import { textArray, type Changed, type CopySpec } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import type { Receipt } from '../domain/receipt.ts';
import { edgesOfReceipt, saveEdges } from './lineage-edges.ts';
import { orderLives, refoldsDue } from './life-schema.ts';
import { known, saveLines } from './save-lines.ts';
import { purchaseOrders, receiptLines, receipts } from './schema.ts';

/** How receipts are kept and told of, when all of them are read at once. */
export const loadedReceiptCopies: CopySpec<Receipt> = {
  name: 'receipt',
  idType: 'receipt',
  table: receipts,
  aging: 'orders',
  shape: 1,
  scopeOf: ({ lines }) => ({
    facilityIds: known(lines.map((line) => line.facilityId)),
    supplierIds: known(lines.map((line) => line.supplierId)),
  }),
  columns: ({ postedOn }) => ({ postedOn }),
  saveParts: saveReceiptLines,
  async publish(tx, changed) {
    await publishAll(
      tx,
      receiptRecorded,
      changed.map(({ id, value, version, asOf }) => ({
        aggregateId: id,
        aggregateVersion: version,
        occurredAt: asOf,
        data: {
          id,
          number: value.number,
          receivedOn: value.postedOn,
          lines: value.lines.map((line) => ({
            id: line.id,
            number: line.number,
            orderLineId: line.purchaseOrderLineId,
            itemId: line.itemId,
            facilityId: line.facilityId,
            quantity: line.quantity.value,
            unit: line.quantity.unit,
            baseQuantity: line.baseQuantity?.value ?? null,
            lot: line.lot,
            expiresOn: line.expiresOn,
            reversed: line.isReversal,
          })),
        },
      })),
    );
  },
};

/** The same for receipts that are new: their orders are no longer what they were. */
export const receiptCopies: CopySpec<Receipt> = {
  ...loadedReceiptCopies,
  async saveParts(tx, changed) {
    await saveReceiptLines(tx, changed);
    await doubtOrders(tx, changed);
    await foldOrders(tx, changed);
  },
};

async function saveReceiptLines(tx: Tx, changed: readonly Changed<Receipt>[]): Promise<void> {
  await saveEdges(tx, changed, edgesOfReceipt);
  await saveLines(tx, changed, {
    table: receiptLines,
    parent: receiptLines.receiptId,
    rowsOf: ({ id: receiptId, value: { lines } }) =>
      lines.map((line) => ({
        id: line.id,
        receiptId,
        orderId: line.purchaseOrderId,
        facilityId: line.facilityId,
        supplierId: line.supplierId,
      })),
  });
}

/**
 * What came for an order may be something else than was ordered (R42): it is folded again. Each is, whether its supplier
 * said anything of it or not: what is being said of it just now cannot be seen, nor can this be seen by who keeps that.
 */
async function foldOrders(tx: Tx, changed: readonly Changed<Receipt>[]): Promise<void> {
  const orders = known(changed.flatMap(({ value }) => value.lines.map((line) => line.purchaseOrderId)));
  const noted = await tx.execute(sql`
    insert into ${refoldsDue} (order_id)
    select order_id from ${orderLives} where order_id = any(${textArray(orders)}) returning 1`);
  if (noted.length > 0) await tx.execute(sql`select pg_notify('orders_refold', '')`);
}

/**
 * What arrives changes an order without changing the time of its last change. So no feed vouches for the copy any
 * more: who asks for it has it read again, and so does the next run of the orders' feed.
 */
async function doubtOrders(tx: Tx, changed: readonly Changed<Receipt>[]): Promise<void> {
  const t = purchaseOrders;
  const rows = changed.flatMap(({ value, asOf }) =>
    known(value.lines.map((line) => line.purchaseOrderId)).map((id) => ({ id, as_of: asOf.toString() })),
  );
  await tx.execute(sql`
    with named as (
      select id, max(as_of) as as_of
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as named(id text, as_of timestamptz) group by id
    ), held as (
      select copy.id from ${t} as copy join named on named.id = copy.id
      where copy.id = any(${textArray(rows.map(({ id }) => id))}) and copy.as_of < named.as_of and copy.feed is not null
      order by copy.id for update of copy
    )
    update ${t} set feed = null from held where ${t.id} = held.id`);
}
