import { Decimal } from '@supply-hub/quantities';
import type { ToldDeed } from './transfer-told.ts';

export type TransferState = 'REQUESTED' | 'IN_TRANSIT' | 'RECEIVED' | 'REFUSED' | 'CANCELLED';

/** What the system that keeps the stock is to be told of a transfer next. */
export type TransferDeed = 'SEND' | 'RECEIVE' | 'REVERSE';

/** A quantity of one lot on its way from one storage location to another, of one system. Plain JSON. */
export interface StockTransfer {
  readonly id: string;
  /** At most sixteen characters: what its documents refer to it by. */
  readonly reference: string;
  readonly version: number;
  readonly state: TransferState;
  readonly system: string;
  readonly itemId: string;
  readonly itemNumber: string;
  readonly lotId: string;
  readonly lot: string | null;
  /** ISO 8601. */
  readonly expiresOn: string | null;
  /** A decimal in `unit`, the item's base unit, above zero. */
  readonly quantity: string;
  readonly unit: string;
  readonly from: TransferEnd;
  readonly to: TransferEnd;
  /** What a case needs it for; null where nobody said. */
  readonly demandId: string | null;
  readonly reason: string;
  readonly askedBy: string;
  /** ISO 8601, UTC. */
  readonly askedAt: string;
  readonly expectedAt: string;
  readonly sentAt: string | null;
  readonly receivedAt: string | null;
  /** Documents of the system, `<year>/<number>`. */
  readonly sentDocument: string | null;
  readonly receivedDocument: string | null;
  readonly reversalDocument: string | null;
  /** What the system said when it refused; null while it did not. */
  readonly refusal: string | null;
  readonly doing: TransferDeed | null;
  /** How often `doing` was tried: above one, an earlier try may have worked unheard. */
  readonly attempts: number;
  /** What the system was told last and nobody heard the end of; null: nothing. */
  readonly told: ToldDeed | null;
  /** Whether stock is still to be read as its last document left it. */
  readonly isUnsettled: boolean;
}

export interface TransferEnd {
  readonly facilityId: string;
  readonly locationId: string;
  /** In the transfer's system. */
  readonly facilityCode: string;
  readonly locationCode: string;
}

/** A document of the system that names a transfer. */
export interface TransferDocument {
  /** `<year>/<number>` */
  readonly number: string;
  /** MOVED: it left and came in one step, within one facility. */
  readonly kind: 'SENT' | 'RECEIVED' | 'MOVED' | 'REVERSED';
}

/** Within one facility stock is moved in one step; between two it leaves, and comes. */
export function isOneStep({ from, to }: Pick<StockTransfer, 'from' | 'to'>): boolean {
  return from.facilityCode === to.facilityCode;
}

/** What a person's wish comes to: the transfer as it is from now on, or why not. */
export type TransferMove =
  | { readonly ok: true; readonly transfer: StockTransfer }
  | { readonly ok: false; readonly reason: 'NOT_IN_TRANSIT' | 'NOT_CANCELLABLE' };

/** It has come: its receipt is to be posted. One that is being received, or is received, already is left as it is. */
export function receive(transfer: StockTransfer): TransferMove {
  const { state, doing, receivedDocument, reversalDocument } = transfer;
  if (state !== 'IN_TRANSIT' || doing === 'REVERSE' || reversalDocument !== null)
    return { ok: false, reason: 'NOT_IN_TRANSIT' };
  if (doing === 'RECEIVE' || receivedDocument !== null) return { ok: true, transfer };
  return { ok: true, transfer: { ...transfer, doing: 'RECEIVE', attempts: 0, told: null, refusal: null } };
}

/**
 * It is called off. What the system was never told of ends at once; what it may have been told of, and what is on its
 * way, is taken back by a document of its own. What has come stays where it is.
 */
