import type { Db, Tx } from '@supply-hub/postgres';
import { Decimal } from '@supply-hub/quantities';
import { sql, type SQL } from 'drizzle-orm';
import type { PolicyScope } from '../../domain/policy.ts';
import type { PolicyHistory } from '../../domain/policy-preview.ts';
import { purchaseOrders } from '../schema.ts';
import { troubles } from '../trouble-schema.ts';

/** So much is looked at, the newest of it. */
const mostOrders = 5000;
const mostTriggers = 50_000;
const mostTroubles = 5000;

/** Orders placed from that day on that a policy of this scope may concern, the newest first. */
export async function ordersSince(db: Db | Tx, { scope, scopeId }: PolicyScope, day: string): Promise<string[]> {
  const t = purchaseOrders;
  const rows = await db
    .select({ id: t.id })
    .from(t)
    .where(
      sql`not ${t.isGone} and ${t.orderedOn} >= ${day}::date
        and ${scope === 'SUPPLIER' ? sql`${t.supplierId} = ${scopeId}` : sql`true`}
        and ${scope === 'FACILITY' ? sql`${t.facilityIds} @> array[${scopeId}::text]` : sql`true`}`,
    )
    .orderBy(sql`${t.orderedOn} desc, ${t.id} desc`)
    .limit(mostOrders);
  return rows.map(({ id }) => id);
}

/** Whatever a policy of this scope does not concern is left out. */
const concerns = (
  { scope, scopeId }: PolicyScope,
  columns: Readonly<Partial<Record<PolicyScope['scope'], SQL>>>,
): SQL => {
  const column = columns[scope];
  return scope === 'GROUP' ? sql`true` : column === undefined ? sql`false` : sql`${column} = ${scopeId}`;
};

/** What came to be wanting for cases since then, by what was told of it. */
export async function triggersSince(
  db: Db | Tx,
  of: PolicyScope,
  since: Temporal.Instant,
): Promise<PolicyHistory['triggers']> {
  const rows = await db.execute<{ item_id: string; facility_id: string; at: string; starts_at: string | null }>(sql`
    with told as (
      select data ->> 'caseId' as case_id, data ->> 'facilityId' as facility_id, given ->> 'itemId' as item_id,
        (given ->> 'short')::numeric as short, occurred_at, seq
      from hub.outbox cross join jsonb_array_elements(data -> 'allocations') as given
      where type = 'procedures.allocation-decided' and occurred_at >= ${since.toString()}::timestamptz
    ), changed as (
      select *, lag(short, 1, 0::numeric) over (partition by case_id, item_id order by seq) as before from told
    )
    select item_id, changed.facility_id, occurred_at::text as at, starts_at::text
    from changed left join orders.relying_case as known on known.id = changed.case_id
    where short > before and changed.facility_id is not null
      and ${concerns(of, { FACILITY: sql`changed.facility_id`, ITEM: sql`item_id` })}
    order by occurred_at desc limit ${mostTriggers}`);
  return rows.map(({ item_id: itemId, facility_id: facilityId, at, starts_at: startsAt }) => ({
    itemId,
    facilityId,
    at: Temporal.Instant.from(at),
    startsAt: startsAt === null ? null : Temporal.Instant.from(startsAt),
  }));
}

/** What is kept to a level, what there is of it, and what is on order. */
export async function fillsNow(db: Db | Tx, of: PolicyScope): Promise<PolicyHistory['fills']> {
  const rows = await db.execute<{
    item_id: string;
    facility_id: string;
    unit: string;
    reorder_point: string | null;
    fill_to: string;
    usable: string;
    on_order: string;
  }>(sql`
    with kept as (
      select item_id, facility_id, min(unit) as unit, sum(reorder_point)::text as reorder_point, sum(fill_to)::text as fill_to
      from orders.par_level_copy
      where not is_gone and fill_to is not null
        and ${concerns(of, { FACILITY: sql`facility_id`, ITEM: sql`item_id` })}
      group by item_id, facility_id
    ), coming as (
      select item_id, facility_id, sum(promised + unpromised) as quantity
      from orders.order_line_life where promised + unpromised > 0 group by item_id, facility_id
    )
    select kept.*, coalesce(usable, 0)::text as usable, coalesce(coming.quantity, 0)::text as on_order
    from kept
    left join orders.stock_copy using (item_id, facility_id)
    left join coming using (item_id, facility_id)
    order by item_id, facility_id`);
  return rows.map((row) => ({
    itemId: row.item_id,
    facilityId: row.facility_id,
    unit: row.unit,
    par: {
      reorderPoint: row.reorder_point === null ? null : Decimal.of(row.reorder_point),
      fillTo: Decimal.of(row.fill_to),
    },
    onHand: Decimal.of(row.usable),
    onOrder: Decimal.of(row.on_order),
  }));
}

/** Troubles raised since then, the newest first. */
export async function troublesSince(
  db: Db | Tx,
  of: PolicyScope,
  since: Temporal.Instant,
): Promise<PolicyHistory['troubles']> {
  const t = troubles;
  const rows = await db
    .select()
    .from(t)
    .where(
      sql`${t.raisedAt} >= ${since.toString()}::timestamptz
        and ${concerns(of, { FACILITY: sql`${t.facilityId}`, SUPPLIER: sql`${t.supplierId}`, ITEM: sql`${t.itemId}` })}`,
    )
    .orderBy(sql`${t.raisedAt} desc, ${t.id}`)
    .limit(mostTroubles);
  return rows.map(({ kind, sentence, facilityId, supplierId, itemId, raisedAt }) => {
    return { kind, sentence, facilityId, supplierId, itemId, raisedAt: Temporal.Instant.from(raisedAt) };
  });
}
