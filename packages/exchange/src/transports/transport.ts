/** A rendered document on its way out. Every try carries the same id, name and bytes. */
export interface OutboundDocument {
  /** The hub's id of the message: what a partner that keeps idempotency keys is given. */
  readonly id: string;
  /** Unique to the document, without a folder; the same at every try. */
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** `application/edi-x12`, `x-application/hl7-v2+er7`. */
  readonly contentType: string;
}

/**
 * What became of one try.
 * - delivered: the partner's side has it, whole; what it makes of it comes as a 997.
 * - refused: the partner's side said no to this document, and would again.
 * - unknown: it may or may not have it. The same document under the same id may be sent again, nothing else (R68).
 * - failed: it does not have it. `retryable`: the same try may succeed later.
 *
 * Reasons are sentences for the person on call, without payload or secret.
 */
export type Delivery =
  | {
      readonly kind: 'delivered';
      /** What is known of the delivery: a path and a size, an HTTP status, an MSA-1. */
      readonly evidence: string;
      /** What came back on the same connection: an HL7 answer, a document in an HTTP response. */
      readonly answer?: Uint8Array;
    }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string }
  | {
      readonly kind: 'failed';
      readonly reason: string;
      readonly retryable: boolean;
      /** What the partner's side asked us to wait, when it said so. */
      readonly retryAfterMs?: number;
    };

export type TransportKind = 'folder' | 'sftp' | 'https' | 'mllp';

/** By which way something came: the partner's slug, the transport's name in its profile, and its kind. */
export interface Via {
  readonly partner: string;
  readonly transport: string;
  readonly kind: TransportKind;
}

/** What a partner put down for us, whole. */
export interface ArrivedDocument {
  readonly bytes: Uint8Array;
  /** As the partner named it: for people, never an identity. */
  readonly name: string;
  /**
   * Names this arrival and no other. The same arrival may be handed over more than once, when a process ended between
   * storing it and putting it away: it is the same document then, not a second one. Null where the way has no such name.
   */
  readonly arrivalId: string | null;
  readonly via: Via;
}

/** What a sender can be told at once. */
export interface Receipt {
  /** The hub's ids of what it was stored as. */
  readonly messageIds?: readonly string[];
}

/** Resolves once what arrived is durable. Rejects: it is not, and the transport keeps it and comes again. */
export type Take = (arrival: ArrivedDocument) => Promise<Receipt>;

/** One way to and from one partner. */
export interface Transport {
  readonly via: Via;
  /** Absent: nothing can be sent this way. Never throws; a try that the signal ends is `failed` or `unknown`. */
  readonly deliver?: (document: OutboundDocument, signal: AbortSignal) => Promise<Delivery>;
  /**
   * One poll: takes what lies there whole, oldest first, and puts it away once it is taken. Absent: nothing is fetched
   * this way. Calls do not overlap.
   * @throws what kept it from looking, or the first failure to take
   */
  readonly collect?: (take: Take, signal: AbortSignal) => Promise<void>;
  /** Ends connections; a try under way fails. */
  close(): Promise<void>;
}
