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
  readonly separators: Separators;
  /** The byte of its first character, from the start of what is read. */
  readonly offset: number;
  /** When it is known for all of the text. */
  readonly decode: Decode | undefined;
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
    this.#decode = source.decode;
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
    const { bytes, separators } = this.#source;
    const mark = separators.element.charCodeAt(0);
    let count = 0;
    for (let at = this.#start; at < this.#end; at += 1) if (bytes[at] === mark) count += 1;
    return count;
  }

  /**
   * What an element holds, without the blanks at its end; `undefined` when it is absent or empty. Without a component
   * and a repetition: the whole element as sent. Elements, components and repetitions count from 1.
   */
  value(element: number, component?: number, repetition?: number): string | undefined {
    const binary = this.#find(element);
    if (binary === '') return undefined;
    if (component === undefined && repetition === undefined) return this.#filled(binary);
    const { separators } = this.#source;
    let text: string | undefined = binary;
    if (separators.repetition !== null) text = text.split(separators.repetition)[(repetition ?? 1) - 1];
    else if (repetition !== undefined && repetition !== 1) return undefined;
    if (component !== undefined) text = text?.split(separators.component)[component - 1];
    return text === undefined ? undefined : this.#filled(text);
  }

  /** The repetitions of an element that hold something, each whole. */
  values(element: number): readonly string[] {
    const binary = this.#find(element);
    const mark = this.#source.separators.repetition;
    return (mark === null ? [binary] : binary.split(mark))
      .map((each) => this.#filled(each))
      .filter((each) => each !== undefined);
  }

  /** An element as it came; empty when it is absent. */
  #find(element: number): string {
    const { text, bytes, separators } = this.#source;
    if (element < this.#element || element < 1) {
      this.#element = 0;
      this.#elementEnd = this.#start + this.id.length;
      if (element < 1) return '';
    }
    if (this.#element < element) {
      const mark = separators.element.charCodeAt(0);
      const last = this.#end;
      let [current, start, end] = [this.#element, this.#elementStart, this.#elementEnd];
      for (; current < element; current += 1) {
        if (end >= last) return '';
        start = end + 1;
        end = start;
        while (end < last && bytes[end] !== mark) end += 1;
      }
      this.#element = current;
      this.#elementStart = start;
      this.#elementEnd = end;
    }
    return text.slice(this.#elementStart, this.#elementEnd);
  }

  #filled(binary: string): string | undefined {
    const last = binary.charCodeAt(binary.length - 1);
    const trimmed = last > 32 && last < 128 ? binary : binary.replace(blanksAtEnd, '');
    return trimmed === '' ? undefined : this.#decoded(trimmed);
  }

  #decoded(binary: string): string {
    this.#decode ??= decoderOf(this.#source.text.slice(this.#start, this.#end));
    return this.#decode(binary);
  }
}

/** @internal A segment without the line breaks in it, which are the carrier's. */
export function unwrappedSource(source: SegmentSource, start: number, end: number): SegmentSource {
  const text = source.text.slice(start, end).replace(/[\r\n]+/g, '');
  return { ...source, text, bytes: Buffer.from(text, 'latin1'), offset: source.offset + start };
}

const blanksAtEnd = /[\t\n\v\f\r ]+$/;

/** Identifiers of two and three capitals and digits: a few dozen are all there are in a file. */
const knownIds = new Map<number, string>();
const mostKnownIds = 10_000;

function segmentId({ text, bytes, separators }: SegmentSource, start: number, end: number): string {
  const mark = separators.element.charCodeAt(0);
  const length = bytes[start + 2] === mark ? 2 : bytes[start + 3] === mark ? 3 : 0;
  if (length === 0 || start + length >= end) {
    const found = text.indexOf(separators.element, start);
    return text.slice(start, found === -1 || found > end ? end : found);
  }
  let key = ((bytes[start] ?? 0) << 8) | (bytes[start + 1] ?? 0);
  if (length === 3) key = (key << 8) | (bytes[start + 2] ?? 0);
  let id = knownIds.get(key);
  if (id === undefined) {
    id = text.slice(start, start + length);
    if (knownIds.size < mostKnownIds) knownIds.set(key, id);
  }
  return id;
}
