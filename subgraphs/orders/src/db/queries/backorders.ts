import type { Viewer } from '@supply-hub/identity';
import type { Db } from '@supply-hub/postgres';
import type { UnitOfMeasure } from '@supply-hub/quantities';
import { afterPosition, seesFacility, textArray, visibleTo, type Position } from '@supply-hub/subgraph-kit';
import { and, sql, type SQL } from 'drizzle-orm';
import { backorderPromises, backorders } from '../life-schema.ts';

/** A backorder as it is shown. */
export interface BackorderRow {
  readonly id: string;
  readonly orderId: string;
  readonly orderLineId: string;
  readonly itemId: string | null;
  readonly facilityId: string | null;
  readonly supplierId: string;
  readonly quantity: string;
  readonly unit: UnitOfMeasure;
  readonly promisedOn: string | null;
  readonly slipDays: number | null;
  readonly code: string | null;
  readonly reason: string;
  readonly isOpen: boolean;
  readonly promises: readonly BackorderPromiseRow[];
}

export interface BackorderPromiseRow {
  readonly promisedOn: string | null;
  readonly saidOn: string | null;
  readonly documentId: string | null;
}

/** Narrows a list of backorders; what is absent narrows nothing. */
export interface BackorderConditions {
  readonly facilityId?: string | null | undefined;
  readonly supplierId?: string | null | undefined;
  readonly itemId?: string | null | undefined;
  readonly isOpen?: boolean | null | undefined;
}

const t = backorders;
/** The last day there is, for those without one. */
const day = sql`coalesce(${t.promisedOn}, '9999-12-31')`;

async function rowsOf(db: Db, where: SQL | undefined): Promise<BackorderRow[]> {
  const said = backorderPromises;
  const rows = await db
    .select({
      id: t.id,
      orderId: t.orderId,
      orderLineId: t.orderLineId,
      itemId: t.itemId,
      facilityId: t.facilityId,
      supplierId: t.supplierId,
      quantity: t.quantity,
      // Sound: written from an order's line.
      unit: sql<UnitOfMeasure>`${t.unit}`,
      promisedOn: t.promisedOn,
      slipDays: t.slipDays,
      code: t.code,
      reason: t.reason,
      isOpen: t.isOpen,
      promises: sql<BackorderPromiseRow[]>`(
        select coalesce(jsonb_agg(jsonb_build_object('promisedOn', ${said.promisedOn}, 'saidOn', ${said.saidOn},
          'documentId', ${said.documentId}) order by ${said.place}), '[]')
        from ${said} where ${said.backorderId} = ${t.id})`.as('promises'),
    })
    .from(t)
    .where(where)
    .orderBy(day, t.id);
  return rows;
}

/** Those of these the viewer may see. One statement. */
export function backordersById(db: Db, viewer: Viewer, ids: readonly string[]): Promise<BackorderRow[]> {
  return rowsOf(db, and(sql`${t.id} = any(${textArray(ids)})`, visibleTo(viewer, t)));
}

/** Ids by order line, the earliest promised first. One statement. */
export async function backordersOfLines(db: Db, lineIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db
    .select({ id: t.id, lineId: t.orderLineId })
    .from(t)
    .where(sql`${t.orderLineId} = any(${textArray(lineIds)})`)
    .orderBy(day, t.id);
  return new Map([...Map.groupBy(rows, (row) => row.lineId)].map(([id, of]) => [id, of.map((row) => row.id)]));
}

function matches(viewer: Viewer, { facilityId, supplierId, itemId, isOpen }: BackorderConditions): SQL | undefined {
  return and(
    visibleTo(viewer, t),
    facilityId == null
      ? undefined
      : seesFacility(viewer, facilityId)
        ? sql`${t.facilityId} = ${facilityId}`
        : sql`false`,
    supplierId == null ? undefined : sql`${t.supplierId} = ${supplierId}`,
    itemId == null ? undefined : sql`${t.itemId} = ${itemId}`,
    isOpen == null ? undefined : sql`${t.isOpen} = ${isOpen}`,
  );
}

/** Ids, the earliest promised first, one more than `limit` when more follow. */
export async function backorderPage(
  db: Db,
  viewer: Viewer,
  conditions: BackorderConditions,
  after: Position | undefined,
  limit: number,
): Promise<Position[]> {
  return db
    .select({ id: t.id, sortKey: sql<string>`${day}::text` })
    .from(t)
    .where(and(matches(viewer, conditions), afterPosition(after, day, 'date', t.id)))
    .orderBy(day, t.id)
    .limit(limit + 1);
}

/** How many the viewer may see under the same conditions. */
export async function backorderCount(db: Db, viewer: Viewer, conditions: BackorderConditions): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(t)
    .where(matches(viewer, conditions));
  return row?.count ?? 0;
}
