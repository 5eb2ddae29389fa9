import type { Viewer } from '@supply-hub/identity';
import type { Db } from '@supply-hub/postgres';
import { textArray } from '@supply-hub/subgraph-kit';
import { sql, type SQL } from 'drizzle-orm';

/** What hangs on an exception. */
export interface Stakes {
  /** Of its orders, or of those lines of theirs it is about; null when there are none the hub knows, or they are in several currencies. */
  readonly value: { readonly amount: string; readonly currency: string } | null;
  /** Its own and those its orders cover now: those the viewer may see, by id. */
  readonly caseIds: readonly string[];
}

const mostCases = 100;

/**
 * What hangs on exceptions, as it is now: an order covers other cases tomorrow. Orders are those it names by id, and the
 * one its business key names; of that number with another supplier is another order. One statement.
 */
export async function stakesOf(db: Db, viewer: Viewer, exceptionIds: readonly string[]): Promise<Map<string, Stakes>> {
  const rows = await db.execute<{
    id: string;
    amount: string | null;
    currency: string | null;
    cases: string[] | null;
  }>(sql`
    with asked as materialized (
      select id, case_id, case_ids, order_ids, order_line_ids, supplier_id,
        case when business_key like 'po:%' then substr(business_key, 4) end as number
      from reconciliation.supply_exception where id = any(${textArray(exceptionIds)})
    ), about as materialized (
      select asked.id, po.id as order_id, po.value, po.currency from asked
      join reconciliation.purchase_order as po on po.id = any(asked.order_ids)
      union
      select asked.id, po.id, po.value, po.currency from asked
      join reconciliation.purchase_order as po on po.number = asked.number
        and (asked.supplier_id is null or po.supplier_id = asked.supplier_id)
    ), lines as materialized (
      select about.id, line.id as line_id, line.is_cancelled, line.quantity * line.unit_price as value, line.currency
      from about
      join asked using (id)
      join reconciliation.order_line as line on line.order_id = about.order_id
        and (asked.order_line_ids = '{}' or line.id = any(asked.order_line_ids))
    ), worth as (
      select id, case when count(distinct currency) = 1 and count(value) = count(*) then trim_scale(sum(value))::text end as amount,
        min(currency) as currency
      from (
        select about.id, about.value, about.currency from about join asked using (id) where order_line_ids = '{}'
        union all
        select lines.id, lines.value, lines.currency from lines join asked using (id)
        where order_line_ids <> '{}' and not is_cancelled
      ) as valued group by id
    ), at_stake as (
      select id, case_id from asked where case_id is not null
      union
      select id, named from asked cross join unnest(case_ids) as named
      union
      select lines.id, needs.from_id from lines
      join hub.lineage_edge as covers on covers.from_id = lines.line_id and covers.kind = 'covers' and covers.ended_at is null
      join hub.lineage_edge as needs on needs.to_id = covers.to_id and needs.kind = 'needs' and needs.ended_at is null
      where ${seesEdge(viewer, sql`needs`)}
    ), cases as (
      select id, (array_agg(case_id order by case_id))[1:${mostCases}::integer] as cases from at_stake group by id
    )
    select asked.id, amount, currency, cases
    from asked left join worth using (id) left join cases using (id)`);
  return new Map(
    rows.map(({ id, amount, currency, cases }) => [
      id,
      { value: amount === null || currency === null ? null : { amount, currency }, caseIds: cases ?? [] },
    ]),
  );
}

function seesEdge(viewer: Viewer, edge: SQL): SQL {
  if (viewer.role === 'partner') return sql`false`;
  if (viewer.facilities === '*') return sql`true`;
  return sql`(${edge}.facility_ids is null or ${edge}.facility_ids && ${textArray(viewer.facilities)})`;
}
