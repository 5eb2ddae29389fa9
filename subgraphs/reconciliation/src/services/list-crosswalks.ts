import type { Crosswalk } from '@supply-hub/crosswalk';
import { decodeCursor, pageOf, pageSize, type Page, type PageArguments } from '@supply-hub/subgraph-kit';
import type { ReconciliationContext } from '../context.ts';
import { crosswalkPage, type CrosswalkFilter } from '../db/queries/crosswalks.ts';

/** A page of meanings, proposed last first; none for partners. */
export async function listCrosswalks(
  { db, viewer }: ReconciliationContext,
  filter: CrosswalkFilter,
  page: PageArguments,
): Promise<Page<Crosswalk>> {
  const size = pageSize(page);
  const after = decodeCursor(page);
  const rows = viewer.role === 'partner' ? [] : await crosswalkPage(db, filter, after, size);
  return pageOf(rows, size, after, ({ row }) => row);
}
