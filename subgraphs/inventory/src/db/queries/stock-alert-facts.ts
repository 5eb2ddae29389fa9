import type { Db, Tx } from '@supply-hub/postgres';
import { textArray } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import type { ParLevel } from '../../domain/par-level.ts';
import type { StockPosition } from '../../domain/stock.ts';
import {
  caseShortages,
  parLevels,
  reservations,
  stockAlertRounds,
  stockAlerts,
  stockPositions,
  unreadable,
} from '../schema.ts';
import type { ItemAtFacility } from '../../domain/item-at-facility.ts';

const given = (pairs: readonly ItemAtFacility[]) => sql`
  jsonb_to_recordset(${JSON.stringify(pairs)}::text::jsonb) as pair("itemId" text, "facilityId" text)`;

/** What is there, and when its system said so. */
export interface PositionRead {
  readonly position: StockPosition;
  readonly asOf: Temporal.Instant;
}

/** What is there of items at facilities, as their systems last said. One statement, like the others here. */
export async function positionsAt(tx: Tx, pairs: readonly ItemAtFacility[]): Promise<PositionRead[]> {
  const rows = await tx.execute<{ state: StockPosition; as_of: number }>(sql`
    select position.state, (extract(epoch from position.as_of) * 1000)::float8 as as_of
    from ${given(pairs)} join ${stockPositions} as position
      on position.item_id = pair."itemId" and position.facility_id = pair."facilityId"
    where not position.is_gone`);
  return rows.map(({ state, as_of: asOf }) => ({
    position: state,
    asOf: Temporal.Instant.fromEpochMilliseconds(Math.round(asOf)),
  }));
}

/** Of these positions those that the last sweep met and could make no sense of: that no copy is there says nothing. */
export async function unreadableOf(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx.execute<{ id: string }>(sql`select id from ${unreadable} where id = any(${textArray(ids)})`);
  return new Set(rows.map(({ id }) => id));
}

/** When facilities replenish items. */
export async function parLevelsAt(tx: Tx, pairs: readonly ItemAtFacility[]): Promise<ParLevel[]> {
  const rows = await tx.execute<{ state: ParLevel }>(sql`
    select par.state from ${given(pairs)} join ${parLevels} as par
      on par.state ->> 'itemId' = pair."itemId" and par.state ->> 'facilityId' = pair."facilityId"
    where not par.is_gone`);
  return rows.map(({ state }) => state);
}

/** Which cases have some of an item kept, and of which lot; `lotId` null: they lack some of it. */
export async function casesWanting(
  tx: Tx,
  pairs: readonly ItemAtFacility[],
): Promise<(ItemAtFacility & { readonly caseId: string; readonly lotId: string | null })[]> {
  const rows = await tx.execute<{ itemId: string; facilityId: string; caseId: string; lotId: string | null }>(sql`
    select kept.item_id as "itemId", kept.facility_id as "facilityId", kept.case_id as "caseId", kept.lot_id as "lotId"
    from ${given(pairs)} join ${reservations} as kept
      on kept.item_id = pair."itemId" and kept.facility_id = pair."facilityId"
    union all
    select lacking.item_id, lacking.facility_id, lacking.case_id, null
    from ${given(pairs)} join ${caseShortages} as lacking
      on lacking.item_id = pair."itemId" and lacking.facility_id = pair."facilityId"`);
  return [...rows];
}

/** How far a facility's stock is read, and was judged. */
export interface FacilityStanding {
  readonly facilityId: string;
  /** When its feed last ended well; null: it never did. */
  readonly heardAt: Temporal.Instant | null;
  /** The last day on which all of it was judged; null: never. */
  readonly judgedOn: string | null;
}

/** @param feeds the feed, or the counts, by which each facility's stock is told as loaded */
export async function facilityStandings(
  tx: Tx,
  feeds: readonly { readonly facilityId: string; readonly feed: string }[],
): Promise<FacilityStanding[]> {
  const rows = await tx.execute<{ facilityId: string; heard: number | null; judgedOn: string | null }>(sql`
    select asked."facilityId", (extract(epoch from feed.confirmed_through) * 1000)::float8 as heard,
      round.day::text as "judgedOn"
    from jsonb_to_recordset(${JSON.stringify(feeds)}::text::jsonb) as asked("facilityId" text, feed text)
    left join hub.feed as feed on feed.subgraph = current_schema() and feed.name = asked.feed
    left join ${stockAlertRounds} as round on round.facility_id = asked."facilityId"`);
  return rows.map(({ facilityId, heard, judgedOn }) => ({
    facilityId,
    judgedOn,
    heardAt: heard === null ? null : Temporal.Instant.fromEpochMilliseconds(Math.round(heard)),
  }));
}

/** Of these facilities those that were never judged, and of which no alert says why. */
export async function unjudgedOf(db: Db, facilityIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (facilityIds.length === 0) return new Set();
  const rows = await db.execute<{ id: string }>(sql`
    select id from unnest(${textArray(facilityIds)}) as asked(id)
    where not exists (select from ${stockAlertRounds} as round where round.facility_id = asked.id)
      and not exists (select from ${stockAlerts} as alert
        where alert.concern = 'FEED' and alert.subject = asked.id and alert.cleared_at is null)`);
  return new Set(rows.map(({ id }) => id));
}
