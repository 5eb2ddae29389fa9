import type { FacilityChanged, ItemChanged, StockChanged } from '@supply-hub/events';
import type { Tx } from '@supply-hub/postgres';
import { textArray } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import type { ComingLine } from '../../domain/inbound-line.ts';
import { caseDemands, inboundCopies, itemCopies, orderCopies, stockCopies, stockHeard } from '../demand-schema.ts';
import { facilityCopies, surgicalCases } from '../schema.ts';
import { lockWithWriters } from './copies-lock.ts';

/*
 * Copies of what other subgraphs tell, many in one statement: at first a hundred thousand of them come, and nearly none
 * is asked for by a case. What is not newer than the copy changes nothing. In each statement all parts see the tables
 * as they were before it.
 */

/** What was told of one aggregate last, with its version. */
export interface Told<T> {
  readonly version: number;
  readonly data: T;
}

/** Cases that ask for an item become due when it is new, or is counted in other units. */
export async function keepItems(tx: Tx, items: readonly Told<ItemChanged>[]): Promise<void> {
  await lockWithWriters(tx);
  const given = items.map(({ version, data: { id, number, baseUnit, units } }) => ({
    id,
    version,
    number,
    base_unit: baseUnit,
    units,
  }));
  await tx.execute(sql`
    with put as (
      insert into ${itemCopies} as known (id, version, number, base_unit, units)
      select * from jsonb_to_recordset(${JSON.stringify(given)}::text::jsonb)
        as given(id text, version bigint, number text, base_unit text, units jsonb)
      on conflict (id) do update set version = excluded.version, number = excluded.number,
        base_unit = excluded.base_unit, units = excluded.units
      where known.version < excluded.version
      returning id, base_unit, units
    ), news as (
      select id from put where not exists (select from ${itemCopies} as was
        where (was.id, was.base_unit, was.units) = (put.id, put.base_unit, put.units))
    )
    insert into procedures.demand_due (case_id)
    select distinct case_id from news join ${caseDemands} as demand on demand.item_id = news.id`);
}

/** All cases of a facility become due when anything about it is another, and all its items that cases ask for. */
export async function keepFacilities(tx: Tx, facilities: readonly Told<FacilityChanged>[]): Promise<void> {
  await lockWithWriters(tx);
  const given = facilities.map(({ version, data }) => ({ id: data.id, version, state: data }));
  await tx.execute(sql`
    with put as (
      insert into ${facilityCopies} as known (id, version, state)
      select * from jsonb_to_recordset(${JSON.stringify(given)}::text::jsonb)
        as given(id text, version bigint, state jsonb)
      on conflict (id) do update set version = excluded.version, state = excluded.state
      where known.version < excluded.version
      returning id, state
    ), news as materialized (
      select id from put where not exists (
        select from ${facilityCopies} as was where (was.id, was.state) = (put.id, put.state))
    ), pairs as (
      insert into procedures.allocation_due (item_id, facility_id)
      select distinct item_id, facility_id from ${caseDemands} where facility_id in (select id from news)
    )
    insert into procedures.demand_due (case_id)
    select id from ${surgicalCases}
    where facility_id in (select id from news) and status in ('SCHEDULED', 'STARTED')`);
}

/** An item becomes due at a facility when cases ask for it. */
export async function keepStock(tx: Tx, stock: readonly Told<StockChanged>[]): Promise<void> {
  await lockWithWriters(tx);
  const given = stock.map(({ version, data: { itemId, facilityId, lots } }) => ({
    item_id: itemId,
    facility_id: facilityId,
    version,
    lots,
  }));
  await tx.execute(sql`
    with put as (
      insert into ${stockCopies} as known (item_id, facility_id, version, lots)
      select * from jsonb_to_recordset(${JSON.stringify(given)}::text::jsonb)
        as given(item_id text, facility_id text, version bigint, lots jsonb)
      on conflict (item_id, facility_id) do update set version = excluded.version, lots = excluded.lots
      where known.version < excluded.version
      returning item_id, facility_id
    )
    insert into procedures.allocation_due (item_id, facility_id)
    select item_id, facility_id from put where exists (
      select from ${caseDemands} as demand
      where demand.item_id = put.item_id and demand.facility_id = put.facility_id)`);
}

/** All items that cases ask for at a facility become due when its whole stock is known: of the others there is none. */
export async function keepStockLoaded(tx: Tx, facilityIds: readonly string[]): Promise<void> {
  if (facilityIds.length === 0) return;
  await lockWithWriters(tx);
  await tx.execute(sql`
    with heard as (
      insert into ${stockHeard} (facility_id) select unnest(${textArray(facilityIds)})
      on conflict do nothing returning facility_id
    )
    insert into procedures.allocation_due (item_id, facility_id)
    select distinct item_id, facility_id from ${caseDemands} where facility_id in (select facility_id from heard)`);
}

/** An order with what is still to come of it. */
export interface ComingOrder {
  readonly id: string;
  readonly number: string;
  readonly lines: readonly ComingLine[];
}

/** The items of an order become due where cases ask for them, those it no longer brings too. */
export async function keepInbound(tx: Tx, orders: readonly Told<ComingOrder>[]): Promise<void> {
  await lockWithWriters(tx);
  const given = orders.map(({ version, data: { id, number, lines } }) => ({
    id,
    version,
    number,
    lines: lines.map((line) => ({
      id: line.id,
      item_id: line.itemId,
      facility_id: line.facilityId,
      base_unit: line.baseUnit,
      promises: line.promises,
    })),
  }));
  await tx.execute(sql`
    with told as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(given)}::text::jsonb)
        as told(id text, version bigint, number text, lines jsonb)
    ), newer as (
      insert into ${orderCopies} as known (id, version) select id, version from told
      on conflict (id) do update set version = excluded.version where known.version < excluded.version
      returning id
    ), given as materialized (
      select line.*, told.id as order_id, told.number as order_number
      from newer join told using (id), jsonb_to_recordset(told.lines) as line(
        id text, item_id text, facility_id text, base_unit text, promises jsonb)
    ), was as materialized (
      select line.id, line.item_id, line.facility_id from newer join ${inboundCopies} as line on line.order_id = newer.id
    ), gone as (
      delete from ${inboundCopies}
      where (id, item_id) in (select id, item_id from was except select id, item_id from given)
    ), put as (
      insert into ${inboundCopies} (id, order_id, order_number, item_id, facility_id, base_unit, promises)
      select id, order_id, order_number, item_id, facility_id, base_unit, promises from given
      on conflict (id, item_id) do update set order_id = excluded.order_id, order_number = excluded.order_number,
        facility_id = excluded.facility_id, base_unit = excluded.base_unit,
        promises = excluded.promises
    )
    insert into procedures.allocation_due (item_id, facility_id)
    select item_id, facility_id from (
      select item_id, facility_id from was union select item_id, facility_id from given) as pair
    where exists (select from ${caseDemands} as demand
      where demand.item_id = pair.item_id and demand.facility_id = pair.facility_id)`);
}
