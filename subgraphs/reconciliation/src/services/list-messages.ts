import { decodeCursor, pageOf, pageSize, type Page, type PageArguments } from '@supply-hub/subgraph-kit';
import type { ReconciliationContext } from '../context.ts';
import { messagePage, type MessageFilter } from '../db/queries/messages.ts';
import type { MessageRow } from '../db/schema.ts';

/** A page of messages, the newest first. */
export async function listMessages(
  { db, viewer }: ReconciliationContext,
  filter: MessageFilter,
  page: PageArguments,
): Promise<Page<MessageRow>> {
  const size = pageSize(page);
  const after = decodeCursor(page);
  const rows = await messagePage(db, viewer, filter, after, size);
  return pageOf(rows, size, after, ({ row }) => row);
}
