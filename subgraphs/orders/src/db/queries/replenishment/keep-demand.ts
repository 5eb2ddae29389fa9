import type { AllocationDecided, CaseChanged, ParLevelChanged, StockChanged } from '@supply-hub/events';
import type { Tx } from '@supply-hub/postgres';
import { Decimal } from '@supply-hub/quantities';
import { textArray } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import type { Versioned } from '../agreed-prices.ts';

/** Keeps when cases are, each given once; what was asked for those that are elsewhere in time is looked at again. */
export async function keepNeedingCases(tx: Tx, told: readonly Versioned<CaseChanged>[]): Promise<void> {
  const rows = told.map(({ version, data: { id, number, scheduledAt } }) => ({
    case_id: id,
    version,
    number,
    starts_at: scheduledAt,
  }));
  await tx.execute(sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
        as given(case_id text, version bigint, number text, starts_at timestamptz)
    ), kept as (
      insert into orders.needing_case as known (case_id, version, number, starts_at)
      select * from given order by case_id
      on conflict (case_id) do update set version = excluded.version, number = excluded.number,
        starts_at = excluded.starts_at
      where known.version < excluded.version
      returning case_id
    )
    insert into orders.need_due (item_id, facility_id)
    select item_id, facility_id from orders.case_need join kept using (case_id)
    union
    select item_id, facility_id from orders.need_cover join kept using (case_id)
      join orders.asked_line using (command_id, position)`);
}

/**
 * Keeps what cases lack, each case given once: what is decided of one replaces all that was. What was asked for a demand that
 * is no more is noted as not needed by it (R26), and one that is there again needs it again.
 */
export async function keepCaseNeeds(
  tx: Tx,
  told: readonly Versioned<AllocationDecided>[],
  at: Temporal.Instant,
): Promise<void> {
  const versions = told.map(({ version, data }) => ({ case_id: data.caseId, version }));
  const taken = await tx.execute<{ case_id: string }>(sql`
    insert into orders.case_need_version as known (case_id, version)
    select * from jsonb_to_recordset(${JSON.stringify(versions)}::text::jsonb) as given(case_id text, version bigint)
    order by case_id
    on conflict (case_id) do update set version = excluded.version where known.version < excluded.version
    returning case_id`);
  const newer = new Set(taken.map(({ case_id: id }) => id));
  if (newer.size === 0) return;
  const decided = told.map(({ data }) => data).filter(({ caseId }) => newer.has(caseId));
  const wanted = decided.flatMap((one) => needsOf(one));
  const living = decided.flatMap(({ caseId, facilityId, allocations }) =>
    facilityId === null ? [] : allocations.map(({ demandId }) => ({ caseId, facilityId, demandId })),
  );
  await tx.execute(sql`
    with gone as (
      delete from orders.case_need where case_id = any(${textArray(newer)}) returning item_id, facility_id
    )
    insert into orders.need_due (item_id, facility_id) select distinct * from gone`);
  await tx.execute(sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(wanted)}::text::jsonb) as given(demand_id text, case_id text,
        item_id text, facility_id text, unit text, short numeric, inbound jsonb)
    ), kept as (
      insert into orders.case_need (demand_id, case_id, item_id, facility_id, unit, short, inbound)
      select * from given order by demand_id
      on conflict (demand_id) do update set case_id = excluded.case_id, item_id = excluded.item_id,
        facility_id = excluded.facility_id, unit = excluded.unit, short = excluded.short, inbound = excluded.inbound
    )
    insert into orders.need_due (item_id, facility_id)
    select distinct item_id, facility_id from given`);
  await tx.execute(sql`
    with living as (
      select * from jsonb_to_recordset(${JSON.stringify(living)}::text::jsonb)
        as living("demandId" text, "facilityId" text)
    ), judged as (
      select cover.demand_id, cover.command_id, cover.position, exists (
        select from living where living."demandId" = cover.demand_id and living."facilityId" = line.facility_id) as is_needed
      from orders.need_cover as cover join orders.asked_line as line using (command_id, position)
      where cover.case_id = any(${textArray(newer)})
    ), changed as (
      update orders.need_cover as cover
      set ended_at = case when is_needed then null else ${at.toString()}::timestamptz end
      from judged where (cover.demand_id, cover.command_id, cover.position)
          = (judged.demand_id, judged.command_id, judged.position)
        and (cover.ended_at is null) <> is_needed
      returning cover.command_id, cover.position
    )
    insert into orders.need_due (item_id, facility_id)
    select distinct item_id, facility_id from changed join orders.asked_line using (command_id, position)`);
}

/** R31: open quantities alone; those that lack nothing and wait for nothing are not kept. */
function needsOf({ caseId, facilityId, allocations }: AllocationDecided) {
  if (facilityId === null) return [];
  return allocations.flatMap(({ demandId, itemId, unit, short, inbound }) => {
    if (Decimal.of(short).sign === 0 && inbound.length === 0) return [];
    const waited: Record<string, string> = {};
    for (const { orderLineId, quantity } of inbound)
      waited[orderLineId] = Decimal.of(waited[orderLineId] ?? '0')
        .plus(Decimal.of(quantity))
        .toString();
    return [
      { demand_id: demandId, case_id: caseId, item_id: itemId, facility_id: facilityId, unit, short, inbound: waited },
    ];
  });
}

/** Keeps par levels, each given once. */
export async function keepParLevels(tx: Tx, told: readonly Versioned<ParLevelChanged>[]): Promise<void> {
  const rows = told.map(({ version, data }) => ({
    id: data.id,
    version,
    item_id: data.itemId,
    facility_id: data.facilityId,
    unit: data.unit,
    reorder_point: data.reorderPoint,
    fill_to: data.fillTo,
    is_gone: data.isGone,
  }));
  await tx.execute(sql`
    with kept as (
      insert into orders.par_level_copy as known
        (id, version, item_id, facility_id, unit, reorder_point, fill_to, is_gone)
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as given(id text, version bigint,
        item_id text, facility_id text, unit text, reorder_point numeric, fill_to numeric, is_gone boolean)
      order by id
      on conflict (id) do update set version = excluded.version, unit = excluded.unit,
        reorder_point = excluded.reorder_point, fill_to = excluded.fill_to, is_gone = excluded.is_gone
      where known.version < excluded.version
      returning item_id, facility_id
    )
    insert into orders.need_due (item_id, facility_id) select distinct * from kept`);
}

/** Keeps what there is of items, each pair given once; those kept to a level are looked at again (R33). */
export async function keepStock(tx: Tx, told: readonly Versioned<StockChanged>[]): Promise<void> {
  const rows = told.map(({ version, data: { itemId, facilityId, lots } }) => ({
    item_id: itemId,
    facility_id: facilityId,
    version,
    usable: lots
      .filter(({ status, recalled }) => status === 'AVAILABLE' && !recalled)
      .reduce((sum, { quantity }) => sum.plus(Decimal.of(quantity)), Decimal.of('0'))
      .toString(),
  }));
  await tx.execute(sql`
    with kept as (
      insert into orders.stock_copy as known (item_id, facility_id, version, usable)
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
        as given(item_id text, facility_id text, version bigint, usable numeric)
      order by item_id, facility_id
      on conflict (item_id, facility_id) do update set version = excluded.version, usable = excluded.usable
      where known.version < excluded.version
      returning item_id, facility_id
    )
    insert into orders.need_due (item_id, facility_id)
    select distinct item_id, facility_id from kept join orders.par_level_copy using (item_id, facility_id)
    where not is_gone`);
}
