import { hubId } from '@supply-hub/identifiers';
import type { Viewer } from '@supply-hub/identity';
import type { Db, Tx } from '@supply-hub/postgres';
import { textArray, type Position } from '@supply-hub/subgraph-kit';
import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { pairRows, type Pair } from './needs-due.ts';

const $Instant = z
  .string()
  .transform((text) => Temporal.Instant.from(text))
  .nullable();
const instant = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as ${column}`);

const $Need = z
  .object({
    id: z.string(),
    item_id: z.string(),
    facility_id: z.string(),
    unit: z.string(),
    for_cases: z.string(),
    for_par: z.string(),
    on_its_way: z.string(),
    quantity: z.string(),
    needed_on: z.string().nullable(),
    is_urgent: z.boolean(),
    since: $Instant,
    closes_at: $Instant,
    stopped_by: z.enum(['OFF_CONTRACT', 'EXPIRED', 'REFUSED', 'NOBODY_TO_ASK']).nullable(),
  })
  .transform((row) => ({
    id: row.id,
    itemId: row.item_id,
    facilityId: row.facility_id,
    unit: row.unit,
    forCases: row.for_cases,
    forPar: row.for_par,
    onItsWay: row.on_its_way,
    quantity: row.quantity,
    neededOn: row.needed_on,
    isUrgent: row.is_urgent,
    since: row.since,
    closesAt: row.closes_at,
    stoppedBy: row.stopped_by,
  }));
/** What one facility needs of one item, as it was judged last. Amounts are texts in the base unit. */
export type KeptNeed = z.output<typeof $Need>;

const columns = sql.join(
  [
    sql.raw(`need.id, item_id, facility_id, need.unit, for_cases::text, for_par::text, on_its_way::text,
      need.quantity::text, need.needed_on::text, need.is_urgent, stopped_by`),
    instant('since'),
    instant('closes_at'),
  ],
  sql`, `,
);

export const needId = ({ itemId, facilityId }: Pair): string => hubId('need', 'hub', [facilityId, itemId]);

/** What was judged last of these pairs; those never judged are missing. */
export async function keptNeedsOf(tx: Db | Tx, pairs: readonly Pair[]): Promise<KeptNeed[]> {
  const rows = await tx.execute(sql`
    select ${columns} from orders.need as need join ${pairRows(pairs)} using (item_id, facility_id)`);
  return rows.map((row) => $Need.parse(row));
}

/** Needs with something to say, that the viewer may see, in the order of their ids; one more than asked for. */
export async function pageOfNeeds(
  db: Db,
  viewer: Viewer,
  { facilityId }: { facilityId: string | null },
  after: Position | undefined,
  limit: number,
): Promise<KeptNeed[]> {
  const rows = await db.execute(sql`
    select ${columns} from orders.need as need
    where ${mayBeSeen(viewer)} and (need.quantity > 0 or on_its_way > 0)
      and (${facilityId}::text is null or facility_id = ${facilityId}) and need.id > ${after?.id ?? ''}
    order by need.id limit ${limit + 1}`);
  return rows.map((row) => $Need.parse(row));
}

/** Needs by id, those of them that the viewer may see. */
export async function needsById(db: Db, viewer: Viewer, ids: readonly string[]): Promise<Map<string, KeptNeed>> {
  const rows = await db.execute(sql`
    select ${columns} from orders.need as need where need.id = any(${textArray(ids)}) and ${mayBeSeen(viewer)}`);
  return new Map(rows.map((row) => $Need.parse(row)).map((need) => [need.id, need]));
}

/** What a hospital needs is its own business: no supplier sees it (R72). */
function mayBeSeen(viewer: Viewer): SQL {
  if (viewer.role === 'partner') return sql`false`;
  return viewer.facilities === '*' ? sql`true` : sql`facility_id = any(${textArray(viewer.facilities)})`;
}

/** A line that was asked for, of a need. */
export interface AskedOfNeed extends Pair {
  readonly commandId: string;
  readonly quantity: string;
  readonly unit: string;
  readonly neededOn: string;
  readonly requisitionLineId: string | null;
}

/** What was asked for of some pairs and is still counted on, the oldest first. */
export async function askedOfNeeds(db: Db, pairs: readonly Pair[]): Promise<AskedOfNeed[]> {
  const rows = await db.execute<{ [column: string]: string | null }>(sql`
    select command_id, item_id, facility_id, quantity::text, unit, needed_on::text, requisition_line_id
    from orders.asked_line join ${pairRows(pairs)} using (item_id, facility_id)
    where state in ('ASKED', 'STANDS') order by asked_at, command_id, position`);
  return rows.map((row) => ({
    commandId: row['command_id'] ?? '',
    itemId: row['item_id'] ?? '',
    facilityId: row['facility_id'] ?? '',
    quantity: row['quantity'] ?? '0',
    unit: row['unit'] ?? '',
    neededOn: row['needed_on'] ?? '',
    requisitionLineId: row['requisition_line_id'] ?? null,
  }));
}

/** The cases that lack something of some pairs, the earliest first. */
export async function casesOfNeeds(db: Db, pairs: readonly Pair[]) {
  const rows = await db.execute<{ [column: string]: string }>(sql`
    select item_id, facility_id, case_id, short::text, unit
    from orders.case_need join ${pairRows(pairs)} using (item_id, facility_id)
    left join orders.needing_case using (case_id)
    where short > 0 order by starts_at nulls last, case_id`);
  return rows.map((row) => ({
    itemId: row['item_id'] ?? '',
    facilityId: row['facility_id'] ?? '',
    caseId: row['case_id'] ?? '',
    short: row['short'] ?? '0',
    unit: row['unit'] ?? '',
  }));
}

/** Keeps what was judged, in place of what was before. */
export async function keepNeeds(tx: Tx, judged: readonly KeptNeed[]): Promise<void> {
  const rows = judged.map((need) => ({
    id: need.id,
    item_id: need.itemId,
    facility_id: need.facilityId,
    unit: need.unit,
    for_cases: need.forCases,
    for_par: need.forPar,
    on_its_way: need.onItsWay,
    quantity: need.quantity,
    needed_on: need.neededOn,
    is_urgent: need.isUrgent,
    since: need.since?.toString() ?? null,
    closes_at: need.closesAt?.toString() ?? null,
    stopped_by: need.stoppedBy,
  }));
  await tx.execute(sql`
    insert into orders.need (id, item_id, facility_id, unit, for_cases, for_par, on_its_way, quantity, needed_on,
      is_urgent, since, closes_at, stopped_by)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as given(id text, item_id text,
      facility_id text, unit text, for_cases numeric, for_par numeric, on_its_way numeric, quantity numeric,
      needed_on date, is_urgent boolean, since timestamptz, closes_at timestamptz, stopped_by text)
    order by id
    on conflict (id) do update set unit = excluded.unit, for_cases = excluded.for_cases, for_par = excluded.for_par,
      on_its_way = excluded.on_its_way, quantity = excluded.quantity, needed_on = excluded.needed_on,
      is_urgent = excluded.is_urgent, since = excluded.since, closes_at = excluded.closes_at,
      stopped_by = excluded.stopped_by`);
}

/** Forgets what was judged of pairs that nothing can be said of any more. */
export async function dropNeeds(tx: Tx, pairs: readonly Pair[]): Promise<void> {
  if (pairs.length === 0) return;
  await tx.execute(sql`
    delete from orders.need as need using ${pairRows(pairs)}
    where (need.item_id, need.facility_id) = (pair.item_id, pair.facility_id)`);
}

/** Pairs that wait to be asked for at facilities where it is time for one of them: they go together (R34). */
export async function pairsToAsk(tx: Tx, at: Temporal.Instant): Promise<Pair[]> {
  const rows = await tx.execute<{ item_id: string; facility_id: string }>(sql`
    select item_id, facility_id from orders.need
    where closes_at is not null and stopped_by is null and facility_id in (
      select facility_id from orders.need
      where closes_at <= ${at.toString()}::timestamptz and stopped_by is null)`);
  return rows.map(({ item_id: itemId, facility_id: facilityId }) => ({ itemId, facilityId }));
}

/** When the next of them is to be asked for; null: nothing waits. */
export async function nextToAsk(tx: Tx): Promise<Temporal.Instant | null> {
  const [row] = await tx.execute<{ closes_at: string | null }>(sql`
    select ${instant('closes_at')} from (
      select min(closes_at) as closes_at from orders.need where closes_at is not null and stopped_by is null) as next`);
  return row?.closes_at == null ? null : Temporal.Instant.from(row.closes_at);
}
