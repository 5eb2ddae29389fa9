import { isAscii } from 'node:buffer';
import { decoderOf, type Decode } from './charset.ts';
import type { Separators } from './separators.ts';

/** Where a segment stands. */
export interface Position {
  /** Its number in the interchange: ISA is 1. In a set that is read alone: ST is 1. */
  readonly segment: number;
  /** Its number in the set, ST is 1, as AK301 and IK302 count; 0 outside sets. */
  readonly inSet: number;
  /** The byte of its first character, from the start of what is read. */
  readonly offset: number;
}

/** Text that holds segments. Many share it: a segment is two places in it. */
export interface SegmentSource {
  /** One character a byte, to take values from; and the same bytes, which are quicker to look through. */
  readonly text: string;
  readonly bytes: Buffer;
  /** All of the text is ASCII, so that nothing needs decoding. */
  readonly isAscii: boolean;
  readonly separators: Separators;
  /** The code of the element separator. */
  readonly mark: number;
  /** The byte of its first character, from the start of what is read. */
  readonly offset: number;
}

/** `bytes` are kept, not copied. */
export function segmentSource(bytes: Buffer, text: string, separators: Separators, offset: number): SegmentSource {
  return { text, bytes, isAscii: isAscii(bytes), separators, mark: separators.element.charCodeAt(0), offset };
}

/** One segment. Its elements are found when they are asked for: nothing is cut that nobody wants. */
export class Segment {
  /** Its identifier, as sent: `PO1`. */
  readonly id: string;
  readonly #source: SegmentSource;
  readonly #start: number;
  readonly #end: number;
  readonly #number: number;
  readonly #inSet: number;
  /** The element that was asked for last, and where it stands: elements are asked for in their order. 0: none yet. */
  #element = 0;
  #elementStart = 0;
  #elementEnd: number;
  #decode: Decode | undefined;

  /** @internal From `start` to before its terminator at `end`. */
  constructor(source: SegmentSource, start: number, end: number, number: number, inSet: number) {
    this.id = segmentId(source, start, end);
    this.#source = source;
    this.#start = start;
    this.#end = end;
    this.#number = number;
    this.#inSet = inSet;
    this.#elementEnd = start + this.id.length;
  }

  get position(): Position {
    return { segment: this.#number, inSet: this.#inSet, offset: this.#source.offset + this.#start };
  }

  /** The segment as sent, without its terminator. */
  get text(): string {
    return this.#decoded(this.#source.text.slice(this.#start, this.#end));
  }

  /** How many elements it has, empty ones included; the identifier is none. */
  get count(): number {
    const { bytes, mark } = this.#source;
    let count = 0;
    for (let at = this.#start; at < this.#end; at += 1) if (bytes[at] === mark) count += 1;
    return count;
  }

  /**
   * What an element holds, without the blanks at its end; `undefined` when it is absent or empty. Without a component
   * and a repetition: the whole element as sent. Elements, components and repetitions count from 1.
   */
  value(element: number, component?: number, repetition?: number): string | undefined {
    if (!this.#seek(element)) return undefined;
    const { text, bytes, isAscii, separators } = this.#source;
    const binary = text.slice(this.#elementStart, this.#elementEnd);
    if (component === undefined && repetition === undefined) {
      const last = bytes[this.#elementEnd - 1] ?? 0;
      return isAscii && last > 32 ? binary : this.#filled(binary);
    }
    let part: string | undefined = binary;
    if (separators.repetition !== null) part = part.split(separators.repetition)[(repetition ?? 1) - 1];
    else if (repetition !== undefined && repetition !== 1) return undefined;
    if (component !== undefined) part = part?.split(separators.component)[component - 1];
    return part === undefined ? undefined : this.#filled(part);
  }

  /** The repetitions of an element that hold something, each whole. */
  values(element: number): readonly string[] {
    if (!this.#seek(element)) return [];
    const { text, separators } = this.#source;
    const binary = text.slice(this.#elementStart, this.#elementEnd);
    return (separators.repetition === null ? [binary] : binary.split(separators.repetition))
      .map((each) => this.#filled(each))
      .filter((each) => each !== undefined);
  }

  /** Finds where an element stands; false when it is absent or empty. */
  #seek(element: number): boolean {
    if (element < 1) return false;
    let current = this.#element;
    let start = this.#elementStart;
    let end = this.#elementEnd;
    if (element < current) {
      current = 0;
      end = this.#start + this.id.length;
    }
    if (current < element) {
      const { bytes, mark } = this.#source;
      const last = this.#end;
      for (; current < element && end < last; current += 1) {
        start = end + 1;
        end = start;
        while (end < last && bytes[end] !== mark) end += 1;
      }
      this.#element = current;
      this.#elementStart = start;
      this.#elementEnd = end;
    }
    return current === element && start < end;
  }

  #filled(binary: string): string | undefined {
    const last = binary.charCodeAt(binary.length - 1);
    const trimmed = last > 32 && last < 128 ? binary : binary.replace(blanksAtEnd, '');
    return trimmed === '' ? undefined : this.#decoded(trimmed);
  }

  #decoded(binary: string): string {
    if (this.#source.isAscii) return binary;
    this.#decode ??= decoderOf(this.#source.text.slice(this.#start, this.#end));
    return this.#decode(binary);
  }
}

/** @internal A segment without the line breaks in it, which are the carrier's. */
export function unwrappedSource(source: SegmentSource, start: number, end: number): SegmentSource {
  const text = source.text.slice(start, end).replace(/[\r\n]+/g, '');
  return segmentSource(Buffer.from(text, 'latin1'), text, source.separators, source.offset + start);
}

const blanksAtEnd = /[\t\n\v\f\r ]+$/;

/** The identifiers that were met last: a few dozen are all there are in a file, and none is made twice. */
const knownIds: string[] = Array.from({ length: 1024 }, () => '');
const knownKeys = new Int32Array(knownIds.length);

function segmentId({ text, bytes, mark }: SegmentSource, start: number, end: number): string {
  const length = bytes[start + 2] === mark ? 2 : bytes[start + 3] === mark ? 3 : 0;
  if (length === 0 || start + length >= end || bytes[start] === mark || bytes[start + 1] === mark) {
    let at = start;
    while (at < end && bytes[at] !== mark) at += 1;
    return text.slice(start, at);
  }
  let key = ((bytes[start] ?? 0) << 8) | (bytes[start + 1] ?? 0);
  if (length === 3) key = (key << 8) | (bytes[start + 2] ?? 0);
  const slot = (key ^ (key >>> 7)) & (knownIds.length - 1);
  if (knownKeys[slot] !== key) {
    knownKeys[slot] = key;
    knownIds[slot] = text.slice(start, start + length);
  }
  return knownIds[slot] ?? '';
}
