import type { Viewer } from '@supply-hub/identity';
import type { Db } from '@supply-hub/postgres';
import { textArray, visibleTo } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import { receiptLines, receipts } from '../schema.ts';
import { visibleLine } from './visible-lines.ts';

const t = receipts;
const line = receiptLines;

/** Ids of the receipts with a line for an order, the newest first; one statement whatever the number of orders. */
export async function receiptsOfOrders(
  db: Db,
  viewer: Viewer,
  orderIds: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await db.execute<{ order_id: string; id: string }>(sql`
    select ${line.orderId} as order_id, ${t.id} as id from ${line} join ${t} on ${t.id} = ${line.receiptId}
    where ${line.orderId} = any(${textArray(orderIds)}) and not ${t.isGone}
      and ${visibleTo(viewer, t)} and ${visibleLine(viewer, line)}
    group by ${line.orderId}, ${t.id}, ${t.postedOn}
    order by ${t.postedOn} desc, ${t.id} desc`);
  const byOrder = Map.groupBy(rows, (row) => row.order_id);
  return new Map(orderIds.map((id) => [id, (byOrder.get(id) ?? []).map((row) => row.id)]));
}
