import type { Tx } from '@supply-hub/postgres';
import { textArray } from '@supply-hub/subgraph-kit';
import { sql, type SQL } from 'drizzle-orm';
import type { OrderStatus } from '../../domain/purchase-order.ts';
import { progressOf } from '../../domain/purchase-order.ts';
import type { LifeImage } from '../life-image.ts';
import { orderLinePromises, orderLives, refoldsDue } from '../life-schema.ts';
import { purchaseOrderLines, purchaseOrders } from '../schema.ts';

/** Rows of one statement; more make a parameter that is slow to read. */
const ordersAStatement = 500;

/** How the copy of an order stands. */
export interface LockedOrder {
  readonly version: number;
  /** Its system no longer has it. */
  readonly isGone: boolean;
}

/**
 * Locks the copies of orders, in the order of their ids, so that what is folded is all there is, and who folds after waits.
 * @returns how they stand; an order that was never copied is absent
 */
export async function lockOrders(tx: Tx, ids: readonly string[]): Promise<Map<string, LockedOrder>> {
  const rows = await tx.execute<{ id: string; version: string; is_gone: boolean }>(sql`
    select id, version, is_gone from ${purchaseOrders} where id = any(${textArray(ids)}) order by id for no key update`);
  return new Map(rows.map(({ id, version, is_gone: isGone }) => [id, { version: Number(version), isGone }]));
}

/** Orders whose folded rows are not these; one that is not folded any more is among `gone`. */
async function foldedOtherwise(tx: Tx, images: readonly LifeImage[]): Promise<LifeImage[]> {
  const t = orderLives;
  const rows = await tx
    .select({ id: t.orderId, hash: t.foldHash })
    .from(t)
    .where(sql`${t.orderId} = any(${textArray(images.map(({ life }) => life.order_id))})`);
  const hashes = new Map(rows.map(({ id, hash }) => [id, hash]));
  return images.filter(({ life }) => hashes.get(life.order_id) !== life.fold_hash);
}

/**
 * Puts folded rows in the place of those there are, where they differ, and marks the promises whose day is over as noticed.
 * @param gone orders that their systems no longer have
 */
export async function saveLives(
  tx: Tx,
  images: readonly LifeImage[],
  gone: readonly string[],
  at: Temporal.Instant,
): Promise<void> {
  const changed = await foldedOtherwise(tx, images);
  for (let from = 0; from < Math.max(changed.length, 1); from += ordersAStatement) {
    const some = changed.slice(from, from + ordersAStatement);
    const ids = [...some.map(({ life }) => life.order_id), ...(from === 0 ? gone : [])];
    if (ids.length === 0) continue;
    for (const table of ['order_life', 'order_line_life', 'backorder', 'substitution_request'])
      await tx.execute(sql`delete from ${sql.raw(`orders.${table}`)} where order_id = any(${textArray(ids)})`);
    await insert(
      tx,
      'order_life',
      some.map(({ life }) => life),
    );
    await insert(
      tx,
      'order_line_life',
      some.flatMap(({ lines }) => lines),
    );
    await insert(
      tx,
      'order_line_promise',
      some.flatMap(({ promises }) => promises),
    );
    await insert(
      tx,
      'backorder',
      some.flatMap(({ backorders }) => backorders),
    );
    await insert(
      tx,
      'backorder_promise',
      some.flatMap(({ backorderPromises }) => backorderPromises),
    );
    await insert(
      tx,
      'substitution_request',
      some.flatMap(({ substitutions }) => substitutions),
    );
  }
  const t = orderLinePromises;
  await tx.execute(sql`
    update ${t} set is_noticed = true
    where ${t.orderId} = any(${textArray(images.map(({ life }) => life.order_id))})
      and not ${t.isNoticed} and ${t.dueAt} <= ${at.toString()}::timestamptz`);
}

async function insert(tx: Tx, table: string, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return;
  const name: SQL = sql.raw(`orders.${table}`);
  await tx.execute(sql`
    insert into ${name} select * from jsonb_populate_recordset(null::${name}, ${JSON.stringify(rows)}::text::jsonb)`);
}

/** What lists ask of a line. */
export interface LineStanding {
  readonly id: string;
  readonly orderId: string;
  readonly status: OrderStatus;
  readonly isOutstanding: boolean;
  readonly expectedOn: string | null;
}

