import { isAscii, isUtf8 } from 'node:buffer';
import {
  asciiCodec,
  doubleByteCodec,
  escapeSequenceCodec,
  singleByteCodec,
  utf8Codec,
  windows1252Codec,
  type Codec,
} from './codec.ts';

/**
 * MSH-18 → how the bytes are read. One table, HL7 table 0211 plus the spellings seen in the wild.
 *
 * What no sender may do and many do is decided here, once:
 * - nothing declared, `ASCII` with bytes above 7F, or a name nobody knows: UTF-8 when the bytes are valid
 *   UTF-8 (random 8-bit text practically never is), else Windows-1252;
 * - a byte order mark beats MSH-18;
 * - `8859/1` is read as Windows-1252, its superset in practice, and `UNICODE` as UTF-8;
 * - UTF-16 and UTF-32 cannot travel in HL7's own framing and are refused.
 */
const makers: readonly (readonly [names: string, make: () => Codec])[] = [
  ['UNICODEUTF8 UTF8 UNICODE ISO10646UTF8 65001', () => utf8Codec],
  ['88591 ISO88591 LATIN1 WINDOWS1252 CP1252 ANSI 1252', () => windows1252Codec],
  ['88592 ISO88592 LATIN2', () => singleByteCodec('iso-8859-2')],
  ['88593 ISO88593', () => singleByteCodec('iso-8859-3')],
  ['88594 ISO88594', () => singleByteCodec('iso-8859-4')],
  ['88595 ISO88595', () => singleByteCodec('iso-8859-5')],
  ['88596 ISO88596', () => singleByteCodec('iso-8859-6')],
  ['88597 ISO88597', () => singleByteCodec('iso-8859-7')],
  ['88598 ISO88598', () => singleByteCodec('iso-8859-8')],
  ['88599 ISO88599 LATIN5 WINDOWS1254', () => singleByteCodec('windows-1254')],
  ['885915 ISO885915 LATIN9', () => singleByteCodec('iso-8859-15')],
  ['WINDOWS1250 CP1250', () => singleByteCodec('windows-1250')],
  ['WINDOWS1251 CP1251', () => singleByteCodec('windows-1251')],
  ['GB180302000 GB18030 GBK GB2312', () => doubleByteCodec('gb18030')],
  ['BIG5', () => doubleByteCodec('big5')],
  ['KSX1001 EUCKR', () => doubleByteCodec('euc-kr')],
  ['ISOIR14 SHIFTJIS', () => doubleByteCodec('shift_jis')],
  ['ISOIR87 ISO2022JP JAS2020 JISX0202', () => escapeSequenceCodec('iso-2022-jp')],
];
const makerByName = new Map(makers.flatMap(([names, make]) => names.split(' ').map((name) => [name, make] as const)));
const asciiNames: ReadonlySet<string> = new Set(['ASCII', 'USASCII', 'ISOIR6', '7BIT']);
const codecs = new Map<() => Codec, Codec>();

/** A character set's name without the blanks, slashes and dashes people vary. */
const plainName = (name: string): string => name.toUpperCase().replaceAll(/[\s/_.-]/g, '');

/** The codec of a name HL7 or its users give a character set, or `undefined` when nobody knows it. */
export function codecNamed(name: string): Codec | undefined {
  if (name === 'ascii') return asciiCodec;
  if (name === 'utf-8' || name === 'UNICODE UTF-8') return utf8Codec;
  const plain = plainName(name);
  if (asciiNames.has(plain)) return asciiCodec;
  const make = makerByName.get(plain);
  if (make === undefined) return undefined;
  let codec = codecs.get(make);
  if (codec === undefined) {
    codec = make();
    codecs.set(make, codec);
  }
  return codec;
}

export interface CharsetChoice {
  readonly codec: Codec;
  /** What the sender declared that its bytes or this table contradict; absent when all agrees. */
  readonly fault: string | undefined;
}

/**
 * Windows-1252 that nobody declared: it writes back what was read, and takes only ASCII anew, since other
 * letters could make the bytes valid UTF-8 and the next reader would take them for that.
 */
const guessed1252Codec: Codec = { ...windows1252Codec, carries: (text) => asciiCodec.carries(text) };

const undeclaredAscii: CharsetChoice = { codec: asciiCodec, fault: undefined };

/**
 * Decides how the bytes are read.
 * @param declared MSH-18, its repetitions, raw; an empty list when it is empty
 * @param isPlain whether all bytes are ASCII, where the caller knows already
 * @param unspecified what the partner's profile says an empty MSH-18 means; absent: nobody knows
 */
export function chooseCharset(
  bytes: Uint8Array,
  declared: readonly string[],
  hasByteOrderMark: boolean,
  unspecified?: string,
  isPlain: boolean = isAscii(bytes),
): CharsetChoice {
  if (isPlain && declared.length === 0 && unspecified === undefined && !hasByteOrderMark) return undeclaredAscii;
  if (hasByteOrderMark) {
    return {
      codec: utf8Codec,
      fault: isUtf8(bytes) ? undefined : 'the byte order mark says UTF-8, some bytes are not',
    };
  }
  const [first = '', ...alternates] = declared;
  // ISO 2022 stands in a later repetition: the first names what a segment starts with.
  const escapes = alternates.map(codecNamed).find((codec) => codec?.name === 'iso-2022-jp');
  const name = first === '' ? (unspecified ?? '') : first;
  const codec = escapes ?? codecNamed(name);
  if (codec !== undefined && codec !== asciiCodec) {
    const broken = codec === utf8Codec && !isPlain && !isUtf8(bytes);
    return { codec, fault: broken ? 'MSH-18 says UTF-8, some bytes are not' : undefined };
  }
  const unknown = name !== '' && codec === undefined;
  if (isPlain) return { codec: asciiCodec, fault: unknown ? 'MSH-18 names no known character set' : undefined };
  const seen = isUtf8(bytes) ? utf8Codec : guessed1252Codec;
  const says = unknown ? 'names no known character set' : codec === undefined ? 'is empty' : 'says ASCII';
  return { codec: seen, fault: `MSH-18 ${says}, the bytes above 7F were read as ${seen.name}` };
}
