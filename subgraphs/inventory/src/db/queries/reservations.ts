import type { Db, Tx } from '@supply-hub/postgres';
import { textArray } from '@supply-hub/subgraph-kit';
import { and, sql, type SQL } from 'drizzle-orm';
import type { Reservation } from '../../domain/reservation.ts';
import { allocations, caseShortages, reservations } from '../schema.ts';
import { noteAlertsDue } from './stock-alerts-due.ts';
import type { ItemAtFacility } from '../../domain/item-at-facility.ts';

/** What procedures decided for a case. */
export interface Decision {
  readonly allocationId: string;
  readonly version: number;
  readonly caseId: string;
  readonly at: Temporal.Instant;
  /** What the case lacks. */
  readonly shortages: readonly (ItemAtFacility & { readonly quantity: string })[];
  /** All the case has. */
  readonly reservations: readonly (Omit<Reservation, 'reservedAt'> & {
    readonly itemId: string;
    readonly facilityId: string;
  })[];
}

/**
 * Puts decisions in the place of those before, in at most six statements. One that is not newer than what is kept
 * changes nothing. A reservation that stands as it did keeps its time.
 *
 * @param decisions at most one for each case
 */
export async function keepDecisions(tx: Tx, decisions: readonly Decision[]): Promise<void> {
  const told = decisions.map(({ allocationId: id, version }) => ({ id, version }));
  const newer = await tx.execute<{ id: string }>(sql`
    insert into ${allocations} as kept (id, version)
    select id, version from jsonb_to_recordset(${JSON.stringify(told)}::text::jsonb) as given(id text, version bigint)
    on conflict (id) do update set version = excluded.version where kept.version < excluded.version
    returning id`);
  const ids = new Set(newer.map(({ id }) => id));
  const taken = decisions.filter(({ allocationId }) => ids.has(allocationId));
  const rows = taken.flatMap(({ reservations, at, version }) =>
    reservations.map((each) => ({ ...each, version, at: at.toString() })),
  );
  if (rows.length > 0)
    await tx.execute(sql`
      insert into ${reservations} as kept
        (id, lot_id, demand_id, case_id, item_id, facility_id, quantity, purpose, version, at)
      select id, "lotId", "demandId", "caseId", "itemId", "facilityId", quantity, purpose, version, at
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as given(id text, "lotId" text, "demandId" text,
        "caseId" text, "itemId" text, "facilityId" text, quantity numeric, purpose text, version bigint, at timestamptz)
      on conflict (id) do update set quantity = excluded.quantity, facility_id = excluded.facility_id,
        version = excluded.version, at = case when kept.quantity = excluded.quantity then kept.at else excluded.at end`);
  const cases = taken.map(({ caseId, version }) => ({ caseId, version }));
  if (cases.length === 0) return;
  const freed = await tx.execute<ItemAtFacility & Record<string, unknown>>(sql`
    delete from ${reservations} as kept
    using jsonb_to_recordset(${JSON.stringify(cases)}::text::jsonb) as told("caseId" text, version bigint)
    where kept.case_id = told."caseId" and kept.version < told.version
    returning kept.item_id as "itemId", kept.facility_id as "facilityId"`);
  const supplied = await keepShortages(tx, taken);
  await noteAlertsDue(tx, [...rows, ...freed, ...supplied, ...taken.flatMap(({ shortages }) => shortages)]);
}

/** @returns what cases lacked before */
async function keepShortages(tx: Tx, decisions: readonly Decision[]): Promise<readonly ItemAtFacility[]> {
  const cases = decisions.map(({ caseId }) => caseId);
  const before = await tx.execute<ItemAtFacility & Record<string, unknown>>(sql`
    delete from ${caseShortages} where case_id = any(${textArray(cases)})
    returning item_id as "itemId", facility_id as "facilityId"`);
  const rows = decisions.flatMap(({ caseId, shortages }) => shortages.map((each) => ({ ...each, caseId })));
  if (rows.length > 0)
    await tx.execute(sql`
      insert into ${caseShortages} (case_id, item_id, facility_id, quantity)
      select "caseId", "itemId", "facilityId", sum(quantity) from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
        as given("caseId" text, "itemId" text, "facilityId" text, quantity numeric)
      group by "caseId", "itemId", "facilityId"`);
  return before;
}

/** The reservations of lots at some facilities, the oldest first. */
export async function reservationsOfLots(
  db: Db,
  lotIds: readonly string[],
  facilityIds: readonly string[],
): Promise<Reservation[]> {
  return read(db, sql`${reservations.lotId} = any(${textArray(lotIds)})`, facilityIds);
}

/** Reservations by their ids, at some facilities. */
export async function reservationsById(
  db: Db,
  ids: readonly string[],
  facilityIds: readonly string[],
): Promise<Reservation[]> {
  return read(db, sql`${reservations.id} = any(${textArray(ids)})`, facilityIds);
}

async function read(db: Db, which: SQL, facilityIds: readonly string[]): Promise<Reservation[]> {
  const { id, lotId, demandId, caseId, quantity, purpose, at } = reservations;
  const rows = await db
    .select({ id, lotId, demandId, caseId, quantity, purpose, at })
    .from(reservations)
    .where(and(which, sql`${reservations.facilityId} = any(${textArray(facilityIds)})`))
    .orderBy(at, id);
  return rows.map(({ at, ...row }) => ({ ...row, reservedAt: Temporal.Instant.from(at) }));
}