/** Keeps how far orders and their lines are where lists look for it. Two statements. */
export async function saveStandings(tx: Tx, lines: readonly LineStanding[]): Promise<void> {
  if (lines.length === 0) return;
  const rows = lines.map(({ id, orderId, status, isOutstanding, expectedOn }) => ({
    id,
    order_id: orderId,
    progress: progressOf(status),
    is_outstanding: isOutstanding,
    expected_on: expectedOn,
  }));
  const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
    as given(id text, order_id text, progress smallint, is_outstanding boolean, expected_on date)`;
  await tx.execute(sql`
    update ${purchaseOrderLines} as line set progress = given.progress, is_outstanding = given.is_outstanding,
      expected_on = given.expected_on
    from ${given}
    where line.id = given.id and (line.progress, line.is_outstanding, line.expected_on)
      is distinct from (given.progress, given.is_outstanding, given.expected_on)`);
  await tx.execute(sql`
    update ${purchaseOrders} as held set progress = standing.progress, has_outstanding = standing.is_outstanding
    from (
      select order_id, min(progress) as progress, bool_or(is_outstanding) as is_outstanding from ${given} group by order_id
    ) as standing
    where held.id = standing.order_id
      and (held.progress, held.has_outstanding) is distinct from (standing.progress, standing.is_outstanding)`);
}

/** Takes some of what is to be folded again: what was noted, and orders with a promise whose day is over and unnoticed. */
export async function takeRefoldsDue(
  tx: Tx,
  limit: number,
  at: Temporal.Instant,
): Promise<{ orderIds: string[]; areMore: boolean }> {
  // Each note is a row of its own, so one by who has not committed yet stays.
  const noted = await tx.execute<{ order_id: string }>(sql`
    delete from ${refoldsDue} where (order_id, seq) in (
      select order_id, seq from ${refoldsDue} order by order_id, seq limit ${limit} for update skip locked)
    returning order_id`);
  const t = orderLinePromises;
  const overdue = await tx.execute<{ order_id: string }>(sql`
    select distinct order_id from (
      select ${t.orderId} as order_id from ${t}
      where not ${t.isNoticed} and ${t.dueAt} <= ${at.toString()}::timestamptz order by ${t.dueAt} limit ${limit}
    ) as due`);
  return {
    orderIds: [...new Set([...noted, ...overdue].map(({ order_id: id }) => id))].toSorted(),
    areMore: noted.length === limit || overdue.length === limit,
  };
}

/** A line that cases may wait for. */
export interface AwaitedLine {
  readonly orderLineId: string;
  readonly itemId: string | null;
  readonly facilityId: string | null;
}

/** Cases that rely on these lines, or lack what they are for at the same facility, as was decided last: line → case ids. */
export async function waitingCases(tx: Tx, lines: readonly AwaitedLine[]): Promise<Map<string, string[]>> {
  if (lines.length === 0) return new Map();
  const given = lines.map(({ orderLineId, itemId, facilityId }) => ({
    line: orderLineId,
    item_id: itemId,
    facility_id: facilityId,
  }));
  const rows = await tx.execute<{ line: string; case_id: string }>(sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(given)}::text::jsonb)
        as given(line text, item_id text, facility_id text)
    )
    select line, case_id from given join orders.case_reliance as relied on relied.order_line_id = given.line
    union
    select line, case_id from given join orders.case_need as need using (item_id, facility_id) where need.short > 0
    order by line, case_id`);
  return new Map([...Map.groupBy(rows, ({ line }) => line)].map(([line, of]) => [line, of.map((row) => row.case_id)]));
}

/**
 * Notes orders that owe an item at a facility without a day, or promised it for one that is over: whether cases wait for
 * them is judged again (R41, R44).
 */
export async function noteAwaited(
  tx: Tx,
  pairs: readonly { readonly itemId: string; readonly facilityId: string }[],
): Promise<void> {
  if (pairs.length === 0) return;
  const given = pairs.map(({ itemId, facilityId }) => ({ item_id: itemId, facility_id: facilityId }));
  const noted = await tx.execute(sql`
    insert into ${refoldsDue} (order_id)
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(given)}::text::jsonb) as given(item_id text, facility_id text)
    )
    select owed.order_id from given join orders.backorder as owed using (item_id, facility_id)
    where owed.is_open and owed.promised_on is null
    union
    select late.order_id from given join orders.order_line_life as line using (item_id, facility_id)
    join ${orderLinePromises} as late on late.order_line_id = line.id and late.is_confirmed and late.is_noticed returning 1`);
  if (noted.length > 0) await tx.execute(sql`select pg_notify('orders_refold', '')`);
}

/** Notes orders of lines whose promised day is over, where cases came to rely on them or no longer do (R44). */
export async function noteLate(tx: Tx, orderLineIds: readonly string[]): Promise<void> {
  if (orderLineIds.length === 0) return;
  const t = orderLinePromises;
  const noted = await tx.execute(sql`
    insert into ${refoldsDue} (order_id)
    select distinct ${t.orderId} from ${t}
    where ${t.orderLineId} = any(${textArray(orderLineIds)}) and ${t.isConfirmed} and ${t.isNoticed} returning 1`);
  if (noted.length > 0) await tx.execute(sql`select pg_notify('orders_refold', '')`);
}
