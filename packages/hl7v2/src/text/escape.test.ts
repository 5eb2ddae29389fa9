import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../../test/any-text.ts';
import { codecNamed } from './charset.ts';
import { utf8Codec } from './codec.ts';
import { standardDelimiters, type Delimiters } from './delimiters.ts';
import { escapeText, unescapeText, unescapeToPlainText } from './escape.ts';

const read = (raw: string, delimiters = standardDelimiters) => unescapeText(raw, delimiters, utf8Codec);
const plain = (raw: string) => unescapeToPlainText(raw, standardDelimiters, utf8Codec);

describe('escape sequences', () => {
  test.each([
    ['A\\F\\B', 'A|B'],
    ['A\\S\\B', 'A^B'],
    ['A\\T\\B', 'A&B'],
    ['A\\R\\B', 'A~B'],
    ['A\\E\\B', 'A\\B'],
    ['A\\P\\B', 'A#B'],
    ['\\X41\\', 'A'],
    ['\\X0D0A\\', '\r\n'],
    ['\\X0d\\\\X0A\\', '\r\n'],
    ['\\XC3\\\\XA9\\', 'é'],
    ['\\XC3A9\\', 'é'],
  ])('%s reads as %j', (raw, text) => {
    expect(read(raw)).toBe(text);
  });

  test('are decoded once: what they produce is not read again', () => {
    expect(read('\\E\\F\\E\\')).toBe('\\F\\');
    expect(read('\\E\\X41\\E\\')).toBe('\\X41\\');
    expect(read('\\E\\T\\E\\')).toBe('\\T\\');
  });

  test.each(['\\H\\bold\\N\\', 'a\\.br\\b', '\\Z99\\', '\\Zlocal text\\', '\\C2842\\', '\\M284200\\', '\\.sp+2\\'])(
    'the instruction %s stays as it stands',
    (raw) => {
      expect(read(raw)).toBe(raw);
    },
  );

  test.each(['\\', '\\X4\\', '\\XZZ\\', '\\f\\', '\\foo\\', 'C:\\temp', '\\\\', 'ends in \\'])(
    '%s is no sequence and stays as it stands',
    (raw) => {
      expect(read(raw)).toBe(raw);
    },
  );

  test('a backslash somebody typed does not hide the sequence after it', () => {
    expect(read('C:\\temp\\F\\x')).toBe('C:\\temp|x');
  });

  test('bytes are read in the character set of the message', () => {
    const latin = codecNamed('8859/1');
    expect(latin && unescapeText('B\\XE9\\cton', standardDelimiters, latin)).toBe('Bécton');
    expect(read('B\\XE9\\cton')).toBe('B\ufffdcton');
  });

  test('use the escape character of the message', () => {
    const delimiters: Delimiters = { ...standardDelimiters, escape: '!', field: '#', subcomponent: '@' };
    expect(read('A!F!B!T!C\\F\\', delimiters)).toBe('A#B@C\\F\\');
  });

  test('megabytes of backslashes, or of hex, are read in linear time', () => {
    expect(read('\\'.repeat(1 << 19))).toHaveLength(1 << 19);
    expect(read(`\\X${'41'.repeat(1 << 19)}\\`)).toHaveLength(1 << 19);
    expect(read('\\abc'.repeat(1 << 17))).toHaveLength(1 << 19);
    expect(read(`\\Z${'a'.repeat(1 << 19)}\\`)).toHaveLength((1 << 19) + 3);
  });
});

describe('formatting as plain text', () => {
  test('breaks lines and drops highlighting', () => {
    expect(plain('one\\.br\\two \\H\\three\\N\\')).toBe('one\ntwo three');
    expect(plain('a\\.sp 2\\b\\.sk 3\\c\\.in+4\\d\\.ce\\e')).toBe('a\n\nb   cd\ne');
    expect(plain('\\Z99\\ and \\T\\')).toBe('\\Z99\\ and &');
  });
});

const anyDelimiters = fc
  .shuffledSubarray([...'|^~\\&#*?!@$%+,-./:;<=>_`{}()[]'], { minLength: 6, maxLength: 6 })
  .map(([field, component, repetition, escape, subcomponent, truncation]) => ({
    ...standardDelimiters,
    ...(field && component && repetition && escape && { field, component, repetition, escape }),
    subcomponent,
    truncation,
  }));

describe('text that is written', () => {
  test('reads back as it was, in any separators, and holds none of them', () => {
    const text = fc.oneof(
      anyText(),
      fc.string({ unit: fc.constantFrom(...'|^~\\&#FSTREPX0D"!\r\n\u000b\u001c\t é€') }),
    );
    fc.assert(
      fc.property(anyDelimiters, text, (delimiters, value) => {
        const raw = escapeText(value, delimiters);
        const { field, component, repetition, subcomponent } = delimiters;
        const framing = [field, component, repetition, subcomponent ?? '', '\r', '\n', '\u000b', '\u001c'];
        return (
          raw !== '""' &&
          framing.every((separator) => separator === '' || !raw.includes(separator)) &&
          unescapeText(raw, delimiters, utf8Codec) === value
        );
      }),
      { numRuns: 500 },
    );
  });
});
