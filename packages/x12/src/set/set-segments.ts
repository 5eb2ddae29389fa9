import { isAscii } from 'node:buffer';
import { afterBlanks } from '../text/blanks.ts';
import { same } from '../text/charset.ts';
import { Segment } from '../text/segment.ts';
import type { Separators } from '../text/separators.ts';

const windowBytes = 64 * 1024;

/**
 * The segments of a set, one at a time, holding no more text than one window of it. `bytes` are ST to SE. `from` says
 * how many segments and bytes came before them, for their positions.
 */
export function* setSegments(
  bytes: Uint8Array,
  separators: Separators,
  from: { readonly segment: number; readonly offset: number } = { segment: 0, offset: 0 },
): Generator<Segment, void, undefined> {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isWrapped = separators.isWrapped === true;
  let count = 0;
  for (let start = 0; start < all.length;) {
    const last = lastSegmentEnd(all, start, separators.segment);
    const window = all.subarray(start, last);
    const text = window.toString('latin1');
    const decode = isAscii(window) ? same : undefined;
    for (let at = 0; at < text.length;) {
      const found = text.indexOf(separators.segment, at);
      const end = found === -1 ? text.length : found;
      at = afterBlanks(text, at, end);
      if (at < end) {
        count += 1;
        const raw = text.slice(at, end);
        yield new Segment(
          isWrapped ? raw.replace(/[\r\n]+/g, '') : raw,
          separators,
          from.segment + count,
          count,
          from.offset + start + at,
          decode,
        );
      }
      at = end + 1;
    }
    start = last;
  }
}

/** Where the last segment ends that a window from `start` holds whole; a longer segment is a window of its own. */
function lastSegmentEnd(all: Buffer, start: number, terminator: string): number {
  const limit = start + windowBytes;
  if (limit >= all.length) return all.length;
  const code = terminator.charCodeAt(0);
  const last = all.lastIndexOf(code, limit - 1);
  if (last >= start) return last + 1;
  const next = all.indexOf(code, limit);
  return next === -1 ? all.length : next + 1;
}
