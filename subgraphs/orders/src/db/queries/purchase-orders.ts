import type { Viewer } from '@supply-hub/identity';
import type { Db } from '@supply-hub/postgres';
import {
  afterPosition,
  childPageLoader,
  seesFacility,
  textArray,
  visibleTo,
  type ChildPage,
  type Page,
  type Position,
} from '@supply-hub/subgraph-kit';
import type DataLoader from 'dataloader';
import { and, sql, type SQL } from 'drizzle-orm';
import { progressOf, type OrderStatus } from '../../domain/purchase-order.ts';
import { purchaseOrderLines, purchaseOrders } from '../schema.ts';
import { seesAllLines, visibleLine } from './visible-lines.ts';

/** Narrows a list of orders; what is absent narrows nothing. */
export interface OrderConditions {
  readonly facilityId?: string | null | undefined;
  readonly supplierId?: string | null | undefined;
  readonly itemId?: string | null | undefined;
  readonly status?: readonly OrderStatus[] | null | undefined;
}

const t = purchaseOrders;
const line = purchaseOrderLines;

/** The lines of an order that the viewer sees, of which something may be asked. */
function lines(viewer: Viewer, ...conditions: (SQL | undefined)[]): SQL {
  const where = and(sql`${line.orderId} = ${t.id}`, visibleLine(viewer, line), ...conditions);
  return sql`from ${line} where ${where}`;
}

function matches(viewer: Viewer, { facilityId, supplierId, itemId, status }: OrderConditions): SQL {
  const namesALine = facilityId != null || itemId != null;
  const progress = seesAllLines(viewer)
    ? sql`${t.progress}`
    : sql`coalesce((select min(${line.progress}) ${lines(viewer)}), ${t.progress})`;
  return (
    and(
      sql`not ${t.isGone}`,
      visibleTo(viewer, t),
      facilityId == null || seesFacility(viewer, facilityId) ? undefined : sql`false`,
      supplierId == null ? undefined : sql`${t.supplierId} = ${supplierId}`,
      status == null ? undefined : sql`${progress} = any(${sql.param(status.map(progressOf))}::smallint[])`,
      namesALine
        ? sql`exists (select ${lines(
            viewer,
            facilityId == null ? undefined : sql`${line.facilityId} = ${facilityId}`,
            itemId == null ? undefined : sql`${line.itemId} = ${itemId}`,
          )})`
        : undefined,
    ) ?? sql`true`
  );
}

/** Ids, the newest first, one more than `limit` when more follow. */
export async function orderPage(
  db: Db,
  viewer: Viewer,
  conditions: OrderConditions,
  after: Position | undefined,
  limit: number,
): Promise<Position[]> {
  return db
    .select({ id: t.id, sortKey: sql<string>`${t.orderedOn}::text` })
    .from(t)
    .where(and(matches(viewer, conditions), afterPosition(after, t.orderedOn, 'date', t.id, 'desc')))
    .orderBy(sql`${t.orderedOn} desc`, sql`${t.id} desc`)
    .limit(limit + 1);
}

/** How many the viewer may see under the same conditions. */
export async function orderCount(db: Db, viewer: Viewer, conditions: OrderConditions): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(t)
    .where(matches(viewer, conditions));
  return row?.count ?? 0;
}

/** Orders of which something the viewer sees is still to come. */
function isOpen(viewer: Viewer): SQL {
  return seesAllLines(viewer)
    ? sql`${t.hasOutstanding}`
    : sql`exists (select ${lines(viewer, sql`${line.isOutstanding}`)})`;
}

/** Pages of suppliers' open orders, the newest first; one statement whatever the number of suppliers. */
export function openOrderPages(db: Db, viewer: Viewer): DataLoader<ChildPage, Page<string>, string> {
  return childPageLoader(
    db,
    sql`select ${t.id} as id, ${t.orderedOn}::text as sort_key from ${t}
      where ${t.supplierId} = asked.parent_id and not ${t.isGone} and ${visibleTo(viewer, t)} and ${isOpen(viewer)}
        and (asked.after_id is null or (${t.orderedOn}, ${t.id}) < (asked.after_key::date, asked.after_id))
      order by ${t.orderedOn} desc, ${t.id} desc limit asked.size`,
  );
}

/** How many open orders each supplier has, of those the viewer sees; one without is absent. */
export async function openOrderCounts(
  db: Db,
  viewer: Viewer,
  supplierIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await db.execute<{ supplier_id: string; count: number }>(sql`
    select ${t.supplierId} as supplier_id, count(*)::int as count from ${t}
    where ${t.supplierId} = any(${textArray(supplierIds)}) and not ${t.isGone} and ${visibleTo(viewer, t)}
      and ${isOpen(viewer)}
    group by 1`);
  return new Map(rows.map(({ supplier_id: id, count }) => [id, count]));
}

/** What is asked of an item's open order lines. */
export interface OnOrder {
  readonly itemId: string;
  /** Null: every facility the viewer may see. */
  readonly facilityId: string | null;
}

/** An order line by its order, which is loaded with it. */
export interface LineOfOrder {
  readonly id: string;
  readonly orderId: string;
}

/** More lines than one item ever waits for. */
const linesAnItem = 100;

/** Open lines of many items, each item's earliest expected first; one statement. One entry an item asked for. */
export async function linesOnOrder(db: Db, viewer: Viewer, asked: readonly OnOrder[]): Promise<LineOfOrder[][]> {
  const rows = await db.execute<{ index: number; id: string; order_id: string }>(sql`
    select asked.index, open.id, open.order_id
    from jsonb_to_recordset(${JSON.stringify(
      asked.map(({ itemId, facilityId }, index) => ({ index, item_id: itemId, facility_id: facilityId })),
    )}::text::jsonb) as asked(index integer, item_id text, facility_id text)
    cross join lateral (
      select ${line.id} as id, ${line.orderId} as order_id, ${line.expectedOn} as expected_on
      from ${line} join ${t} on ${t.id} = ${line.orderId}
      where ${line.itemId} = asked.item_id and ${line.isOutstanding} and not ${t.isGone}
        and (asked.facility_id is null or ${line.facilityId} = asked.facility_id)
        and ${visibleTo(viewer, t)} and ${visibleLine(viewer, line)}
      order by ${line.expectedOn} nulls last, ${line.id} limit ${linesAnItem}
    ) as open
    order by asked.index, open.expected_on nulls last, open.id`);
  const byIndex = Map.groupBy(rows, ({ index }) => index);
  return asked.map((_, index) => (byIndex.get(index) ?? []).map(({ id, order_id: orderId }) => ({ id, orderId })));
}
