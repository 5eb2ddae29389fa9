import type { Viewer } from '@supply-hub/identity';
import type { Db } from '@supply-hub/postgres';
import {
  afterPosition,
  decodeCursor,
  pageOf,
  pageSize,
  textArray,
  visibleTo,
  type Page,
  type PageArguments,
} from '@supply-hub/subgraph-kit';
import { and, desc, isNull, sql } from 'drizzle-orm';
import {
  atLeast,
  type StockAlert,
  type StockAlertKind,
  type StockAlertSeverity,
} from '../../domain/stock-alert/stock-alert.ts';
import { stockAlerts } from '../schema.ts';

const t = stockAlerts;
type Row = typeof t.$inferSelect;

/** Alerts by their ids that the viewer may see (R72: no partner sees any). */
export async function alertsById(
  db: Db,
  viewer: Viewer,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StockAlert>> {
  const rows = await db
    .select()
    .from(t)
    .where(sql`${t.id} = any(${textArray(ids)}) and ${visibleTo(viewer, t)}`);
  return new Map(rows.map((row) => [row.id, alertOf(row)]));
}

/** What narrows a list of alerts; absent or null is no condition. */
export interface AlertFilter {
  readonly facilityIds?: readonly string[] | null | undefined;
  readonly itemIds?: readonly string[] | null | undefined;
  readonly kinds?: readonly StockAlertKind[] | null | undefined;
  readonly minimumSeverity?: StockAlertSeverity | null | undefined;
  readonly isOpen?: boolean | null | undefined;
}

/** A page of alerts, those raised last first. */
export async function alertPage(
  db: Db,
  viewer: Viewer,
  { facilityIds, itemIds, kinds, minimumSeverity, isOpen }: AlertFilter,
  page: PageArguments,
): Promise<Page<StockAlert>> {
  const size = pageSize(page);
  const after = decodeCursor(page);
  const sortKey = sql<string>`${t.raisedAt}::text`;
  const rows = await db
    .select({ row: t, sortKey })
    .from(t)
    .where(
      and(
        visibleTo(viewer, t),
        facilityIds == null ? undefined : sql`${t.facilityId} = any(${textArray(facilityIds)})`,
        itemIds == null ? undefined : sql`${t.itemId} = any(${textArray(itemIds)})`,
        kinds == null ? undefined : sql`${t.kind} = any(${textArray(kinds)})`,
        minimumSeverity == null ? undefined : sql`${t.severity} = any(${textArray(atLeast(minimumSeverity))})`,
        isOpen == null ? undefined : sql`(${t.clearedAt} is null) = ${isOpen}`,
        afterPosition(after, t.raisedAt, 'timestamptz', t.id, 'desc'),
      ),
    )
    .orderBy(desc(t.raisedAt), desc(t.id))
    .limit(size + 1);
  return pageOf(
    rows.map(({ row, sortKey: key }) => ({ id: row.id, sortKey: key, row })),
    size,
    after,
    ({ row }) => alertOf(row),
  );
}

/** Open alerts about items that the viewer may see, those raised last first. */
export async function openAlertsOfItems(db: Db, viewer: Viewer, itemIds: readonly string[]): Promise<StockAlert[]> {
  const rows = await db
    .select()
    .from(t)
    .where(and(sql`${t.itemId} = any(${textArray(itemIds)})`, isNull(t.clearedAt), visibleTo(viewer, t)))
    .orderBy(desc(t.raisedAt), desc(t.id));
  return rows.map(alertOf);
}

export function alertOf({
  facilityIds: _facilities,
  supplierIds: _suppliers,
  raisedAt,
  escalatedAt,
  clearedAt,
  ...row
}: Row): StockAlert {
  return {
    ...row,
    raisedAt: Temporal.Instant.from(raisedAt),
    escalatedAt: escalatedAt === null ? null : Temporal.Instant.from(escalatedAt),
    clearedAt: clearedAt === null ? null : Temporal.Instant.from(clearedAt),
  };
}

export function rowOf(alert: StockAlert): Row {
  const text = (instant: Temporal.Instant): string => instant.toString({ fractionalSecondDigits: 3 });
  return {
    ...alert,
    caseIds: [...alert.caseIds],
    raisedAt: text(alert.raisedAt),
    escalatedAt: alert.escalatedAt === null ? null : text(alert.escalatedAt),
    clearedAt: alert.clearedAt === null ? null : text(alert.clearedAt),
    facilityIds: [alert.facilityId],
    supplierIds: [],
  };
}
