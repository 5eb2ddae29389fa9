import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { pairKey, type ItemAtFacility } from '../../domain/item-at-facility.ts';
import { readingsDue } from '../reading-schema.ts';
import { stockPositions } from '../schema.ts';

/** That something of an item was received at a facility, or sent back from it. */
export interface Arrival extends ItemAtFacility {
  /** The feed that reads the facility's stock. */
  readonly feed: string;
  /** Of the facility. */
  readonly timeZone: string;
  /** The day it was posted on, ISO 8601. */
  readonly receivedOn: string;
  /** When it was read from its system: ISO 8601, UTC. */
  readonly readAt: string;
}

/**
 * Notes in the caller's transaction that stock is to be read, where what came may not be in it yet. What was read, or
 * confirmed, since has it; and so has what was read days after the day it was posted on: of a first load, nearly
 * everything. (A day is given, for a posting's day is that of another clock. Who posts into a past period waits for the
 * sweep.) Stock that was never read is about to be.
 */
export async function noteReadingsDue(tx: Tx, arrivals: readonly Arrival[]): Promise<void> {
  if (arrivals.length === 0) return;
  const t = stockPositions;
  await tx.execute(sql`
    insert into ${readingsDue} (item_id, facility_id)
    select distinct arrival."itemId", arrival."facilityId"
    from jsonb_to_recordset(${JSON.stringify(arrivals)}::text::jsonb) as arrival("itemId" text, "facilityId" text,
      feed text, "timeZone" text, "receivedOn" date, "readAt" timestamptz)
    join hub.feed on feed.subgraph = current_schema() and feed.name = arrival.feed
    left join ${t} as position on position.item_id = arrival."itemId" and position.facility_id = arrival."facilityId"
    cross join lateral (select greatest(position.as_of,
      case when position.id is null or position.feed = feed.name then feed.confirmed_through end)) as known(at)
    where known.at <= arrival."readAt"
      and arrival."receivedOn" >= (known.at at time zone arrival."timeZone")::date - 1`);
}

/** Takes what was noted first; what is noted meanwhile stays due. */
export async function takeReadingsDue(tx: Tx, limit: number): Promise<{ pairs: ItemAtFacility[]; areMore: boolean }> {
  const t = readingsDue;
  const rows = await tx.execute<{ itemId: string; facilityId: string }>(sql`
    delete from ${t} where seq = any(array(select seq from ${t} order by seq limit ${limit} for update skip locked))
    returning item_id as "itemId", facility_id as "facilityId"`);
  const pairs = new Map(rows.map((pair) => [pairKey(pair), pair]));
  return { pairs: [...pairs.values()], areMore: rows.length === limit };
}
