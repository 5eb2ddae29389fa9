import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { SourceUnavailable } from '@supply-hub/errors';
import { readAcknowledgement } from '../views/acknowledgement.ts';
import { readMessage } from '../message/read-message.ts';
import type { ClientLimits, MllpAnswer, MllpClientOptions } from './client-options.ts';
import { frame } from './frame.ts';
import { FrameReader, type FrameEvent } from './frame-reader.ts';
import type { FaultListener, MllpFault, MllpPeer } from './mllp-fault.ts';
import { NotSent } from './not-sent.ts';
import { peerOf } from './peer.ts';

/** A message on its way, from `send` until it is settled. */
export interface Delivery {
  readonly controlId: string;
  readonly bytes: Uint8Array;
  readonly isAnswered: boolean;
  /** Called once, with what became of it. */
  settle(outcome: { readonly answer: MllpAnswer | undefined } | { readonly error: unknown }): void;
}

interface Waiting {
  readonly delivery: Delivery;
  readonly timer: NodeJS.Timeout;
  /** How many bytes the peer had sent when the message was written. */
  readonly receivedBefore: number;
}

/** The ids of messages given up on that are remembered, to tell a late answer from a foreign one. */
const maxGivenUp = 1000;
const lingerMs = 1000;

/**
 * One connection to a peer. Answers are matched by MSA-2 among the messages that wait on this connection;
 * whatever matches none is reported and credited to nobody.
 */
export class ClientConnection {
  readonly #socket: Socket;
  readonly #options: MllpClientOptions;
  readonly #limits: ClientLimits;
  readonly #report: FaultListener;
  readonly #changed: () => void;
  readonly #reader: FrameReader;
  readonly #waiting = new Map<string, Waiting>();
  readonly #unanswered = new Set<Delivery>();
  readonly #givenUp = new Set<string>();
  #peer: MllpPeer | undefined;
  #received = 0;
  #isRetired = false;
  #isClosed = false;
  #isCorked = false;
  #endBlockTimer: NodeJS.Timeout | undefined;
  #lingerTimer: NodeJS.Timeout | undefined;
  #failure: unknown;

