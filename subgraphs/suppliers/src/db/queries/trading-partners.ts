import type { Viewer } from '@supply-hub/identity';
import type { Db } from '@supply-hub/postgres';
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
import { and, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { KeptPartner, KeptPartnerFile, PartnerConditions } from '../kept-partner.ts';
import { partnerFiles, tradingPartners } from '../schema.ts';
import { instantText, keptPartner } from './save-partner.ts';

const isThere = (viewer: Viewer): SQL | undefined =>
  and(eq(tradingPartners.isGone, false), visibleTo(viewer, tradingPartners));

/** Trading partners by id: those that are there and the viewer's to see. */
export async function partnersById(db: Db, viewer: Viewer, ids: readonly string[]): Promise<Map<string, KeptPartner>> {
  const rows = await db
    .select()
    .from(tradingPartners)
    .where(and(sql`${tradingPartners.id} = any(${textArray(ids)})`, isThere(viewer)));
  return new Map(rows.map((row) => [row.id, keptPartner(row)]));
}

/** Each supplier's trading partners, in the order of their names. */
export async function partnersOfSuppliers(
  db: Db,
  viewer: Viewer,
  supplierIds: readonly string[],
): Promise<Map<string, KeptPartner[]>> {
  const rows = await db
    .select()
    .from(tradingPartners)
    .where(and(sql`${tradingPartners.supplierId} = any(${textArray(supplierIds)})`, isThere(viewer)))
    .orderBy(tradingPartners.sortName, tradingPartners.id);
  return Map.groupBy(rows.map(keptPartner), ({ supplierId }) => supplierId ?? '');
}

/** A page of the ids of the viewer's trading partners, in the order of their names. */
export async function partnerPage(
  db: Db,
  viewer: Viewer,
  { search, kinds, isHeld, hasFaults }: PartnerConditions,
  page: PageArguments,
): Promise<Page<string>> {
  const size = pageSize(page);
  const after = decodeCursor(page);
  const held = sql`(${tradingPartners.hold} is not null or ${tradingPartners.profileHeldAt} is not null)`;
  const faulty = sql`exists (select from ${partnerFiles}
    where ${partnerFiles.partner} = ${tradingPartners.partner} and ${partnerFiles.state} = 'REFUSED')`;
  const rows = await db
    .select({ id: tradingPartners.id, sortKey: tradingPartners.sortName })
    .from(tradingPartners)
    .where(
      and(
        isThere(viewer),
        kinds == null ? undefined : inArray(tradingPartners.kind, [...kinds]),
        isHeld == null ? undefined : sql`${held} = ${isHeld}`,
        hasFaults == null ? undefined : sql`${faulty} = ${hasFaults}`,
        search == null ? undefined : matches(search),
        afterPosition(after, tradingPartners.sortName, 'text', tradingPartners.id),
      ),
    )
    .orderBy(tradingPartners.sortName, tradingPartners.id)
    .limit(size + 1);
  return pageOf(rows, size, after, ({ id }) => id);
}

/** The file behind each partner; of two, the one that is there and was read last. */
export async function filesOfPartners(db: Db, partners: readonly string[]): Promise<Map<string, KeptPartnerFile>> {
  const rows = await db
    .select()
    .from(partnerFiles)
    .where(sql`${partnerFiles.partner} = any(${textArray(partners)})`)
    .orderBy(sql`${partnerFiles.state} <> 'GONE'`, partnerFiles.readAt);
  return new Map(
    rows.map((row) => [
      row.partner,
      {
        id: row.id,
        file: row.file,
        partner: row.partner,
        state: row.state,
        faults: row.faults,
        faultCount: row.faultCount,
        readAt: instantText(row.readAt),
      },
    ]),
  );
}

function matches(search: string): SQL {
  // LIKE's own signs are meant as themselves.
  const text = search
    .trim()
    .toLowerCase()
    .replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
  return sql`(${tradingPartners.sortName} like ${`%${text}%`} or ${tradingPartners.partner} like ${`${text}%`})`;
}
