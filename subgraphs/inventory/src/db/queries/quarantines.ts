import type { QuarantineChanged } from '@supply-hub/events';
import type { Db, Tx } from '@supply-hub/postgres';
import { textArray } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import { pairKey, type ItemAtFacility } from '../../domain/item-at-facility.ts';
import type { Quarantine } from '../../domain/quarantine.ts';
import { quarantines, stockPositions } from '../schema.ts';

const $State = (state: string): Quarantine['state'] => (state === 'TO_RETURN' ? 'TO_RETURN' : 'HELD');

/** What is kept apart of each of these pairs, the oldest first; `pairKey` → none where nothing is. One statement. */
export async function quarantinesOf(db: Db | Tx, pairs: readonly ItemAtFacility[]): Promise<Map<string, Quarantine[]>> {
  if (pairs.length === 0) return new Map();
  const t = quarantines;
  const rows = await db
    .select()
    .from(t)
    .where(
      sql`${t.state} <> 'RELEASED' and ${t.itemId} = any(${textArray(new Set(pairs.map(({ itemId }) => itemId)))})
        and ${t.facilityId} = any(${textArray(new Set(pairs.map(({ facilityId }) => facilityId)))})`,
    )
    .orderBy(t.at, t.id);
  const all = rows.map(({ itemId, facilityId, id, substitutionId, lot, quantity, state, at }) => ({
    pair: pairKey({ itemId, facilityId }),
    quarantine: {
      id,
      substitutionId,
      lot,
      quantity,
      state: $State(state),
      at: Temporal.Instant.from(at.replace(' ', 'T')),
    },
  }));
  return new Map(
    [...Map.groupBy(all, ({ pair }) => pair)].map(([pair, of]) => [pair, of.map(({ quarantine }) => quarantine)]),
  );
}

/** What orders told of a quarantine. */
export interface ToldQuarantine {
  readonly version: number;
  readonly at: Temporal.Instant;
  readonly data: QuarantineChanged;
}

/** Keeps what was told, each id given once; what is older than what is known is passed over. @returns the stock it is of */
export async function keepQuarantines(tx: Tx, told: readonly ToldQuarantine[]): Promise<ItemAtFacility[]> {
  // Whoever writes a position meanwhile either is seen by who tells of it, or waits here and then sees this.
  await tx.execute(sql`lock table ${stockPositions} in share row exclusive mode`);
  const rows = told.map(({ version, at, data }) => ({
    id: data.id,
    version,
    substitution_id: data.substitutionId,
    item_id: data.itemId,
    facility_id: data.facilityId,
    lot: data.lot,
    quantity: data.quantity,
    state: data.state,
    at: at.toString(),
  }));
  return tx.execute<{ itemId: string; facilityId: string }>(sql`
    insert into ${quarantines} as known (id, version, substitution_id, item_id, facility_id, lot, quantity, state, at)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as given(id text, version bigint, substitution_id text, item_id text, facility_id text, lot text, quantity numeric,
        state text, at timestamptz)
    order by id
    on conflict (id) do update set version = excluded.version, item_id = excluded.item_id,
      facility_id = excluded.facility_id, lot = excluded.lot, quantity = excluded.quantity, state = excluded.state,
      at = case when known.state = 'RELEASED' then excluded.at else known.at end
    where known.version < excluded.version
    returning item_id as "itemId", facility_id as "facilityId"`);
}

/** The positions of some stock that there are. */
export async function positionsOfPairs(tx: Tx, pairs: readonly ItemAtFacility[]): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select position.id from ${stockPositions} as position
    join jsonb_to_recordset(${JSON.stringify(pairs)}::text::jsonb) as given("itemId" text, "facilityId" text)
      on position.item_id = given."itemId" and position.facility_id = given."facilityId"
    where not position.is_gone group by position.id order by position.id`);
  return rows.map(({ id }) => id);
}
