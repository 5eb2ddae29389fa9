import { $PartnerProfile, type PartnerProfile } from '@supply-hub/partners';
import type { Tx } from '@supply-hub/postgres';
import { textArray } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import { progressOf } from '../../domain/purchase-order.ts';
import { changesDue } from '../change-schema.ts';
import { partnerCopies, transmissions, transmissionsDue } from '../document-schema.ts';
import { purchaseOrders } from '../schema.ts';
import { troubles } from '../trouble-schema.ts';

/** A trading partner as it was last told. */
export interface PartnerCopy {
  readonly id: string;
  readonly version: number;
  readonly slug: string;
  readonly supplierId: string | null;
  readonly profile: PartnerProfile;
  readonly isGone: boolean;
}

/**
 * Keeps what is newer than the copy. Orders of those partners that nobody has sent yet, and that nothing has come of,
 * are noted as due: a partner that is new here has them sent, and so has one whose profile was put right.
 */
export async function keepPartners(tx: Tx, partners: readonly PartnerCopy[]): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${partnersLock})`);
  const rows = partners.map(({ supplierId, isGone, ...rest }) => ({
    ...rest,
    supplier_id: supplierId,
    is_gone: isGone,
  }));
  const kept = await tx.execute<{ supplier_id: string | null }>(sql`
    insert into ${partnerCopies} as known (id, version, slug, supplier_id, profile, is_gone)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as given(id text, version bigint, slug text, supplier_id text, profile jsonb, is_gone boolean)
    on conflict (id) do update set version = excluded.version, slug = excluded.slug,
      supplier_id = excluded.supplier_id, profile = excluded.profile, is_gone = excluded.is_gone
    where known.version < excluded.version
    returning supplier_id`);
  const suppliers = kept.flatMap(({ supplier_id: id }) => id ?? []);
  if (suppliers.length === 0) return;
  await tx.execute(sql`
    insert into ${transmissionsDue} (order_id)
    select id from ${purchaseOrders} as held
    where supplier_id = any(${textArray(suppliers)}) and progress = ${progressOf('SENT')} and not is_gone
      and not exists (select from ${transmissions} as sent where sent.order_id = held.id and sent.message_id is not null)
    order by id
    on conflict do nothing`);
  await tx.execute(sql`select pg_notify('orders_transmission', '')`);
  // How its answers are read may be another: what it answered is folded again.
  await tx.execute(sql`
    insert into orders.refold_due (order_id)
    select distinct named.order_id from orders.supplier_document as sent
    join orders.supplier_document_order as named on named.document_id = sent.id
    where sent.supplier_id = any(${textArray(suppliers)})`);
  await tx.execute(sql`select pg_notify('orders_refold', '')`);
  // Changes that could not be told may be tellable now. Noted last, as by who folds: or each would wait for the other.
  await tx.execute(sql`
    insert into ${changesDue} (order_id)
    select sent.order_id from ${transmissions} as sent
    where sent.supplier_id = any(${textArray(suppliers)}) and sent.message_id is not null
      and exists (select from ${troubles} as untold
        where untold.scope = 'order-change:' || sent.order_id and untold.ended_at is null)
    order by 1
    on conflict do nothing`);
}

/**
 * Held alone by who keeps partners and together by who decides by them: or an order that was saved, looked at and put
 * aside while a partner was being kept would be seen by neither.
 */
const partnersLock = sql`hashtext('orders.partners')`;

export async function lockPartners(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock_shared(${partnersLock})`);
}

/** The partners of these suppliers that still are, in the order of their slugs. */
export async function partnersOf(tx: Tx, supplierIds: readonly string[]): Promise<PartnerCopy[]> {
  const t = partnerCopies;
  const rows = await tx
    .select()
    .from(t)
    .where(sql`${t.supplierId} = any(${textArray(supplierIds)}) and not ${t.isGone}`)
    .orderBy(t.slug);
  return rows.map((row) => ({ ...row, profile: $PartnerProfile.parse(row.profile) }));
}

/** Which partners the exchange can send to: it hears of them on its own. */
export async function knownToExchange(tx: Tx, slugs: readonly string[]): Promise<Set<string>> {
  if (slugs.length === 0) return new Set();
  const rows = await tx.execute<{ partner: string }>(
    sql`select partner from hub.partner where partner = any(${textArray(new Set(slugs))}) and not is_gone`,
  );
  return new Set(rows.map(({ partner }) => partner));
}
