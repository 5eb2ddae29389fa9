import { carriageReturn, endBlock, startBlock } from './frame.ts';
import { GrowingBuffer } from './growing-buffer.ts';

export interface FrameReaderOptions {
  /** A frame of more bytes is not kept. */
  readonly maxFrameBytes: number;
  /** What a frame is worth whose end block lacks its carriage return. */
  readonly endBlockAlone: 'accept' | 'discard';
}

/** What came next: a whole frame, or what was wrong. A fault never takes a byte of the frames beside it. */
export type FrameEvent =
  | {
      readonly kind: 'frame';
      readonly bytes: Uint8Array;
      /** The end block came without its carriage return, and the policy accepts that. */
      readonly isEndBlockAlone: boolean;
    }
  | {
      /**
       * - `cut`: a frame was open when the next one began, or when the peer went;
       * - `oversize`: it grew past the limit; the rest of it is skipped;
       * - `runaway`: it grew to several times the limit and still does not end, or no frame begins at all:
       *   whatever speaks there does not speak MLLP;
       * - `empty`: there was nothing in it;
       * - `stray`: bytes outside any frame (line ends there are harmless and not reported).
       */
      readonly kind: 'cut' | 'oversize' | 'runaway' | 'empty' | 'stray';
      readonly byteCount: number;
      /** The first bytes, for finding out whom to refuse; never a message to work with. */
      readonly head: Uint8Array;
    };

/** How many times the limit a frame may run on while it is skipped. */
const runawayFactor = 4;
/** How many stray bytes are read in the hope of a frame. */
const strayLimit = 65_536;
const headBytes = 4096;
const lineFeed = 0x0a;

type State = 'between' | 'open' | 'ended' | 'skipping' | 'skippingEnded';

/**
 * Finds frames in chunks. It looks at each byte once, copies it at most twice, and hands frames over one at a
 * time, so that whoever pulls decides when the next is taken.
 *
 * Inside a frame, FS CR ends it and VT means that it was cut and another begins: neither may stand in a
 * message. An FS followed by VT or LF ended the frame too, without its CR; followed by anything else it is
 * taken for content, since ending there could pass half a message for a whole one.
 */
export class FrameReader {
  readonly #options: FrameReaderOptions;
  readonly #chunks: Uint8Array[] = [];
  #at = 0;
  #state: State = 'between';
  /** What earlier chunks hold of the open frame. */
  #kept = new GrowingBuffer();
  #skipped = 0;
  #stray = 0;
  #strayHead: Uint8Array = new Uint8Array();
  /** Where the next VT of the current chunk is, so that no byte is searched twice; -1: not looked for yet. */
  #nextStart = -1;

  constructor(options: FrameReaderOptions) {
    this.#options = options;
  }

  /** Adds what the peer sent. The chunk must not change afterwards: frames may be views of it. */
  feed(chunk: Uint8Array): void {
    if (chunk.length > 0) this.#chunks.push(chunk);
  }

  /** Whether bytes wait that `next` has not looked at. */
  get hasUnread(): boolean {
    return this.#chunks.length > 0;
  }

