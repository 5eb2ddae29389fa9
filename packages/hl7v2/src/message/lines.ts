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

interface Source {
  readonly length: number;
  indexOf(code: 10 | 13, from: number): number;
  isLineFeed(at: number): boolean;
}

const ofText = (text: string): Source => ({
  length: text.length,
  indexOf: (code, from) => text.indexOf(code === 10 ? '\n' : '\r', from),
  isLineFeed: (at) => text.charCodeAt(at) === 10,
});

const ofBytes = (bytes: Uint8Array): Source => ({
  length: bytes.length,
  indexOf: (code, from) => bytes.indexOf(code, from),
  isLineFeed: (at) => bytes[at] === 10,
});

/** Finds the lines; linear in the length, whatever it holds. */
export function findLines(source: string | Uint8Array): Lines {
  const { length, indexOf, isLineFeed } = typeof source === 'string' ? ofText(source) : ofBytes(source);
  const starts: number[] = [];
  const ends: number[] = [];
  const never = length;
  const find = (code: 10 | 13, from: number): number => {
    const at = indexOf(code, from);
    return at === -1 ? never : at;
  };
  let nextReturn = find(13, 0);
  let nextFeed = find(10, 0);
  const terminator = terminatorAt(nextReturn, nextFeed, never);
  const feedEnds = terminator.endsWith('\n');
  for (let start = 0; start < length;) {
    const end = feedEnds && nextFeed < nextReturn ? nextFeed : nextReturn;
    starts.push(start);
    ends.push(end);
    start = end === nextReturn && isLineFeed(end + 1) ? end + 2 : end + 1;
    if (nextReturn < start) nextReturn = find(13, start);
    if (feedEnds && nextFeed < start) nextFeed = find(10, start);
  }
  return { starts, ends, terminator };
}

function terminatorAt(carriageReturn: number, lineFeed: number, never: number): string {
  if (carriageReturn === never && lineFeed === never) return '';
  if (lineFeed < carriageReturn) return '\n';
  return lineFeed === carriageReturn + 1 ? '\r\n' : '\r';
}
