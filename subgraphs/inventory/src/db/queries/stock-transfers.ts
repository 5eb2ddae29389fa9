import { publishAll, transferChanged, type TransferChanged } from '@supply-hub/events';
import type { Viewer } from '@supply-hub/identity';
import type { Db, Tx } from '@supply-hub/postgres';
import { Decimal } from '@supply-hub/quantities';
import {
  afterPosition,
  decodeCursor,
  pageOf,
  pageSize,
  textArray,
  visibleTo,
  type Page,
  type PageArguments,
} from '@supply-hub/subgraph-kit';
import { and, asc, desc, eq, sql, type SQL } from 'drizzle-orm';
import type { Leaving, StockTransfer, TransferState } from '../../domain/stock-transfer.ts';
import { stockTransfers } from '../schema.ts';

const t = stockTransfers;
type Row = typeof t.$inferSelect;

/** Transfers by their ids that the viewer may see; two facilities' viewers see one. */
export async function transfersById(
  db: Db,
  viewer: Viewer,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StockTransfer>> {
  const rows = await db
    .select()
    .from(t)
    .where(sql`${t.id} = any(${textArray(ids)}) and ${visibleTo(viewer, t)}`);
  return new Map(rows.map((row) => [row.id, transferOf(row)]));
}

/** What narrows a list of transfers. */
export interface TransferFilter {
  readonly facilityId?: string | null | undefined;
  readonly itemId?: string | null | undefined;
  readonly states?: readonly TransferState[] | null | undefined;
}

/** A page of transfers, the newest first. */
export async function transferPage(
  db: Db,
  viewer: Viewer,
  { facilityId, itemId, states }: TransferFilter,
  page: PageArguments,
): Promise<Page<StockTransfer>> {
  const size = pageSize(page);
  const after = decodeCursor(page);
  const sortKey = sql<string>`${t.askedAt}::text`;
  const rows = await db
    .select({ row: t, sortKey })
    .from(t)
    .where(
      and(
        visibleTo(viewer, t),
        facilityId == null ? undefined : sql`${t.facilityIds} @> ${textArray([facilityId])}`,
        itemId == null ? undefined : eq(t.itemId, itemId),
        states == null ? undefined : sql`${t.state} = any(${textArray(states)})`,
        afterPosition(after, t.askedAt, 'timestamptz', t.id, 'desc'),
      ),
    )
    .orderBy(desc(t.askedAt), desc(t.id))
    .limit(size + 1);
  return pageOf(
    rows.map(({ row, sortKey: key }) => ({ id: row.id, sortKey: key, row })),
    size,
    after,
    ({ row }) => transferOf(row),
  );
}

/** One transfer, locked until the transaction ends. */
export async function lockedTransfer(tx: Tx, id: string): Promise<StockTransfer | undefined> {
  const [row] = await tx.select().from(t).where(eq(t.id, id)).for('update');
  return row === undefined ? undefined : transferOf(row);
}

/**
 * Takes the transfer that has waited longest for something to be done with its system; nobody else takes it before
 * `until`. Counts the try.
 */
export async function claimTransfer(
  tx: Tx,
  now: Temporal.Instant,
  until: Temporal.Instant,
): Promise<StockTransfer | undefined> {
  const [row] = await tx
    .select()
    .from(t)
    .where(
      sql`(${t.doing} is not null or ${t.isUnsettled}) and ${t.nextAt} <= ${text(now)}
        and (${t.claimedUntil} is null or ${t.claimedUntil} <= ${text(now)})`,
    )
    .orderBy(asc(t.nextAt), asc(t.id))
    .limit(1)
    .for('update', { skipLocked: true });
  if (row === undefined) return undefined;
  const attempts = row.doing === null ? row.attempts : row.attempts + 1;
  await tx
    .update(t)
    .set({ claimedUntil: text(until), attempts })
    .where(eq(t.id, row.id));
  return transferOf({ ...row, attempts });
}

/** Lets a transfer wait: its system does not answer. */
export async function postponeTransfer(tx: Tx, id: string, until: Temporal.Instant): Promise<void> {
  await tx
    .update(t)
    .set({ nextAt: text(until), claimedUntil: null })
    .where(eq(t.id, id));
}

/** When the next transfer is to be looked at, as an instant; null: nothing waits. */
export async function nextTransferAt(tx: Tx): Promise<Temporal.Instant | null> {
  const [row] = await tx
    .select({ at: sql<string | null>`min(greatest(${t.nextAt}, coalesce(${t.claimedUntil}, ${t.nextAt})))::text` })
    .from(t)
    .where(sql`${t.doing} is not null or ${t.isUnsettled}`);
  return row?.at == null ? null : Temporal.Instant.from(row.at);
}

/** Transfers of a system that are on their way and wait for nothing of ours: somebody there may receive them. */
export async function transfersInTransit(db: Db): Promise<StockTransfer[]> {
  const rows = await db
    .select()
    .from(t)
    .where(sql`${t.state} = 'IN_TRANSIT' and ${t.doing} is null and not ${t.isUnsettled}`)
    .orderBy(t.id)
    .limit(1000);
  return rows.map(transferOf);
}

/** Writes a new transfer and tells of it. */
export async function addTransfer(tx: Tx, transfer: StockTransfer, at: Temporal.Instant): Promise<void> {
  await tx.insert(t).values({ ...rowOf(transfer), nextAt: text(at), claimedUntil: null });
  await tell(tx, [transfer], at);
  await wake(tx);
}

/**
 * Writes what became of a transfer, and tells of it where others can see a difference. The caller holds its lock.
 * @param now when it is to be looked at next, if anything is to be done with it
 * @param by whether it was claimed by the caller: what another has claimed stays his until he is done
 */
export async function saveTransfer(
  tx: Tx,
  before: StockTransfer,
  after: StockTransfer,
  now: Temporal.Instant,
  by: 'claimer' | 'person' = 'claimer',
): Promise<StockTransfer> {
  const isTold =
    before.state !== after.state || before.expectedAt !== after.expectedAt || before.refusal !== after.refusal;
  const saved = isTold ? { ...after, version: before.version + 1 } : after;
  await tx
    .update(t)
    .set({ ...rowOf(saved), nextAt: text(now), ...(by === 'claimer' && { claimedUntil: null }) })
    .where(eq(t.id, saved.id));
  if (isTold) await tell(tx, [saved], now);
  if (before.sentAt === null && saved.sentAt !== null) await endRefusals(tx, saved, now);
  if (saved.doing !== null || saved.isUnsettled) await wake(tx);
  return saved;
}

/** What is leaving the lots of these items at these facilities. One statement. */
export async function leavingOf(
  db: Db | Tx,
  places: readonly { readonly itemId: string; readonly facilityId: string }[],
): Promise<Leaving[]> {
  return leavingWhere(
    db,
    sql`(${t.itemId}, ${t.fromFacilityId}) in (select "itemId", "facilityId"
      from jsonb_to_recordset(${JSON.stringify(places)}::text::jsonb) as place("itemId" text, "facilityId" text))`,
  );
}

/** What is leaving these lots. One statement. */
export async function leavingOfLots(db: Db | Tx, lotIds: readonly string[]): Promise<Leaving[]> {
  return leavingWhere(db, sql`${t.lotId} = any(${textArray(lotIds)})`);
}

async function leavingWhere(db: Db | Tx, which: SQL): Promise<Leaving[]> {
  const rows = await db
    .select({ lotId: t.lotId, quantity: t.quantity, sentAt: t.sentAt })
    .from(t)
    .where(sql`${which} and (${t.state} = 'REQUESTED' or ${t.isUnsettled})`);
  return rows.map((row) => ({ ...row, sentAt: row.sentAt === null ? null : Temporal.Instant.from(row.sentAt) }));
}

async function wake(tx: Tx): Promise<void> {
  await tx.execute(sql`notify inventory_transfers`);
}

async function tell(tx: Tx, transfers: readonly StockTransfer[], at: Temporal.Instant): Promise<void> {
  await publishAll(
    tx,
    transferChanged,
    transfers.map((transfer) => ({
      aggregateId: transfer.id,
      aggregateVersion: transfer.version,
      occurredAt: at,
      data: toldOf(transfer),
    })),
  );
}

/** What was refused and is on its way now by another transfer is no more a person's to put right. */
async function endRefusals(tx: Tx, { id, itemId, to, askedAt }: StockTransfer, at: Temporal.Instant): Promise<void> {
  const ended = await tx
    .update(t)
    .set({ version: sql`${t.version} + 1` })
    .where(
      sql`${t.state} = 'REFUSED' and ${t.itemId} = ${itemId} and ${t.toLocationId} = ${to.locationId}
        and ${t.askedAt} <= ${askedAt}::timestamptz and ${t.id} <> ${id}`,
    )
    .returning();
  const over = ended.map((row) => ({ ...transferOf(row), refusal: null }));
  if (over.length > 0) await tell(tx, over, at);
}

function toldOf({ from, to, ...transfer }: StockTransfer): TransferChanged {
  return {
    id: transfer.id,
    reference: transfer.reference,
    itemId: transfer.itemId,
    lot: transfer.lot,
    expiresOn: transfer.expiresOn,
    quantity: transfer.quantity,
    unit: transfer.unit,
    fromLotId: transfer.lotId,
    fromFacilityId: from.facilityId,
    fromLocationId: from.locationId,
    toFacilityId: to.facilityId,
    toLocationId: to.locationId,
    state: transfer.state,
    askedAt: transfer.askedAt,
    expectedAt: transfer.expectedAt,
    receivedAt: transfer.receivedAt,
    refusal: transfer.refusal,
  };
}

function rowOf({ from, to, told, ...transfer }: StockTransfer): Omit<Row, 'nextAt' | 'claimedUntil'> {
  return {
    ...transfer,
    toldDeed: told?.deed ?? null,
    toldTimes: told?.times ?? 0,
    toldAt: told?.at ?? null,
    fromFacilityId: from.facilityId,
    fromLocationId: from.locationId,
    fromCode: [from.facilityCode, from.locationCode],
    toFacilityId: to.facilityId,
    toLocationId: to.locationId,
    toCode: [to.facilityCode, to.locationCode],
    facilityIds: [...new Set([from.facilityId, to.facilityId])],
    supplierIds: [],
  };
}

function transferOf(row: Row): StockTransfer {
  const [fromFacility = '', fromLocation = ''] = row.fromCode;
  const [toFacility = '', toLocation = ''] = row.toCode;
  return {
    id: row.id,
    reference: row.reference,
    version: row.version,
    state: row.state,
    system: row.system,
    itemId: row.itemId,
    itemNumber: row.itemNumber,
    lotId: row.lotId,
    lot: row.lot,
    expiresOn: row.expiresOn,
    quantity: Decimal.of(row.quantity).toString(),
    unit: row.unit,
    from: {
      facilityId: row.fromFacilityId,
      locationId: row.fromLocationId,
      facilityCode: fromFacility,
      locationCode: fromLocation,
    },
    to: {
      facilityId: row.toFacilityId,
      locationId: row.toLocationId,
      facilityCode: toFacility,
      locationCode: toLocation,
    },
    demandId: row.demandId,
    reason: row.reason,
    askedBy: row.askedBy,
    askedAt: instant(row.askedAt),
    expectedAt: instant(row.expectedAt),
    sentAt: nullableInstant(row.sentAt),
    receivedAt: nullableInstant(row.receivedAt),
    sentDocument: row.sentDocument,
    receivedDocument: row.receivedDocument,
    reversalDocument: row.reversalDocument,
    refusal: row.refusal,
    doing: row.doing,
    attempts: row.attempts,
    told:
      row.toldDeed === null || row.toldAt === null
        ? null
        : { deed: row.toldDeed, times: row.toldTimes, at: instant(row.toldAt) },
    isUnsettled: row.isUnsettled,
  };
}

const text = (instant: Temporal.Instant): string => instant.toString({ fractionalSecondDigits: 3 });
const instant = (kept: string): string => Temporal.Instant.from(kept).toString();
const nullableInstant = (kept: string | null): string | null => (kept === null ? null : instant(kept));
