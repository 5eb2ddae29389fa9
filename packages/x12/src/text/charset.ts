import { isUtf8 } from 'node:buffer';

/**
 * X12 does not say in which character set its bytes are, so text is kept as the bytes came, one character a byte, and
 * decoded where it is asked for: as UTF-8 if the bytes of the whole segment are valid UTF-8, else as Windows-1252, the
 * superset of Latin-1.
 */
export type Decode = (binary: string) => string;

export function decoderOf(binary: string): Decode {
  if (asciiOnly.test(binary)) return same;
  return isUtf8(Buffer.from(binary, 'latin1')) ? utf8 : cp1252;
}

const same: Decode = (binary) => binary;
const utf8: Decode = (binary) => Buffer.from(binary, 'latin1').toString('utf8');
const windows1252 = new TextDecoder('windows-1252');
const cp1252: Decode = (binary) => windows1252.decode(Buffer.from(binary, 'latin1'));
// oxlint-disable-next-line no-control-regex -- exactly the characters of ASCII
const asciiOnly = /^[\x00-\x7f]*$/;
