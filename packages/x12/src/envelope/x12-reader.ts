import { afterBlanks } from '../text/blanks.ts';
import { segmentSource, type SegmentSource } from '../text/segment.ts';
import type { EnvelopeFault } from './envelope-fault.ts';
import { findHeader } from './find-header.ts';
import { foreignBytes, tellingCharacters } from './foreign-bytes.ts';
import { OpenInterchange } from './open-interchange.ts';
import type { X12Event } from './x12-event.ts';

export interface X12Limits {
  /** A segment that goes on for longer is no segment: the rest of its interchange is given up. Default 1 MiB. */
  readonly maxSegmentBytes: number;
}

export const defaultX12Limits: X12Limits = { maxSegmentBytes: 1 << 20 };

/** As much is made text at a time, however large the chunk is. */
const windowBytes = 64 * 1024;

/**
 * Cuts a stream of bytes into interchanges, groups, sets and segments, and checks the envelopes as it goes. Chunks may
 * be of any size and cut anywhere. Holds one window of text, no more than one unfinished segment, and the control
 * numbers of the group it is in.
 */
export class X12Reader {
  readonly #emit: (event: X12Event) => void;
  readonly #maxSegmentBytes: number;
  readonly #wantsSegments: boolean;
  /** What came and does not end yet, and where it began. */
  #kept: Buffer[] = [];
  #keptLength = 0;
  #offset = 0;
  #interchange: OpenInterchange | undefined;
  /** The character before what is kept. */
  #before = '';
  /** Where an ISA is known to be beginning, whatever stands before it. */
  #known = -1;
  /** Where bytes that belong to no interchange began; -1 when there are none. */
  #junk = -1;
  #junkBegins = '';
  #junkFault: { readonly code: string; readonly sentence: string; readonly offset: number } | undefined;

  /** `wantsSegments: false` leaves the segment events out, and what they cost. */
  constructor(
    emit: (event: X12Event) => void,
    {
      maxSegmentBytes = defaultX12Limits.maxSegmentBytes,
      wantsSegments = true,
    }: Partial<X12Limits> & { wantsSegments?: boolean } = {},
  ) {
    this.#emit = emit;
    this.#maxSegmentBytes = maxSegmentBytes;
    this.#wantsSegments = wantsSegments;
  }

  write(chunk: Uint8Array): void {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    for (let at = 0; at < bytes.length; at += windowBytes) this.#feed(bytes.subarray(at, at + windowBytes));
  }

  /** Nothing follows: what is open is closed, with its faults. */
  end(): void {
    this.#scan(Buffer.concat(this.#kept), true);
    this.#closeJunk(this.#offset);
  }

