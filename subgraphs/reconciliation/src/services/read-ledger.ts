import { InvalidInput } from '@supply-hub/errors';
import type { ReconciliationContext } from '../context.ts';
import { ledgerCounts, ledgerTotals } from '../db/queries/exchange-ledger.ts';
import { ledgerOf, type Ledger } from '../domain/ledger.ts';

/** What was exchanged in a span of time, over what the viewer may see: lines and totals as of one moment. @throws InvalidInput */
export function readLedger(
  { db, viewer }: ReconciliationContext,
  span: { readonly from: string; readonly to: string },
): Promise<Ledger> {
  if (Temporal.Instant.compare(span.from, span.to) >= 0)
    throw new InvalidInput('The ledger is of a span of time: "from" comes before "to".', { field: 'to' });
  return db.transaction(
    async (tx) => ledgerOf(await ledgerCounts(tx, viewer, span), await ledgerTotals(tx, viewer, span)),
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}
