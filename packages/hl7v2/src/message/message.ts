import { InvalidInput } from '@supply-hub/errors';
import type { Delimiters } from '../text/delimiters.ts';
import { isBlankLine, type MessageParts, type Slot } from './message-parts.ts';
import { newSegmentText, type SegmentInput } from './new-segment.ts';
import { parsePath } from './path.ts';
import type { Sent } from './raw-value.ts';
import { findReadFaults, type ReadFault } from './read-faults.ts';
import { Hl7Segment } from './segment.ts';
import { encode, writeBytes, writeText, writeWire } from './write-message.ts';

/**
 * One HL7 v2 message: an index of its lines over the decoded text. Segments are made when asked for, fields
 * when a segment is asked. What nobody sets goes out byte for byte as it came in.
 */
export class Hl7Message {
  /** The separators this message declares. */
  readonly delimiters: Delimiters;
  /** How the bytes were read: the name of the character set in the WHATWG Encoding Standard. */
  readonly charset: string;
  readonly #parts: MessageParts;
  /** The segments made so far, by line. */
  readonly #made: (Hl7Segment | undefined)[] = [];
  /** The lines and segments in order, from the first insert or remove on. */
  #edited: Slot[] | undefined;

  /** @internal */
  constructor(parts: MessageParts) {
    this.#parts = parts;
    this.delimiters = parts.rules.delimiters;
    this.charset = parts.rules.codec.name;
  }

  /** The MSH segment. */
  get header(): Hl7Segment {
    return this.#at(0);
  }

  /** All segments in order, broken lines included (their name is empty), blank lines left out. */
  get segments(): readonly Hl7Segment[] {
    const segments: Hl7Segment[] = [];
    if (this.#edited === undefined) {
      for (let line = 0; line < this.#parts.lines.starts.length; line += 1) {
        if (!isBlankLine(this.#parts, line)) segments.push(this.#at(line));
      }
      return segments;
    }
    for (const { line, segment } of this.#edited) {
      if (line === undefined) segments.push(segment);
      else if (!isBlankLine(this.#parts, line)) segments.push(this.#at(line));
    }
    return segments;
  }

  /** The n-th (from 1) segment of a name, or `undefined`. */
  segment(name: string, occurrence = 1): Hl7Segment | undefined {
    if (this.#edited !== undefined) return this.segmentsNamed(name)[occurrence - 1];
    let left = occurrence;
    const lines = this.#parts.lines.starts.length;
    for (let line = 0; line < lines; line += 1) {
      if (!this.#isNamed(line, name)) continue;
      left -= 1;
      if (left === 0) return this.#at(line);
    }
    return undefined;
  }

  /** All segments of a name, in order. */
  segmentsNamed(name: string): readonly Hl7Segment[] {
    return this.segments.filter((each) => each.name === name);
  }

  /**
   * One value by its path, for example `SCH-2.1` or `AIS[2]-3`; a missing segment is a missing value.
   * @throws InvalidInput  the path is not written so
   */
  value(path: string): Sent<string> {
    const { segment: name, occurrence, field, repetition, component, subcomponent } = parsePath(path);
    return this.segment(name, occurrence)?.repetitions(field)[repetition - 1]?.value(component, subcomponent);
  }

  /** What the sender did that the standard does not allow, and that was read all the same. */
  get faults(): readonly ReadFault[] {
    return findReadFaults(this.#parts);
  }

  /** Whether anything was set, put in or taken out since it was read or built. */
  get isTouched(): boolean {
    return this.#edited !== undefined || this.#made.some((segment) => segment?.isTouched === true);
  }

  /**
   * Puts a new segment at the end, or after a given one.
   * @throws InvalidInput  the name is none or opens a message or batch, a value cannot be written, or `after`
   *   is not of this message
   */
  insert(name: string, fields: SegmentInput, after?: Hl7Segment): Hl7Segment {
    const segment = new Hl7Segment(newSegmentText(name, fields, this.#parts.rules), this.#parts.rules);
    const slots = [...this.#slots()];
    const at = after === undefined ? slots.length - 1 : this.#indexOf(slots, after);
    slots.splice(at + 1, 0, { line: undefined, segment });
    this.#edited = slots;
    return segment;
  }

  /**
   * Takes a segment out.
   * @throws InvalidInput  it is not of this message, or it is the header
   */
  remove(segment: Hl7Segment): void {
    const slots = [...this.#slots()];
    const at = this.#indexOf(slots, segment);
    if (at === 0) throw new InvalidInput('the MSH segment cannot be taken out of its message');
    slots.splice(at, 1);
    this.#edited = slots;
  }

  /** The message as text, terminators as they stand. */
  toText(): string {
    return this.isTouched ? writeText(this.#parts, this.#slots()) : this.#parts.text;
  }

  /**
   * The bytes, in the message's character set. Untouched segments, their terminators, the byte order mark
   * and whatever stood around the message come out exactly as they came in; when nothing was touched, these
   * are the very bytes that were read (do not write into them).
   */
  toBytes(): Uint8Array {
    const { source } = this.#parts;
    if (source === undefined) return encode(this.#parts, this.toText());
    return this.isTouched ? writeBytes(this.#parts, source, this.#slots()) : source;
  }

  /**
   * The bytes as the standard wants them on a wire: a carriage return after each segment, no byte order
   * mark, no framing, no blank lines. A segment nobody touched is still its own bytes.
   */
  toWire(): Uint8Array {
    return writeWire(this.#parts, this.#slots());
  }

  #slots(): readonly Slot[] {
    const slots = this.#edited ?? this.#parts.lines.starts.map((_, line) => ({ line, segment: undefined }));
    return slots.map((slot) => (slot.line === undefined ? slot : { line: slot.line, segment: this.#made[slot.line] }));
  }

  #indexOf(slots: readonly Slot[], segment: Hl7Segment): number {
    const at = slots.findIndex((slot) => slot.segment === segment);
    if (at === -1) throw new InvalidInput('that segment is not of this message');
    return at;
  }

  #at(line: number): Hl7Segment {
    const { text, lines, rules } = this.#parts;
    return (this.#made[line] ??= new Hl7Segment(text.slice(lines.starts[line], lines.ends[line]), rules));
  }

  #isNamed(line: number, name: string): boolean {
    const { text, lines, rules } = this.#parts;
    const start = lines.starts[line] ?? 0;
    if (name.length !== 3 || !text.startsWith(name, start)) return false;
    return start + 3 === lines.ends[line] || text.charAt(start + 3) === rules.delimiters.field;
  }
}
