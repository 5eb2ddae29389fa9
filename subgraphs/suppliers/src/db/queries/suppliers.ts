import type { Viewer } from '@supply-hub/identity';
import type { Db } from '@supply-hub/postgres';
import {
  afterPosition,
  decodeCursor,
  pageOf,
  pageSize,
  visibleTo,
  type Page,
  type PageArguments,
} from '@supply-hub/subgraph-kit';
import { and, eq, sql, type SQL } from 'drizzle-orm';
import type { SupplierConditions } from '../../domain/supplier.ts';
import { suppliers } from '../schema.ts';

/** A page of the ids of the viewer's suppliers, in the order of their names. */
export async function supplierPage(
  db: Db,
  viewer: Viewer,
  { search, isBlocked }: SupplierConditions,
  page: PageArguments,
): Promise<Page<string>> {
  const size = pageSize(page);
  const after = decodeCursor(page);
  const rows = await db
    .select({ id: suppliers.id, sortKey: suppliers.sortName })
    .from(suppliers)
    .where(
      and(
        eq(suppliers.isGone, false),
        visibleTo(viewer, suppliers),
        isBlocked == null ? undefined : eq(suppliers.isBlocked, isBlocked),
        search == null ? undefined : matches(search),
        afterPosition(after, suppliers.sortName, 'text', suppliers.id),
      ),
    )
    .orderBy(suppliers.sortName, suppliers.id)
    .limit(size + 1);
  return pageOf(rows, size, after, ({ id }) => id);
}

function matches(search: string): SQL {
  // LIKE's own signs are meant as themselves.
  const text = search
    .trim()
    .toLowerCase()
    .replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
  return sql`(${suppliers.sortName} like ${`%${text}%`} or lower(${suppliers.number}) like ${`${text}%`})`;
}
