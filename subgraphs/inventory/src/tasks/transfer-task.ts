import { recordAudit } from '@supply-hub/audit';
import type { Clock } from '@supply-hub/clock';
import { HubError, SourceRejected } from '@supply-hub/errors';
import type { Log } from '@supply-hub/log';
import type { Db, Tx } from '@supply-hub/postgres';
import type { ReadByKeys, Task } from '@supply-hub/subgraph-kit';
import {
  claimTransfer,
  lockedTransfer,
  nextTransferAt,
  postponeTransfer,
  saveTransfer,
  transfersInTransit,
} from '../db/queries/stock-transfers.ts';
import { posted, refused, withdrawn, type StockTransfer, type TransferDeed } from '../domain/stock-transfer.ts';
import { tellNow } from '../domain/transfer-told.ts';
import type { StockPosition } from '../domain/stock.ts';
import { postTransfer } from '../services/post-transfer.ts';
import { retellPositions } from '../services/retell-positions.ts';
import { settleTransfer } from '../services/settle-transfer.ts';
import { positionIdsOf } from '../services/transfer-positions.ts';
import type { TransferSource } from '../sources/transfer-source.ts';

const everyMs = 5000;
const callMs = 30_000;
/** Longer than a call may take: whoever was cut off in one leaves the transfer to others then. */
const claimMs = 90_000;
const longestRestMs = 60_000;
/** What a system says of the document itself; anything else may be otherwise the next time. */
const refusals: ReadonlySet<number> = new Set([400, 404, 409, 422]);

export interface TransferTaskDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  /** By system id; undefined for one that moves no stock for the hub. */
  readonly source: (system: string) => TransferSource | undefined;
  /** Reads positions of a system. */
  readonly read: (system: string) => ReadByKeys<StockPosition> | undefined;
  /** How often transfers on their way are looked for at their destination. */
  readonly lookEveryMs: number;
}

/**
 * Has transfers posted where their stock is kept: one at a time, the one that has waited longest first, with no
 * transaction open while its system is asked. A system that is away is asked again until it is back; what it refuses is
 * a person's to see. What somebody there receives by himself is noticed.
 */
