import type { Viewer } from '@supply-hub/identity';
import type { Db } from '@supply-hub/postgres';
import { afterPosition, seesFacility, visibleTo, type Position } from '@supply-hub/subgraph-kit';
import { and, sql } from 'drizzle-orm';
import { requisitionLines, requisitions } from '../schema.ts';
import { visibleLine } from './visible-lines.ts';

/** Narrows a list of requisitions; what is absent narrows nothing. */
export interface RequisitionConditions {
  readonly facilityId?: string | null | undefined;
  readonly itemId?: string | null | undefined;
  readonly isOpen?: boolean | null | undefined;
}

const t = requisitions;
const line = requisitionLines;

/** Ids, the newest first, one more than `limit` when more follow. */
export async function requisitionPage(
  db: Db,
  viewer: Viewer,
  { facilityId, itemId, isOpen }: RequisitionConditions,
  after: Position | undefined,
  limit: number,
): Promise<Position[]> {
  const ofIt = and(sql`${line.requisitionId} = ${t.id}`, visibleLine(viewer, line));
  const names =
    facilityId == null && itemId == null
      ? undefined
      : sql`exists (select from ${line} where ${and(
          ofIt,
          facilityId == null ? undefined : sql`${line.facilityId} = ${facilityId}`,
          itemId == null ? undefined : sql`${line.itemId} = ${itemId}`,
        )})`;
  const open = sql`exists (select from ${line} where ${and(ofIt, sql`${line.isOpen}`)})`;
  return db
    .select({ id: t.id, sortKey: sql<string>`${t.requestedOn}::text` })
    .from(t)
    .where(
      and(
        sql`not ${t.isGone}`,
        visibleTo(viewer, t),
        facilityId == null || seesFacility(viewer, facilityId) ? undefined : sql`false`,
        names,
        isOpen == null ? undefined : isOpen ? open : sql`not ${open}`,
        afterPosition(after, t.requestedOn, 'date', t.id, 'desc'),
      ),
    )
    .orderBy(sql`${t.requestedOn} desc`, sql`${t.id} desc`)
    .limit(limit + 1);
}
