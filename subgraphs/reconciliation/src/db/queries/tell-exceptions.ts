import { exceptionChanged, publishAll } from '@supply-hub/events';
import type { Tx } from '@supply-hub/postgres';
import { textArray } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import { supplyExceptions } from '../schema.ts';

const t = supplyExceptions;

/** Tells how these exceptions stand, in the transaction that changed them: their rows are locked by it. */
export async function tellExceptions(tx: Tx, ids: readonly string[], at: Temporal.Instant): Promise<void> {
  if (ids.length === 0) return;
  const rows = await tx
    .update(t)
    .set({ version: sql`${t.version} + 1` })
    .where(sql`${t.id} = any(${textArray(ids)})`)
    .returning();
  await publishAll(
    tx,
    exceptionChanged,
    rows
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map((row) => ({
        aggregateId: row.id,
        aggregateVersion: row.version,
        occurredAt: at,
        data: {
          id: row.id,
          kind: row.kind,
          severity: row.severity,
          facilityIds: row.facilityIds,
          supplierIds: row.supplierIds,
          supplierId: row.supplierId,
          itemId: row.itemId,
          caseIds: [...new Set(row.caseId === null ? row.caseIds : [row.caseId, ...row.caseIds])],
          partner: row.partner,
          team: row.team,
          owner: row.owner,
          openedAt: instant(row.openedAt),
          closedAt: row.closedAt === null ? null : instant(row.closedAt),
        },
      })),
  );
}

/** An instant as PostgreSQL writes it → as events do. */
function instant(written: string): string {
  return Temporal.Instant.from(written.replace(' ', 'T')).toString();
}