  /** @param changed called when there is room for another message, or none ever again */
  private constructor(
    socket: Socket,
    options: MllpClientOptions,
    limits: ClientLimits,
    report: FaultListener,
    changed: () => void,
  ) {
    this.#socket = socket;
    this.#options = options;
    this.#limits = limits;
    this.#report = report;
    this.#changed = changed;
    this.#reader = new FrameReader({ maxFrameBytes: limits.maxAnswerBytes, endBlockAlone: 'accept' });
    this.#peer = peerOf(socket);
    socket.setNoDelay(true);
    socket.setKeepAlive(true, 30_000);
    socket.on('data', (chunk: Buffer) => this.#read(chunk));
    socket.on('end', () => this.#ended());
    socket.on('error', (error) => {
      this.#failure = error;
      this.#fault({ kind: 'socket', error });
    });
    socket.on('close', () => this.#closed());
  }

  /**
   * Connects, TLS handshake included.
   * @throws NotSent  refused, not verified, or not in time
   */
  static async open(
    options: MllpClientOptions,
    limits: ClientLimits,
    report: FaultListener,
    changed: () => void,
    signal: AbortSignal,
  ): Promise<ClientConnection> {
    const socket = await connectedSocket(options, limits.connectTimeoutMs, signal);
    return new ClientConnection(socket, options, limits, report, changed);
  }

  /** Whether another message may be written now. */
  get hasRoom(): boolean {
    return this.isUsable && this.#waiting.size < this.#limits.maxInFlight && !this.#socket.writableNeedDrain;
  }

  /** Whether messages may still be written here, now or later. */
  get isUsable(): boolean {
    return !this.#isClosed && !this.#isRetired && this.#socket.writable;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Writes a message; its delivery is settled by an answer, a timeout or the end of the connection. */
  write(delivery: Delivery): void {
    const { controlId, isAnswered } = delivery;
    if (isAnswered) {
      const timer = setTimeout(() => this.#timedOut(controlId), this.#limits.answerTimeoutMs);
      this.#waiting.set(controlId, { delivery, timer, receivedBefore: this.#received });
    } else this.#unanswered.add(delivery);
    this.#cork();
    this.#socket.write(frame(delivery.bytes), () => {
      // Written without an answer to wait for. A failed write comes as the socket's end.
      if (this.#unanswered.delete(delivery)) delivery.settle({ answer: undefined });
    });
    if (this.#socket.writableNeedDrain) this.#socket.once('drain', this.#changed);
  }

  /** Stops waiting for a message's answer; if one comes, it is late. */
  giveUp(controlId: string): void {
    const waiting = this.#waiting.get(controlId);
    if (waiting === undefined) return;
    clearTimeout(waiting.timer);
    this.#waiting.delete(controlId);
    this.#givenUp.add(controlId);
    if (this.#givenUp.size > maxGivenUp) {
      for (const oldest of this.#givenUp) {
        this.#givenUp.delete(oldest);
        break;
      }
    }
    this.#madeRoom();
  }

  /** Ends the connection once nothing waits on it. Resolves when it is closed. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    const closed = new Promise<void>((resolve) => {
      this.#socket.once('close', () => resolve());
    });
    this.#retire();
    await closed;
  }

  /** Ends it now; what waits fails. */
  destroy(): void {
    this.#socket.destroy();
  }

  #read(chunk: Buffer): void {
    this.#received += chunk.length;
    this.#reader.feed(chunk);
    for (let event = this.#reader.next(); event !== undefined; event = this.#reader.next()) this.#take(event);
    clearTimeout(this.#endBlockTimer);
    this.#endBlockTimer =
      this.#reader.position === 'ended' && !this.#isClosed
        ? setTimeout(() => this.#take(this.#reader.endBlockTimedOut()), this.#limits.endBlockTimeoutMs)
        : undefined;
  }

  #take(event: FrameEvent | undefined): void {
    if (event === undefined) return;
    if (event.kind === 'frame') {
      if (event.isEndBlockAlone) this.#fault({ kind: 'end-block-alone', byteCount: event.bytes.length });
      this.#answered(event.bytes);
      return;
    }
    this.#fault({ kind: event.kind, byteCount: event.byteCount });
    if (event.kind === 'runaway') this.#socket.destroy();
  }

  #answered(bytes: Uint8Array): void {
    const reading = readMessage(bytes);
    const acknowledgement = reading.ok ? readAcknowledgement(reading.message) : undefined;
    const controlId = acknowledgement?.controlId;
    const waiting = typeof controlId === 'string' ? this.#waiting.get(controlId) : undefined;
    if (acknowledgement === undefined || typeof controlId !== 'string' || waiting === undefined) {
      const isLate = typeof controlId === 'string' && this.#givenUp.has(controlId);
      this.#fault({ kind: isLate ? 'late-answer' : 'unmatched', byteCount: bytes.length });
      try {
        this.#options.onUnmatched?.(bytes);
      } catch (error) {
        this.#options.log.error({ err: error }, 'a listener of unmatched MLLP answers threw');
      }
      return;
    }
    clearTimeout(waiting.timer);
    this.#waiting.delete(controlId);
    waiting.delivery.settle({ answer: { bytes, acknowledgement } });
    this.#madeRoom();
  }

  #timedOut(controlId: string): void {
    const waiting = this.#waiting.get(controlId);
    if (waiting === undefined) return;
    // A peer that has sent nothing since is likely gone without a word; others may still be answered here,
    // but no new message goes this way.
    if (waiting.receivedBefore === this.#received) this.#isRetired = true;
    this.giveUp(controlId);
    const seconds = this.#limits.answerTimeoutMs / 1000;
    waiting.delivery.settle({ error: new SourceUnavailable(this.#options.name, `no answer in ${seconds} s`) });
    this.#changed();
  }

  #madeRoom(): void {
    if (this.#isRetired) this.#retire();
    this.#changed();
  }

  #retire(): void {
    this.#isRetired = true;
    if (this.#waiting.size > 0 || this.#unanswered.size > 0 || this.#isClosed || this.#lingerTimer !== undefined)
      return;
    this.#lingerTimer = setTimeout(() => this.#socket.destroy(), lingerMs);
    this.#socket.end();
  }

  #ended(): void {
    this.#take(this.#reader.finish());
    // Nobody is left to answer. The socket closes, which settles what waits.
    this.#socket.destroy();
  }

  #closed(): void {
    this.#isClosed = true;
    clearTimeout(this.#endBlockTimer);
    clearTimeout(this.#lingerTimer);
    const error = new SourceUnavailable(this.#options.name, 'the connection ended before it answered', {
      ...(this.#failure !== undefined && { cause: this.#failure }),
    });
    for (const { delivery, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      delivery.settle({ error });
    }
    for (const delivery of this.#unanswered) delivery.settle({ error });
    this.#waiting.clear();
    this.#unanswered.clear();
    this.#changed();
  }

  /** Messages of one turn of the event loop leave in one write. */
  #cork(): void {
    if (this.#isCorked) return;
    this.#isCorked = true;
    this.#socket.cork();
    process.nextTick(() => {
      this.#isCorked = false;
      this.#socket.uncork();
    });
  }

  #fault(fault: Omit<MllpFault, 'peer'>): void {
    this.#report({ ...fault, ...(this.#peer !== undefined && { peer: this.#peer }) });
  }
}

function connectedSocket(options: MllpClientOptions, timeoutMs: number, signal: AbortSignal): Promise<Socket> {
  const { name, host, port, tls } = options;
  const servername = tls?.servername ?? (isIP(host) === 0 ? host : undefined);
  const socket =
    tls === undefined
      ? connectTcp({ host, port })
      : connectTls({
          host,
          port,
          minVersion: 'TLSv1.2',
          ...(servername !== undefined && { servername }),
          ...(tls.ca !== undefined && { ca: tls.ca }),
          ...(tls.cert !== undefined && { cert: tls.cert }),
          ...(tls.key !== undefined && { key: tls.key }),
        });
  return new Promise((resolve, reject) => {
    const fail = (reason: string, cause?: unknown): void => {
      done();
      socket.on('error', () => undefined);
      socket.destroy();
      reject(new NotSent(name, reason, cause === undefined ? {} : { cause }));
    };
    const timer = setTimeout(() => fail(`no connection in ${timeoutMs / 1000} s`), timeoutMs);
    const connected = (): void => {
      done();
      resolve(socket);
    };
    const failed = (error: Error): void => fail('it could not be connected to', error);
    const ended = (): void => fail('it closed the connection at once');
    const aborted = (): void => fail('the client is closing');
    const event = tls === undefined ? 'connect' : 'secureConnect';
    const done = (): void => {
      clearTimeout(timer);
      socket.off(event, connected).off('error', failed).off('close', ended);
      signal.removeEventListener('abort', aborted);
    };
    socket.once(event, connected).once('error', failed).once('close', ended);
    signal.addEventListener('abort', aborted, { once: true });
  });
}
