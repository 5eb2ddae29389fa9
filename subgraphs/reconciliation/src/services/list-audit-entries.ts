import { verifyAudit, type AuditVerdict } from '@supply-hub/audit';
import { InvalidInput } from '@supply-hub/errors';
import { decodeCursor, pageOf, pageSize, type Page, type PageArguments } from '@supply-hub/subgraph-kit';
import type { ReconciliationContext } from '../context.ts';
import { auditPage, type AuditConditions, type AuditRow } from '../db/queries/audit-entries.ts';
import { assertIntegrator } from './steward.ts';

/** A page of entries, the newest first. */
export async function listAuditEntries(
  { db, viewer }: ReconciliationContext,
  filter: AuditConditions,
  page: PageArguments,
): Promise<Page<AuditRow>> {
  const size = pageSize(page);
  const after = decodeCursor(page);
  if (after !== undefined && !/^\d+$/.test(after.sortKey))
    throw new InvalidInput('"after" is not a cursor of this list: give the endCursor of the page before.', {
      field: 'after',
    });
  return pageOf(await auditPage(db, viewer, filter, after, size), size, after, ({ row }) => row);
}

/** Takes every hash of the chain anew. @throws NotPermitted | InvalidInput */
export function verifyChain({ db, viewer }: ReconciliationContext, notedHead: string | null): Promise<AuditVerdict> {
  assertIntegrator(viewer);
  if (notedHead !== null && !/^[0-9a-f]{64}$/i.test(notedHead))
    throw new InvalidInput('A head is 64 hex digits, as an earlier verification gave it.', { field: 'notedHead' });
  return verifyAudit(db, notedHead ?? undefined);
}
