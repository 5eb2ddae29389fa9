import { decodeCursor, pageOf, pageSize, type Page, type PageArguments } from '@supply-hub/subgraph-kit';
import type { ReconciliationContext } from '../context.ts';
import { exceptionCount, exceptionPage, type SupplyExceptionFilter } from '../db/queries/supply-exceptions.ts';
import type { SupplyExceptionRow } from '../db/schema.ts';

/** A page of exceptions and, when asked for, how many there are in all. */
export interface ExceptionPage extends Page<SupplyExceptionRow> {
  readonly totalCount: () => Promise<number>;
}

/** A page of exceptions, the newest first. */
export async function listExceptions(
  { db, viewer, clock }: ReconciliationContext,
  asked: Omit<SupplyExceptionFilter, 'now'>,
  page: PageArguments,
): Promise<ExceptionPage> {
  const size = pageSize(page);
  const filter = { ...asked, now: clock.now() };
  const after = decodeCursor(page);
  const rows = await exceptionPage(db, viewer, filter, after, size);
  return { ...pageOf(rows, size, after, ({ row }) => row), totalCount: () => exceptionCount(db, viewer, filter) };
}
