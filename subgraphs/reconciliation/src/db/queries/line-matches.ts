import type { Viewer } from '@supply-hub/identity';
import type { Db } from '@supply-hub/postgres';
import { afterPosition, textArray, visibleTo, type Position } from '@supply-hub/subgraph-kit';
import { and, desc, eq, sql } from 'drizzle-orm';
import type { LineMatchStatus } from '../../domain/match-line.ts';
import { invoiceLines, lineMatches, type LineMatchRow } from '../schema.ts';

const t = lineMatches;

/** Narrows a list of matches; what is absent narrows nothing. */
export interface LineMatchFilter {
  readonly facilityId?: string | null | undefined;
  readonly supplierId?: string | null | undefined;
  readonly status?: readonly LineMatchStatus[] | null | undefined;
}

/** Those that changed last first; one more than `limit` when more follow. */
export async function lineMatchPage(
  db: Db,
  viewer: Viewer,
  filter: LineMatchFilter,
  after: Position | undefined,
  limit: number,
): Promise<(Position & { row: LineMatchRow })[]> {
  const rows = await db
    .select({ row: t, id: t.id, sortKey: sql<string>`${t.changedAt}::text` })
    .from(t)
    .where(
      and(
        visibleTo(viewer, t),
        filter.facilityId ? sql`${t.facilityIds} && ${textArray([filter.facilityId])}` : undefined,
        filter.supplierId ? sql`${t.supplierIds} && ${textArray([filter.supplierId])}` : undefined,
        filter.status ? sql`${t.status} = any(${textArray(filter.status)})` : undefined,
        afterPosition(after, t.changedAt, 'timestamptz', t.id, 'desc'),
      ),
    )
    .orderBy(desc(t.changedAt), desc(t.id))
    .limit(limit + 1);
  return rows;
}

/** The viewer's matches by their own ids or by their order lines' ids. */
export async function lineMatchesBy(
  db: Db,
  viewer: Viewer,
  column: 'id' | 'orderLineId',
  ids: readonly string[],
): Promise<Map<string, LineMatchRow>> {
  const rows = await db
    .select()
    .from(t)
    .where(and(sql`${t[column]} = any(${textArray(ids)})`, visibleTo(viewer, t)));
  return new Map(rows.map((row) => [row[column], row]));
}

/** The viewer's matches of the order lines that invoice lines claim for, by the invoice lines' ids. */
export async function lineMatchesByInvoiceLine(
  db: Db,
  viewer: Viewer,
  ids: readonly string[],
): Promise<Map<string, LineMatchRow>> {
  const rows = await db
    .select({ row: t, invoiceLineId: invoiceLines.id })
    .from(invoiceLines)
    .innerJoin(t, eq(t.orderLineId, invoiceLines.orderLineId))
    .where(and(sql`${invoiceLines.id} = any(${textArray(ids)})`, visibleTo(viewer, t)));
  return new Map(rows.map(({ row, invoiceLineId }) => [invoiceLineId, row]));
}
