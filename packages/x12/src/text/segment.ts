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

/** One segment. Cut into elements when the first is asked for. */
export class Segment {
  /** Its identifier, as sent: `PO1`. */
  readonly id: string;
  readonly #binary: string;
  readonly #separators: Separators;
  readonly #number: number;
  readonly #inSet: number;
  readonly #offset: number;
  #decode: Decode | undefined;
  #elements: readonly string[] | undefined;

  /** @internal `binary` is the segment without its terminator, one character a byte; `decode` when it is known. */
  constructor(
    binary: string,
    separators: Separators,
    number: number,
    inSet: number,
    offset: number,
    decode: Decode | undefined,
  ) {
    const end = binary.indexOf(separators.element);
    this.id = end === -1 ? binary : binary.slice(0, end);
    this.#binary = binary;
    this.#separators = separators;
    this.#number = number;
    this.#inSet = inSet;
    this.#offset = offset;
    this.#decode = decode;
  }

  get position(): Position {
    return { segment: this.#number, inSet: this.#inSet, offset: this.#offset };
  }

  /** The segment as sent, without its terminator. */
  get text(): string {
    return this.#decoded(this.#binary);
  }

  /** How many elements it has, empty ones included; the identifier is none. */
  get count(): number {
    return this.#cut().length - 1;
  }

  /**
   * What an element holds, without the blanks at its end; `undefined` when it is absent or empty. Without a component
   * and a repetition: the whole element as sent. Elements, components and repetitions count from 1.
   */
  value(element: number, component?: number, repetition?: number): string | undefined {
    let text = element < 1 ? undefined : this.#cut()[element];
    if (text === undefined || text === '') return undefined;
    if (component !== undefined || repetition !== undefined) {
      const mark = this.#separators.repetition;
      if (mark !== null) text = text.split(mark)[(repetition ?? 1) - 1];
      else if (repetition !== undefined && repetition !== 1) return undefined;
      if (component !== undefined) text = text?.split(this.#separators.component)[component - 1];
    }
    return text === undefined ? undefined : this.#filled(text);
  }

  /** The repetitions of an element that hold something, each whole. */
  values(element: number): readonly string[] {
    const text = element < 1 ? undefined : this.#cut()[element];
    if (text === undefined) return [];
    const mark = this.#separators.repetition;
    return (mark === null ? [text] : text.split(mark))
      .map((each) => this.#filled(each))
      .filter((each) => each !== undefined);
  }

  #cut(): readonly string[] {
    this.#elements ??= this.#binary.split(this.#separators.element);
    return this.#elements;
  }

  #filled(binary: string): string | undefined {
    const last = binary.charCodeAt(binary.length - 1);
    const trimmed = last > 32 && last < 128 ? binary : binary.replace(blanksAtEnd, '');
    return trimmed === '' ? undefined : this.#decoded(trimmed);
  }

  #decoded(binary: string): string {
    this.#decode ??= decoderOf(this.#binary);
    return this.#decode(binary);
  }
}

const blanksAtEnd = /[\t\n\v\f\r ]+$/;
