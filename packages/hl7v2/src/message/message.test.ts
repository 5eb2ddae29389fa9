import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InvalidInput } from '@supply-hub/errors';
import { anyText } from '../../test/any-text.ts';
import { readMessage } from './read-message.ts';
import type { Hl7Message } from './message.ts';

const read = (input: Uint8Array | string): Hl7Message => {
  const result = readMessage(input);
  if (!result.ok) throw new Error(result.reason);
  return result.message;
};
const header = 'MSH|^~\\&|A|B|C|D|20260301||SIU^S12|C1|P|2.5.1||||||UNICODE UTF-8';
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const segmentOf = (message: Hl7Message, name: string) => {
  const segment = message.segment(name);
  if (segment === undefined) throw new Error(`no ${name}`);
  return segment;
};

describe('a message that is changed', () => {
  test('keeps every byte of the segments nobody touched', () => {
    const before = `${header}\r\nPID|1||A^^\\H\\x\\N\\~||\r\n\r\n||junk\r\nNTE|1||\\Zlocal\\ \\.br\\|`;
    const message = read(Buffer.from(`\ufeff\r\n${before}`));
    segmentOf(message, 'PID').set(4, 'new');
    expect(Buffer.from(message.toBytes()).toString()).toBe(
      `\ufeff\r\n${before.replace('PID|1||A^^\\H\\x\\N\\~||', 'PID|1||A^^\\H\\x\\N\\~|new|')}`,
    );
  });

  test('keeps the neighbours of a value as they stand', () => {
    const message = read(`${header}\rPID|1||A^B&C&\\H\\D~X^\\Z1\\||E\r`);
    const pid = segmentOf(message, 'PID');
    pid.set({ field: 3, component: 2, subcomponent: 2 }, 'new & old');
    expect(pid.raw).toBe('PID|1||A^B&new \\T\\ old&\\H\\D~X^\\Z1\\||E');
    pid.set({ field: 3, repetition: 2, component: 4 }, 'H100');
    expect(pid.raw).toBe('PID|1||A^B&new \\T\\ old&\\H\\D~X^\\Z1\\^^H100||E');
    pid.set({ field: 3, repetition: 3 }, ['Y', 'Z']);
    expect(pid.rawField(3)).toBe('A^B&new \\T\\ old&\\H\\D~X^\\Z1\\^^H100~Y^Z');
    pid.set(8, 'F');
    expect(pid.raw).toMatch(/\|\|E\|\|\|F$/);
    pid.set(3, undefined);
    pid.set(5, null);
    expect(pid.raw).toBe('PID|1||||""|||F');
  });

  test('empties a null before it sets a part of it', () => {
    const message = read(`${header}\rPID|""\r`);
    segmentOf(message, 'PID').set({ field: 1, component: 2 }, 'x');
    expect(segmentOf(message, 'PID').raw).toBe('PID|^x');
  });

  test('writes touched segments in its own character set', () => {
    const latin = Buffer.from(`${header.replace('UNICODE UTF-8', '8859/1')}\rPID|1|\u00e9\rNTE|\u00fc\r`, 'latin1');
    const message = read(latin);
    segmentOf(message, 'PID').set(1, 'Größe');
    expect(text(message.toBytes())).toBe(text(latin).replace('PID|1', 'PID|Gr\u00f6\u00dfe'));
    expect(() => segmentOf(message, 'PID').set(1, '中')).toThrow(InvalidInput);
  });

  test('keeps bytes that are no text, even in a segment that is touched', () => {
    const broken = Buffer.concat([
      Buffer.from(`${header}\rPID|1|\u00fc`),
      Buffer.from([0xfc, 0x41]),
      Buffer.from('\r'),
    ]);
    const message = read(broken);
    expect(message.value('PID-2')).toBe('ü\ufffdA');
    segmentOf(message, 'PID').set(1, '2');
    expect(text(message.toBytes())).toBe(text(broken).replace('PID|1', 'PID|2'));
  });

  test('refuses what its character set cannot carry, at once and unchanged', () => {
    const message = read(`${header.replace('UNICODE UTF-8', '')}\rPID|1\r`);
    expect(() => segmentOf(message, 'PID').set(1, 'é')).toThrow(/PID-1.*ascii/);
    expect(segmentOf(message, 'PID').isTouched).toBe(false);
  });

  test('takes only ASCII anew where its character set is a guess that new letters could turn', () => {
    // Undeclared 8-bit text: with other letters in place of the é it could read as UTF-8.
    const guessed = read(Buffer.from(`${header.replace('UNICODE UTF-8', '')}\rPID|\u00e9\rNTE|1\r`, 'latin1'));
    expect(() => segmentOf(guessed, 'PID').set(1, '\u00c3\u00a9')).toThrow(/MSH-18 must declare/);
    segmentOf(guessed, 'PID').set(2, 'plain');
    expect(text(guessed.toBytes())).toContain('PID|\u00e9|plain\r');
    const utf8 = read(Buffer.from(`${header.replace('UNICODE UTF-8', '')}\rPID|é\r`));
    segmentOf(utf8, 'PID').set(2, 'ü');
    expect(read(utf8.toBytes()).value('PID-2')).toBe('ü');
  });

  test('does not let its separators or character set be set', () => {
    const message = read(`${header}\rPID|1\r`);
    for (const field of [1, 2, 18]) expect(() => message.header.set(field, 'x')).toThrow(InvalidInput);
    for (const field of [0, -1, 1.5, 1001, Number.NaN]) {
      expect(() => segmentOf(message, 'PID').set(field, 'x')).toThrow(InvalidInput);
    }
    message.header.set(10, 'C2');
    expect(message.value('MSH-10')).toBe('C2');
    expect(message.toText()).toContain('|C2|P|');
  });

  test('takes segments in and out', () => {
    const message = read(`${header}\nPID|1\nPV1|1`);
    const ais = message.insert('AIS', { 1: '1', 3: ['27130', 'HIP | ^ ~', 'CPT'] }, segmentOf(message, 'PID'));
    message.insert('ZZZ', { 2: 'last' });
    expect(message.toText()).toBe(`${header}\nPID|1\nAIS|1||27130^HIP \\F\\ \\S\\ \\R\\^CPT\nPV1|1\nZZZ||last\n`);
    message.remove(segmentOf(message, 'PID'));
    ais.set(1, '2');
    expect(message.toText()).toBe(`${header}\nAIS|2||27130^HIP \\F\\ \\S\\ \\R\\^CPT\nPV1|1\nZZZ||last\n`);
    expect(text(read(message.toBytes()).toBytes())).toBe(message.toText());
    expect(() => message.remove(message.header)).toThrow(InvalidInput);
    expect(() => message.remove(segmentOf(read(`${header}\rPID|1\r`), 'PID'))).toThrow(InvalidInput);
  });

  test('refuses segments that would open a message or a batch, or are none', () => {
    const message = read(`${header}\rPID|1\r`);
    for (const name of ['MSH', 'FHS', 'BHS', 'BTS', 'FTS', 'pid', 'PI', 'PIDX', 'P|D', 'PID\r', '__proto__', '']) {
      expect(() => message.insert(name, {})).toThrow(InvalidInput);
    }
    const evil: Record<string, string> = { 'x\rZZZ': 'y' };
    expect(() => message.insert('ZZZ', evil)).toThrow(InvalidInput);
    expect(message.isTouched).toBe(false);
  });

  test('goes out on a wire with carriage returns and nothing around it', () => {
    const message = read(Buffer.from(`\ufeff\u000b${header}\r\nPID|1|é\n\n  \nPV1|1\u001c\r\n`));
    segmentOf(message, 'PV1').set(2, 'I');
    expect(Buffer.from(message.toWire()).toString()).toBe(`${header}\rPID|1|é\rPV1|1|I\r`);
    expect(read(`${header}\nPID|1|é`).toWire()).toEqual(Buffer.from(`${header}\rPID|1|é\r`));
  });

  test('echoes raw text only when it can end nothing', () => {
    const pid = segmentOf(read(`${header}\rPID|1\r`), 'PID');
    pid.set(3, { raw: 'A^B&C~\\H\\' });
    expect(pid.raw).toBe('PID|1||A^B&C~\\H\\');
    for (const raw of ['a|b', 'a\rb', 'a\nb', 'a\u000bb', 'a\u001cb', 'a\udc80']) {
      expect(() => pid.set(3, { raw })).toThrow(InvalidInput);
    }
    expect(() => pid.set({ field: 3, component: 1 }, { raw: 'a^b' })).toThrow(InvalidInput);
    expect(() => pid.set({ field: 3, component: 1 }, { raw: 'a~b' })).toThrow(InvalidInput);
    expect(() => pid.set({ field: 3, component: 1, subcomponent: 1 }, { raw: 'a&b' })).toThrow(InvalidInput);
  });
});

