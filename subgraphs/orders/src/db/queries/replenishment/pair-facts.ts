import type { Tx } from '@supply-hub/postgres';
import { Decimal } from '@supply-hub/quantities';
import { textArray } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { pairRows, type Pair } from './needs-due.ts';

const $Decimal = z.string().transform((text) => Decimal.of(text));
const $Instant = z
  .string()
  .transform((text) => Temporal.Instant.from(text))
  .nullable();

/** Rows of raw statements, instants as ISO text and numbers as text. */
const instant = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

const $CaseNeed = z.object({
  demand_id: z.string(),
  case_id: z.string(),
  case_number: z.string().nullable(),
  item_id: z.string(),
  facility_id: z.string(),
  unit: z.string(),
  short: $Decimal,
  inbound: z.record(z.string(), $Decimal),
  starts_at: $Instant,
});
export type CaseNeedRow = z.output<typeof $CaseNeed>;

/** What cases lack of these pairs. */
export async function caseNeedsOf(tx: Tx, pairs: readonly Pair[]): Promise<CaseNeedRow[]> {
  const rows = await tx.execute(sql`
    select demand_id, case_id, number as case_number, item_id, facility_id, unit, short::text, inbound,
      ${instant('starts_at')} as starts_at
    from orders.case_need join ${pairRows(pairs)} using (item_id, facility_id)
    left join orders.needing_case using (case_id)`);
  return rows.map((row) => $CaseNeed.parse(row));
}

const $AskedLine = z.object({
  command_id: z.string(),
  position: z.number(),
  system: z.string(),
  item_id: z.string(),
  facility_id: z.string(),
  unit: z.string(),
  quantity: $Decimal,
  needed_on: z.string(),
  asked_by: z.string(),
  state: z.enum(['ASKED', 'STANDS', 'WITHDRAWN', 'REFUSED']),
  requisition_line_id: z.string().nullable(),
  change_command_id: z.string().nullable(),
  changes: z.number(),
  /** Of the requisition's copy; null where it is not known. */
  requested: $Decimal.nullable(),
  ordered: $Decimal.nullable(),
  is_closed: z.boolean().nullable(),
  is_cancelled: z.boolean().nullable(),
  is_gone: z.boolean().nullable(),
  order_lines: z.array(
    z.object({ id: z.string(), orderId: z.string(), number: z.string().nullable(), expected: $Decimal.nullable() }),
  ),
  cases_gone: z.array(z.string()),
  /** Days on which the cases it was asked for begin, that still need it. */
  case_starts: z.array(z.string().transform((text) => Temporal.Instant.from(text))),
  is_for_cases: z.boolean(),
});
export type AskedLineRow = z.output<typeof $AskedLine>;

/** What the hub asked for of these pairs, as far as something may still come of it. */
export async function askedLinesOf(tx: Tx, pairs: readonly Pair[]): Promise<AskedLineRow[]> {
  const rows = await tx.execute(sql`
    select asked.command_id, asked.position, asked.system, asked.item_id, asked.facility_id, asked.unit,
      asked.quantity::text, asked.needed_on::text, asked.asked_by, asked.state, asked.requisition_line_id,
      asked.change_command_id, asked.changes,
      line.value -> 'quantity' ->> 'value' as requested, line.value ->> 'orderedQuantity' as ordered,
      (line.value ->> 'isClosed')::boolean as is_closed, (line.value ->> 'isCancelled')::boolean as is_cancelled,
      held.is_gone,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', ordered.id, 'orderId', ordered.order_id,
          'number', placed.state ->> 'number',
          'expected', case when placed.is_gone then '0' else (life.promised + life.unpromised - life.refused)::text end))
        from hub.lineage_edge as edge join orders.purchase_order_line as ordered on ordered.id = edge.to_id
        join orders.purchase_order as placed on placed.id = ordered.order_id
        left join orders.order_line_life as life on life.id = ordered.id
        where edge.from_id = asked.requisition_line_id and edge.kind = 'causes'), '[]') as order_lines,
      coalesce((
        select jsonb_agg(distinct case_id) from orders.need_cover as cover
        where (cover.command_id, cover.position) = (asked.command_id, asked.position) and ended_at is not null),
        '[]') as cases_gone,
      coalesce((
        select jsonb_agg(${instant('starts_at')}) from orders.need_cover as cover
        join orders.needing_case using (case_id)
        where (cover.command_id, cover.position) = (asked.command_id, asked.position)
          and ended_at is null and starts_at is not null), '[]') as case_starts,
      exists (select from orders.need_cover as cover
        where (cover.command_id, cover.position) = (asked.command_id, asked.position)) as is_for_cases
    from orders.asked_line as asked join ${pairRows(pairs)} using (item_id, facility_id)
    left join orders.requisition as held on held.id = asked.requisition_id
    left join lateral jsonb_array_elements(held.state -> 'lines') as line(value)
      on line.value ->> 'id' = asked.requisition_line_id
    where asked.state in ('ASKED', 'STANDS')
    order by asked.command_id, asked.position`);
  return rows.map((row) => $AskedLine.parse(row));
}

