/** As much of a set is made text at a time. */
const windowBytes = 64 * 1024;

/** Whole segments of a set, as bytes and as text of one character a byte. */
export interface SetWindow {
  readonly text: string;
  readonly bytes: Buffer;
  /** The byte of the set it begins at. */
  readonly offset: number;
}

/** A set in windows that end where a segment ends; a segment longer than a window is one of its own. */
export function* setWindows(bytes: Uint8Array, terminator: string): Generator<SetWindow, void, undefined> {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let start = 0, end = 0; start < all.length; start = end) {
    end = lastSegmentEnd(all, start, terminator);
    const window = all.subarray(start, end);
    yield { text: window.toString('latin1'), bytes: window, offset: start };
  }
}

function lastSegmentEnd(all: Buffer, start: number, terminator: string): number {
  const limit = start + windowBytes;
  if (limit >= all.length) return all.length;
  const code = terminator.charCodeAt(0);
  const last = all.lastIndexOf(code, limit - 1);
  if (last >= start) return last + 1;
  const next = all.indexOf(code, limit);
  return next === -1 ? all.length : next + 1;
}
