import type { Viewer } from '@supply-hub/identity';
import type { Db } from '@supply-hub/postgres';
import { afterPosition, textArray, visibleTo, type Position } from '@supply-hub/subgraph-kit';
import { and, sql, type SQL } from 'drizzle-orm';
import type { Readiness } from '../../domain/readiness.ts';
import type { CaseStatus } from '../../domain/surgical-case.ts';
import { surgicalCases } from '../schema.ts';

/** Narrows a list of cases; what is absent narrows nothing. */
export interface CaseFilter {
  readonly facilityIds?: readonly string[] | null | undefined;
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
  readonly status?: readonly CaseStatus[] | null | undefined;
  readonly readiness?: readonly Readiness[] | null | undefined;
}

const t = surgicalCases;
/** Cases without a time come last. */
const startOf = sql`coalesce(${t.scheduledAt}, 'infinity')`;

function matches(viewer: Viewer, filter: CaseFilter): SQL {
  const parts = [
    visibleTo(viewer, t),
    filter.facilityIds ? sql`${t.facilityId} = any(${textArray(filter.facilityIds)})` : undefined,
    // As the index has it; what has no time is after nothing.
    filter.from ? sql`(${startOf} >= ${filter.from}::timestamptz and ${t.scheduledAt} is not null)` : undefined,
    filter.to ? sql`${startOf} < ${filter.to}::timestamptz` : undefined,
    filter.status ? sql`${t.status} = any(${textArray(filter.status)})` : undefined,
    // What is over or called off has no readiness; what nobody has looked at yet is not known.
    filter.readiness
      ? sql`${t.status} in ('SCHEDULED', 'STARTED') and coalesce(${t.readiness}, 'UNKNOWN') = any(${textArray(filter.readiness)})`
      : undefined,
  ];
  return and(...parts) ?? sql`true`;
}

/** Ids in the order of their times, one more than `limit` when more follow. */
export async function casePage(
  db: Db,
  viewer: Viewer,
  filter: CaseFilter,
  after: Position | undefined,
  limit: number,
): Promise<Position[]> {
  return db
    .select({ id: t.id, sortKey: sql<string>`${startOf}::text` })
    .from(t)
    .where(and(matches(viewer, filter), afterPosition(after, startOf, 'timestamptz', t.id)))
    .orderBy(startOf, t.id)
    .limit(limit + 1);
}

/**
 * The same for many facilities at once, under one filter: one statement whatever their number.
 * @returns facility id → its page
 */
export async function casePageByFacility(
  db: Db,
  viewer: Viewer,
  facilityIds: readonly string[],
  filter: CaseFilter,
  after: Position | undefined,
  limit: number,
): Promise<Map<string, Position[]>> {
  const rows = await db.execute<{ facility_id: string; id: string; sort_key: string }>(sql`
    select wanted.facility_id, page.id, page.sort_key
    from unnest(${textArray(facilityIds)}) as wanted(facility_id), lateral (
      select ${t.id} as id, ${startOf}::text as sort_key from ${t}
      where ${t.facilityId} = wanted.facility_id and ${matches(viewer, filter)}
        and ${afterPosition(after, startOf, 'timestamptz', t.id)}
      order by ${startOf}, ${t.id} limit ${limit + 1}
    ) as page`);
  const pages = new Map<string, Position[]>(facilityIds.map((id) => [id, []]));
  for (const { facility_id: facilityId, id, sort_key: sortKey } of rows) pages.get(facilityId)?.push({ id, sortKey });
  return pages;
}

/** How many the viewer may see under a filter. */
export async function caseCount(db: Db, viewer: Viewer, filter: CaseFilter): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(t)
    .where(matches(viewer, filter));
  return row?.count ?? 0;
}

/** The id of the case with a number at a facility, whatever became of it; undefined when the hub holds none. */
export async function caseIdByNumber(db: Db, facilityId: string, number: string): Promise<string | undefined> {
  const [row] = await db
    .select({ id: t.id })
    .from(t)
    .where(sql`${t.number} = ${number} and ${t.facilityId} = ${facilityId}`)
    .limit(1);
  return row?.id;
}
