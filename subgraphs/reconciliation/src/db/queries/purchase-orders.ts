import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { purchaseOrders } from '../schema.ts';

/** Keeps what orders are worth, each named once; what is older than what is kept changes nothing. One statement. */
export async function savePurchaseOrders(
  tx: Tx,
  orders: readonly (typeof purchaseOrders.$inferInsert)[],
): Promise<void> {
  await tx.execute(sql`
    insert into ${purchaseOrders} as held (id, version, number, supplier_id, value, currency)
    select id, version, number, "supplierId", value, currency
    from jsonb_to_recordset(${JSON.stringify(orders)}::text::jsonb) as told(id text, version bigint, number text,
      "supplierId" text, value numeric, currency text) order by id
    on conflict (id) do update set version = excluded.version, number = excluded.number,
      supplier_id = excluded.supplier_id, value = excluded.value, currency = excluded.currency
    where held.version < excluded.version`);
}
