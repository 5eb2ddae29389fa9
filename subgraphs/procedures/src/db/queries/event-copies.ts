import type { FacilityChanged, ItemChanged, PurchaseOrderChanged, StockChanged } from '@supply-hub/events';
import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import type { ComingLine } from '../../domain/inbound-line.ts';
import { caseDemands, inboundCopies, itemCopies, orderCopies, stockCopies, stockHeard } from '../demand-schema.ts';
import { facilityCopies, surgicalCases } from '../schema.ts';
import { lockWithWriters } from './copies-lock.ts';

/*
 * Copies of what other subgraphs tell, each kept in one statement: at first a hundred thousand of them come, and nearly
 * none of them is asked for by a case. What is not newer than the copy changes nothing. In each statement the parts see
 * the tables as they were before it.
 */

/** Cases that ask for the item become due when it is new, or is counted in other units. */
export async function keepItem(tx: Tx, item: ItemChanged, version: number): Promise<void> {
  await lockWithWriters(tx);
  const units = JSON.stringify(item.units);
  await tx.execute(sql`
    with put as (
      insert into ${itemCopies} as known (id, version, number, base_unit, units)
      values (${item.id}, ${version}, ${item.number}, ${item.baseUnit}, ${units}::text::jsonb)
      on conflict (id) do update set version = excluded.version, number = excluded.number,
        base_unit = excluded.base_unit, units = excluded.units
      where known.version < excluded.version
      returning id
    )
    insert into procedures.demand_due (case_id)
    select distinct case_id from put join ${caseDemands} as demand on demand.item_id = put.id
    where not exists (select from ${itemCopies} as was
      where was.id = put.id and was.base_unit = ${item.baseUnit} and was.units = ${units}::text::jsonb)`);
}

/** All cases of the facility become due, and all its items that cases ask for. */
export async function keepFacility(tx: Tx, facility: FacilityChanged, version: number): Promise<void> {
  await lockWithWriters(tx);
  const state = JSON.stringify(facility);
  await tx.execute(sql`
    with put as (
      insert into ${facilityCopies} as known (id, version, state)
      values (${facility.id}, ${version}, ${state}::text::jsonb)
      on conflict (id) do update set version = excluded.version, state = excluded.state
      where known.version < excluded.version
      returning id
    ), news as materialized (
      select id from put where not exists (
        select from ${facilityCopies} as was where was.id = put.id and was.state = ${state}::text::jsonb)
    ), pairs as (
      insert into procedures.allocation_due (item_id, facility_id)
      select distinct item_id, facility_id from ${caseDemands} where facility_id in (select id from news)
    )
    insert into procedures.demand_due (case_id)
    select id from ${surgicalCases}
    where facility_id in (select id from news) and status in ('SCHEDULED', 'STARTED')`);
}

/** The item becomes due at the facility when cases ask for it; all do when the facility's stock was never heard of. */
export async function keepStock(tx: Tx, { itemId, facilityId, lots }: StockChanged, version: number): Promise<void> {
  await lockWithWriters(tx);
  await tx.execute(sql`
    with put as (
      insert into ${stockCopies} as known (item_id, facility_id, version, lots)
      values (${itemId}, ${facilityId}, ${version}, ${JSON.stringify(lots)}::text::jsonb)
      on conflict (item_id, facility_id) do update set version = excluded.version, lots = excluded.lots
      where known.version < excluded.version
      returning item_id, facility_id
    ), heard as (
      insert into ${stockHeard} (facility_id)
      select facility_id from put where not exists (
        select from ${stockHeard} as known where known.facility_id = put.facility_id)
      on conflict do nothing returning facility_id
    )
    insert into procedures.allocation_due (item_id, facility_id)
    select item_id, facility_id from put where exists (
      select from ${caseDemands} as demand
      where demand.item_id = put.item_id and demand.facility_id = put.facility_id)
    union select distinct item_id, facility_id from ${caseDemands} where facility_id in (select facility_id from heard)`);
}

/** The items of the order become due where cases ask for them, those it no longer brings too. */
export async function keepInbound(
  tx: Tx,
  { id, number }: Pick<PurchaseOrderChanged, 'id' | 'number'>,
  version: number,
  lines: readonly ComingLine[],
): Promise<void> {
  await lockWithWriters(tx);
  const given = lines.map((line) => ({
    id: line.id,
    item_id: line.itemId,
    facility_id: line.facilityId,
    base_unit: line.baseUnit,
    promises: line.promises,
  }));
  await tx.execute(sql`
    with newer as (
      insert into ${orderCopies} as known (id, version) values (${id}, ${version})
      on conflict (id) do update set version = excluded.version where known.version < excluded.version
      returning id
    ), given as materialized (
      select line.* from newer, jsonb_to_recordset(${JSON.stringify(given)}::text::jsonb) as line(
        id text, item_id text, facility_id text, base_unit text, promises jsonb)
    ), was as materialized (
      select line.id, line.item_id, line.facility_id from newer join ${inboundCopies} as line on line.order_id = newer.id
    ), gone as (
      delete from ${inboundCopies} where id in (select id from was except select id from given)
    ), put as (
      insert into ${inboundCopies} (id, order_id, order_number, item_id, facility_id, base_unit, promises)
      select id, ${id}, ${number}, item_id, facility_id, base_unit, promises from given
      on conflict (id) do update set order_id = excluded.order_id, order_number = excluded.order_number,
        item_id = excluded.item_id, facility_id = excluded.facility_id, base_unit = excluded.base_unit,
        promises = excluded.promises
    )
    insert into procedures.allocation_due (item_id, facility_id)
    select item_id, facility_id from (
      select item_id, facility_id from was union select item_id, facility_id from given) as pair
    where exists (select from ${caseDemands} as demand
      where demand.item_id = pair.item_id and demand.facility_id = pair.facility_id)`);
}
