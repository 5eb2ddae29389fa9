import { createHash } from 'node:crypto';

const longestHeader = 65_536;
const fieldsBefore = 6;

/**
 * SHA-256 of a message without MSH-7, the time of sending: who sends a message again may write the time anew, and it
 * is the same message all the same (R69). Bytes that have no such field are hashed whole.
 */
export function contentHash(bytes: Uint8Array): Buffer {
  const hash = createHash('sha256');
  const sentAt = fieldSeven(bytes);
  if (sentAt === undefined) return hash.update(bytes).digest();
  return hash.update(bytes.subarray(0, sentAt.from)).update(bytes.subarray(sentAt.to)).digest();
}

/** Where MSH-7 stands. The header is ASCII in every character set that is read. */
function fieldSeven(bytes: Uint8Array): { from: number; to: number } | undefined {
  const opening = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, longestHeader));
  const start = opening.indexOf('MSH');
  const separator = start === -1 ? undefined : opening[start + 3];
  if (separator === undefined) return undefined;
  let separators = 0;
  let from = -1;
  for (let at = start + 3; at < opening.length; at += 1) {
    const byte = opening[at];
    const isEnd = byte === 0x0d || byte === 0x0a;
    if (byte !== separator && !isEnd) continue;
    if (from !== -1) return { from, to: at };
    if (isEnd) return undefined;
    separators += 1;
    if (separators === fieldsBefore) from = at + 1;
  }
  return from === -1 ? undefined : { from, to: opening.length };
}