const $Shelf = z.object({
  item_id: z.string(),
  facility_id: z.string(),
  unit: z.string(),
  reorder_point: $Decimal.nullable(),
  fill_to: $Decimal.nullable(),
  usable: $Decimal,
  requested_by_others: $Decimal,
  ordered_by_others: $Decimal,
});
export type ShelfRow = z.output<typeof $Shelf>;

/** Of those of these pairs that are kept to a level: to which, and what there is and comes without the hub. */
export async function shelvesOf(tx: Tx, pairs: readonly Pair[]): Promise<ShelfRow[]> {
  const rows = await tx.execute(sql`
    select par.item_id, par.facility_id, par.unit, par.reorder_point::text, par.fill_to::text,
      coalesce(stock.usable, 0)::text as usable,
      coalesce((
        select sum(greatest(0, (line.value -> 'quantity' ->> 'value')::numeric
          - (line.value ->> 'orderedQuantity')::numeric))
        from orders.requisition_line as open join orders.requisition as held on held.id = open.requisition_id
        cross join lateral jsonb_array_elements(held.state -> 'lines') as line(value)
        where (open.item_id, open.facility_id) = (par.item_id, par.facility_id) and open.is_open and not held.is_gone
          and line.value ->> 'id' = open.id
          and not exists (select from orders.asked_line as asked where asked.requisition_line_id = open.id)), 0)::text
        as requested_by_others,
      coalesce((
        select sum(life.promised + life.unpromised - life.refused)
        from orders.order_line_life as life
        where (life.item_id, life.facility_id) = (par.item_id, par.facility_id)
          and not exists (
            select from hub.lineage_edge as edge join orders.asked_line as asked on asked.requisition_line_id = edge.from_id
            where edge.to_id = life.id and edge.kind = 'causes')), 0)::text as ordered_by_others
    from orders.par_level_copy as par join ${pairRows(pairs)} using (item_id, facility_id)
    left join orders.stock_copy as stock using (item_id, facility_id)
    where not par.is_gone`);
  return rows.map((row) => $Shelf.parse(row));
}

const $Refused = z.object({
  item_id: z.string(),
  facility_id: z.string(),
  command_id: z.string(),
  said: z.string().nullable(),
});

/** What the hub asked for of these pairs since then and was refused, with what was said. */
export async function refusalsOf(tx: Tx, pairs: readonly Pair[], since: Temporal.Instant) {
  const rows = await tx.execute(sql`
    select item_id, facility_id, command_id, said
    from orders.asked_line as asked join ${pairRows(pairs)} using (item_id, facility_id)
    join hub.command as command on command.id = asked.command_id
    where asked.state = 'REFUSED' and asked.asked_by = 'hub' and asked.asked_at >= ${since.toString()}::timestamptz
    order by command.seq`);
  return rows.map((row) => $Refused.parse(row));
}

const $ItemUnits = z.object({
  id: z.string(),
  number: z.string(),
  units: z.array(z.object({ unit: z.string(), numerator: z.string(), denominator: z.string() })),
});

/** What items are called and how they are packed, as they were last told. */
export async function itemUnitsOf(tx: Tx, itemIds: readonly string[]) {
  const rows = await tx.execute(sql`
    select id, number, units from orders.item_copy where id = any(${textArray(new Set(itemIds))})`);
  return new Map(rows.map((row) => $ItemUnits.parse(row)).map((item) => [item.id, item]));
}

/** The base units of items; those the hub does not know are missing. */
export async function baseUnitsOf(tx: Tx, itemIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.execute<{ id: string; base_unit: string }>(sql`
    select id, base_unit from orders.item_copy where id = any(${textArray(new Set(itemIds))})`);
  return new Map(rows.map(({ id, base_unit: unit }) => [id, unit]));
}
