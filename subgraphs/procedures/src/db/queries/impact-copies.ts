import type { BackorderChanged, SubstitutionChanged, SupplierItemChanged, TransferChanged } from '@supply-hub/events';
import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import {
  backorderCopies,
  caseDemands,
  substitutionCopies,
  supplierItemCopies,
  transferCopies,
} from '../demand-schema.ts';
import { lockWithWriters } from './copies-lock.ts';
import type { Told } from './event-copies.ts';

/*
 * Copies of what orders and inventory tell of troubles and of what is done about them. As with other copies, what is
 * not newer changes nothing, and an item becomes due at a facility where cases ask for it.
 */

/** Items become due that a supplier owes, owes no more, or owes for another day. */
export async function keepBackorders(tx: Tx, backorders: readonly Told<BackorderChanged>[]): Promise<void> {
  await lockWithWriters(tx);
  const given = backorders.map(({ version, data }) => ({
    id: data.id,
    version,
    order_number: data.orderNumber,
    order_line_id: data.orderLineId,
    supplier_id: data.supplierId,
    item_id: data.itemId,
    facility_id: data.facilityId,
    quantity: data.quantity,
    unit: data.unit,
    promised_on: data.promisedOn,
    is_open: data.isOpen,
  }));
  await tx.execute(sql`
    with put as (
      insert into ${backorderCopies} as known (id, version, order_number, order_line_id, supplier_id, item_id,
        facility_id, quantity, unit, promised_on, is_open)
      select * from jsonb_to_recordset(${JSON.stringify(given)}::text::jsonb) as given(id text, version bigint,
        order_number text, order_line_id text, supplier_id text, item_id text, facility_id text, quantity numeric,
        unit text, promised_on date, is_open boolean)
      on conflict (id) do update set version = excluded.version, order_number = excluded.order_number,
        order_line_id = excluded.order_line_id, supplier_id = excluded.supplier_id, item_id = excluded.item_id,
        facility_id = excluded.facility_id, quantity = excluded.quantity, unit = excluded.unit,
        promised_on = excluded.promised_on, is_open = excluded.is_open
      where known.version < excluded.version
      returning item_id, facility_id
    )
    insert into procedures.allocation_due (item_id, facility_id)
    select distinct item_id, facility_id from put where exists (select from ${caseDemands} as demand
      where demand.item_id = put.item_id and demand.facility_id = put.facility_id)`);
}

/** Items become due where stock is on its way to, has come, or does not come. */
export async function keepTransfers(tx: Tx, transfers: readonly Told<TransferChanged>[]): Promise<void> {
  await lockWithWriters(tx);
  const given = transfers.map(({ version, data }) => ({
    id: data.id,
    version,
    reference: data.reference,
    item_id: data.itemId,
    facility_id: data.toFacilityId,
    location_id: data.toLocationId,
    from_facility_id: data.fromFacilityId,
    expires_on: data.expiresOn,
    quantity: data.quantity,
    unit: data.unit,
    state: data.state,
    asked_at: data.askedAt,
    expected_at: data.expectedAt,
    received_at: data.receivedAt,
  }));
  await tx.execute(sql`
    with put as (
      insert into ${transferCopies} as known (id, version, reference, item_id, facility_id, location_id,
        from_facility_id, expires_on, quantity, unit, state, asked_at, expected_at, received_at)
      select * from jsonb_to_recordset(${JSON.stringify(given)}::text::jsonb) as given(id text, version bigint,
        reference text, item_id text, facility_id text, location_id text, from_facility_id text, expires_on date,
        quantity numeric, unit text, state text, asked_at timestamptz, expected_at timestamptz, received_at timestamptz)
      on conflict (id) do update set version = excluded.version, state = excluded.state,
        expected_at = excluded.expected_at, received_at = excluded.received_at
      where known.version < excluded.version
      returning item_id, facility_id
    )
    insert into procedures.allocation_due (item_id, facility_id)
    select distinct item_id, facility_id from put where exists (select from ${caseDemands} as demand
      where demand.item_id = put.item_id and demand.facility_id = put.facility_id)`);
}

/** Items become due that a substitute is to take the place of, or is no more, and cases whose demands it took. */
export async function keepSubstitutions(tx: Tx, substitutions: readonly Told<SubstitutionChanged>[]): Promise<void> {
  await lockWithWriters(tx);
  const given = substitutions.map(({ version, data }) => ({
    id: data.id,
    version,
    order_number: data.orderNumber,
    order_line_id: data.orderLineId,
    supplier_id: data.supplierId,
    item_id: data.itemId,
    facility_id: data.facilityId,
    substitute_item_id: data.substituteItemId,
    quantity: data.baseQuantity,
    unit: data.unit,
    factor: data.factor,
    state: data.state,
  }));
  await tx.execute(sql`
    with put as (
      insert into ${substitutionCopies} as known (id, version, order_number, order_line_id, supplier_id, item_id,
        facility_id, substitute_item_id, quantity, unit, factor, state)
      select * from jsonb_to_recordset(${JSON.stringify(given)}::text::jsonb) as given(id text, version bigint,
        order_number text, order_line_id text, supplier_id text, item_id text, facility_id text,
        substitute_item_id text, quantity numeric, unit text, factor numeric, state text)
      on conflict (id) do update set version = excluded.version, order_number = excluded.order_number,
        order_line_id = excluded.order_line_id, supplier_id = excluded.supplier_id, item_id = excluded.item_id,
        facility_id = excluded.facility_id, substitute_item_id = excluded.substitute_item_id,
        quantity = excluded.quantity, unit = excluded.unit, factor = excluded.factor, state = excluded.state
      where known.version < excluded.version
      returning id, item_id, facility_id
    ), cases as (
      insert into procedures.demand_due (case_id)
      select distinct case_id from procedures.demand_substitution where substitution_id in (select id from put)
    )
    insert into procedures.allocation_due (item_id, facility_id)
    select distinct item_id, facility_id from put where exists (select from ${caseDemands} as demand
      where demand.item_id = put.item_id and demand.facility_id = put.facility_id)`);
}

/** Who sells what. No decision turns on it. */
export async function keepSupplierItems(tx: Tx, items: readonly Told<SupplierItemChanged>[]): Promise<void> {
  await lockWithWriters(tx);
  const given = items.map(({ version, data: { id, supplierId, itemId } }) => ({
    id,
    version,
    supplier_id: supplierId,
    item_id: itemId,
  }));
  await tx.execute(sql`
    insert into ${supplierItemCopies} as known (id, version, supplier_id, item_id)
    select * from jsonb_to_recordset(${JSON.stringify(given)}::text::jsonb)
      as given(id text, version bigint, supplier_id text, item_id text)
    on conflict (id) do update set version = excluded.version, supplier_id = excluded.supplier_id,
      item_id = excluded.item_id
    where known.version < excluded.version`);
}
