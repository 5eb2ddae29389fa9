import type { Viewer } from '@supply-hub/identity';
import type { Db, Tx } from '@supply-hub/postgres';
import { textArray } from '@supply-hub/subgraph-kit';
import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { answerKinds, type PartnerFacts } from '../../domain/partner-health.ts';

const $Row = z.object({
  partner: z.string(),
  id: z.string(),
  name: z.string(),
  supplierId: z.string().nullable(),
  hold: z.string().nullable(),
  unreachable: z.string().nullable(),
  lastReceivedAt: z.string().nullable(),
  lastSentAt: z.string().nullable(),
  punctuality: z.array(
    z.object({
      kind: z.enum(answerKinds),
      expected: z.number(),
      onTime: z.number(),
      late: z.number(),
      missing: z.number(),
    }),
  ),
  waitingToSend: z.coerce.number(),
  parked: z.coerce.number(),
  oldestWaitingId: z.string().nullable(),
  orderIds: z.array(z.string()),
  amount: z.string().nullable(),
  currency: z.string().nullable(),
  caseIds: z.array(z.string()),
});

/** How exchange with a partner goes, with what hangs on it. */
export interface PartnerHealthRow extends PartnerFacts, Omit<z.infer<typeof $Row>, keyof PartnerFacts> {}

/** Failures in a row from which on a transport is not relied on; as the exchange's own breaker. */
const brokenFrom = 3;
const mostCases = 100;

/**
 * How exchange with partners goes at an instant: one statement, whatever their number. What hangs on a partner are the
 * orders whose answers are missing or whose documents wait, and the cases they cover that the viewer may see.
 *
 * @param viewer null: the hub itself
 */
export async function partnerHealth(
  db: Db | Tx,
  viewer: Viewer | null,
  partner: string | null,
  at: Temporal.Instant,
): Promise<PartnerHealthRow[]> {
  const now = sql`${at.toString()}::timestamptz`;
  const rows = await db.execute(sql`
    with known as materialized (
      select partner, id, name, supplier_id, hold ->> 'reason' as hold, profile -> 'send' as send
      from hub.partner
      where not is_gone and ${partner === null ? sql`true` : sql`partner = ${partner}`} and ${seesPartner(viewer)}
    ), due as materialized (
      select clock.* from hub.message_clock as clock join known using (partner)
      where due_at <= ${now} and (met_at is null or due_at > ${now} - interval '7 days')
    ), punctuality as (
      select partner, kind, count(*)::int as expected, count(*) filter (where met_at <= due_at)::int as "onTime",
        count(*) filter (where met_at > due_at)::int as late, count(*) filter (where met_at is null)::int as missing
      from due group by partner, kind
    ), waiting as materialized (
      select message.id, partner, direction, business_key, received_at from hub.message join known using (partner)
      where (direction = 'OUT' and state in ('QUEUED', 'HELD')) or (direction = 'IN' and state = 'PARKED')
    ), behind as materialized (
      select distinct known.partner, po.id, po.value, po.currency from (
        select partner, business_key from waiting
        union select partner, business_key from due where met_at is null
      ) as stuck join known using (partner)
      join reconciliation.purchase_order as po on stuck.business_key = 'po:' || po.number
        and (known.supplier_id is null or po.supplier_id = known.supplier_id)
    ), cases as (
      select distinct behind.partner, needs.from_id as id from behind
      join reconciliation.order_line as line on line.order_id = behind.id
      join hub.lineage_edge as covers on covers.from_id = line.id and covers.kind = 'covers' and covers.ended_at is null
      join hub.lineage_edge as needs on needs.to_id = covers.to_id and needs.kind = 'needs' and needs.ended_at is null
      where ${seesCase(viewer)}
    )
    select partner, id, name, supplier_id as "supplierId", hold,
      -- Its usual transport is broken, and so is the other one where it has one; what works has no row.
      (select case when count(*) = case when send ->> 'fallback' is null then 1 else 2 end then max(last_fault) end
        from hub.partner_line as line where line.partner = known.partner and failures >= ${brokenFrom}
          and transport in (send ->> 'via', send ->> 'fallback')) as unreachable,
      (select max(received_at)::text from hub.message where message.partner = known.partner and direction = 'IN')
        as "lastReceivedAt",
      (select max(sent_at)::text from hub.message where message.partner = known.partner and direction = 'OUT')
        as "lastSentAt",
      coalesce((select jsonb_agg(to_jsonb(p) - 'partner' order by kind desc) from punctuality as p
        where p.partner = known.partner), '[]') as punctuality,
      (select count(*) from waiting where waiting.partner = known.partner and direction = 'OUT') as "waitingToSend",
      (select count(*) from waiting where waiting.partner = known.partner and direction = 'IN') as parked,
      (select waiting.id from waiting where waiting.partner = known.partner order by received_at, waiting.id limit 1)
        as "oldestWaitingId",
      array(select behind.id from behind where behind.partner = known.partner order by 1) as "orderIds",
      (select case when count(distinct currency) = 1 and count(value) = count(*) then sum(value)::text end from behind
        where behind.partner = known.partner) as amount,
      (select min(currency) from behind where behind.partner = known.partner) as currency,
      array(select cases.id from cases where cases.partner = known.partner order by 1 limit ${mostCases}::integer) as "caseIds"
    from known order by name, partner`);
  return rows.map((row) => {
    const read = $Row.parse(row);
    return { ...read, orderCount: read.orderIds.length, caseCount: read.caseIds.length };
  });
}

function seesPartner(viewer: Viewer | null): SQL {
  if (viewer?.role !== 'partner') return sql`true`;
  return sql`supplier_id = any(${textArray(viewer.suppliers)})`;
}

function seesCase(viewer: Viewer | null): SQL {
  if (viewer === null || (viewer.role !== 'partner' && viewer.facilities === '*')) return sql`true`;
  if (viewer.role === 'partner') return sql`false`;
  return sql`(needs.facility_ids is null or needs.facility_ids && ${textArray(viewer.facilities)})`;
}
