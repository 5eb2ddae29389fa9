import { afterBlanks } from '../text/blanks.ts';
import { Segment, segmentSource, unwrappedSource, type SegmentSource } from '../text/segment.ts';
import type { Separators } from '../text/separators.ts';
import { setWindows, type SetWindow } from './set-windows.ts';

/** What came before `bytes`, for the positions of its segments. */
interface Beginning {
  readonly segment: number;
  readonly offset: number;
  /** When `bytes` begin inside the set. */
  readonly inSet?: number;
}

/**
 * The segments of a set, one at a time, holding no more text than one window of it. `bytes` are ST to SE. `from` says
 * how many segments and bytes came before them, for their positions; `inSet` when `bytes` begin inside the set.
 */
export function setSegments(
  bytes: Uint8Array,
  separators: Separators,
  from: Beginning = { segment: 0, offset: 0 },
): IteratorObject<Segment, undefined> {
  return new SegmentCursor(bytes, separators, from);
}

/** An iterator by hand: a generator's price for each segment is a good part of what reading it costs. */
class SegmentCursor extends Iterator<Segment, undefined> {
  readonly #windows: Iterator<SetWindow, void>;
  readonly #separators: Separators;
  readonly #from: Beginning;
  readonly #isWrapped: boolean;
  #source: SegmentSource | undefined;
  #at = 0;
  #count = 0;

  constructor(bytes: Uint8Array, separators: Separators, from: Beginning) {
    super();
    this.#windows = setWindows(bytes, separators.segment);
    this.#separators = separators;
    this.#from = from;
    this.#isWrapped = separators.isWrapped === true;
  }

  next(): IteratorResult<Segment, undefined> {
    for (;;) {
      const source = this.#source;
      if (source === undefined || this.#at >= source.text.length) {
        if (!this.#open()) return { done: true, value: undefined };
        continue;
      }
      const { text } = source;
      const found = text.indexOf(this.#separators.segment, this.#at);
      const end = found === -1 ? text.length : found;
      const at = afterBlanks(text, this.#at, end);
      this.#at = end + 1;
      if (at < end) return { done: false, value: this.#segment(source, at, end) };
    }
  }

  #open(): boolean {
    const { done, value } = this.#windows.next();
    if (done === true || value === undefined) return false;
    this.#source = segmentSource(value.bytes, value.text, this.#separators, this.#from.offset + value.offset);
    this.#at = 0;
    return true;
  }

  #segment(source: SegmentSource, at: number, end: number): Segment {
    this.#count += 1;
    const number = this.#from.segment + this.#count;
    const inSet = (this.#from.inSet ?? 0) + this.#count;
    if (!this.#isWrapped) return new Segment(source, at, end, number, inSet);
    const unwrapped = unwrappedSource(source, at, end);
    return new Segment(unwrapped, 0, unwrapped.text.length, number, inSet);
  }
}
