import { decodeCursor, pageOf, pageSize, type Page, type PageArguments } from '@supply-hub/subgraph-kit';
import type { ReconciliationContext } from '../context.ts';
import { lineMatchPage, type LineMatchFilter } from '../db/queries/line-matches.ts';
import type { LineMatchRow } from '../db/schema.ts';

/** A page of matches, those that changed last first. */
export async function listLineMatches(
  { db, viewer }: ReconciliationContext,
  filter: LineMatchFilter,
  page: PageArguments,
): Promise<Page<LineMatchRow>> {
  const size = pageSize(page);
  const after = decodeCursor(page);
  const rows = await lineMatchPage(db, viewer, filter, after, size);
  return pageOf(rows, size, after, ({ row }) => row);
}
