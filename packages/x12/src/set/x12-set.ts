import type { EnvelopeFault } from '../envelope/envelope-fault.ts';
import type { Segment } from '../text/segment.ts';
import type { Separators } from '../text/separators.ts';
import { setSegments } from './set-segments.ts';

/** A transaction set. Its segments are cut when they are asked for. */
export class X12Set {
  /** ST01: `850`. */
  readonly type: string;
  /** ST02. */
  readonly controlNumber: string;
  /** ST03, the implementation guide (5010). */
  readonly guide: string | null;
  /** GS08 of its group: `004010`, an industry's suffix included. */
  readonly version: string;
  readonly separators: Separators;
  /** ST to SE as they came, terminators included. */
  readonly bytes: Uint8Array;
  /** The first byte of ST and the byte after SE in what was read. */
  readonly start: number;
  readonly end: number;
  /** What is wrong with its envelope; a fault that is fatal refuses it. */
  readonly faults: readonly EnvelopeFault[];
  readonly #before: number;
  #segments: readonly Segment[] | undefined;

  constructor(set: Omit<X12Set, 'segments' | 'eachSegment'> & { readonly before?: number }) {
    this.type = set.type;
    this.controlNumber = set.controlNumber;
    this.guide = set.guide;
    this.version = set.version;
    this.separators = set.separators;
    this.bytes = set.bytes;
    this.start = set.start;
    this.end = set.end;
    this.faults = set.faults;
    this.#before = set.before ?? 0;
  }

  /** ST to SE. Kept once they are cut: `eachSegment` is for catalogues. */
  get segments(): readonly Segment[] {
    this.#segments ??= [...this.eachSegment()];
    return this.#segments;
  }

  /** ST to SE, one at a time. */
  eachSegment(): Iterable<Segment> {
    return setSegments(this.bytes, this.separators, { segment: this.#before, offset: this.start });
  }
}
