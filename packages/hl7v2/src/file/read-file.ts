import { asBuffer } from '../text/codec.ts';
import { readDelimiters, standardDelimiters, type Delimiters } from '../text/delimiters.ts';
import { asciiCodec } from '../text/codec.ts';
import { findLines } from '../message/lines.ts';
import { findEdges } from '../message/message-edges.ts';
import { readMessage, type ReadOptions, type ReadResult } from '../message/read-message.ts';
import { Hl7Segment } from '../message/segment.ts';

/** A file or a stored stream: FHS … FTS, or one batch, or messages one after another. */
export interface Hl7File {
  /** FHS; absent when the messages or batches stand alone. */
  readonly header: Hl7Segment | undefined;
  readonly batches: readonly Hl7Batch[];
  /** FTS. */
  readonly trailer: Hl7Segment | undefined;
  /** What does not agree: counts, missing ends, segments outside a message. A file with faults is not whole. */
  readonly faults: readonly FileFault[];
  /** The file again: byte for byte as it came, save the messages that were read from it and then changed. */
  toBytes(): Uint8Array;
}

/** BHS … BTS; or the messages of a file that has no batches, `header` and `trailer` absent. */
export interface Hl7Batch {
  readonly header: Hl7Segment | undefined;
  readonly trailer: Hl7Segment | undefined;
  readonly messages: readonly MessageEntry[];
}

/** One message in a file: where it stands, its own bytes, and the message when it is asked for. */
export interface MessageEntry {
  /** The line its MSH stands in, from 1. */
  readonly line: number;
  readonly bytes: Uint8Array;
  /** Reads the message, once; one that cannot be read does not touch its neighbours. */
  read(): ReadResult;
}

export interface FileFault {
  readonly code:
    | 'no-message'
    | 'batch-count'
    | 'file-count'
    | 'missing-trailer'
    | 'trailer-without-header'
    | 'segment-outside-message'
    | 'content-after-trailer';
  readonly message: string;
  /** From 1. */
  readonly line: number;
}

/**
 * Reads a file of messages. Nothing is lost: every line is in a message, a header, a trailer or a fault, and
 * the bytes of a message are those of the file. Counts are checked: BTS-1 against the messages of its batch,
 * FTS-1 against the batches of the file.
 */
export function readFile(bytes: Uint8Array, options: ReadOptions = {}): Hl7File {
  const { from } = findEdges(bytes);
  const body = bytes.subarray(from);
  const { starts, ends } = findLines(body);
  const reader = new FileReader(bytes, from, options);
  for (let line = 0; line < starts.length; line += 1) {
    reader.line(line, starts[line] ?? 0, ends[line] ?? 0, starts[line + 1] ?? body.length);
  }
  return reader.finish(starts.length);
}

class Entry implements MessageEntry {
  readonly line: number;
  readonly bytes: Uint8Array;
  readonly #options: ReadOptions;
  #result: ReadResult | undefined;

  constructor(line: number, bytes: Uint8Array, options: ReadOptions) {
    this.line = line;
    this.bytes = bytes;
    this.#options = options;
  }

  read(): ReadResult {
    return (this.#result ??= readMessage(this.bytes, this.#options));
  }

  current(): Uint8Array {
    return this.#result?.ok === true ? this.#result.message.toBytes() : this.bytes;
  }
}

interface OpenBatch {
  readonly header: Hl7Segment | undefined;
  readonly line: number;
  readonly messages: MessageEntry[];
}

class FileReader {
  readonly #bytes: Uint8Array;
  /** The same after what stands before its first line. */
  readonly #body: Uint8Array;
  /** In order: the messages, and what stands between them. */
  readonly #pieces: (Entry | Uint8Array)[] = [];
  #copiedTo = 0;
  readonly #options: ReadOptions;
  readonly #faults: FileFault[] = [];
  readonly #batches: Hl7Batch[] = [];
  #header: Hl7Segment | undefined;
  #trailer: Hl7Segment | undefined;
  #batch: OpenBatch | undefined;
  #message: { line: number; start: number; end: number } | undefined;

  constructor(bytes: Uint8Array, from: number, options: ReadOptions) {
    this.#bytes = bytes;
    this.#body = bytes.subarray(from);
    this.#options = options;
  }

