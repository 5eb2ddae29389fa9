/**
 * Where the segments of a text, or of its bytes, begin and end. The same rule reads both, so that the n-th
 * line of the text is the n-th line of the bytes in every character set that keeps ASCII control characters.
 *
 * A carriage return always ends a segment; a line feed right after it belongs to it. A line feed alone ends
 * a segment only when the header segment itself ended in LF or CRLF: then the whole message was written by
 * something that ends lines so. In a message that keeps to CR, a line feed is text (notes are full of them).
 */
export interface Lines {
  /** First character of each line. */
  readonly starts: readonly number[];
  /** One past the last character of each line, its terminator left out. */
  readonly ends: readonly number[];
  /** How the header segment ended: `\r`, `\n`, `\r\n`, or empty when it is the only, unended one. */
  readonly terminator: string;
}

/** What both a text and its bytes can do. */
interface Source {
  readonly length: number;
  /** Where the next CR or LF is from here on, or the length. */
  nextReturn(from: number): number;
  nextFeed(from: number): number;
  isFeed(at: number): boolean;
  hasFeedBefore(end: number): boolean;
}

/** Finds the lines; linear in the length, whatever it holds. */
export function findLines(source: string | Uint8Array): Lines {
  const read = typeof source === 'string' ? ofText(source) : ofBytes(source);
  const { length } = read;
  const starts: number[] = [];
  const ends: number[] = [];
  let nextReturn = read.nextReturn(0);
  const terminator = terminatorOf(read, nextReturn);
  // In a message that keeps to CR no line feed is ever looked for but the one after it.
  const feedEnds = terminator === '\n' || terminator === '\r\n';
  let nextFeed = feedEnds ? read.nextFeed(0) : length;
  for (let start = 0; start < length;) {
    const end = nextFeed < nextReturn ? nextFeed : nextReturn;
    starts.push(start);
    ends.push(end);
    start = end === nextReturn && read.isFeed(end + 1) ? end + 2 : end + 1;
    if (nextReturn < start) nextReturn = read.nextReturn(start);
    if (nextFeed < start) nextFeed = feedEnds ? read.nextFeed(start) : length;
  }
  return { starts, ends, terminator };
}

/** Only the header is looked at, so that a long message of carriage returns is not searched for a line feed. */
function terminatorOf(read: Source, firstReturn: number): string {
  if (read.hasFeedBefore(firstReturn)) return '\n';
  if (firstReturn === read.length) return '';
  return read.isFeed(firstReturn + 1) ? '\r\n' : '\r';
}

class TextSource implements Source {
  readonly #text: string;
  readonly length: number;

  constructor(text: string) {
    this.#text = text;
    this.length = text.length;
  }

  nextReturn(from: number): number {
    const at = this.#text.indexOf('\r', from);
    return at === -1 ? this.length : at;
  }

  nextFeed(from: number): number {
    const at = this.#text.indexOf('\n', from);
    return at === -1 ? this.length : at;
  }

  isFeed(at: number): boolean {
    return this.#text.charCodeAt(at) === 10;
  }

  hasFeedBefore(end: number): boolean {
    return end > 0 && this.#text.lastIndexOf('\n', end - 1) !== -1;
  }
}

class ByteSource implements Source {
  readonly #bytes: Uint8Array;
  readonly length: number;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.length = bytes.length;
  }

  nextReturn(from: number): number {
    const at = this.#bytes.indexOf(13, from);
    return at === -1 ? this.length : at;
  }

  nextFeed(from: number): number {
    const at = this.#bytes.indexOf(10, from);
    return at === -1 ? this.length : at;
  }

  isFeed(at: number): boolean {
    return this.#bytes[at] === 10;
  }

  hasFeedBefore(end: number): boolean {
    return end > 0 && this.#bytes.lastIndexOf(10, end - 1) !== -1;
  }
}

const ofText = (text: string): Source => new TextSource(text);
const ofBytes = (bytes: Uint8Array): Source => new ByteSource(bytes);
