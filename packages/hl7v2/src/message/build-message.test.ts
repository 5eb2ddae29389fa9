import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InvalidInput } from '@supply-hub/errors';
import { anyText } from '../../test/any-text.ts';
import { buildMessage, type MessageInput } from './build-message.ts';
import { readMessage } from './read-message.ts';

const header = { 3: 'ORSCHED', 4: 'H100', 7: '20260301140509-0600', 9: ['SIU', 'S12', 'SIU_S12'], 10: 'C1', 11: 'P' };
const build = (segments: MessageInput['segments'], rest: Partial<MessageInput> = {}) =>
  buildMessage({ header, segments, ...rest });

describe('a message that is built', () => {
  test('has its header, segments and character set', () => {
    const message = build([
      ['SCH', { 2: ['88213', 'ORSYS'], 25: 'Booked' }],
      ['PID', { 3: { repetitions: [['A', undefined, undefined, ['H100', '1.2', 'ISO'], 'MR'], 'B'] }, 5: null }],
    ]);
    expect(Buffer.from(message.toBytes()).toString()).toBe(
      'MSH|^~\\&|ORSCHED|H100|||20260301140509-0600||SIU^S12^SIU_S12|C1|P|||||||UNICODE UTF-8\r' +
        'SCH||88213^ORSYS|||||||||||||||||||||||Booked\r' +
        'PID|||A^^^H100&1.2&ISO^MR~B||""\r',
    );
    expect(message.faults).toEqual([]);
  });

  test('is written in the separators and the character set that are asked for', () => {
    const delimiters = { field: '#', component: '*', repetition: '?', escape: '!', subcomponent: '@', truncation: '%' };
    const message = build([['NTE', { 3: 'a#b|c@d%Größe' }]], { delimiters, charset: '8859/1' });
    const bytes = Buffer.from(message.toBytes());
    expect(bytes.toString('latin1')).toContain('MSH#*?!@%#ORSCHED#');
    expect(bytes.toString('latin1')).toContain('NTE###a!F!b|c!T!d!P!Größe');
    expect(message.value('NTE-3')).toBe('a#b|c@d%Größe');
  });

  test.each<[string, Partial<MessageInput> & { header?: MessageInput['header'] }]>([
    ['separators that repeat', { delimiters: { ...std(), component: '|' } }],
    ['a letter as separator', { delimiters: { ...std(), field: 'A' } }],
    [
      'a truncation character without a sub-component separator',
      { delimiters: { ...std(), subcomponent: undefined, truncation: '#' } },
    ],
    ['an unknown character set', { charset: 'EBCDIC' }],
    ['a header field the builder writes', { header: { 2: 'x' } }],
    ['MSH-18 beside charset', { header: { 18: 'ASCII' } }],
    ['text the character set cannot carry', { charset: '', header: { 3: 'é' } }],
  ])('is refused with %s', (_, rest) => {
    expect(() => build([['NTE', { 3: 'x' }]], rest)).toThrow(InvalidInput);
  });

  test('sub-components without a separator for them are refused', () => {
    const delimiters = { ...std(), subcomponent: undefined };
    expect(() => build([['NTE', { 3: ['a', ['b', 'c']] }]], { delimiters })).toThrow(InvalidInput);
  });

  test('reads back as what it was built from', () => {
    const value = fc.oneof(fc.constant(undefined), fc.constant(null), anyText({ minLength: 1 }));
    fc.assert(
      fc.property(fc.array(fc.array(value, { maxLength: 4 }), { maxLength: 5 }), (fields) => {
        const input = Object.fromEntries(fields.map((components, at) => [at + 1, components]));
        const result = readMessage(build([['ZZZ', input]]).toBytes());
        const segment = result.ok ? result.message.segment('ZZZ') : undefined;
        return fields.every((components, field) =>
          components.every((component, at) => {
            // A field of one null is a null field: its other components are null with it.
            const found = segment?.value(field + 1, at + 1);
            return found === component || (found === null && components.every((each) => each == null));
          }),
        );
      }),
      { numRuns: 300 },
    );
  });
});

function std() {
  return { field: '|', component: '^', repetition: '~', escape: '\\', subcomponent: '&', truncation: undefined };
}