export function transferTask(deps: TransferTaskDeps): Task {
  const { db, clock, log, source, read, lookEveryMs } = deps;
  let lookAt: Temporal.Instant | null = null;

  async function work(transfer: StockTransfer): Promise<void> {
    const system = source(transfer.system);
    const readStock = read(transfer.system);
    if (system === undefined || readStock === undefined) {
      await rest(transfer);
      return;
    }
    try {
      if (transfer.doing === null || (await act(transfer, system))) await settle(transfer.id, readStock);
      else await rest(transfer);
    } catch (error) {
      if (!(error instanceof HubError)) throw error;
      log.warn({ transfer: transfer.id, code: error.code }, 'a transfer waits for its system');
      await rest(transfer);
    }
  }

  /** @returns false: its system may still be at it, and is looked at again */
  async function act(transfer: StockTransfer, system: TransferSource): Promise<boolean> {
    try {
      const done = await postTransfer(transfer, {
        source: system,
        now: clock.now(),
        deadline: AbortSignal.timeout(callMs),
        tell: (deed) => keepTold(transfer, deed),
      });
      if (done === 'LATER') return false;
      await save(transfer.id, `system:${transfer.system}`, (before, now) =>
        done === 'NOTHING_TO_DO' ? withdrawn(before) : posted(before, done, text(now)),
      );
    } catch (error) {
      const { doing } = transfer;
      if (doing === null || !(error instanceof SourceRejected) || !refusals.has(error.status)) throw error;
      await save(transfer.id, `system:${transfer.system}`, (before) => refused(before, doing, error.message));
    }
    return true;
  }

  async function keepTold({ id, doing }: StockTransfer, deed: TransferDeed): Promise<boolean> {
    return db.transaction(async (tx) => {
      const before = await lockedTransfer(tx, id);
      if (before === undefined || before.doing !== doing) return false;
      const now = clock.now();
      await saveTransfer(tx, before, tellNow(before, deed, text(now)), now, 'person');
      return true;
    });
  }

  async function settle(id: string, readStock: ReadByKeys<StockPosition>): Promise<void> {
    const transfer = await db.transaction((tx) => lockedTransfer(tx, id));
    if (transfer?.isUnsettled === true)
      await settleTransfer(transfer, { db, clock, read: readStock }, AbortSignal.timeout(callMs));
  }

  async function save(
    id: string,
    actor: string,
    change: (before: StockTransfer, now: Temporal.Instant) => StockTransfer,
  ): Promise<void> {
    await db.transaction(async (tx) => {
      const before = await lockedTransfer(tx, id);
      if (before === undefined) return;
      // A person may have called it off, or received it, while its system was asked.
      const now = clock.now();
      const after = await saveTransfer(tx, before, change(before, now), now);
      await audit(tx, { before, after, actor, now });
      if (after.state === 'REFUSED' || after.state === 'CANCELLED')
        await retellPositions(tx, positionIdsOf(after, 'from'));
    });
  }

  async function rest({ id, attempts }: StockTransfer): Promise<void> {
    const restMs = Math.min(1000 * 2 ** Math.min(attempts, 10), longestRestMs);
    await db.transaction((tx) => postponeTransfer(tx, id, clock.now().add({ milliseconds: restMs })));
  }

  /** @returns whether any had come */
  async function lookForArrivals(): Promise<boolean> {
    const byWhom = Map.groupBy(await transfersInTransit(db), ({ system }) => system);
    let anyCame = false;
    for (const [id, transfers] of byWhom) {
      const system = source(id);
      if (system === undefined) continue;
      const references = transfers.map(({ reference }) => reference);
      const found = await system.documentsOf(references, AbortSignal.timeout(callMs));
      for (const transfer of transfers) {
        const document = found.get(transfer.reference)?.find(({ kind }) => kind === 'RECEIVED' || kind === 'REVERSED');
        if (document === undefined) continue;
        anyCame = true;
        await save(transfer.id, `system:${id}`, (before, now) =>
          before.doing === null && before.state === 'IN_TRANSIT' ? posted(before, document, text(now)) : before,
        );
      }
    }
    return anyCame;
  }

  return {
    name: 'inventory.transfers',
    wakesOn: 'inventory_transfers',
    everyMs,
    async step() {
      const now = clock.now();
      const claimed = await db.transaction((tx) => claimTransfer(tx, now, now.add({ milliseconds: claimMs })));
      if (claimed !== undefined) {
        await work(claimed);
        return true;
      }
      if (lookAt === null || Temporal.Instant.compare(lookAt, now) <= 0) {
        lookAt = now.add({ milliseconds: lookEveryMs });
        try {
          if (await lookForArrivals()) return true;
        } catch (error) {
          if (!(error instanceof HubError)) throw error;
          log.warn({ code: error.code }, 'transfers on their way could not be looked for');
        }
      }
      const next = await db.transaction((tx) => nextTransferAt(tx));
      return next === null ? false : Math.max(1, next.epochMilliseconds - now.epochMilliseconds);
    },
  };
}

const text = (instant: Temporal.Instant): string => instant.toString({ fractionalSecondDigits: 3 });

async function audit(
  tx: Tx,
  {
    before,
    after,
    actor,
    now,
  }: {
    readonly before: StockTransfer;
    readonly after: StockTransfer;
    readonly actor: string;
    readonly now: Temporal.Instant;
  },
): Promise<void> {
  const { id, from, to } = after;
  await recordAudit(
    tx,
    [
      {
        actor,
        action: 'transfer-posted',
        subject: id,
        reason: after.refusal ?? 'Its system posted it.',
        before,
        after,
        facilityIds: [from.facilityId, to.facilityId],
        supplierIds: [],
      },
    ],
    now,
  );
}
