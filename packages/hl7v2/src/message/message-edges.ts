import type { ReadFault } from './message-parts.ts';

const [tab, lineFeed, verticalTab, carriageReturn, fileSeparator, space] = [9, 10, 11, 13, 28, 32];

/** Where the message stands in the bytes, and what stands around it. */
export interface MessageEdges {
  readonly from: number;
  readonly to: number;
  readonly hasByteOrderMark: boolean;
  readonly faults: readonly ReadFault[];
}

/**
 * Finds the message between a byte order mark, forgotten MLLP framing bytes and blank lines. A file separator
 * ends the message only when nothing but line ends follows it.
 */
export function findEdges(bytes: Uint8Array): MessageEdges {
  const faults: ReadFault[] = [];
  const hasByteOrderMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  if (hasByteOrderMark) faults.push({ code: 'byte-order-mark', message: 'a byte order mark stands before MSH' });
  let from = hasByteOrderMark ? 3 : 0;
  let isFramed = false;
  let isPadded = false;
  for (; from < bytes.length; from += 1) {
    const byte = bytes[from];
    if (byte === verticalTab) isFramed = true;
    else if (byte === carriageReturn || byte === lineFeed || byte === space || byte === tab) isPadded = true;
    else break;
  }
  if (isFramed) faults.push({ code: 'framing-bytes', message: 'an MLLP start block stands before MSH' });
  if (isPadded) faults.push({ code: 'blank-lines', message: 'blanks or blank lines stand before MSH' });
  let to = bytes.length;
  while (to > from && (bytes[to - 1] === carriageReturn || bytes[to - 1] === lineFeed)) to -= 1;
  if (to > from && bytes[to - 1] === fileSeparator) {
    to -= 1;
    faults.push({ code: 'framing-bytes', message: 'an MLLP end block stands after the last segment' });
  } else to = bytes.length;
  return { from, to, hasByteOrderMark, faults };
}

/** UTF-16 cannot travel in HL7's framing, whose bytes are halves of its characters. */
export function looksLikeUtf16(bytes: Uint8Array): boolean {
  const [first, second, third] = bytes;
  return (
    (first === 0xff && second === 0xfe) ||
    (first === 0xfe && second === 0xff) ||
    (first === 0x4d && second === 0 && third === 0x53) ||
    (first === 0 && second === 0x4d && third === 0)
  );
}
