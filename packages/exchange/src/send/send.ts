import { randomUUID } from 'node:crypto';
import { InvalidInput } from '@supply-hub/errors';
import { hubId } from '@supply-hub/identifiers';
import { recordEdges } from '@supply-hub/lineage';
import type { Tx } from '@supply-hub/postgres';
import type { SegmentInput } from '@supply-hub/x12';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { announce } from '../store/announce.ts';
import { $MessageRow } from '../store/message-row.ts';

/** A document for a partner. */
export interface Outgoing {
  /** The partner's slug. */
  readonly partner: string;
  /** ST01. */
  readonly documentType: string;
  readonly documentNumber: string | null;
  /** What order is kept by: `po:4500017`. One that is not sent yet holds back those queued behind it under this key. */
  readonly businessKey: string | null;
  /** Without ST and SE. */
  readonly segments: readonly SegmentInput[];
  /** Hub ids of what it tells of; each gets a `causes` edge to the message. */
  readonly about: readonly string[];
  readonly facilityId: string | null;
  readonly supplierId: string | null;
  /** The same key queues one message, for ever. */
  readonly idempotencyKey: string;
}

const $Partner = z.object({ name: z.string() });

/**
 * Queues a document with the caller's transaction: it is sent if that commits, and never was if not. Control numbers and
 * bytes it gets when its turn comes; whatever happens then, its partner gets one document.
 *
 * @param tx of any subgraph's role, or the hub's
 * @param at when it is queued
 * @returns the message's id, and whether this call queued it
 * @throws InvalidInput nobody has told the exchange of such a partner
 */
export async function send(
  tx: Tx,
  document: Outgoing,
  at: Temporal.Instant,
): Promise<{ messageId: string; isNew: boolean }> {
  const [partner] = await tx.execute(sql`select name from hub.partner where partner = ${document.partner}`);
  if (partner === undefined)
    throw new InvalidInput(`There is no trading partner "${document.partner}".`, { field: 'partner' });
  const id = hubId('message', 'exchange', randomUUID());
  const { segments, ...said } = document;
  const message = {
    id,
    partner: said.partner,
    partner_name: $Partner.parse(partner).name,
    document_type: said.documentType,
    document_number: said.documentNumber,
    business_key: said.businessKey,
    facility_id: said.facilityId,
    supplier_id: said.supplierId,
    about: [...new Set(said.about)],
    idempotency_key: said.idempotencyKey,
    at: at.toString(),
  };
  const [row] = await tx.execute(sql`
    select * from hub.queue_message(${JSON.stringify(message)}::text::jsonb, ${JSON.stringify(segments)}::text::jsonb)`);
  const queued = $MessageRow.parse(row);
  const isNew = queued.id === id;
  if (isNew) {
    const facilityIds = said.facilityId === null ? [] : [said.facilityId];
    const supplierIds = said.supplierId === null ? [] : [said.supplierId];
    const edges = message.about.map((from) => ({ from, to: id, kind: 'causes' as const, facilityIds, supplierIds }));
    await recordEdges(tx, edges, at);
    await announce(tx, [queued], at);
  }
  return { messageId: queued.id, isNew };
}
