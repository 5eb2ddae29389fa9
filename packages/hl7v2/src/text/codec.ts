import { isAscii, isUtf8 } from 'node:buffer';

/**
 * One character set, both ways. Reading never loses a byte: what the set does not define becomes a lone low
 * surrogate (U+DC00 + byte), which `encode` turns back into that byte and which readers show as U+FFFD.
 */
export interface Codec {
  /** The name the WHATWG Encoding Standard gives the set. */
  readonly name: string;
  decode(bytes: Uint8Array): string;
  /** The bytes of text that was read from this set, or `undefined` where the set cannot carry a character. */
  encode(text: string): Uint8Array | undefined;
  /** Whether new text may be written: stricter than `encode`, which must also return what was read. */
  carries(text: string): boolean;
}

/** Why text is refused, for whoever set it. */
export const uncarried = (place: string, codec: Codec): string =>
  `${place} holds a character that the message cannot carry in ${codec.name}: MSH-18 must declare a set that can`;

/** Where a byte that is not text is kept in a string. */
const undecodable = 0xdc00;

/** The bytes as a Buffer over the same memory. */
export const asBuffer = (bytes: Uint8Array): Buffer =>
  Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Seven bits. Bytes above, which only a `\X..\` can bring here, are read by the policy of charset.ts. */
export const asciiCodec: Codec = {
  name: 'ascii',
  decode: (bytes) => (isUtf8(bytes) ? asBuffer(bytes).toString('utf8') : windows1252Codec.decode(bytes)),
  encode: (text) => {
    const bytes = Buffer.from(text, 'utf8');
    return isAscii(bytes) ? bytes : undefined;
  },
  carries: (text) => isAscii(Buffer.from(text, 'utf8')),
};

export const utf8Codec: Codec = {
  name: 'utf-8',
  decode: (bytes) => (isUtf8(bytes) ? asBuffer(bytes).toString('utf8') : decodeBrokenUtf8(asBuffer(bytes))),
  encode: (text) => (text.isWellFormed() ? Buffer.from(text, 'utf8') : encodeBrokenUtf8(text)),
  carries: (text) => text.isWellFormed(),
};

/** UTF-8 with some bytes that are not: each good run is decoded, each bad byte kept. */
function decodeBrokenUtf8(bytes: Buffer): string {
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at);
    if (length > 0) {
      at += length;
      continue;
    }
    parts.push(bytes.toString('utf8', start, at), String.fromCharCode(undecodable + (bytes[at] ?? 0)));
    at += 1;
    start = at;
  }
  parts.push(bytes.toString('utf8', start));
  return parts.join('');
}

/** How many bytes the well-formed sequence at `at` has; 0 when there is none (Unicode, table 3-7). */
function sequenceLength(bytes: Buffer, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const tail = (offset: number, from = 0x80, to = 0xbf): boolean => {
    const byte = bytes[at + offset];
    return byte !== undefined && byte >= from && byte <= to;
  };
  if (lead >= 0xc2 && lead <= 0xdf) return tail(1) ? 2 : 0;
  if (lead >= 0xe0 && lead <= 0xef) {
    return tail(1, lead === 0xe0 ? 0xa0 : 0x80, lead === 0xed ? 0x9f : 0xbf) && tail(2) ? 3 : 0;
  }
  if (lead >= 0xf0 && lead <= 0xf4) {
    return tail(1, lead === 0xf0 ? 0x90 : 0x80, lead === 0xf4 ? 0x8f : 0xbf) && tail(2) && tail(3) ? 4 : 0;
  }
  return 0;
}

function encodeBrokenUtf8(text: string): Uint8Array | undefined {
  const parts: Uint8Array[] = [];
  let start = 0;
  for (const { 0: surrogate, index } of text.matchAll(/\p{Surrogate}/gu)) {
    const byte = surrogate.charCodeAt(0) - undecodable;
    if (byte < 0x80 || byte > 0xff) return undefined;
    parts.push(Buffer.from(text.slice(start, index), 'utf8'), Uint8Array.of(byte));
    start = index + 1;
  }
  parts.push(Buffer.from(text.slice(start), 'utf8'));
  return Buffer.concat(parts);
}

/**
 * A set of one byte a character. The bytes 80–9F that Windows gave letters to are read (senders that say
 * 8859/1 mean them) but not written anew, since a strict receiver sees control characters there.
 */
export function singleByteCodec(label: string): Codec {
  const table = new Uint16Array(256);
  const decoder = new TextDecoder(label);
  for (let byte = 0; byte < 256; byte += 1) {
    const unit = decoder.decode(Uint8Array.of(byte)).charCodeAt(0);
    table[byte] = unit === 0xfffd ? undecodable + byte : unit;
  }
  const bytesByUnit = new Map(Array.from(table, (unit, byte) => [unit, byte]));
  return {
    name: decoder.encoding,
    decode(bytes) {
      if (isAscii(bytes)) return asBuffer(bytes).toString('latin1');
      const units = new Uint16Array(bytes.length);
      for (let at = 0; at < bytes.length; at += 1) units[at] = table[bytes[at] ?? 0] ?? 0;
      return Buffer.from(units.buffer).toString('utf16le');
    },
    encode(text) {
      const bytes = new Uint8Array(text.length);
      for (let at = 0; at < text.length; at += 1) {
        const byte = bytesByUnit.get(text.charCodeAt(at));
        if (byte === undefined) return undefined;
        bytes[at] = byte;
      }
      return bytes;
    },
    carries(text) {
      for (let at = 0; at < text.length; at += 1) {
        const unit = text.charCodeAt(at);
        const byte = bytesByUnit.get(unit);
        if (byte === undefined || (byte >= 0x80 && byte <= 0x9f) || (unit & 0xff00) === undecodable) return false;
      }
      return true;
    },
  };
}

/**
 * A set of one or two bytes a character (GB 18030, Big5, EUC-KR, Shift JIS). Node only decodes these, so the
 * way back is a table made from decoding every pair, on first use. Four-byte GB 18030 is read, not written.
 */
export function doubleByteCodec(label: string): Codec {
  const decoder = new TextDecoder(label);
  let pairs: ReadonlyMap<string, readonly [number, number]> | undefined;
  const encode = (text: string): Uint8Array | undefined => {
    pairs ??= decodeAllPairs(label);
    const bytes: number[] = [];
    for (const character of text) {
      const code = character.charCodeAt(0);
      const pair = pairs.get(character);
      if (code < 0x80) bytes.push(code);
      else if (pair === undefined) return undefined;
      else bytes.push(...pair);
    }
    return Uint8Array.from(bytes);
  };
  return {
    name: decoder.encoding,
    decode: (bytes) => decoder.decode(bytes),
    encode,
    carries: (text) => encode(text) !== undefined,
  };
}

function decodeAllPairs(label: string): ReadonlyMap<string, readonly [number, number]> {
  const decoder = new TextDecoder(label);
  const pairs = new Map<string, readonly [number, number]>();
  const pair = new Uint8Array(2);
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      pair[0] = lead;
      pair[1] = trail;
      const character = decoder.decode(pair);
      const isOne = character.length === 1 || (character.length === 2 && character.charCodeAt(0) >= 0xd800);
      const isKnown = isOne && character !== '\ufffd' && (character.codePointAt(0) ?? 0) >= 0x80;
      if (isKnown && !pairs.has(character)) pairs.set(character, [lead, trail]);
    }
  }
  return pairs;
}

/** ISO 2022 with escape sequences, as `~ISO IR87` in MSH-18 announces. Read whole; only ASCII is written. */
export function escapeSequenceCodec(label: string): Codec {
  const decoder = new TextDecoder(label);
  return {
    name: decoder.encoding,
    decode: (bytes) => decoder.decode(bytes),
    encode: (text) => asciiCodec.encode(text),
    carries: (text) => asciiCodec.carries(text),
  };
}

/** What 8-bit text nobody declared is read as; every byte has a character. */
export const windows1252Codec: Codec = singleByteCodec('windows-1252');
