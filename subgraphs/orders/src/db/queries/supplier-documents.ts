import type { Viewer } from '@supply-hub/identity';
import type { Db, Tx } from '@supply-hub/postgres';
import { textArray, visibleTo } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import { facilitiesOf, type SupplierDocument, type SupplierDocumentKind } from '../../domain/supplier-document.ts';
import { known } from '../save-lines.ts';
import { supplierDocumentLines, supplierDocumentOrders, supplierDocuments } from '../document-schema.ts';

/** A document as it came. */
export interface ReceivedDocument<V extends SupplierDocument = SupplierDocument> {
  readonly id: string;
  readonly value: V;
  /** The trading partner's slug; null of a supplier that is none. */
  readonly partner: string | null;
  /** The message it came in; null of an answer by the graph. */
  readonly messageId: string | null;
  /** Who gave an answer by the graph; null of what came in a message. */
  readonly answeredBy: string | null;
  readonly receivedAt: Temporal.Instant;
}

export interface DocumentToKeep extends ReceivedDocument {
  readonly number: string;
  readonly contentHash: Uint8Array;
  /** The day it names itself. */
  readonly dated: string | null;
  /** When its sender wrote it, in the partner's zone; null where its envelope does not say. */
  readonly sentAt: string | null;
  /** Of the orders it names, for a document that says nothing of their lines. */
  readonly orderFacilityIds: readonly string[];
}

/** Keeps a document with its orders and lines. @returns whether it is new: its id and its number were never kept */
export async function keepDocument(tx: Tx, document: DocumentToKeep): Promise<boolean> {
  const { id, value, partner, number, contentHash, dated, sentAt, messageId, answeredBy, receivedAt } = document;
  const facilities = value.lines.length === 0 ? document.orderFacilityIds : known(facilitiesOf(value));
  const kept = await tx
    .insert(supplierDocuments)
    .values({
      id,
      kind: value.kind,
      partner,
      supplierId: value.supplierId,
      number,
      contentHash,
      dated,
      sentAt,
      state: value,
      messageId,
      answeredBy,
      receivedAt: receivedAt.toString({ fractionalSecondDigits: 3 }),
      facilityIds: [...facilities].toSorted(),
      supplierIds: [value.supplierId],
    })
    .onConflictDoNothing()
    .returning({ id: supplierDocuments.id });
  if (kept.length === 0) return false;
  if (value.orderIds.length > 0)
    await tx.insert(supplierDocumentOrders).values(value.orderIds.map((orderId) => ({ documentId: id, orderId })));
  const rows = value.lines.map((line) => ({
    id: line.id,
    document_id: id,
    order_id: line.orderId,
    order_line_id: line.orderLineId,
    facility_id: line.facilityId,
  }));
  if (rows.length > 0)
    await tx.execute(sql`
      insert into ${supplierDocumentLines} (id, document_id, order_id, order_line_id, facility_id)
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
        as given(id text, document_id text, order_id text, order_line_id text, facility_id text)`);
  return true;
}

/** When the last answer by the graph to an order was written, in the zone it was written in; null: there is none. */
export async function lastWrittenByGraph(tx: Tx, orderId: string): Promise<string | null> {
  const t = supplierDocuments;
  const [row] = await tx.execute<{ sent_at: string | null }>(sql`
    select max(${t.sentAt}) as sent_at
    from ${supplierDocumentOrders} as named join ${t} on ${t.id} = named.document_id
    where named.order_id = ${orderId} and ${t.answeredBy} is not null`);
  return row?.sent_at ?? null;
}

/** The document that has this id, or the number it would have to have alone; null when there is none. */
export async function documentInPlaceOf(
  tx: Tx,
  { id, value, number }: Pick<DocumentToKeep, 'id' | 'value' | 'number'>,
): Promise<{ readonly id: string; readonly messageId: string | null; readonly contentHash: Uint8Array } | null> {
  const t = supplierDocuments;
  const [row] = await tx
    .select({ id: t.id, messageId: t.messageId, contentHash: t.contentHash })
    .from(t)
    .where(
      sql`${t.id} = ${id} or (${t.kind} = ${value.kind} and ${t.supplierId} = ${value.supplierId} and ${t.number} = ${number}
        and (${t.kind} = 'INVOICE' or ${t.kind} = 'SHIP_NOTICE' and ${t.state} ->> 'purpose' = '00'))`,
    )
    .limit(1);
  return row ?? null;
}

/** Documents by their ids, those the viewer may see. One statement. */
export async function documentsById(db: Db, viewer: Viewer, ids: readonly string[]): Promise<ReceivedDocument[]> {
  const t = supplierDocuments;
  const rows = await db
    .select({
      id: t.id,
      value: t.state,
      partner: t.partner,
      messageId: t.messageId,
      answeredBy: t.answeredBy,
      receivedAt: t.receivedAt,
    })
    .from(t)
    .where(sql`${t.id} = any(${textArray(ids)}) and ${visibleTo(viewer, t)}`);
  return rows.map((row) => ({
    ...row,
    // Sound: written by `keepDocument`.
    value: row.value as SupplierDocument,
    receivedAt: Temporal.Instant.from(row.receivedAt.replace(' ', 'T')),
  }));
}

/** What is asked of an order. */
export interface DocumentsOfOrder {
  readonly orderId: string;
  readonly kind: SupplierDocumentKind;
}

/** Ids of the documents that name an order, the newest first, those the viewer may see; one statement for all asked. */
export async function documentsOfOrders(
  db: Db,
  viewer: Viewer,
  asked: readonly DocumentsOfOrder[],
): Promise<string[][]> {
  const t = supplierDocuments;
  const rows = await db.execute<{ order_id: string; kind: SupplierDocumentKind; id: string }>(sql`
    select named.order_id, ${t.kind} as kind, ${t.id} as id
    from ${supplierDocumentOrders} as named join ${t} on ${t.id} = named.document_id
    where named.order_id = any(${textArray(new Set(asked.map(({ orderId }) => orderId)))}) and ${visibleTo(viewer, t)}
    order by ${t.dated} desc nulls last, ${t.receivedAt} desc, ${t.id}`);
  return asked.map(({ orderId, kind }) =>
    rows.flatMap((row) => (row.order_id === orderId && row.kind === kind ? row.id : [])),
  );
}

/** Line → its document. */
export async function documentsOfLines(db: Db, lineIds: readonly string[]): Promise<Map<string, string>> {
  const t = supplierDocumentLines;
  const rows = await db
    .select({ id: t.id, documentId: t.documentId })
    .from(t)
    .where(sql`${t.id} = any(${textArray(lineIds)})`);
  return new Map(rows.map(({ id, documentId }) => [id, documentId]));
}