  line(line: number, start: number, end: number, next: number): void {
    const name = this.#nameAt(start, end);
    if (name === undefined) {
      if (this.#message !== undefined) this.#message.end = next;
      else if (end > start && !this.#isBlank(start, end)) {
        this.#fault('segment-outside-message', 'a segment stands before any MSH', line);
      }
      return;
    }
    this.#endMessage();
    if (this.#trailer !== undefined) this.#fault('content-after-trailer', `${name} stands after FTS`, line);
    if (name === 'MSH') {
      this.#batch ??= { header: undefined, line, messages: [] };
      this.#message = { line, start, end: next };
      return;
    }
    const segment = this.#segmentAt(start, end);
    if (name === 'FHS') {
      if (line > 0) this.#fault('content-after-trailer', 'FHS is not the first line', line);
      this.#header ??= segment;
    } else if (name === 'BHS') {
      this.#endBatch(undefined, line);
      this.#batch = { header: segment, line, messages: [] };
    } else if (name === 'BTS') {
      if (this.#batch?.header === undefined) this.#fault('trailer-without-header', 'BTS stands without its BHS', line);
      this.#endBatch(segment, line);
    } else {
      if (this.#header === undefined) this.#fault('trailer-without-header', 'FTS stands without an FHS', line);
      this.#endBatch(undefined, line);
      this.#trailer = segment;
      this.#checkCount('file-count', segment, this.#batches.length, 'batches', line);
    }
  }

  finish(lines: number): Hl7File {
    this.#endMessage();
    const last = Math.max(0, lines - 1);
    this.#endBatch(undefined, last);
    if (this.#header !== undefined && this.#trailer === undefined) {
      this.#fault('missing-trailer', 'FHS has no FTS: the file may be cut', last);
    }
    if (!this.#batches.some((batch) => batch.messages.length > 0)) {
      this.#fault('no-message', 'there is no message in it', 0);
    }
    const pieces = [...this.#pieces, this.#bytes.subarray(this.#copiedTo)];
    return {
      header: this.#header,
      batches: this.#batches,
      trailer: this.#trailer,
      faults: this.#faults,
      toBytes: () => Buffer.concat(pieces.map((piece) => (piece instanceof Entry ? piece.current() : piece))),
    };
  }

  #endMessage(): void {
    const open = this.#message;
    if (open === undefined) return;
    this.#message = undefined;
    const entry = new Entry(open.line + 1, this.#body.subarray(open.start, open.end), this.#options);
    this.#batch?.messages.push(entry);
    const before = this.#bytes.length - this.#body.length;
    this.#pieces.push(this.#bytes.subarray(this.#copiedTo, before + open.start), entry);
    this.#copiedTo = before + open.end;
  }

  #endBatch(trailer: Hl7Segment | undefined, line: number): void {
    const open = this.#batch ?? (trailer === undefined ? undefined : { header: undefined, line, messages: [] });
    this.#batch = undefined;
    if (open === undefined) return;
    if (open.header !== undefined && trailer === undefined) {
      this.#fault('missing-trailer', 'BHS has no BTS: the batch may be cut', open.line);
    }
    if (trailer !== undefined) this.#checkCount('batch-count', trailer, open.messages.length, 'messages', line);
    this.#batches.push({ header: open.header, trailer, messages: open.messages });
  }

  /** An empty count says nothing; anything but the right number is a fault. */
  #checkCount(code: FileFault['code'], trailer: Hl7Segment, found: number, what: string, line: number): void {
    const stated = trailer.value(1);
    if (typeof stated !== 'string' || Number(stated.trim()) === found) return;
    this.#fault(code, `${trailer.name}-1 does not say ${found}, the ${what} that are there`, line);
  }

  #fault(code: FileFault['code'], message: string, line: number): void {
    this.#faults.push({ code, message, line: line + 1 });
  }

  /** MSH, FHS, BHS, BTS or FTS when the line opens with one of them as a segment does. */
  #nameAt(start: number, end: number): string | undefined {
    const first = this.#body[start];
    if (end - start < 3 || (first !== 77 && first !== 70 && first !== 66)) return undefined;
    const opening = asBuffer(this.#body).toString('latin1', start, Math.min(end, start + 4));
    return /^(?:MSH|[FB][HT]S)(?:[^0-9A-Za-z\s]|$)/.test(opening) ? opening.slice(0, 3) : undefined;
  }

  #isBlank(start: number, end: number): boolean {
    return this.#body.subarray(start, end).every((byte) => byte === 32 || byte === 9);
  }

  /** Envelope segments are ASCII; a trailer has the separators of its header. */
  #segmentAt(start: number, end: number): Hl7Segment {
    const raw = asBuffer(this.#body).toString('latin1', start, end);
    return new Hl7Segment(raw, { delimiters: this.#delimitersOf(raw), codec: asciiCodec, hasUndecodable: false });
  }

  #delimitersOf(raw: string): Delimiters {
    const reading = readDelimiters(raw);
    if (!/^[FB]HS/.test(raw)) return { ...standardDelimiters, field: raw.charAt(3) || '|' };
    return reading.ok ? reading.delimiters : standardDelimiters;
  }
}
