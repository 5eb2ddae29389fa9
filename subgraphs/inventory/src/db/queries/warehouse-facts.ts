import type { Tx } from '@supply-hub/postgres';
import { isUnitOfMeasure } from '@supply-hub/quantities';
import { textArray } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { StockStatus } from '../../domain/stock.ts';
import type { WarehouseFact } from '../../domain/warehouse-stock.ts';
import { stockPositions, warehouseDocuments, warehouseLines } from '../schema.ts';

export interface DocumentToKeep {
  readonly id: string;
  readonly partner: string;
  readonly type: '846' | '944' | '945' | '947';
  readonly number: string;
  readonly facilityId: string;
  readonly kind: 'COUNT' | 'CHANGE';
  readonly at: Temporal.Instant;
  readonly contentHash: Uint8Array;
  readonly messageId: string;
}

/** A line in base units, of a change with its sign. */
export interface LineToKeep {
  /** Within its document. */
  readonly line: number;
  readonly itemId: string;
  readonly locationCode: string;
  readonly lot: string | null;
  readonly expiresOn: string | null;
  readonly serials: readonly string[];
  readonly status: StockStatus;
  readonly quantity: string;
  readonly unit: string;
}

/** Who changes a facility's facts waits for whoever does: what a count makes of them depends on all. */
export async function lockFacility(tx: Tx, facilityId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`inventory.warehouse ${facilityId}`}, 0))`);
}

/** The document of this id, if it ever came. */
export async function documentKept(
  tx: Tx,
  id: string,
): Promise<{ readonly messageId: string; readonly contentHash: Uint8Array; readonly isComplete: boolean } | null> {
  const t = warehouseDocuments;
  const [row] = await tx
    .select({ messageId: t.messageId, contentHash: t.contentHash, isComplete: t.isComplete })
    .from(t)
    .where(sql`${t.id} = ${id}`);
  return row ?? null;
}

/** Keeps a document whose lines follow; one that was begun before and never completed is begun anew. */
export async function beginDocument(tx: Tx, document: DocumentToKeep): Promise<void> {
  await tx.delete(warehouseLines).where(sql`${warehouseLines.documentId} = ${document.id}`);
  const row = { ...document, at: document.at.toString({ fractionalSecondDigits: 3 }), isComplete: false };
  await tx
    .insert(warehouseDocuments)
    .values(row)
    .onConflictDoUpdate({
      target: warehouseDocuments.id,
      set: { messageId: row.messageId, contentHash: row.contentHash },
    });
}

/** Keeps lines of a document that is being taken. One statement. */
export async function keepLines(
  tx: Tx,
  documentId: string,
  facilityId: string,
  lines: readonly LineToKeep[],
): Promise<void> {
  if (lines.length === 0) return;
  const rows = lines.map(({ itemId, locationCode, expiresOn, ...rest }) => ({
    ...rest,
    item_id: itemId,
    location_code: locationCode,
    expires_on: expiresOn,
  }));
  await tx.execute(sql`
    insert into ${warehouseLines}
      (document_id, line, facility_id, item_id, location_code, lot, expires_on, serials, status, quantity, unit)
    select ${documentId}, line, ${facilityId}, item_id, location_code, lot, expires_on, serials, status, quantity, unit
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as given(line integer, item_id text, location_code text,
      lot text, expires_on date, serials text[], status text, quantity numeric, unit text)
    on conflict do nothing`);
}

/** When a facility was last counted; null: never. */
export async function lastCountOf(tx: Tx, facilityId: string): Promise<Temporal.Instant | null> {
  const [row] = await tx.execute<{ at: number | null }>(sql`
    select (extract(epoch from max(at)) * 1000)::float8 as at from ${warehouseDocuments}
    where facility_id = ${facilityId} and kind = 'COUNT' and is_complete`);
  return row?.at == null ? null : Temporal.Instant.fromEpochMilliseconds(Math.round(row.at));
}

/** All lines of the document are kept: it counts from now on. What decides nothing any more is forgotten (R23). */
export async function completeDocument(tx: Tx, { id, facilityId }: DocumentToKeep): Promise<Temporal.Instant | null> {
  await tx
    .update(warehouseDocuments)
    .set({ isComplete: true })
    .where(sql`${warehouseDocuments.id} = ${id}`);
  const countedAt = await lastCountOf(tx, facilityId);
  if (countedAt !== null)
    await tx.execute(sql`
      delete from ${warehouseLines} using ${warehouseDocuments} as document
      where document.id = ${warehouseLines.documentId} and document.facility_id = ${facilityId} and document.is_complete
        and case document.kind
          when 'COUNT' then document.at < ${countedAt.toString()}::timestamptz
          else document.at <= ${countedAt.toString()}::timestamptz end`);
  return countedAt;
}

/** Notes how current a facility's counts are, as feeds do. */
export async function noteCount(
  tx: Tx,
  feed: { readonly name: string; readonly system: string },
  through: Temporal.Instant,
): Promise<void> {
  await tx.execute(sql`
    insert into hub.feed (subgraph, name, system, confirmed_through)
    values (current_schema(), ${feed.name}, ${feed.system}, ${through.toString({ fractionalSecondDigits: 3 })}::timestamptz)
    on conflict (subgraph, name) do update
      set confirmed_through = greatest(feed.confirmed_through, excluded.confirmed_through)`);
}

/** Items of a facility whose stock its partner's facts decide, or did: the next of them in the order of ids. */
export async function itemsToFold(
  tx: Tx,
  { facilityId, partner }: Pick<DocumentToKeep, 'facilityId' | 'partner'>,
  after: string,
  limit: number,
): Promise<string[]> {
  const rows = await tx.execute<{ item_id: string }>(sql`
    select item_id from (
      select distinct item_id from ${warehouseLines} where facility_id = ${facilityId}
      union
      select item_id from ${stockPositions} where facility_id = ${facilityId} and system = ${partner} and not is_empty) as known
    where item_id > ${after} order by item_id limit ${limit}`);
  return rows.map(({ item_id: id }) => id);
}

const $Fact = z.object({
  item_id: z.string(),
  kind: z.enum(['COUNT', 'CHANGE']),
  at_ms: z.number(),
  location_code: z.string(),
  lot: z.string().nullable(),
  expires_on: z.string().nullable(),
  status: z.enum(['AVAILABLE', 'QUALITY', 'BLOCKED']),
  quantity: z.string(),
  unit: z.string().refine(isUnitOfMeasure),
});

/** What complete documents say of these items at a facility; one statement. */
export async function factsOf(
  tx: Tx,
  facilityId: string,
  itemIds: readonly string[],
): Promise<Map<string, WarehouseFact[]>> {
  const rows = await tx.execute(sql`
    select line.item_id, document.kind, (extract(epoch from document.at) * 1000)::float8 as at_ms, line.location_code, line.lot,
      line.expires_on::text, line.status, trim_scale(line.quantity)::text as quantity, line.unit
    from ${warehouseLines} as line join ${warehouseDocuments} as document on document.id = line.document_id
    where line.facility_id = ${facilityId} and line.item_id = any(${textArray(itemIds)}) and document.is_complete
    order by document.id, line.line`);
  const facts = $Fact.array().parse([...rows]);
  return new Map(
    [...Map.groupBy(facts, (row) => row.item_id)].map(([id, own]) => [
      id,
      own.map(({ kind, at_ms, location_code, lot, expires_on, status, quantity, unit }) => ({
        kind,
        at: Temporal.Instant.fromEpochMilliseconds(Math.round(at_ms)),
        locationCode: location_code,
        lot,
        expiresOn: expires_on,
        status,
        quantity,
        unit,
      })),
    ]),
  );
}

/** What is known now of a lot's last day, and of which serials of an item are somewhere. */
export interface KnownUnits {
  /** `item lot` → its last days. */
  readonly expiries: ReadonlyMap<string, ReadonlySet<string>>;
  /** `item serial` of what is somewhere. */
  readonly serials: ReadonlySet<string>;
}

/** Of the items' current facts everywhere but at some facilities. One statement each. */
export async function knownUnits(
  tx: Tx,
  lines: readonly LineToKeep[],
  exceptAt: readonly string[],
): Promise<KnownUnits> {
  const elsewhere = sql`line.facility_id <> all(${textArray(exceptAt)})`;
  const items = textArray(new Set(lines.map(({ itemId }) => itemId)));
  const lots = textArray(new Set(lines.flatMap(({ lot }) => lot ?? [])));
  const expiries = await tx.execute<{ item_id: string; lot: string; expires_on: string }>(sql`
    select distinct item_id, lot, expires_on::text from ${warehouseLines} as line
    join ${warehouseDocuments} as document on document.id = line.document_id and document.is_complete
    where item_id = any(${items}) and lot = any(${lots}) and expires_on is not null and ${elsewhere}`);
  const serials = textArray(new Set(lines.flatMap((line) => line.serials)));
  const there = await tx.execute<{ item_id: string; serial: string }>(sql`
    select item_id, serial from ${warehouseLines} as line
    join ${warehouseDocuments} as document on document.id = line.document_id and document.is_complete, unnest(serials) as serial
    where item_id = any(${items}) and serials && ${serials} and serial = any(${serials}) and ${elsewhere}
    group by item_id, serial having sum(sign(quantity)) > 0`);
  return {
    expiries: new Map(
      [...Map.groupBy(expiries, ({ item_id, lot }) => `${item_id} ${lot}`)].map(([key, own]) => [
        key,
        new Set(own.map((row) => row.expires_on)),
      ]),
    ),
    serials: new Set(there.map(({ item_id, serial }) => `${item_id} ${serial}`)),
  };
}
