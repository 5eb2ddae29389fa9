import { SourceRejected } from '@supply-hub/errors';
import type { StockTransfer, TransferDeed, TransferDocument } from '../domain/stock-transfer.ts';
import { mayBeAtIt } from '../domain/transfer-told.ts';
import type { TransferSource } from '../sources/transfer-source.ts';

/** What came of it: the document that did it; that there was nothing to take back; or that its system may still be at it. */
export type Posted = TransferDocument | 'NOTHING_TO_DO' | 'LATER';

/** What posting needs beside the transfer. */
export interface Posting {
  readonly source: TransferSource;
  readonly now: Temporal.Instant;
  readonly deadline: AbortSignal;
  /** Keeps that the system is told now, before it is. @returns false: what it is to be told has changed meanwhile */
  tell(deed: TransferDeed): Promise<boolean>;
}

/**
 * Has the system do what a transfer waits for, once: what it was told before and may have done unheard is looked for, and
 * told again only when it has had the time to end (R35). What has left is looked for always, for somebody there may have
 * received it.
 *
 * @throws SourceUnavailable, SourceRejected, SourceContractBroken
 */
export async function postTransfer(transfer: StockTransfer, posting: Posting): Promise<Posted> {
  const { source, now, deadline } = posting;
  const { doing, attempts, reference, told } = transfer;
  const look = async () => (await source.documentsOf([reference], deadline)).get(reference) ?? [];
  const known = told !== null || attempts > 1 || doing !== 'SEND' ? await look() : [];
  const find = (documents: readonly TransferDocument[], ...kinds: TransferDocument['kind'][]) =>
    documents.find(({ kind }) => kinds.includes(kind));
  const tell = async (
    deed: TransferDeed,
    post: () => Promise<TransferDocument>,
    ...kinds: TransferDocument['kind'][]
  ) => {
    if (mayBeAtIt(transfer, deed, now) || !(await posting.tell(deed))) return 'LATER';
    try {
      return await post();
    } catch (error) {
      // Who was told before may have done it since it was looked for, and refuses to do it twice.
      const done = error instanceof SourceRejected && told !== null ? find(await look(), ...kinds) : undefined;
      if (done === undefined) throw error;
      return done;
    }
  };
  switch (doing) {
    case 'SEND':
      return find(known, 'SENT', 'MOVED') ?? tell('SEND', () => source.send(transfer, deadline), 'SENT', 'MOVED');
    case 'RECEIVE':
      return find(known, 'RECEIVED') ?? tell('RECEIVE', () => source.receive(transfer, deadline), 'RECEIVED');
    case 'REVERSE': {
      const done = find(known, 'REVERSED', 'RECEIVED', 'MOVED');
      if (done !== undefined) return done;
      const sentDocument = transfer.sentDocument ?? find(known, 'SENT')?.number ?? null;
      if (sentDocument !== null)
        return tell('REVERSE', () => source.reverse({ ...transfer, sentDocument }, deadline), 'REVERSED');
      // What it was told to send may still leave.
      return mayBeAtIt(transfer, 'SEND', now) ? 'LATER' : 'NOTHING_TO_DO';
    }
    case null:
      throw new Error('nothing is to be done with it');
  }
}
