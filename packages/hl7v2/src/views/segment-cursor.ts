import type { Hl7Message } from '../message/message.ts';
import { FieldReader, type FieldProblem } from './field-reader.ts';

/** Walks the segments of a message in order, as a reader of groups needs them. */
export class SegmentCursor {
  readonly problems: FieldProblem[] = [];
  readonly #readers: readonly FieldReader[];
  #at = 0;

  constructor(message: Hl7Message) {
    const seen = new Map<string, number>();
    this.#readers = message.segments
      .filter((segment) => segment.name !== '')
      .map((segment) => {
        const occurrence = (seen.get(segment.name) ?? 0) + 1;
        seen.set(segment.name, occurrence);
        return new FieldReader(segment, occurrence, this.problems);
      });
  }

  /** The name of the next segment, or `undefined` after the last. */
  get nextName(): string | undefined {
    return this.#readers[this.#at]?.segment.name;
  }

  /** The next segment, whatever it is. */
  take(): FieldReader | undefined {
    const reader = this.#readers[this.#at];
    if (reader !== undefined) this.#at += 1;
    return reader;
  }

  /** The next segment if it has this name. */
  takeIf(name: string): FieldReader | undefined {
    return this.nextName === name ? this.take() : undefined;
  }

  /** The segments of one name that come next. */
  takeAll(name: string): readonly FieldReader[] {
    const taken: FieldReader[] = [];
    for (let next = this.takeIf(name); next !== undefined; next = this.takeIf(name)) taken.push(next);
    return taken;
  }

  /** The first segment of a name, wherever it stands; the walk does not move. */
  find(name: string): FieldReader | undefined {
    return this.#readers.find((reader) => reader.segment.name === name);
  }
}
