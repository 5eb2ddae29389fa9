const [tab, lineFeed, verticalTab, carriageReturn, fileSeparator, space] = [9, 10, 11, 13, 28, 32];

/** Where the message stands in the bytes, and what stands around it. */
export interface MessageEdges {
  readonly from: number;
  readonly to: number;
  readonly hasByteOrderMark: boolean;
  /** An MLLP start block stands before it. */
  readonly hasStartBlock: boolean;
  /** Blanks or blank lines stand before it. */
  readonly isPadded: boolean;
  /** An MLLP end block stands after it. */
  readonly hasEndBlock: boolean;
}

/**
 * Finds the message between a byte order mark, forgotten MLLP framing bytes and blank lines. A file separator
 * ends the message only when nothing but line ends follows it.
 */
export function findEdges(bytes: Uint8Array): MessageEdges {
  const hasByteOrderMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  let from = hasByteOrderMark ? 3 : 0;
  let hasStartBlock = false;
  let isPadded = false;
  for (; from < bytes.length; from += 1) {
    const byte = bytes[from];
    if (byte === verticalTab) hasStartBlock = true;
    else if (byte === carriageReturn || byte === lineFeed || byte === space || byte === tab) isPadded = true;
    else break;
  }
  let to = bytes.length;
  while (to > from && (bytes[to - 1] === carriageReturn || bytes[to - 1] === lineFeed)) to -= 1;
  const hasEndBlock = to > from && bytes[to - 1] === fileSeparator;
  to = hasEndBlock ? to - 1 : bytes.length;
  return { from, to, hasByteOrderMark, hasStartBlock, isPadded, hasEndBlock };
}

/** What stands around a message that came as text: nothing we kept. */
export const noEdges: MessageEdges = {
  from: 0,
  to: 0,
  hasByteOrderMark: false,
  hasStartBlock: false,
  isPadded: false,
  hasEndBlock: false,
};

/** UTF-16 cannot travel in HL7's framing, whose bytes are halves of its characters. */
export function looksLikeUtf16(bytes: Uint8Array): boolean {
  const [first, second, third] = [bytes[0], bytes[1], bytes[2]];
  return (
    (first === 0xff && second === 0xfe) ||
    (first === 0xfe && second === 0xff) ||
    (first === 0x4d && second === 0 && third === 0x53) ||
    (first === 0 && second === 0x4d && third === 0)
  );
}
