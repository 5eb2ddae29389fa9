import type { ConnectionOptions } from 'node:tls';
import type { Log } from '@supply-hub/log';
import type { Acknowledgement } from '../views/acknowledgement.ts';
import type { FaultListener } from './mllp-fault.ts';

/** A peer's answer to one message, matched by MSA-2. */
export interface MllpAnswer {
  readonly bytes: Uint8Array;
  /** What it says; its code is `undefined` when MSA-1 is none of the six. */
  readonly acknowledgement: Acknowledgement;
}

/** Certificates in PEM. The server's is always verified; `ca` replaces the system's authorities. */
export interface ClientTls {
  readonly ca?: NonNullable<ConnectionOptions['ca']>;
  /** Our own, for mutual TLS. */
  readonly cert?: NonNullable<ConnectionOptions['cert']>;
  readonly key?: NonNullable<ConnectionOptions['key']>;
  /** The name the server's certificate must carry. @default the host */
  readonly servername?: string;
}

export interface ClientLimits {
  /** From the moment a message is written to its answer. @default 30000 */
  readonly answerTimeoutMs: number;
  /** @default 10000 */
  readonly connectTimeoutMs: number;
  /** Messages on the wire without an answer. 1 keeps the order at the peer whatever the peer does. @default 1 */
  readonly maxInFlight: number;
  /** Messages that wait for their turn before `send` refuses more; none is ever dropped. @default 1000 */
  readonly maxQueued: number;
  /** The longest answer that is read. @default 1 MiB */
  readonly maxAnswerBytes: number;
  /** How long a carriage return may be late after an answer's end block. @default 500 */
  readonly endBlockTimeoutMs: number;
}

export const defaultClientLimits: ClientLimits = {
  answerTimeoutMs: 30_000,
  connectTimeoutMs: 10_000,
  maxInFlight: 1,
  maxQueued: 1000,
  maxAnswerBytes: 1024 * 1024,
  endBlockTimeoutMs: 500,
};

export interface MllpClientOptions {
  /** The peer as people know it, for error messages. */
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly tls?: ClientTls;
  readonly limits?: Partial<ClientLimits>;
  /**
   * What the peer sends that answers no waiting message: the later application answer of enhanced mode, an
   * answer that came too late. It is never credited to a message.
   */
  readonly onUnmatched?: (bytes: Uint8Array) => void;
  readonly onFault?: FaultListener;
  readonly log: Log;
}
