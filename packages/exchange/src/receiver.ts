import type { SenderConfig } from '@supply-hub/config';
import type { Log } from '@supply-hub/log';
import type { Tx } from '@supply-hub/postgres';

/** A stored and acknowledged message, on its way to the subgraph that understands it. */
export interface ReceivedMessage {
  /** The hub's id: what its effects name as their cause. */
  readonly id: string;
  readonly protocol: 'hl7v2';
  /** As it came, without its frame. */
  readonly bytes: Uint8Array;
  readonly messageCode: string;
  readonly triggerEvent: string;
  readonly controlId: string;
  readonly sender: SenderConfig;
  readonly receivedAt: Temporal.Instant;
}

/** What became of a message. */
export type Reception =
  | {
      /** It had its effect, or needed none: a stale message is applied too. */
      readonly kind: 'applied';
      /** What it is about or has changed: hub ids. Each gets a `causes` edge from the message. */
      readonly about: readonly string[];
      readonly facilityId: string | null;
    }
  | {
      /** It is understood and cannot be applied until a person does something; whatever was written is undone. */
      readonly kind: 'parked';
      /** What is wrong, in a sentence without patient data. */
      readonly reason: string;
      /** What to do, after which the message is re-driven. */
      readonly remedy: string;
      readonly about: readonly string[];
      readonly facilityId: string | null;
    };

/**
 * A subgraph's taker of one kind of message. It is called in a transaction under the subgraph's own role, which also
 * marks the message: the effect and the mark commit together, so each message has its effect once. Messages of one
 * business key come in the order they arrived; one that is re-driven or was late comes out of order, and what is
 * older than the state must change nothing (R29). Throwing means the hub itself failed: it is tried again.
 */
export interface Receiver {
  /** `<subgraph>.<what it does>`. */
  readonly name: string;
  readonly protocol: 'hl7v2';
  /** MSH-9.1. */
  readonly messageCode: string;
  receive(message: ReceivedMessage, context: { readonly tx: Tx; readonly log: Log }): Promise<Reception>;
}
