import type { Db, Tx } from '@supply-hub/postgres';
import { textArray } from '@supply-hub/subgraph-kit';
import { and, sql, type SQL } from 'drizzle-orm';
import type { Reservation } from '../../domain/reservation.ts';
import { allocations, reservations } from '../schema.ts';

/** What procedures decided for an item at a facility. */
export interface Decision {
  /** Of the pair of item and facility. */
  readonly allocationId: string;
  readonly version: number;
  readonly itemId: string;
  readonly facilityId: string;
  readonly at: Temporal.Instant;
  /** All there are. */
  readonly reservations: readonly Omit<Reservation, 'reservedAt'>[];
}

/**
 * Puts a decision in the place of the one before. One that is not newer than what is kept changes nothing (R29). A
 * reservation that stands as it did keeps its time.
 */
export async function keepDecision(tx: Tx, decision: Decision): Promise<void> {
  const { allocationId, version, itemId, facilityId, at } = decision;
  const [taken] = await tx.execute(sql`
    insert into ${allocations} as kept (id, version) values (${allocationId}, ${version})
    on conflict (id) do update set version = excluded.version where kept.version < excluded.version
    returning id`);
  if (taken === undefined) return;
  if (decision.reservations.length > 0)
    await tx.execute(sql`
      insert into ${reservations} as kept
        (id, lot_id, demand_id, case_id, item_id, facility_id, quantity, purpose, version, at)
      select id, "lotId", "demandId", "caseId", ${itemId}, ${facilityId}, quantity, purpose, ${version}, ${at.toString()}
      from jsonb_to_recordset(${JSON.stringify(decision.reservations)}::text::jsonb)
        as given(id text, "lotId" text, "demandId" text, "caseId" text, quantity numeric, purpose text)
      on conflict (id) do update set quantity = excluded.quantity, case_id = excluded.case_id,
        version = excluded.version, at = case when kept.quantity = excluded.quantity then kept.at else excluded.at end`);
  await tx.execute(sql`
    delete from ${reservations} where item_id = ${itemId} and facility_id = ${facilityId} and version < ${version}`);
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
