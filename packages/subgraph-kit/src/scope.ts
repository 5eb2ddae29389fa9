import type { Viewer } from '@supply-hub/identity';
import { sql, type SQL, type SQLWrapper } from 'drizzle-orm';

/**
 * What decides who may see a row (R72). A partner sees rows that carry one of its suppliers; everybody else
 * sees rows of their facilities, and master data, which has none.
 */
export interface Scope {
  /** Hub ids; null marks master data, which belongs to no facility. */
  readonly facilityIds: readonly string[] | null;
  /** Hub ids; empty when no supplier may see it. */
  readonly supplierIds: readonly string[];
}

/** The columns a scope is kept in. */
export interface ScopeColumns {
  facilityIds: SQLWrapper;
  supplierIds: SQLWrapper;
}

/** The viewer's reach as a condition on a row's scope columns. */
export function visibleTo(viewer: Viewer, columns: ScopeColumns): SQL {
  if (viewer.role === 'partner') {
    return sql`${columns.supplierIds} && ${textArray(viewer.suppliers)}`;
  }
  if (viewer.facilities === '*') return sql`true`;
  return sql`(${columns.facilityIds} is null or ${columns.facilityIds} && ${textArray(viewer.facilities)})`;
}

/** The same rule for a value that was just read from its source and is in no row yet. */
export function isVisibleTo(viewer: Viewer, scope: Scope): boolean {
  if (viewer.role === 'partner') return intersects(viewer.suppliers, scope.supplierIds);
  return viewer.facilities === '*' || scope.facilityIds === null || intersects(viewer.facilities, scope.facilityIds);
}

/** Whether the viewer may see what belongs to one facility; master data (null) only non-partners. */
export function seesFacility(viewer: Viewer, facilityId: string | null): boolean {
  return isVisibleTo(viewer, { facilityIds: facilityId === null ? null : [facilityId], supplierIds: [] });
}

/** Ids as one array parameter. */
export function textArray(ids: Iterable<string>): SQL {
  return sql`${sql.param([...ids])}::text[]`;
}

function intersects(reach: '*' | ReadonlySet<string>, ids: readonly string[]): boolean {
  return reach === '*' ? ids.length > 0 : ids.some((id) => reach.has(id));
}