  /** Between frames; inside one; or after an end block whose carriage return has not come yet. */
  get position(): 'between' | 'inside' | 'ended' {
    if (this.#state === 'ended') return 'ended';
    return this.#state === 'between' ? 'between' : 'inside';
  }

  /** The next frame or fault, or `undefined` until more is fed. */
  next(): FrameEvent | undefined {
    for (let chunk = this.#chunks[0]; chunk !== undefined; chunk = this.#chunks[0]) {
      const event = this.#step(chunk);
      if (this.#at >= chunk.length) {
        this.#chunks.shift();
        this.#at = 0;
        this.#nextStart = -1;
      }
      if (event !== undefined) return event;
    }
    return undefined;
  }

  /** The carriage return after an end block did not come in time: what the policy makes of that frame. */
  endBlockTimedOut(): FrameEvent | undefined {
    return this.#state === 'ended' ? this.#endedAlone() : undefined;
  }

  /** The peer will send no more: what is left over, if anything. */
  finish(): FrameEvent | undefined {
    if (this.#state === 'ended') return this.#endedAlone();
    if (this.#state === 'open') return this.#fault('cut', this.#close());
    this.#state = 'between';
    return this.#takeStray();
  }

  #step(chunk: Uint8Array): FrameEvent | undefined {
    switch (this.#state) {
      case 'between':
        return this.#stepBetween(chunk);
      case 'open':
        return this.#stepOpen(chunk);
      case 'ended':
        return this.#stepEnded(chunk);
      case 'skipping':
        return this.#stepSkipping(chunk);
      case 'skippingEnded':
        this.#state = 'skipping';
        if (chunk[this.#at] === carriageReturn || chunk[this.#at] === lineFeed) {
          this.#at += 1;
          this.#state = 'between';
        }
        return undefined;
    }
  }

  #stepBetween(chunk: Uint8Array): FrameEvent | undefined {
    const start = this.#startAfter(chunk, this.#at);
    this.#noteStray(chunk.subarray(this.#at, start));
    this.#at = start + 1;
    if (start === chunk.length) {
      return this.#stray > strayLimit ? this.#takeStray('runaway') : undefined;
    }
    this.#state = 'open';
    return this.#takeStray();
  }

  #stepOpen(chunk: Uint8Array): FrameEvent | undefined {
    const from = this.#at;
    let end = chunk.indexOf(endBlock, from);
    for (;;) {
      const start = this.#startAfter(chunk, from);
      if (start < (end === -1 ? chunk.length : end)) {
        // The VT is left for the next step, which opens the next frame with it.
        this.#at = start;
        return this.#fault('cut', this.#close(chunk.subarray(from, start)));
      }
      if (end === -1) return this.#keep(chunk, from, chunk.length);
      const after = chunk[end + 1];
      if (after === undefined) {
        const fault = this.#keep(chunk, from, end);
        this.#at = chunk.length;
        this.#state = fault === undefined ? 'ended' : 'skippingEnded';
        return fault;
      }
      if (after === carriageReturn) {
        this.#at = end + 2;
        return this.#whole(this.#close(chunk.subarray(from, end)), false);
      }
      if (after === startBlock || after === lineFeed) {
        this.#at = after === startBlock ? end + 1 : end + 2;
        return this.#alone(this.#close(chunk.subarray(from, end)));
      }
      end = chunk.indexOf(endBlock, end + 1);
    }
  }

  /** The end block was the last byte of its chunk. */
  #stepEnded(chunk: Uint8Array): FrameEvent | undefined {
    const after = chunk[this.#at];
    if (after === carriageReturn) {
      this.#at += 1;
      return this.#whole(this.#close(), false);
    }
    if (after === startBlock || after === lineFeed) {
      if (after === lineFeed) this.#at += 1;
      return this.#endedAlone();
    }
    this.#state = 'open';
    this.#kept.append(Uint8Array.of(endBlock));
    return undefined;
  }

  /** Past a frame that is too long, nothing is kept: only its end, or the next beginning, matters. */
  #stepSkipping(chunk: Uint8Array): FrameEvent | undefined {
    const start = this.#startAfter(chunk, this.#at);
    let end = chunk.indexOf(endBlock, this.#at);
    while (end !== -1 && end < start) {
      const after = chunk[end + 1];
      if (after === undefined) {
        this.#at = chunk.length;
        this.#state = 'skippingEnded';
        return undefined;
      }
      if (after === carriageReturn || after === lineFeed) {
        this.#at = end + 2;
        this.#state = 'between';
        return undefined;
      }
      end = chunk.indexOf(endBlock, end + 1);
    }
    this.#skipped += start - this.#at;
    this.#at = start;
    if (start < chunk.length) {
      this.#state = 'between';
      return undefined;
    }
    if (this.#skipped <= this.#options.maxFrameBytes * runawayFactor) return undefined;
    const byteCount = this.#skipped;
    this.#skipped = 0;
    return { kind: 'runaway', byteCount, head: new Uint8Array() };
  }

  /** Keeps a piece of the open frame, unless it is too long by now. */
  #keep(chunk: Uint8Array, from: number, to: number): FrameEvent | undefined {
    this.#at = to;
    this.#kept.append(chunk.subarray(from, to));
    if (this.#kept.length <= this.#options.maxFrameBytes) return undefined;
    this.#state = 'skipping';
    this.#skipped = this.#kept.length;
    return this.#fault('oversize', this.#kept.take());
  }

  /** Ends the open frame and gives what was in it. */
  #close(last?: Uint8Array): Uint8Array {
    this.#state = 'between';
    if (this.#kept.length === 0) return last ?? new Uint8Array();
    if (last !== undefined) this.#kept.append(last);
    return this.#kept.take();
  }

  #endedAlone(): FrameEvent {
    return this.#alone(this.#close());
  }

  #alone(bytes: Uint8Array): FrameEvent {
    return this.#options.endBlockAlone === 'accept' ? this.#whole(bytes, true) : this.#fault('cut', bytes);
  }

  #whole(bytes: Uint8Array, isEndBlockAlone: boolean): FrameEvent {
    if (bytes.length === 0) return this.#fault('empty', bytes);
    if (bytes.length > this.#options.maxFrameBytes) return this.#fault('oversize', bytes);
    return { kind: 'frame', bytes, isEndBlockAlone };
  }

  #fault(kind: 'cut' | 'oversize' | 'empty', bytes: Uint8Array): FrameEvent {
    // Too long is too long, however it ended: what is reported must not depend on the chunks it came in.
    const isOversize = bytes.length > this.#options.maxFrameBytes;
    return { kind: isOversize ? 'oversize' : kind, byteCount: bytes.length, head: headOf(bytes) };
  }

  #startAfter(chunk: Uint8Array, from: number): number {
    if (this.#nextStart < from) {
      const at = chunk.indexOf(startBlock, from);
      this.#nextStart = at === -1 ? chunk.length : at;
    }
    return this.#nextStart;
  }

  #noteStray(bytes: Uint8Array): void {
    const count = bytes.reduce((sum, byte) => (byte === carriageReturn || byte === lineFeed ? sum : sum + 1), 0);
    if (count > 0 && this.#stray === 0) this.#strayHead = headOf(bytes);
    this.#stray += count;
  }

  #takeStray(kind: 'stray' | 'runaway' = 'stray'): FrameEvent | undefined {
    if (this.#stray === 0) return undefined;
    const event = { kind, byteCount: this.#stray, head: this.#strayHead };
    this.#stray = 0;
    this.#strayHead = new Uint8Array();
    return event;
  }
}

/** A copy, so that a report does not hold the memory of what it reports. */
const headOf = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes.subarray(0, headBytes));