export function cancel(transfer: StockTransfer): TransferMove {
  const { state, doing, attempts, receivedDocument, reversalDocument } = transfer;
  if (receivedDocument !== null) return { ok: false, reason: 'NOT_CANCELLABLE' };
  if (doing === 'REVERSE' || (state === 'IN_TRANSIT' && reversalDocument !== null)) return { ok: true, transfer };
  if (state === 'REQUESTED' && attempts === 0) return { ok: true, transfer: ended(transfer, 'CANCELLED') };
  // What it was told to send unheard stays known: it may leave yet.
  if (state === 'REQUESTED' || (state === 'IN_TRANSIT' && doing === null))
    return { ok: true, transfer: { ...transfer, doing: 'REVERSE', attempts: 0, refusal: null } };
  return { ok: false, reason: 'NOT_CANCELLABLE' };
}

/** The system has a document of it: what that makes of the transfer. Stock is to be read as the document left it. */
export function posted(transfer: StockTransfer, { number, kind }: TransferDocument, at: string): StockTransfer {
  // Who called it off while it was leaving still wants it back; what has come stays.
  const doing = kind === 'SENT' && transfer.doing === 'REVERSE' ? transfer.doing : null;
  const done = { ...transfer, doing, attempts: 0, told: null, refusal: null, isUnsettled: true };
  switch (kind) {
    case 'SENT':
      return { ...done, state: 'IN_TRANSIT', sentAt: at, sentDocument: number };
    case 'MOVED':
      return { ...done, state: 'IN_TRANSIT', sentAt: at, sentDocument: number, receivedDocument: number };
    case 'RECEIVED':
      return { ...done, receivedDocument: number };
    case 'REVERSED':
      return { ...done, reversalDocument: number };
  }
}

/** Stock was read as the last document left it: what has come is stock now, and what was taken back is there again. */
export function settled(transfer: StockTransfer, at: string): StockTransfer {
  const read = { ...transfer, isUnsettled: false };
  if (transfer.reversalDocument !== null) return { ...read, state: 'CANCELLED', doing: null };
  return transfer.receivedDocument === null ? read : { ...read, state: 'RECEIVED', receivedAt: at, doing: null };
}

/**
 * The system will not do what it was told. What was to leave does not; what was to be received, or taken back, is still
 * on its way, and a person sees why.
 */
export function refused(transfer: StockTransfer, told: TransferDeed, sentence: string): StockTransfer {
  if (told !== 'SEND') return { ...transfer, doing: null, attempts: 0, told: null, refusal: sentence };
  return transfer.doing === 'REVERSE'
    ? ended(transfer, 'CANCELLED')
    : { ...ended(transfer, 'REFUSED'), refusal: sentence };
}

/** Nothing was ever posted of it. */
export function withdrawn(transfer: StockTransfer): StockTransfer {
  return ended(transfer, 'CANCELLED');
}

function ended(transfer: StockTransfer, state: 'REFUSED' | 'CANCELLED'): StockTransfer {
  return { ...transfer, state, doing: null, attempts: 0, told: null, refusal: null };
}

/** A part of a lot that nobody else may have: it is leaving. */
export interface Leaving {
  readonly lotId: string;
  /** A decimal in base units. */
  readonly quantity: string;
  /** Since when stock says so itself; null: it has not left. */
  readonly sentAt: Temporal.Instant | null;
}

/**
 * What of a lot is there for others, as stock read at `asOf` has it: what is to leave is not, so that nothing is
 * promised twice. What had left by then is not in that stock any more. Never below zero.
 */
export function withoutLeaving(
  lot: { readonly id: string; readonly quantity: string },
  leaving: readonly Leaving[],
  asOf: Temporal.Instant,
): string {
  const gone = leaving.filter(
    ({ lotId, sentAt }) => lotId === lot.id && (sentAt === null || Temporal.Instant.compare(sentAt, asOf) > 0),
  );
  if (gone.length === 0) return lot.quantity;
  const rest = gone.reduce((left, { quantity }) => left.minus(Decimal.of(quantity)), Decimal.of(lot.quantity));
  return rest.sign < 0 ? '0' : rest.toString();
}
