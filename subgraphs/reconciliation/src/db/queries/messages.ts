import { readMessages, type MessageNow } from '@supply-hub/exchange';
import type { Viewer } from '@supply-hub/identity';
import type { Db } from '@supply-hub/postgres';
import { afterPosition, isVisibleTo, textArray, visibleTo, type Position } from '@supply-hub/subgraph-kit';
import { and, desc, eq, gte, lt, or, sql } from 'drizzle-orm';
import type { Direction, MessageState } from '../../domain/message-facts.ts';
import { messages, type MessageRow } from '../schema.ts';

const t = messages;

/** Narrows a list of messages; what is absent narrows nothing. */
export interface MessageFilter {
  readonly facilityIds?: readonly string[] | null | undefined;
  readonly states?: readonly MessageState[] | null | undefined;
  readonly direction?: Direction | null | undefined;
  readonly sender?: string | null | undefined;
  readonly partner?: string | null | undefined;
  readonly types?: readonly string[] | null | undefined;
  readonly documentNumber?: string | null | undefined;
  readonly controlId?: string | null | undefined;
  readonly parentId?: string | null | undefined;
  readonly businessKey?: string | null | undefined;
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
}

/** The newest first; one more than `limit` when more follow. */
export function messagePage(
  db: Db,
  viewer: Viewer,
  filter: MessageFilter,
  after: Position | undefined,
  limit: number,
): Promise<(Position & { row: MessageRow })[]> {
  const { facilityIds, states, direction, sender, partner, types, businessKey, from, to } = filter;
  const { documentNumber, controlId, parentId } = filter;
  return db
    .select({ row: t, id: t.id, sortKey: sql<string>`${t.receivedAt}::text` })
    .from(t)
    .where(
      and(
        visibleTo(viewer, t),
        facilityIds ? sql`${t.facilityIds} && ${textArray(facilityIds)}` : undefined,
        states ? sql`${t.state} = any(${textArray(states)})` : undefined,
        typeof direction === 'string' ? eq(t.direction, direction) : undefined,
        typeof partner === 'string' ? or(eq(t.partner, partner), eq(t.partnerName, partner)) : undefined,
        types ? sql`${t.messageType} = any(${textArray(types)})` : undefined,
        typeof documentNumber === 'string' ? eq(t.documentNumber, documentNumber) : undefined,
        typeof controlId === 'string' ? or(eq(t.controlId, controlId), eq(t.interchangeControl, controlId)) : undefined,
        typeof parentId === 'string' ? eq(t.parentId, parentId) : undefined,
        typeof sender === 'string' ? or(eq(t.sender, sender), eq(t.senderName, sender)) : undefined,
        typeof businessKey === 'string' ? eq(t.businessKey, businessKey) : undefined,
        typeof from === 'string' ? gte(t.receivedAt, from) : undefined,
        typeof to === 'string' ? lt(t.receivedAt, to) : undefined,
        afterPosition(after, t.receivedAt, 'timestamptz', t.id, 'desc'),
      ),
    )
    .orderBy(desc(t.receivedAt), desc(t.id))
    .limit(limit + 1);
}

/**
 * The viewer's messages by their ids. What names a message may be seen before the message's own event has come, so one
 * that is not here yet is asked of the exchange.
 */
export async function messagesById(db: Db, viewer: Viewer, ids: readonly string[]): Promise<Map<string, MessageRow>> {
  const rows = await db
    .select({ row: t, isVisible: sql<boolean>`(${visibleTo(viewer, t)})` })
    .from(t)
    .where(sql`${t.id} = any(${textArray(ids)})`);
  const held = new Set(rows.map(({ row }) => row.id));
  const missing = ids.filter((id) => !held.has(id));
  const fresh = missing.length === 0 ? [] : (await readMessages(db, missing)).map(rowOf);
  return new Map(
    [
      ...rows.flatMap(({ row, isVisible }) => (isVisible ? [row] : [])),
      ...fresh.filter((row) => isVisibleTo(viewer, row)),
    ].map((row) => [row.id, row]),
  );
}

function rowOf({ version, data: { facilityId, supplierId, ...told } }: MessageNow): MessageRow {
  return {
    ...told,
    version,
    seq: 0,
    facilityIds: facilityId === null ? [] : [facilityId],
    supplierIds: supplierId === null ? [] : [supplierId],
  };
}
