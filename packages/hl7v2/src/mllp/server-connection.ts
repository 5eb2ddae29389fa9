import type { Socket } from 'node:net';
import { readAcknowledgement } from '../views/acknowledgement.ts';
import { readMessage } from '../message/read-message.ts';
import { canBeFramed, frame } from './frame.ts';
import { FrameReader, type FrameEvent } from './frame-reader.ts';
import type { FaultListener, MllpFault, MllpPeer } from './mllp-fault.ts';
import type { MllpHandler, ServerLimits, SizeRefusal } from './server-options.ts';

/** A frame given to the handler, waiting to be answered in its turn. */
interface Turn {
  readonly byteCount: number;
  isSettled: boolean;
  answer: Uint8Array | undefined;
  timer: NodeJS.Timeout | undefined;
}

/** How long we go on reading, to nothing, after we ended: closing on unread bytes would reset the peer. */
const lingerMs = 1000;

/**
 * One sender's connection. Frames go to the handler in the order they came, several at a time; answers go
 * back in that order too, since not every sender matches by MSA-2. Reading stops while enough is unanswered.
 */
export class ServerConnection {
  readonly peer: MllpPeer;
  readonly #socket: Socket;
  readonly #limits: ServerLimits;
  readonly #handler: MllpHandler;
  readonly #refuse: SizeRefusal | undefined;
  readonly #report: FaultListener;
  readonly #reader: FrameReader;
  readonly #turns: Turn[] = [];
  #bytesInFlight = 0;
  /** The peer sends no more. */
  #peerEnded = false;
  /** And what it left was dealt with. */
  #isFinished = false;
  #isDraining = false;
  #isClosed = false;
  #isCorked = false;
  #isPumping = false;
  #frameTimer: NodeJS.Timeout | undefined;
  #endBlockTimer: NodeJS.Timeout | undefined;
  #lingerTimer: NodeJS.Timeout | undefined;

