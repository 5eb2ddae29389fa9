import { asBuffer } from '../text/codec.ts';
import { readDelimiters } from '../text/delimiters.ts';

/** Longer headers exist in nobody's interface. */
const headerLimit = 4096;

/**
 * MSH-10 of bytes that may be cut, too long or otherwise no message: `undefined` unless MSH-10 is all there.
 * For refusing, never for accepting.
 */
export function peekControlId(bytes: Uint8Array): string | undefined {
  const opening = asBuffer(bytes).toString('latin1', 0, Math.min(bytes.length, headerLimit));
  const start = opening.indexOf('MSH');
  // Only line ends, framing or a byte order mark may stand before it.
  if (start === -1 || !/^[\s\v\u00ef\u00bb\u00bf]*$/.test(opening.slice(0, start))) return undefined;
  const header = opening.slice(start).split(/[\r\n]/, 1)[0] ?? '';
  const isCut = start + header.length === headerLimit;
  const reading = readDelimiters(header);
  if (!reading.ok) return undefined;
  const parts = header.split(reading.delimiters.field);
  const controlId = parts[9];
  return controlId === undefined || controlId === '' || (isCut && parts.length === 10) ? undefined : controlId;
}
