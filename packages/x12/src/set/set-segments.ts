import { afterBlanks } from '../text/blanks.ts';
import { Segment, segmentSource, unwrappedSource } from '../text/segment.ts';
import type { Separators } from '../text/separators.ts';
import { setWindows } from './set-windows.ts';

/**
 * The segments of a set, one at a time, holding no more text than one window of it. `bytes` are ST to SE. `from` says
 * how many segments and bytes came before them, for their positions; `inSet` when `bytes` begin inside the set.
 */
export function* setSegments(
  bytes: Uint8Array,
  separators: Separators,
  from: { readonly segment: number; readonly offset: number; readonly inSet?: number } = { segment: 0, offset: 0 },
): Generator<Segment, void, undefined> {
  const isWrapped = separators.isWrapped === true;
  const inSet = from.inSet ?? 0;
  let count = 0;
  for (const { text, bytes: window, offset } of setWindows(bytes, separators.segment)) {
    const source = segmentSource(window, text, separators, from.offset + offset);
    for (let at = 0; at < text.length;) {
      const found = text.indexOf(separators.segment, at);
      const end = found === -1 ? text.length : found;
      at = afterBlanks(text, at, end);
      if (at < end) {
        count += 1;
        const number = from.segment + count;
        if (isWrapped) {
          const unwrapped = unwrappedSource(source, at, end);
          yield new Segment(unwrapped, 0, unwrapped.text.length, number, inSet + count);
        } else yield new Segment(source, at, end, number, inSet + count);
      }
      at = end + 1;
    }
  }
}