  #feed(window: Buffer): void {
    const terminator = this.#interchange?.separators.segment.charCodeAt(0);
    if (
      this.#keptLength > 0 &&
      terminator !== undefined &&
      !window.includes(terminator) &&
      this.#keptLength + window.length <= this.#maxSegmentBytes
    ) {
      this.#kept.push(Buffer.from(window));
      this.#keptLength += window.length;
    } else {
      // A copy: segments are cut when they are asked for, and chunks are their owner's.
      this.#scan(Buffer.concat([...this.#kept, window]), false);
    }
  }

  /** Takes what is whole of `bytes`, which begin at `#offset`, and keeps the rest. */
  #scan(bytes: Buffer, isAll: boolean): void {
    const text = bytes.toString('latin1');
    let at = 0;
    while (at < text.length) {
      const interchange = this.#interchange;
      let next: number;
      if (interchange === undefined) next = this.#between(text, at, isAll);
      else {
        const source = segmentSource(bytes, text, interchange.separators, this.#offset);
        next = this.#within(interchange, source, at, isAll);
      }
      if (next === at && interchange === this.#interchange) break;
      at = next;
    }
    if (isAll) this.#breakOff(this.#offset + text.length, 'the file ends');
    if (at > 0) this.#before = text.charAt(at - 1);
    this.#offset += at;
    this.#kept = at < bytes.length ? [bytes.subarray(at)] : [];
    this.#keptLength = bytes.length - at;
  }

  /** Takes the segments from `from` to where the text or the interchange ends, and says where that is. */
  #within(interchange: OpenInterchange, source: SegmentSource, from: number, isAll: boolean): number {
    const { text, bytes, offset: base } = source;
    const terminator = source.separators.segment;
    let at = from;
    for (;;) {
      const found = text.indexOf(terminator, at);
      let end = found === -1 ? text.length : found;
      const isTooLong = end - at > this.#maxSegmentBytes;
      if (isTooLong) end = at + this.#maxSegmentBytes;
      else if (found === -1 && !isAll) return at;
      at = afterBlanks(text, at, end);
      if (bytes[at] === I || end - at >= shortestHeader) {
        const begin = interchangeInside(text, at, end);
        if (begin !== -1) {
          if (begin > at) interchange.cutShort(base + at);
          this.#breakOff(base + begin, 'another ISA follows');
          this.#known = base + begin;
          return begin;
        }
      }
      if (isTooLong) {
        this.#breakOff(base + at, `a segment follows that is longer than ${this.#maxSegmentBytes} bytes`);
        return at;
      }
      if (at < end) {
        if (found === -1 && !text.startsWith('IEA', at)) {
          interchange.cutShort(base + at);
          return end;
        }
        if (interchange.take(source, at, end, base + end + (found === -1 ? 0 : 1))) {
          this.#interchange = undefined;
          return Math.min(text.length, end + 1);
        }
      }
      if (found === -1) return end;
      at = end + 1;
    }
  }

  /** Looks for the next ISA from `from`, and says how far that came. */
  #between(text: string, from: number, isAll: boolean): number {
    let at = from;
    if (this.#junk === -1) {
      at = afterBlanks(text, from, text.length);
      if (!isAll && text.length - at < tellingCharacters) return at;
    }
    const begin = this.#known === this.#offset + at ? at : nextInterchange(text, at, at === 0 ? this.#before : '');
    if (begin === -1) {
      const end = isAll ? text.length : possibleBeginning(text, at);
      if (end > at) this.#openJunk(text, at);
      return end;
    }
    if (begin > at) this.#openJunk(text, at);
    const found = findHeader(text, begin, isAll);
    if (found.kind === 'more') return begin;
    if (found.kind === 'broken') {
      this.#openJunk(text, begin);
      this.#junkFault ??= { code: found.code, sentence: found.sentence, offset: this.#offset + begin };
      return begin + 3;
    }
    this.#closeJunk(this.#offset + begin);
    this.#interchange = new OpenInterchange(found, this.#offset + begin, this.#wantsSegments, this.#emit);
    return found.end;
  }

  /** Closes what is open, and says why it is not closed by its trailers. */
  #breakOff(end: number, because: string): void {
    this.#interchange?.breakOff(end, because);
    this.#interchange = undefined;
  }

  #openJunk(text: string, at: number): void {
    if (this.#junk !== -1) return;
    this.#junk = this.#offset + at;
    this.#junkBegins = text.slice(at, at + tellingCharacters);
  }

  /** Tells of bytes outside interchanges: once, however many there are and however often they look like an ISA. */
  #closeJunk(end: number): void {
    if (this.#junk === -1) return;
    const { code, sentence, offset } = this.#junkFault ?? {
      code: '022',
      sentence: foreignBytes(this.#junkBegins, end - this.#junk),
      offset: this.#junk,
    };
    const position = { segment: 0, inSet: 0, offset };
    const fault: EnvelopeFault = { level: 'interchange', code, position, sentence, isFatal: true };
    this.#emit({ kind: 'fault', fault, start: this.#junk, end });
    this.#junk = -1;
    this.#junkFault = undefined;
  }
}

/** An ISA with all its separators, however little its elements were padded. */
const shortestHeader = 56;
/** Text that is full of what looks like an ISA is text. */
const mostTries = 32;
const I = 73;

const startsInterchange = (text: string, at: number, end: number): boolean =>
  at + 3 < end && text.startsWith('ISA', at) && !/[A-Za-z0-9\s]/.test(text.charAt(at + 3));

/**
 * Where an ISA stands in what should be one segment: at its beginning when the interchange before has no IEA, further
 * on when the file before was cut inside a segment and another was put behind it. -1: nowhere.
 */
function interchangeInside(text: string, from: number, end: number): number {
  if (startsInterchange(text, from, end)) return from;
  const segment = text.slice(from, end + 1);
  let tries = 0;
  for (let at = segment.indexOf('ISA'); at !== -1 && tries < mostTries; at = segment.indexOf('ISA', at + 1)) {
    if (!startsInterchange(segment, at, segment.length)) continue;
    if (findHeader(segment, at, true).kind === 'header') return from + at;
    tries += 1;
  }
  return -1;
}

/** Where the next ISA with its separator stands, not inside a word; -1 when there is none. */
function nextInterchange(text: string, from: number, before: string): number {
  for (let at = text.indexOf('ISA', from); at !== -1; at = text.indexOf('ISA', at + 1)) {
    const previous = at === 0 ? before : text.charAt(at - 1);
    if (startsInterchange(text, at, text.length) && !/[A-Za-z0-9]/.test(previous)) return at;
  }
  return -1;
}

/** Where an ISA may be beginning in the last characters. */
function possibleBeginning(text: string, from: number): number {
  for (let at = Math.max(from, text.length - 3); at < text.length; at += 1)
    if ('ISA'.startsWith(text.slice(at))) return at;
  return text.length;
}
