import type { Clock } from '@supply-hub/clock';
import { hubId } from '@supply-hub/identifiers';
import { recordEdges } from '@supply-hub/lineage';
import type { Db, Tx } from '@supply-hub/postgres';
import { keyText, registerSourceKeys, saveReads, type ReadByKeys } from '@supply-hub/subgraph-kit';
import { positionCopies } from '../db/position-copies.ts';
import { lockedTransfer, saveTransfer } from '../db/queries/stock-transfers.ts';
import { settled, type StockTransfer } from '../domain/stock-transfer.ts';
import type { StockPosition } from '../domain/stock.ts';
import { retellPositions } from './retell-positions.ts';
import { positionIdsOf, positionsOf } from './transfer-positions.ts';

/**
 * Reads stock as a transfer's last document left it, and writes what that makes of the transfer with it: what it
 * brought is stock from the moment it is on its way no more, and what it took is told as gone once.
 *
 * @throws SourceUnavailable, SourceContractBroken the stock could not be read: it is tried again
 */
export async function settleTransfer(
  transfer: StockTransfer,
  { db, clock, read }: { db: Db; clock: Clock; read: ReadByKeys<StockPosition> },
  deadline: AbortSignal,
): Promise<void> {
  const refs = positionsOf(transfer);
  const asOf = clock.now();
  const answers = await read(refs, deadline);
  const reads = refs.map((ref) => {
    const value = answers.get(keyText(ref.key));
    if (value instanceof Error) throw value;
    return { ref, value: value ?? null, asOf };
  });
  await registerSourceKeys(
    db,
    reads.flatMap(({ ref, value }) => (value === null ? [] : [ref, ...(positionCopies.references?.(value) ?? [])])),
  );
  await db.transaction(async (tx) => {
    const before = await lockedTransfer(tx, transfer.id);
    if (before === undefined || !before.isUnsettled) return;
    const now = clock.now();
    const after = settled(before, now.toString({ fractionalSecondDigits: 3 }));
    // It is stock there before it stops being on its way: who is told of both misses it at no moment.
    const told = new Set((await saveReads(tx, positionCopies, reads)).map((each) => each.id));
    const saved = await saveTransfer(tx, before, after, now);
    // Who read the stock meanwhile told of it with the part that had left taken off twice.
    await retellPositions(
      tx,
      positionIdsOf(saved, 'from').filter((position) => !told.has(position)),
    );
    if (saved.state === 'RECEIVED') await traceArrival(tx, saved, now);
  });
}

async function traceArrival(tx: Tx, { id, system, itemNumber, lot, to, from }: StockTransfer, at: Temporal.Instant) {
  const key = [to.facilityCode, to.locationCode, itemNumber, lot ?? '', 'AVAILABLE', 'OWNED', ''];
  const facilityIds = [from.facilityId, to.facilityId];
  await recordEdges(tx, [{ from: id, to: hubId('lot', system, key), kind: 'ships', facilityIds, supplierIds: [] }], at);
}
