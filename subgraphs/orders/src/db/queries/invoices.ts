import type { Viewer } from '@supply-hub/identity';
import type { Db } from '@supply-hub/postgres';
import { afterPosition, textArray, visibleTo, type Position } from '@supply-hub/subgraph-kit';
import { and, sql } from 'drizzle-orm';
import { invoiceLines, invoices } from '../schema.ts';
import { visibleLine } from './visible-lines.ts';

/** Narrows a list of invoices; what is absent narrows nothing. */
export interface InvoiceConditions {
  readonly supplierId?: string | null | undefined;
  readonly isBlocked?: boolean | null | undefined;
}

const t = invoices;
const line = invoiceLines;

/** Ids, the newest first, one more than `limit` when more follow. */
export async function invoicePage(
  db: Db,
  viewer: Viewer,
  { supplierId, isBlocked }: InvoiceConditions,
  after: Position | undefined,
  limit: number,
): Promise<Position[]> {
  return db
    .select({ id: t.id, sortKey: sql<string>`${t.invoicedOn}::text` })
    .from(t)
    .where(
      and(
        sql`not ${t.isGone}`,
        visibleTo(viewer, t),
        supplierId == null ? undefined : sql`${t.supplierId} = ${supplierId}`,
        isBlocked == null ? undefined : sql`${t.isBlocked} = ${isBlocked}`,
        afterPosition(after, t.invoicedOn, 'date', t.id, 'desc'),
      ),
    )
    .orderBy(sql`${t.invoicedOn} desc`, sql`${t.id} desc`)
    .limit(limit + 1);
}

/** Ids of the invoices with a line for an order, the newest first; one statement whatever the number of orders. */
export async function invoicesOfOrders(
  db: Db,
  viewer: Viewer,
  orderIds: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await db.execute<{ order_id: string; id: string }>(sql`
    select ${line.orderId} as order_id, ${t.id} as id from ${line} join ${t} on ${t.id} = ${line.invoiceId}
    where ${line.orderId} = any(${textArray(orderIds)}) and not ${t.isGone}
      and ${visibleTo(viewer, t)} and ${visibleLine(viewer, line)}
    group by ${line.orderId}, ${t.id}, ${t.invoicedOn}
    order by ${t.invoicedOn} desc, ${t.id} desc`);
  const byOrder = Map.groupBy(rows, (row) => row.order_id);
  return new Map(orderIds.map((id) => [id, (byOrder.get(id) ?? []).map((row) => row.id)]));
}
