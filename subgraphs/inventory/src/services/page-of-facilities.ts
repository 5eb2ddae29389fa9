import { decodeCursor, pageOf, pageSize, type Page, type PageArguments } from '@supply-hub/subgraph-kit';
import type { Facility } from '../domain/facility.ts';

/** A page of facilities that are in the order of their names already. */
export function pageOfFacilities(facilities: readonly Facility[], page: PageArguments): Page<Facility> {
  const size = pageSize(page);
  const after = decodeCursor(page);
  const rows = facilities
    .map((facility) => ({ sortKey: facility.name, id: facility.id, facility }))
    .filter(
      ({ sortKey, id }) =>
        after === undefined || sortKey > after.sortKey || (sortKey === after.sortKey && id > after.id),
    );
  return pageOf(rows.slice(0, size + 1), size, after, ({ facility }) => facility);
}
