import type { StockTransfer, TransferDocument } from '../domain/stock-transfer.ts';
import type { TransferSource } from '../sources/transfer-source.ts';

/**
 * Has the system do what a transfer waits for, once: what an earlier try may have done unheard is looked for before it
 * is tried again (R35), and what is to be taken back is looked for always, for somebody there may have received it.
 *
 * @returns the document that did it; null when there was nothing to take back
 * @throws SourceUnavailable, SourceRejected, SourceContractBroken
 */
export async function postTransfer(
  transfer: StockTransfer,
  source: TransferSource,
  deadline: AbortSignal,
): Promise<TransferDocument | null> {
  const { doing, attempts, reference } = transfer;
  const known =
    attempts > 1 || doing === 'REVERSE'
      ? ((await source.documentsOf([reference], deadline)).get(reference) ?? [])
      : ([] satisfies TransferDocument[]);
  const found = (...kinds: TransferDocument['kind'][]) => known.find(({ kind }) => kinds.includes(kind));
  switch (doing) {
    case 'SEND':
      return found('SENT', 'MOVED') ?? source.send(transfer, deadline);
    case 'RECEIVE':
      return found('RECEIVED') ?? source.receive(transfer, deadline);
    case 'REVERSE': {
      const done = found('REVERSED') ?? found('RECEIVED', 'MOVED');
      if (done !== undefined) return done;
      const sent = transfer.sentDocument ?? found('SENT')?.number ?? null;
      return sent === null ? null : source.reverse({ ...transfer, sentDocument: sent }, deadline);
    }
    case null:
      throw new Error('nothing is to be done with it');
  }
}
