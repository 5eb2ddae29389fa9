import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../../test/any-text.ts';
import { chooseCharset, codecNamed } from './charset.ts';
import { utf8Codec } from './codec.ts';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');

describe('the character set of a message', () => {
  test.each([
    ['UNICODE UTF-8', 'utf-8'],
    ['UTF8', 'utf-8'],
    ['UNICODE', 'utf-8'],
    ['8859/1', 'windows-1252'],
    ['ISO-8859-1', 'windows-1252'],
    ['8859/2', 'iso-8859-2'],
    ['8859/5', 'iso-8859-5'],
    ['8859/15', 'iso-8859-15'],
    ['GB 18030-2000', 'gb18030'],
    ['BIG-5', 'big5'],
    ['KS X 1001', 'euc-kr'],
  ])('%s is read as %s', (declared, name) => {
    expect(chooseCharset(utf8('a'), [declared], false)).toMatchObject({ codec: { name }, fault: undefined });
  });

  test('the bytes are decoded by what MSH-18 says', () => {
    const decoded = (declared: string, ...values: number[]) =>
      chooseCharset(bytes(...values), [declared], false).codec.decode(bytes(...values));
    expect(decoded('8859/1', 0x42, 0xe9, 0x63)).toBe('Béc');
    expect(decoded('8859/1', 0x93, 0x94)).toBe('“”');
    expect(decoded('8859/2', 0xb3)).toBe('ł');
    expect(decoded('8859/15', 0xa4)).toBe('€');
    expect(decoded('UNICODE UTF-8', 0xc3, 0xa9)).toBe('é');
    expect(decoded('GB 18030-2000', 0xc4, 0xe3)).toBe('你');
    expect(decoded('BIG-5', 0xa7, 0x41)).toBe('你');
  });

  test('ISO 2022 announced in a later repetition is decoded', () => {
    const text = Buffer.from('\u001b$BF|K\\\u001b(B', 'latin1');
    const { codec } = chooseCharset(text, ['', 'ISO IR87'], false);
    expect(codec.decode(text)).toBe('日本');
  });

  test.each([
    ['nothing declared', []],
    ['ASCII declared', ['ASCII']],
    ['an unknown set declared', ['EBCDIC']],
  ])('with %s, bytes above 7F are UTF-8 when they can be, else Windows-1252, and a fault', (_, declared) => {
    expect(chooseCharset(utf8('Müller'), declared, false)).toMatchObject({ codec: { name: 'utf-8' } });
    expect(chooseCharset(bytes(0x4d, 0xfc), declared, false)).toMatchObject({ codec: { name: 'windows-1252' } });
    expect(chooseCharset(bytes(0x4d, 0xfc), declared, false).fault).toMatch(/MSH-18/);
  });

  test('a partner profile can say what an empty MSH-18 means', () => {
    expect(chooseCharset(utf8('ü'), [], false, '8859/1')).toMatchObject({ codec: { name: 'windows-1252' } });
    expect(chooseCharset(utf8('ü'), ['UNICODE UTF-8'], false, '8859/1')).toMatchObject({ codec: { name: 'utf-8' } });
  });

  test('a byte order mark beats MSH-18', () => {
    expect(chooseCharset(utf8('ü'), ['8859/1'], true)).toMatchObject({ codec: { name: 'utf-8' } });
  });

  test('bytes that are no UTF-8 where it was declared are a fault, and keep their neighbours intact', () => {
    const broken = Buffer.concat([utf8('Mü'), bytes(0xfc), utf8('ü€')]);
    const choice = chooseCharset(broken, ['UNICODE UTF-8'], false);
    expect(choice.fault).toMatch(/some bytes are not/);
    expect(choice.codec.decode(broken).toWellFormed()).toBe('Mü\ufffdü€');
  });

  test('ASCII bytes are no fault whatever is declared, save a set nobody knows', () => {
    expect(chooseCharset(utf8('abc'), [], false).fault).toBeUndefined();
    expect(chooseCharset(utf8('abc'), ['EBCDIC'], false).fault).toMatch(/no known character set/);
  });
});

const names = ['UNICODE UTF-8', '8859/1', '8859/2', '8859/3', '8859/6', '8859/7', '8859/8', '8859/9', '8859/15'];

describe('a codec', () => {
  test.each(names)('%s gives back every byte it decoded', (name) => {
    const codec = codecNamed(name);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (input) => {
        const written = codec?.encode(codec.decode(input));
        return written !== undefined && Buffer.compare(written, input) === 0;
      }),
      { numRuns: 200 },
    );
  });

  test('UTF-8 with broken bytes anywhere is given back, sequence pieces included', () => {
    const piece = fc.oneof(
      anyText().map(utf8),
      fc.constantFrom(bytes(0xc3), bytes(0xe2, 0x82), bytes(0xf0, 0x9f), bytes(0xed, 0xa0, 0x80), bytes(0xc0, 0xaf)),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const input = Buffer.concat(pieces);
        return Buffer.compare(utf8Codec.encode(utf8Codec.decode(input)) ?? Buffer.from('none'), input) === 0;
      }),
      { numRuns: 500 },
    );
  });

  test.each(['GB 18030-2000', 'BIG-5', 'KS X 1001'])('%s writes the characters it reads', (name) => {
    const codec = codecNamed(name);
    const text = 'ABC 中人';
    const written = codec?.encode(text);
    expect(written && codec?.decode(written)).toBe(text);
    expect(codec?.carries('😀')).toBe(false);
  });

  test('8859/1 does not write the letters only Windows has', () => {
    const codec = codecNamed('8859/1');
    expect(codec?.carries('Müller')).toBe(true);
    expect(codec?.carries('€')).toBe(false);
    expect(codec?.carries('ł')).toBe(false);
  });

  test('text with lone surrogates is carried by none', () => {
    for (const name of [...names, 'ASCII']) expect(codecNamed(name)?.carries('a\udc80')).toBe(false);
  });
});
