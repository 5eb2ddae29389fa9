import { recordAudit } from '@supply-hub/audit';
import { doOnce, seesFacility } from '@supply-hub/subgraph-kit';
import type { InventoryContext } from '../context.ts';
import { lockedTransfer, saveTransfer } from '../db/queries/stock-transfers.ts';
import { cancel, receive, type StockTransfer, type TransferMove } from '../domain/stock-transfer.ts';
import { $TransferId, assertMayMove, assertReason, refusal, type TransferRefusal } from './deed.ts';
import { positionIdsOf } from './transfer-positions.ts';
import { retellPositions } from './retell-positions.ts';

/** A person's word about a transfer. */
export interface TransferWord {
  readonly transferId: string;
  readonly idempotencyKey: string;
}

/**
 * It has come: its receipt is posted in the system that keeps the stock.
 * @returns the transfer's id, or why nothing is done
 * @throws NotPermitted, InvalidInput
 */
export function receiveTransfer(
  { transferId, idempotencyKey: key }: TransferWord,
  context: InventoryContext,
): Promise<{ readonly id: string } | TransferRefusal> {
  return move(context, { operation: 'receiveTransfer', key, transferId, reason: 'It has come.' }, receive);
}

/**
 * It is called off: what was not posted yet does not leave, and what is on its way is taken back by a document of its
 * own. What has come stays.
 * @returns the transfer's id, or why nothing is done
 * @throws NotPermitted, InvalidInput
 */
export function cancelTransfer(
  { transferId, idempotencyKey: key, reason }: TransferWord & { readonly reason: string },
  context: InventoryContext,
): Promise<{ readonly id: string } | TransferRefusal> {
  return move(context, { operation: 'cancelTransfer', key, transferId, reason: assertReason(reason) }, cancel);
}

async function move(
  context: InventoryContext,
  {
    operation,
    key,
    transferId,
    reason,
  }: { readonly operation: string; readonly key: string; readonly transferId: string; readonly reason: string },
  decide: (transfer: StockTransfer) => TransferMove,
): Promise<{ readonly id: string } | TransferRefusal> {
  assertMayMove(context);
  return doOnce(context, { operation, key, input: { transferId, reason } }, $TransferId, async (tx, at) => {
    const before = await lockedTransfer(tx, transferId);
    if (before === undefined || !seesOne(context, before))
      return refusal('NOT_FOUND', 'transferId', 'There is no such transfer.');
    const moved = decide(before);
    if (!moved.ok) return refusal(moved.reason, 'transferId', sentences[moved.reason]);
    const after = await saveTransfer(tx, before, moved.transfer, at, 'person');
    await recordAudit(
      tx,
      [
        {
          actor: context.viewer.subject,
          action: operation === 'cancelTransfer' ? 'transfer-cancelled' : 'transfer-received',
          subject: transferId,
          reason,
          before,
          after,
          facilityIds: [before.from.facilityId, before.to.facilityId],
          supplierIds: [],
        },
      ],
      at,
    );
    if (after.state === 'CANCELLED') await retellPositions(tx, positionIdsOf(after, 'from'));
    return { id: transferId };
  });
}

function seesOne({ viewer }: InventoryContext, { from, to }: StockTransfer): boolean {
  return seesFacility(viewer, from.facilityId) || seesFacility(viewer, to.facilityId);
}

const sentences = {
  NOT_IN_TRANSIT: 'It is not on its way.',
  NOT_CANCELLABLE: 'It has come, is being received, or has ended.',
} as const;
