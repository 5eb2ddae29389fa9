import type { SenderConfig } from '@supply-hub/config';
import type { CrosswalkWant } from '@supply-hub/crosswalk';
import type { Log } from '@supply-hub/log';
import type { TradingPartner } from '@supply-hub/partners';
import type { Tx } from '@supply-hub/postgres';
import type { Separators } from '@supply-hub/x12';

interface Received {
  /** The hub's id: what its effects name as their cause. */
  readonly id: string;
  readonly receivedAt: Temporal.Instant;
}

/** A stored and acknowledged HL7 message, on its way to the subgraph that understands it. */
export interface Hl7Received extends Received {
  readonly protocol: 'hl7v2';
  /** As it came, without its frame. */
  readonly bytes: Uint8Array;
  /** MSH-9.1. */
  readonly messageCode: string;
  readonly triggerEvent: string;
  readonly controlId: string;
  readonly sender: SenderConfig;
}

/** A stored and acknowledged X12 transaction set, on its way to the subgraph that understands it. */
export interface X12Received extends Received {
  readonly protocol: 'x12';
  /** ST to SE, as they came; `readSet(bytes, separators, version)` reads them. */
  readonly bytes: Uint8Array;
  readonly separators: Separators;
  /** GS08 as sent: `004010`, `005010` … */
  readonly version: string;
  /** ST01: `855`. */
  readonly messageCode: string;
  /** ST02. */
  readonly controlId: string;
  /** ISA13. */
  readonly interchangeControl: string;
  /** GS06. */
  readonly groupControl: string;
  /** When its sender wrote it, in the partner's zone (R30): `2026-03-05T13:45:00`; null where ISA09 and ISA10 say no such time. */
  readonly sentAt: string | null;
  readonly partner: TradingPartner;
  /** What the last `continues` handed on; null at first. */
  readonly progress: unknown;
}

/** A stored message, told apart by `protocol`. */
export type ReceivedMessage = Hl7Received | X12Received;

interface About {
  /** What it is about or has changed: hub ids. Of an applied message each gets a `causes` edge from the message. */
  readonly about: readonly string[];
  readonly facilityId: string | null;
  /** Whose partners may see it. @default the partner's own supplier; null of an HL7 message */
  readonly supplierId?: string | null;
}

/** What became of a message. */
export type Reception =
  /** It had its effect, or needed none: a stale message is applied too. */
  | ({ readonly kind: 'applied' } & About)
  /** It is understood and cannot be applied until a person does something; whatever was written is undone. */
  | ({
      readonly kind: 'parked';
      /** What is wrong, in a sentence without patient data. */
      readonly reason: string;
      /** What to do, after which the message is re-driven. */
      readonly remedy: string;
      /** What kind of trouble it is: `UNKNOWN_ORDER`, `UNKNOWN_ITEM` … */
      readonly code?: string;
      /** The keys that nobody has given a meaning yet; once they have one, the message is re-driven by itself. */
      readonly wants?: readonly CrosswalkWant[];
    } & About)
  /** The business says that it came before (R48, R55): it has no effect; whatever was written is undone. */
  | ({
      readonly kind: 'duplicate';
      /** The message that had the effect. */
      readonly of: string | null;
      /** Why it counts as one. @default that the business says so */
      readonly reason?: string;
    } & About)
  /**
   * Part of it is done and is committed now; it is called again, in a transaction of its own, with `progress` (JSON). For
   * what is too long for one transaction. Its last call is given `about` of the whole.
   */
  | { readonly kind: 'continues'; readonly progress: unknown };

export interface ReceiveContext {
  readonly tx: Tx;
  readonly log: Log;
}

/**
 * A subgraph's taker of one kind of message. It is called in a transaction under the subgraph's own role, which also
 * marks the message: the effect and the mark commit together, so each message has its effect once. Messages of one
 * business key come in the order they arrived; one that is re-driven or was late comes out of order, and what is
 * older than the state must change nothing (R29). Throwing means the hub itself failed: it is tried again.
 */
export interface ReceiverOf<Message extends ReceivedMessage> {
  /** `<subgraph>.<what it does>`. */
  readonly name: string;
  readonly protocol: Message['protocol'];
  /** MSH-9.1, ST01. */
  readonly messageCode: string;
  receive(message: Message, context: ReceiveContext): Promise<Reception>;
}
export type Hl7Receiver = ReceiverOf<Hl7Received>;
export type X12Receiver = ReceiverOf<X12Received>;
export type Receiver = Hl7Receiver | X12Receiver;
