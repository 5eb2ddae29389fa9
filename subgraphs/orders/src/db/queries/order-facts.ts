import { $PartnerProfile, type PartnerProfile } from '@supply-hub/partners';
import type { Db, Tx } from '@supply-hub/postgres';
import { textArray } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import type { ArrivalFact } from '../../domain/order-life/arrivals.ts';
import type { SubstitutionDecision } from '../../domain/order-life/order-life.ts';
import type { SupplierDocument } from '../../domain/supplier-document.ts';
import { supplierDocumentOrders, supplierDocuments } from '../document-schema.ts';
import { substitutionDecisions } from '../life-schema.ts';
import { receiptLines, receipts } from '../schema.ts';

/** A document of a supplier, as an order's life is folded from it. */
export interface FactDocument {
  readonly documentId: string;
  readonly contentHash: string;
  readonly dated: string | null;
  readonly sentAt: string | null;
  /** The trading partner's slug; null of a supplier that is none. */
  readonly partner: string | null;
  readonly document: SupplierDocument;
}

/** By order: what suppliers said of it, claims apart. */
export async function factDocuments(db: Db | Tx, orderIds: readonly string[]): Promise<Map<string, FactDocument[]>> {
  const t = supplierDocuments;
  const rows = await db.execute<{
    order_id: string;
    id: string;
    hash: string;
    dated: string | null;
    sent_at: string | null;
    partner: string | null;
    state: SupplierDocument;
  }>(sql`
    select named.order_id, ${t.id} as id, encode(${t.contentHash}, 'hex') as hash, ${t.dated}::text as dated,
      ${t.sentAt} as sent_at, ${t.partner} as partner, ${t.state} as state
    from ${supplierDocumentOrders} as named join ${t} on ${t.id} = named.document_id
    where named.order_id = any(${textArray(orderIds)}) and ${t.kind} <> 'INVOICE'`);
  const byOrder = Map.groupBy(rows, ({ order_id: id }) => id);
  return new Map(
    [...byOrder].map(([orderId, of]) => [
      orderId,
      of.map((row) => ({
        documentId: row.id,
        contentHash: row.hash,
        dated: row.dated,
        sentAt: row.sent_at,
        partner: row.partner,
        document: row.state,
      })),
    ]),
  );
}

/** By order: what was received on its lines, as far as it can be counted. One statement. */
export async function arrivalsOf(db: Db | Tx, orderIds: readonly string[]): Promise<Map<string, ArrivalFact[]>> {
  if (orderIds.length === 0) return new Map();
  const rows = await db.execute<{
    order_id: string;
    id: string;
    order_line_id: string;
    item_id: string;
    facility_id: string;
    lot: string | null;
    quantity: string;
    ship_notice: string | null;
  }>(sql`
    select named.order_id, named.id, line ->> 'purchaseOrderLineId' as order_line_id, line ->> 'itemId' as item_id,
      line ->> 'facilityId' as facility_id, line ->> 'lot' as lot, held.state ->> 'shipNoticeNumber' as ship_notice,
      case when (line ->> 'isReversal')::boolean then '-' else '' end || (line -> 'baseQuantity' ->> 'value') as quantity
    from ${receiptLines} as named join ${receipts} as held on held.id = named.receipt_id and not held.is_gone
    cross join lateral jsonb_array_elements(held.state -> 'lines') as line
    where named.order_id = any(${textArray(orderIds)}) and line ->> 'id' = named.id
      and line ->> 'purchaseOrderLineId' is not null and line ->> 'itemId' is not null
      and line ->> 'facilityId' is not null and line -> 'baseQuantity' ->> 'value' is not null`);
  const facts = rows.map((row) => ({
    orderId: row.order_id,
    fact: {
      id: row.id,
      orderLineId: row.order_line_id,
      itemId: row.item_id,
      facilityId: row.facility_id,
      lot: row.lot,
      quantity: row.quantity,
      shipNoticeNumber: row.ship_notice,
    },
  }));
  return new Map([...Map.groupBy(facts, ({ orderId }) => orderId)].map(([id, of]) => [id, of.map(({ fact }) => fact)]));
}

/** A person's word on a substitute, with who said it. */
export interface KeptDecision extends SubstitutionDecision {
  readonly decidedBy: string;
}

/** By order: the last word of people on each substitute. */
export async function lastDecisions(db: Db | Tx, orderIds: readonly string[]): Promise<Map<string, KeptDecision[]>> {
  const t = substitutionDecisions;
  const rows = await db
    .selectDistinctOn([t.substitutionId], {
      orderId: t.orderId,
      key: t.key,
      state: t.state,
      itemId: t.substituteItemId,
      decidedBy: t.decidedBy,
    })
    .from(t)
    .where(sql`${t.orderId} = any(${textArray(orderIds)})`)
    .orderBy(t.substitutionId, sql`${t.place} desc`);
  return Map.groupBy(rows, ({ orderId }) => orderId);
}

/** Profiles by their slugs, those of partners that are no more too: what they sent is still theirs. */
export async function profilesOf(db: Db | Tx, supplierIds: readonly string[]): Promise<Map<string, PartnerProfile[]>> {
  const rows = await db.execute<{ supplier_id: string; profile: unknown }>(sql`
    select supplier_id, profile from orders.partner_copy where supplier_id = any(${textArray(new Set(supplierIds))})
    order by is_gone, slug`);
  return new Map(
    [...Map.groupBy(rows, (row) => row.supplier_id)].map(([id, of]) => [
      id,
      of.map(({ profile }) => $PartnerProfile.parse(profile)),
    ]),
  );
}

/** What stewards said that part numbers mean: `partner\0number` → item id. One statement for all partners. */
export async function saidOfParts(
  db: Db | Tx,
  parts: readonly { readonly partner: string; readonly number: string }[],
): Promise<Map<string, string>> {
  if (parts.length === 0) return new Map();
  const rows = await db.execute<{ party: string; key: string; target: string }>(sql`
    select party, key, target from hub.crosswalk
    join jsonb_to_recordset(${JSON.stringify(parts)}::text::jsonb) as asked(partner text, number text)
      on party = asked.partner and key = asked.number
    where kind = 'ITEM' and status = 'CONFIRMED'`);
  return new Map(rows.map(({ party, key, target }) => [partKey(party, key), target]));
}

export const partKey = (partner: string, number: string): string => `${partner}\u0000${number}`;
