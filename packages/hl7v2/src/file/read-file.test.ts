import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildMessage } from '../message/build-message.ts';
import { buildFile } from './build-file.ts';
import { readFile } from './read-file.ts';

const message = (controlId: string, end = '\r'): string =>
  [`MSH|^~\\&|A|B|C|D|20260301||MFN^M16|${controlId}|P|2.6`, 'MFI|MMI||UPD|||AL', ''].join(end);
const read = (text: string) => readFile(Buffer.from(text));
const codes = (text: string) => read(text).faults.map(({ code }) => code);
const ids = (text: string) =>
  read(text).batches.map(({ messages }) =>
    messages.map((entry) => {
      const result = entry.read();
      return result.ok ? result.message.value('MSH-10') : result.code;
    }),
  );

describe('a file', () => {
  test('of batches has their headers, trailers and messages', () => {
    const text = `FHS|^~\\&|A\rBHS|^~\\&|A||||||||B1\r${message('1')}${message('2')}BTS|2\rBHS|^~\\&|A\r${message('3')}BTS|1\rFTS|2\r`;
    expect(ids(text)).toEqual([['1', '2'], ['3']]);
    const file = read(text);
    expect(file.faults).toEqual([]);
    expect(file.batches[0]?.header?.value(11)).toBe('B1');
    expect(file.batches[1]?.trailer?.value(1)).toBe('1');
    expect(file.trailer?.value(1)).toBe('2');
  });

  test('may be one batch, or messages one after another', () => {
    expect(ids(`BHS|^~\\&|A\r${message('1')}BTS|1\r`)).toEqual([['1']]);
    expect(ids(`${message('1')}\r\n${message('2')}`)).toEqual([['1', '2']]);
    expect(ids(`\ufeff${message('1', '\r\n')}${message('2', '\n')}`)).toEqual([['1', '2']]);
    expect(codes(`${message('1')}${message('2')}`)).toEqual([]);
  });

  test('gives each message its own bytes', () => {
    const first = message('1');
    const [entry, second] = read(`BHS|^~\\&\r${first}\r\n${message('2')}BTS|2`).batches[0]?.messages ?? [];
    expect(Buffer.from(entry?.bytes ?? []).toString()).toBe(`${first}\r\n`);
    expect(second?.line).toBe(5);
  });

  test('with a wrong or missing count, or a missing end, has a fault that says where', () => {
    const batch = (trailer: string): string => `BHS|^~\\&|A\r${message('1')}${trailer}`;
    expect(codes(batch('BTS|2\r'))).toEqual(['batch-count']);
    expect(codes(batch('BTS|x\r'))).toEqual(['batch-count']);
    expect(codes(batch('BTS|\r'))).toEqual([]);
    expect(codes(batch(''))).toEqual(['missing-trailer']);
    expect(codes(`FHS|^~\\&\r${batch('BTS|1\r')}FTS|2\r`)).toEqual(['file-count']);
    expect(codes(`FHS|^~\\&\r${batch('BTS|1\r')}`)).toEqual(['missing-trailer']);
    expect(read(batch('BTS|2\r')).faults[0]).toMatchObject({ line: 4 });
  });

  test('with segments outside its messages, or trailers without headers, has faults', () => {
    expect(codes(`BHS|^~\\&|A\rPID|1\rBTS|0\r`)).toEqual(['segment-outside-message', 'no-message']);
    expect(codes(`${message('1')}BTS|1\r`)).toEqual(['trailer-without-header']);
    expect(codes(`${message('1')}FTS|1\r`)).toEqual(['trailer-without-header']);
    expect(codes(`FHS|^~\\&\r${message('1')}FTS|1\r${message('2')}`)).toContain('content-after-trailer');
    expect(codes('')).toEqual(['no-message']);
  });

  test('a message in it that cannot be read does not touch its neighbours', () => {
    expect(ids(`BHS|^~\\&|A\r${message('1')}MSH|^\r${message('3')}BTS|3\r`)).toEqual([['1', 'delimiters', '3']]);
  });

  test('comes out byte for byte, save the messages that were changed', () => {
    const text = `\ufeff\r\nFHS|^~\\&\rjunk\rBHS|^~\\&|A\r${message('1')}\r\n${message('2')}BTS|2\rrest`;
    const file = read(text);
    expect(Buffer.from(file.toBytes()).toString()).toBe(text);
    const second = file.batches[0]?.messages[1]?.read();
    if (second?.ok === true) second.message.header.set(10, '22');
    expect(Buffer.from(file.toBytes()).toString()).toBe(text.replace('|2|P', '|22|P'));
  });

  test('that is built has its counts right and reads back', () => {
    const built = (id: string) =>
      buildMessage({
        header: { 9: ['MFN', 'M16'], 10: id, 11: 'P', 12: '2.6' },
        segments: [['MFI', { 1: 'MMI', 3: 'UPD' }]],
      });
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 4 }), (sizes) => {
        const batches = sizes.map((size, batch) => ({
          header: { 11: `B${batch}` },
          messages: Array.from({ length: size }, (_, at) => built(`${batch}-${at}`)),
        }));
        const file = readFile(buildFile({ header: { 3: 'HUB' }, batches }));
        const faults = file.faults.filter(({ code }) => code !== 'no-message');
        return faults.length === 0 && file.batches.map(({ messages }) => messages.length).join() === sizes.join();
      }),
      { numRuns: 50 },
    );
  });
});
