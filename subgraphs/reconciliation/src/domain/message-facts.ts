/** Where a message stands. The first seven are of what comes in, the others of what goes out. */
export const messageStates = [
  'RECEIVED',
  'ROUTED',
  'APPLIED',
  'PARKED',
  'DUPLICATE',
  'REJECTED',
  'TEST',
  'QUEUED',
  'SENT',
  'ACKNOWLEDGED',
  'OVERDUE',
  'HELD',
] as const;
export type MessageState = (typeof messageStates)[number];

export const directions = ['IN', 'OUT'] as const;
export type Direction = (typeof directions)[number];

/** What is known of a message, as far as it can be trouble. */
export interface MessageFacts {
  readonly id: string;
  readonly direction: Direction;
  readonly protocol: 'hl7v2' | 'x12';
  readonly state: MessageState;
  /** Who sent it: a sender's id in hub.yaml, a partner's slug; null: nobody the hub knows, or the hub itself. */
  readonly sender: string | null;
  readonly senderName: string | null;
  /** The trading partner's slug, whichever way it goes; null for hospital systems, and when the hub knows none. */
  readonly partner: string | null;
  readonly partnerName: string | null;
  readonly messageType: string | null;
  readonly controlId: string | null;
  readonly businessKey: string | null;
  /** The business's own number of it: of an order, an invoice, a shipment. */
  readonly documentNumber: string | null;
  readonly reason: string | null;
  readonly remedy: string | null;
  /** What kind of trouble its receiver says it is. */
  readonly code: string | null;
  readonly isControlIdReused: boolean;
  readonly facilityId: string | null;
  readonly supplierId: string | null;
  readonly about: readonly string[];
  /** The keys it waits for; absent where nobody asked. */
  readonly wants?: readonly { readonly kind: string }[];
  /** Answers to one that was sent that should have come, by their document type. */
  readonly overdue: readonly string[];
}

/**
 * Whether a person can have it tried again: one that is parked is applied again, one that is held, refused or overdue is
 * sent again. What is held with its partner goes out when that is released, and not before.
 */
export function waitsForPerson({
  direction,
  state,
  code,
}: Pick<MessageFacts, 'direction' | 'state' | 'code'>): boolean {
  if (direction === 'IN') return state === 'PARKED';
  return state === 'REJECTED' || state === 'OVERDUE' || (state === 'HELD' && code !== 'PARTNER_HELD');
}

/** What people call it: `855 4500012345 of Alpine Surgical`. */
export function nameOf({ messageType, documentNumber, controlId, partner }: MessageFacts): string {
  const number = partner === null ? controlId : (documentNumber ?? controlId);
  return `${messageType ?? (partner === null ? 'A message' : 'A document')}${number === null ? '' : ` ${number}`}`;
}

/** Who it is exchanged with, for people. */
export function partyOf({ partnerName, partner, senderName, sender }: MessageFacts): string {
  return partnerName ?? partner ?? senderName ?? sender ?? 'Somebody the hub does not know';
}
