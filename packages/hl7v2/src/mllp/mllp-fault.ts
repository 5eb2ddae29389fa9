import type { Log } from '@supply-hub/log';
import type { FrameEvent } from './frame-reader.ts';

/** Whom a connection is with. */
export interface MllpPeer {
  /** Counts from 1 in this process, for logs. */
  readonly connection: number;
  readonly remoteAddress: string;
  readonly remotePort: number;
  /** What TLS says of the peer; absent without TLS. */
  readonly tls?: {
    /** The certificate was verified against the authorities we trust. */
    readonly isAuthorized: boolean;
    /** The certificate's common name and SHA-256 fingerprint; absent when the peer showed none. */
    readonly commonName?: string;
    readonly fingerprint256?: string;
  };
}

/** Everything that may go wrong on a wire, for logs, counters and partner health. Holds no message. */
export interface MllpFault {
  readonly kind:
    | Exclude<FrameEvent['kind'], 'frame'>
    /** A frame ended without its carriage return and was accepted. */
    | 'end-block-alone'
    /** A frame was not complete in the time a frame may take. */
    | 'frame-timed-out'
    /** Nothing came for so long that the connection was closed. */
    | 'idle'
    /** The handler threw; nothing was answered. */
    | 'handler-failed'
    /** The handler did not answer in its time; what it answers later is dropped. */
    | 'handler-timed-out'
    /** An answer held a framing byte, or was a positive answer to a frame that was refused; it was not sent. */
    | 'answer-withheld'
    /** The peer went before it had its answer. It will send the message again. */
    | 'answer-undeliverable'
    /** One connection more than allowed; it was closed at once. */
    | 'connection-refused'
    /** An answer came for a message that had been given up on. It was credited to nobody. */
    | 'late-answer'
    /** Something came that answers no message that waits. */
    | 'unmatched'
    | 'tls'
    | 'socket';
  /** Absent when there was no connection yet. */
  readonly peer?: MllpPeer;
  /** How many bytes a frame fault is about. */
  readonly byteCount?: number;
  readonly error?: unknown;
}

export type FaultListener = (fault: MllpFault) => void;

/** Reports a fault: to the log, and to the owner's listener, whose own mistakes go no further than the log. */
export function faultReporter(log: Log, listener: FaultListener | undefined): FaultListener {
  return (fault) => {
    const { kind, peer, byteCount, error } = fault;
    log.warn({ fault: kind, connection: peer?.connection, remote: peer?.remoteAddress, byteCount, err: error }, 'mllp');
    try {
      listener?.(fault);
    } catch (thrown) {
      log.error({ err: thrown }, 'a listener of MLLP faults threw');
    }
  };
}
