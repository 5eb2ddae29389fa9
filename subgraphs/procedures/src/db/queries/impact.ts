import type { Viewer } from '@supply-hub/identity';
import type { Db } from '@supply-hub/postgres';
import { textArray } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import { backorderCopies, caseDemands } from '../demand-schema.ts';
import { ofVisibleFacility } from './demands.ts';

/** A demand that a backorder endangers. */
export interface Endangered {
  readonly backorderId: string;
  readonly demandId: string;
  /** It counts on what the order line still brings; otherwise it is short of the item where the line should bring it. */
  readonly doesRely: boolean;
}

/*
 * A backorder and a demand name each other under one rule: the line is for the demand's item and facility, and the
 * demand counts on it, or is not covered.
 */
const relies = sql`d.shares->'inbound' @> jsonb_build_array(jsonb_build_object('orderLineId', b.order_line_id))`;
const endangers = sql`${backorderCopies} as b join ${caseDemands} as d
  on d.item_id = b.item_id and d.facility_id = b.facility_id and b.is_open
    and (d.short > 0 or d.hold_short > 0 or ${relies})`;

/** The demands that these backorders endanger, the earliest case first. */
export async function endangeredBy(db: Db, viewer: Viewer, backorderIds: readonly string[]): Promise<Endangered[]> {
  const rows = await db.execute<Endangered & Record<string, unknown>>(sql`
    select b.id as "backorderId", d.id as "demandId", ${relies} as "doesRely" from ${endangers}
    where b.id = any(${textArray(backorderIds)}) and ${ofVisibleFacility(viewer, sql`d.facility_id`)}
    order by d.starts_at, d.id`);
  return [...rows];
}

/** The backorders that endanger these demands, the one promised soonest first, those without a day last. */
export async function endangering(db: Db, viewer: Viewer, demandIds: readonly string[]): Promise<Endangered[]> {
  const rows = await db.execute<Endangered & Record<string, unknown>>(sql`
    select b.id as "backorderId", d.id as "demandId", ${relies} as "doesRely" from ${endangers}
    where d.id = any(${textArray(demandIds)}) and ${ofVisibleFacility(viewer, sql`d.facility_id`)}
    order by b.promised_on nulls last, b.id`);
  return [...rows];
}
