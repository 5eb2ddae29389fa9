import type { Viewer } from '@supply-hub/identity';
import type { Db } from '@supply-hub/postgres';
import { afterPosition, textArray, visibleTo, type Position } from '@supply-hub/subgraph-kit';
import { and, desc, eq, isNotNull, isNull, sql, type SQL } from 'drizzle-orm';
import type { Severity, SupplyExceptionKind } from '../../domain/exception-kinds.ts';
import { purchaseOrders, supplyExceptions, type SupplyExceptionRow } from '../schema.ts';

const t = supplyExceptions;

/** Narrows a list of exceptions; what is absent narrows nothing, save that those solved are left out. */
export interface SupplyExceptionFilter {
  readonly facilityIds?: readonly string[] | null | undefined;
  readonly kinds?: readonly SupplyExceptionKind[] | null | undefined;
  readonly severities?: readonly Severity[] | null | undefined;
  /** Null: both. @default true */
  readonly isOpen?: boolean | null | undefined;
  readonly caseId?: string | null | undefined;
  readonly partner?: string | null | undefined;
  readonly team?: string | null | undefined;
  readonly itemId?: string | null | undefined;
  readonly businessKey?: string | null | undefined;
  /** Empty: nobody. */
  readonly owner?: string | null | undefined;
  readonly isOverdue?: boolean | null | undefined;
  /** By when what is open is overdue. */
  readonly now: Temporal.Instant;
}

/** The newest first; one more than `limit` when more follow. */
export function exceptionPage(
  db: Db,
  viewer: Viewer,
  filter: SupplyExceptionFilter,
  after: Position | undefined,
  limit: number,
): Promise<(Position & { row: SupplyExceptionRow })[]> {
  return db
    .select({ row: t, id: t.id, sortKey: sql<string>`${t.openedAt}::text` })
    .from(t)
    .where(and(narrowed(viewer, filter), afterPosition(after, t.openedAt, 'timestamptz', t.id, 'desc')))
    .orderBy(desc(t.openedAt), desc(t.id))
    .limit(limit + 1);
}

export function exceptionCount(db: Db, viewer: Viewer, filter: SupplyExceptionFilter): Promise<number> {
  return db.$count(t, narrowed(viewer, filter));
}

/** The viewer's exceptions by their ids, solved ones too. */
export async function exceptionsById(
  db: Db,
  viewer: Viewer,
  ids: readonly string[],
): Promise<Map<string, SupplyExceptionRow>> {
  const rows = await db
    .select()
    .from(t)
    .where(and(sql`${t.id} = any(${textArray(ids)})`, visibleTo(viewer, t)));
  return new Map(rows.map((row) => [row.id, row]));
}

/** The viewer's open exceptions of these cases, the newest first. */
export async function openExceptionsByCase(
  db: Db,
  viewer: Viewer,
  caseIds: readonly string[],
): Promise<Map<string, SupplyExceptionRow[]>> {
  const rows = await db
    .select({ caseId: sql<string>`asked.id`, row: t })
    .from(sql`unnest(${textArray(caseIds)}) as asked(id)`)
    .innerJoin(t, and(sql`${t.closedAt} is null`, isAboutCase(sql`asked.id`)))
    .where(visibleTo(viewer, t))
    .orderBy(desc(t.openedAt), desc(t.id));
  const byCase = Map.groupBy(rows, ({ caseId }) => caseId);
  return new Map([...byCase].map(([caseId, some]) => [caseId, some.map(({ row }) => row)]));
}

/** The viewer's open exceptions about these orders, by id or by the number their documents name, the newest first. */
export async function openExceptionsByOrder(
  db: Db,
  viewer: Viewer,
  orderIds: readonly string[],
): Promise<Map<string, SupplyExceptionRow[]>> {
  const po = purchaseOrders;
  const rows = await db
    .select({ orderId: po.id, row: t })
    .from(po)
    .innerJoin(
      t,
      sql`${t.closedAt} is null and (${t.orderIds} @> array[${po.id}] or ${t.businessKey} = 'po:' || ${po.number}
        and (${t.supplierId} is null or ${t.supplierId} = ${po.supplierId}))`,
    )
    .where(and(sql`${po.id} = any(${textArray(orderIds)})`, visibleTo(viewer, t)))
    .orderBy(desc(t.openedAt), desc(t.id));
  const byOrder = Map.groupBy(rows, ({ orderId }) => orderId);
  return new Map([...byOrder].map(([orderId, some]) => [orderId, some.map(({ row }) => row)]));
}

/** The viewer's open exceptions that came by these messages, the newest first. */
export async function openExceptionsByMessage(
  db: Db,
  viewer: Viewer,
  messageIds: readonly string[],
): Promise<Map<string, SupplyExceptionRow[]>> {
  const rows = await db
    .select()
    .from(t)
    .where(and(sql`${t.messageId} = any(${textArray(messageIds)})`, isNull(t.closedAt), visibleTo(viewer, t)))
    .orderBy(desc(t.openedAt), desc(t.id));
  return Map.groupBy(rows, (row) => row.messageId ?? '');
}

const isAboutCase = (caseId: SQL) => sql`(${t.caseId} = ${caseId} or ${t.caseIds} @> array[${caseId}])`;

function narrowed(viewer: Viewer, filter: SupplyExceptionFilter): SQL | undefined {
  const { facilityIds, kinds, severities, isOpen = true, caseId, partner, team, itemId, ...more } = filter;
  const { businessKey, owner, isOverdue, now } = more;
  const overdue = sql`(${t.closedAt} is null and ${t.dueAt} < ${now.toString()}::timestamptz)`;
  // R72: by what a partner is not told of, it could find out whose it is.
  const isPrying = [facilityIds, caseId, team, owner].some((each) => each !== undefined && each !== null);
  return and(
    visibleTo(viewer, t),
    viewer.role === 'partner' && isPrying ? sql`false` : undefined,
    facilityIds ? sql`${t.facilityIds} && ${textArray(facilityIds)}` : undefined,
    kinds ? sql`${t.kind} = any(${textArray(kinds)})` : undefined,
    severities ? sql`${t.severity} = any(${textArray(severities)})` : undefined,
    isOpen === null ? undefined : isOpen ? isNull(t.closedAt) : isNotNull(t.closedAt),
    typeof caseId === 'string' ? isAboutCase(sql`${caseId}::text`) : undefined,
    typeof team === 'string' ? eq(t.team, team) : undefined,
    typeof itemId === 'string' ? eq(t.itemId, itemId) : undefined,
    typeof partner === 'string' ? eq(t.partner, partner) : undefined,
    typeof businessKey === 'string' ? eq(t.businessKey, businessKey) : undefined,
    typeof owner === 'string' ? (owner === '' ? isNull(t.owner) : eq(t.owner, owner)) : undefined,
    typeof isOverdue === 'boolean' ? (isOverdue ? overdue : sql`not ${overdue}`) : undefined,
  );
}
