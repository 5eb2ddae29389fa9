import type { TlsOptions } from 'node:tls';
import type { Log } from '@supply-hub/log';
import type { FrameReaderOptions } from './frame-reader.ts';
import type { FaultListener, MllpPeer } from './mllp-fault.ts';

/**
 * Takes one message and gives the answer to send, or `undefined` to send none. It resolves once the message
 * is durable, not before (R69). The bytes are the message without its frame; do not write into them.
 * When it throws, nothing is answered: the sender still has the message and sends it again.
 */
export type MllpHandler = (message: Uint8Array, peer: MllpPeer) => Promise<Uint8Array | undefined>;

/**
 * The answer to a frame that was too long to keep, from its first 4096 bytes; `undefined` for none. An answer
 * that would accept it is withheld.
 */
export type SizeRefusal = (head: Uint8Array, peer: MllpPeer) => Uint8Array | undefined;

/** What one server lets its peers do. A connection holds at most maxFrameBytes + maxBytesInFlight + one chunk. */
export interface ServerLimits extends FrameReaderOptions {
  /** A longer message is skipped and reported; its neighbours are not touched. @default 20 MiB */
  readonly maxFrameBytes: number;
  /** Messages of one connection in the handler's hands before reading pauses. @default 16 */
  readonly maxInFlight: number;
  /** The bytes of those messages before reading pauses; one message may always be there. @default 20 MiB */
  readonly maxBytesInFlight: number;
  /** Connections at a time; one more is closed at once. @default 256 */
  readonly maxConnections: number;
  /** Without a byte either way and nothing to answer, a connection is closed. @default 600000 (10 minutes) */
  readonly idleTimeoutMs: number;
  /** From the first byte of a frame to its last. @default 60000 */
  readonly frameTimeoutMs: number;
  /** How long a carriage return may be late after its end block. @default 500 */
  readonly endBlockTimeoutMs: number;
  /**
   * What a frame is worth when that carriage return does not come: `accept` it and report it (senders that
   * never send one exist), or `discard` it. @default 'accept'
   */
  readonly endBlockAlone: 'accept' | 'discard';
  /** How long the handler may take; then nothing is answered. @default 60000 */
  readonly handlerTimeoutMs: number;
}

export const defaultServerLimits: ServerLimits = {
  maxFrameBytes: 20 * 1024 * 1024,
  maxInFlight: 16,
  maxBytesInFlight: 20 * 1024 * 1024,
  maxConnections: 256,
  idleTimeoutMs: 600_000,
  frameTimeoutMs: 60_000,
  endBlockTimeoutMs: 500,
  endBlockAlone: 'accept',
  handlerTimeoutMs: 60_000,
};

/** Certificates in PEM. With `ca` alone given for clients, every client must show a certificate of it. */
export interface ServerTls {
  readonly cert: NonNullable<TlsOptions['cert']>;
  readonly key: NonNullable<TlsOptions['key']>;
  /** The authorities whose clients may connect: mutual TLS. Absent: any client may. */
  readonly clientCa?: NonNullable<TlsOptions['ca']>;
  /** @default 'TLSv1.2' */
  readonly minVersion?: 'TLSv1.2' | 'TLSv1.3';
}

export interface MllpServerOptions {
  readonly handler: MllpHandler;
  /** 0 takes a free one. */
  readonly port: number;
  /** @default '127.0.0.1' */
  readonly host?: string;
  /** Absent: plain TCP, for a network that is already private. */
  readonly tls?: ServerTls;
  readonly limits?: Partial<ServerLimits>;
  readonly refuseOversize?: SizeRefusal;
  /** Called with each fault, beside the log. */
  readonly onFault?: FaultListener;
  readonly log: Log;
}