  constructor(
    socket: Socket,
    peer: MllpPeer,
    options: { limits: ServerLimits; handler: MllpHandler; refuse: SizeRefusal | undefined; report: FaultListener },
  ) {
    this.peer = peer;
    this.#socket = socket;
    this.#limits = options.limits;
    this.#handler = options.handler;
    this.#refuse = options.refuse;
    this.#report = options.report;
    this.#reader = new FrameReader(options.limits);
    socket.setNoDelay(true);
    socket.setTimeout(options.limits.idleTimeoutMs);
    socket.on('data', (chunk: Buffer) => this.#received(chunk));
    socket.on('drain', () => this.#pump());
    socket.on('end', () => this.#ended());
    socket.on('timeout', () => this.#idle());
    socket.on('error', (error) => this.#fault({ kind: 'socket', error }));
    socket.on('close', () => this.#closed());
  }

  /** Takes no further frame, answers those it has, and closes. */
  drain(): void {
    this.#isDraining = true;
    this.#pump();
  }

  destroy(): void {
    this.#socket.destroy();
  }

  #received(chunk: Buffer): void {
    if (this.#isDraining) return;
    this.#reader.feed(chunk);
    this.#pump();
  }

  get #mayTake(): boolean {
    return (
      !this.#socket.destroyed &&
      !this.#isDraining &&
      this.#turns.length < this.#limits.maxInFlight &&
      this.#bytesInFlight <= this.#limits.maxBytesInFlight &&
      !this.#socket.writableNeedDrain
    );
  }

  /** Takes frames while there is room for them, then reads on or waits. */
  #pump(): void {
    // Taking a frame may settle it at once, which pumps: the loop below is already doing that.
    if (this.#isPumping) return;
    this.#isPumping = true;
    while (this.#mayTake) {
      const event = this.#reader.next();
      if (event === undefined) break;
      this.#take(event);
    }
    this.#isPumping = false;
    if (this.#socket.destroyed) return;
    if (this.#mayTake) {
      if (this.#peerEnded) this.#finish();
      this.#socket.resume();
      this.#setTimers();
    } else {
      // While we do not read, no time of the peer's runs.
      this.#clearTimers();
      if (this.#isDraining) this.#socket.resume();
      else this.#socket.pause();
    }
    this.#endWhenDone();
  }

  /** Deals with what the peer left when it ended its side. */
  #finish(): void {
    if (this.#isFinished || this.#reader.hasUnread) return;
    this.#isFinished = true;
    const left = this.#reader.finish();
    if (left !== undefined) this.#take(left);
  }

  #take(event: FrameEvent): void {
    clearTimeout(this.#frameTimer);
    this.#frameTimer = undefined;
    if (event.kind === 'frame') {
      if (event.isEndBlockAlone) this.#fault({ kind: 'end-block-alone', byteCount: event.bytes.length });
      this.#handle(event.bytes);
      return;
    }
    this.#fault({ kind: event.kind, byteCount: event.byteCount });
    if (event.kind === 'runaway') this.#socket.destroy();
    if (event.kind === 'oversize' && this.#refuse !== undefined) this.#refuseOversize(this.#refuse, event.head);
  }

  #handle(bytes: Uint8Array): void {
    const turn = this.#newTurn(bytes.length);
    turn.timer = setTimeout(() => {
      this.#fault({ kind: 'handler-timed-out', byteCount: bytes.length });
      this.#settle(turn, undefined);
    }, this.#limits.handlerTimeoutMs);
    let handled: ReturnType<MllpHandler>;
    try {
      // Wrapped, in case a handler forgets that it returns a promise.
      handled = Promise.resolve(this.#handler(bytes, this.peer));
    } catch (error) {
      handled = Promise.reject(error);
    }
    handled.then(
      (answer) => this.#settle(turn, answer),
      (error: unknown) => {
        // No answer is the only safe one: the sender keeps the message and sends it again.
        if (!turn.isSettled) this.#fault({ kind: 'handler-failed', error });
        this.#settle(turn, undefined);
      },
    );
  }

  #refuseOversize(refuse: SizeRefusal, head: Uint8Array): void {
    const turn = this.#newTurn(0);
    let answer: Uint8Array | undefined;
    try {
      answer = refuse(head, this.peer);
    } catch (error) {
      this.#fault({ kind: 'handler-failed', error });
    }
    if (answer !== undefined && !isRefusal(answer)) {
      this.#fault({ kind: 'answer-withheld' });
      answer = undefined;
    }
    this.#settle(turn, answer);
  }

  #newTurn(byteCount: number): Turn {
    const turn: Turn = { byteCount, isSettled: false, answer: undefined, timer: undefined };
    this.#turns.push(turn);
    this.#bytesInFlight += byteCount;
    return turn;
  }

  #settle(turn: Turn, answer: Uint8Array | undefined): void {
    if (turn.isSettled) return;
    clearTimeout(turn.timer);
    turn.isSettled = true;
    turn.answer = answer;
    let next = this.#turns[0];
    for (; next?.isSettled === true; next = this.#turns[0]) {
      this.#turns.shift();
      this.#bytesInFlight -= next.byteCount;
      if (next.answer !== undefined) this.#send(next.answer);
    }
    if (!this.#isClosed) this.#pump();
  }

  #send(answer: Uint8Array): void {
    if (!canBeFramed(answer)) {
      this.#fault({ kind: 'answer-withheld' });
      return;
    }
    if (!this.#socket.writable) {
      this.#fault({ kind: 'answer-undeliverable' });
      return;
    }
    // The answers of one turn of the event loop leave in one write; a single one leaves at once.
    if (!this.#isCorked && (this.#turns.length > 0 || this.#reader.hasUnread)) {
      this.#isCorked = true;
      this.#socket.cork();
      process.nextTick(() => {
        this.#isCorked = false;
        this.#socket.uncork();
      });
    }
    this.#socket.write(frame(answer));
  }

  #ended(): void {
    this.#peerEnded = true;
    this.#pump();
  }

  #endWhenDone(): void {
    const isDone = this.#isDraining || this.#isFinished;
    if (!isDone || this.#turns.length > 0 || this.#isClosed || this.#lingerTimer !== undefined) return;
    this.#lingerTimer = setTimeout(() => this.#socket.destroy(), lingerMs);
    this.#socket.end();
    this.#socket.resume();
  }

  #setTimers(): void {
    const position = this.#reader.position;
    if (position === 'between') this.#clearTimers();
    else this.#frameTimer ??= setTimeout(() => this.#frameTimedOut(), this.#limits.frameTimeoutMs);
    if (position === 'ended') {
      this.#endBlockTimer ??= setTimeout(() => this.#endBlockTimedOut(), this.#limits.endBlockTimeoutMs);
    } else {
      clearTimeout(this.#endBlockTimer);
      this.#endBlockTimer = undefined;
    }
  }

  #clearTimers(): void {
    clearTimeout(this.#frameTimer);
    clearTimeout(this.#endBlockTimer);
    this.#frameTimer = undefined;
    this.#endBlockTimer = undefined;
  }

  #endBlockTimedOut(): void {
    this.#endBlockTimer = undefined;
    const event = this.#reader.endBlockTimedOut();
    if (event !== undefined) this.#take(event);
    this.#pump();
  }

  #frameTimedOut(): void {
    this.#frameTimer = undefined;
    const left = this.#reader.finish();
    this.#fault({ kind: 'frame-timed-out', ...(left?.kind === 'cut' && { byteCount: left.byteCount }) });
    this.#socket.destroy();
  }

  #idle(): void {
    if (this.#turns.length > 0) {
      this.#socket.setTimeout(this.#limits.idleTimeoutMs);
      return;
    }
    this.#fault({ kind: 'idle' });
    this.#socket.destroy();
  }

  #closed(): void {
    this.#isClosed = true;
    this.#clearTimers();
    clearTimeout(this.#lingerTimer);
    for (const turn of this.#turns) clearTimeout(turn.timer);
    const left = this.#isFinished || this.#isDraining ? undefined : this.#reader.finish();
    // A frame that was open when the connection broke is reported, never handled.
    if (left === undefined) return;
    this.#fault({ kind: 'cut', byteCount: left.kind === 'frame' ? left.bytes.length : left.byteCount });
  }

  #fault(fault: Omit<MllpFault, 'peer'>): void {
    this.#report({ ...fault, peer: this.peer });
  }
}

/** AE, AR, CE or CR: the only answers a frame that was not kept may get. */
function isRefusal(answer: Uint8Array): boolean {
  const reading = readMessage(answer);
  const code = reading.ok ? readAcknowledgement(reading.message)?.code : undefined;
  return code !== undefined && code !== 'AA' && code !== 'CA';
}