const nasty = fc.oneof(
  anyText(),
  fc.string({
    unit: fc.constantFrom('|', '^', '~', '\\', '&', '\r', '\n', '\u000b', '\u001c', '"', 'F', 'X', '0', 'é'),
  }),
  fc.constantFrom('A|B^C&D~E\\F\rG', '\rZZZ|injected', '\nMSH|^~\\&|', '""', '', '\\', '\\X0D\\', '\u001c\r\u000b'),
);

describe('a value that is set', () => {
  test('reads back as it was and adds no field and no segment, wherever it is set', () => {
    const place = fc.record(
      {
        field: fc.integer({ min: 1, max: 6 }),
        repetition: fc.integer({ min: 1, max: 3 }),
        component: fc.integer({ min: 1, max: 3 }),
        subcomponent: fc.integer({ min: 1, max: 3 }),
      },
      { requiredKeys: ['field', 'repetition', 'component', 'subcomponent'] },
    );
    fc.assert(
      fc.property(nasty, place, (value, address) => {
        const message = read(`${header}\rPID|1||A^B&C~D|""|\rPV1|1\r`);
        segmentOf(message, 'PID').set(address, value);
        const again = read(message.toBytes());
        const { field, repetition, component, subcomponent } = address;
        const found = again.segment('PID')?.repetitions(field)[repetition - 1]?.value(component, subcomponent);
        return (
          found === (value === '' ? undefined : value) &&
          again.segments.map(({ name }) => name).join() === 'MSH,PID,PV1' &&
          again.segment('PID')?.fieldCount === Math.max(5, field) &&
          again.segment('PV1')?.raw === 'PV1|1'
        );
      }),
      { numRuns: 500 },
    );
  });
});
