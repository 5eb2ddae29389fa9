import { describe, expect, test } from 'vitest';
import { readMessage, type ReadOptions } from './read-message.ts';

const read = (input: Uint8Array | string, options: ReadOptions = {}) => {
  const result = readMessage(input, options);
  if (!result.ok) throw new Error(result.reason);
  return result.message;
};
const refusal = (input: Uint8Array | string) => {
  const result = readMessage(input);
  return result.ok ? undefined : result.code;
};
const msh = (fields: Record<number, string> = {}): string => {
  const parts = ['MSH', '^~\\&', 'ORSCHED', 'H100', 'HUB', 'H100', '20260301140509', '', 'SIU^S12', 'C1', 'P', '2.5.1'];
  for (const [number, value] of Object.entries(fields)) {
    while (parts.length < Number(number)) parts.push('');
    parts[Number(number) - 1] = value;
  }
  return parts.join('|');
};
const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const codes = (input: Uint8Array | string) => read(input).faults.map(({ code }) => code);

describe('reading a message', () => {
  test('gives its values by path', () => {
    const message = read(
      latin1(`${msh()}\rPID|1||A&1^2^^H&1.2&ISO^MR~B||""\rAIS|1\rAIS|2||27130^TOTAL \\T\\ HIP^CPT|20260309073000\r`),
    );
    expect(message.value('MSH-1')).toBe('|');
    expect(message.value('MSH-2')).toBe('^~\\&');
    expect(message.value('MSH-9.2')).toBe('S12');
    expect(message.value('PID-3')).toBe('A');
    expect(message.value('PID-3.1.2')).toBe('1');
    expect(message.value('PID-3.4.2')).toBe('1.2');
    expect(message.value('PID-3[2]')).toBe('B');
    expect(message.value('PID-3[3]')).toBeUndefined();
    expect(message.value('AIS[2]-3.2')).toBe('TOTAL & HIP');
    expect(message.value('AIS[3]-3')).toBeUndefined();
    expect(message.value('ZZZ-1')).toBeUndefined();
  });

  test('tells a null from an empty field', () => {
    const message = read(`${msh()}\rPID|""||""^A^""|"" |\\X22\\\\X22\\\r`);
    expect(message.value('PID-1')).toBeNull();
    expect(message.value('PID-1.2')).toBeNull();
    expect(message.value('PID-2')).toBeUndefined();
    expect(message.value('PID-3.1')).toBeNull();
    expect(message.value('PID-3.2')).toBe('A');
    expect(message.value('PID-3.4')).toBeUndefined();
    expect(message.value('PID-4')).toBe('"" ');
    expect(message.value('PID-5')).toBe('""');
    expect(message.value('PID-99')).toBeUndefined();
  });

  test('cuts by the separators the message declares, not by the usual ones', () => {
    const message = read('MSH#*?!@#A#B#####SIU*S12#C1\rPID#1##X@Y*Z?W#A!F!B!T!C|^~&\r');
    expect(message.value('MSH-9.2')).toBe('S12');
    expect(message.value('PID-3.1.2')).toBe('Y');
    expect(message.value('PID-3.2')).toBe('Z');
    expect(message.value('PID-3[2]')).toBe('W');
    expect(message.value('PID-4')).toBe('A#B@C|^~&');
  });

  test('knows when the sender cut a value short', () => {
    const message = read(`${msh({ 2: '^~\\&#' })}\rITM|1|A long descripti#|short\\P\\\r`);
    const item = message.segment('ITM');
    expect(item?.isTruncated(2)).toBe(true);
    expect(item?.value(2)).toBe('A long descripti#');
    expect(item?.isTruncated(3)).toBe(false);
    expect(item?.value(3)).toBe('short#');
  });

  test('decodes the bytes by MSH-18', () => {
    const name = (charset: string, ...bytes: number[]) =>
      read(Buffer.concat([latin1(`${msh({ 18: charset })}\rPID|||||`), Uint8Array.from(bytes), latin1('\r')])).value(
        'PID-5',
      );
    expect(name('8859/1', 0x42, 0xe9)).toBe('Bé');
    expect(name('UNICODE UTF-8', 0x42, 0xc3, 0xa9)).toBe('Bé');
    expect(name('', 0x42, 0xc3, 0xa9)).toBe('Bé');
    expect(name('', 0x42, 0xe9)).toBe('Bé');
    expect(name('8859/2', 0xb3)).toBe('ł');
    expect(name('UNICODE UTF-8', 0x42, 0xe9, 0x43)).toBe('B\ufffdC');
    expect(name('BIG-5', 0xa4, 0xa4)).toBe('中');
  });

  test('cuts after decoding, so that a second byte that looks like a separator is none', () => {
    // In Big5 the character 功 is A5 5C: its second byte is a backslash.
    const message = read(
      Buffer.concat([latin1(`${msh({ 18: 'BIG-5' })}\rPID|||||`), Buffer.from([0xa5, 0x5c]), latin1('F\\|M\r')]),
    );
    expect(message.value('PID-5')).toBe('功F\\');
    expect(message.value('PID-6')).toBe('M');
  });

  test('reads text that switches its character set by escape sequences', () => {
    // In JIS X 0208 the character 本 is 4B 5C, whose second byte is a backslash in ASCII.
    const bytes = latin1(`${msh({ 18: '~ISO IR87' })}\rPID|||||\u001b$BF|K\\\u001b(B^X\r`);
    const message = read(bytes);
    expect(message.value('PID-5')).toBe('日本');
    expect(message.value('PID-5.2')).toBe('X');
    message.segment('PID')?.set(1, '1');
    message.insert('NTE', { 3: 'plain' });
    expect(() => message.toBytes()).toThrow(/cannot carry/);
    message.segment('PID')?.set(5, 'Nihon');
    expect(Buffer.from(message.toBytes()).toString('latin1')).toContain('PID|1||||Nihon\rNTE|||plain\r');
  });

  test('takes the partner profile for an empty MSH-18', () => {
    const bytes = Buffer.from(`${msh()}\rPID|||||ü\r`, 'utf8');
    expect(read(bytes).value('PID-5')).toBe('ü');
    expect(read(bytes, { unspecifiedCharset: '8859/1' }).value('PID-5')).toBe('Ã¼');
  });

  test('finds no segment whose name only begins like the one asked for', () => {
    const message = read(`${msh()}\rPIDX|1\rPID\rPID|2\r`);
    expect(message.segment('PID')?.raw).toBe('PID');
    expect(message.value('PID[2]-1')).toBe('2');
    expect(message.segment('pid')).toBeUndefined();
    expect(message.segments.map(({ name }) => name)).toEqual(['MSH', '', 'PID', 'PID']);
  });

  test('is sane about names that mean something to JavaScript', () => {
    const message = read(`${msh({ 10: '__proto__' })}\r__proto__|constructor\rPID|__proto__^toString\r`);
    expect(message.value('MSH-10')).toBe('__proto__');
    expect(message.value('PID-1.2')).toBe('toString');
    expect(message.segment('__proto__')).toBeUndefined();
    expect(Object.prototype).not.toHaveProperty('polluted');
  });
});

describe('what a sender does wrong', () => {
  test('is read, kept and reported', () => {
    const body = `${msh()}\rPID|1\r`;
    expect(codes(latin1(body))).toEqual([]);
    expect(codes(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), latin1(body)]))).toEqual(['byte-order-mark']);
    expect(codes(latin1(`\u000b${body}\u001c\r`))).toEqual(['framing-bytes', 'framing-bytes']);
    expect(codes(latin1(body.replaceAll('\r', '\n')))).toEqual(['line-feeds']);
    expect(codes(latin1(body.replaceAll('\r', '\r\n')))).toEqual(['line-feeds']);
    expect(codes(latin1(`\r\n${body}\r`))).toEqual(['blank-lines', 'blank-lines']);
    expect(codes(latin1(`${body}|||\r`))).toEqual(['broken-segment']);
    expect(codes(latin1(body.trimEnd()))).toEqual(['missing-last-terminator']);
    expect(codes(latin1(`${msh()}\rPID|\u00fc\r`))).toEqual(['charset']);
    expect(codes(latin1(body.replace('\\&', '\\\\&')))).toEqual(['delimiters']);
  });

  test('is refused when nothing sure can be made of it', () => {
    expect(refusal('')).toBe('empty');
    expect(refusal(new Uint8Array())).toBe('empty');
    expect(refusal('\r\n  ')).toBe('empty');
    expect(refusal('PID|1\r')).toBe('no-header');
    expect(refusal('GARBAGE')).toBe('no-header');
    expect(refusal('MSH|^~')).toBe('delimiters');
    expect(refusal(`FHS|^~\\&|A\r${msh()}\r`)).toBe('batch');
    expect(refusal(`BHS|^~\\&|A\r${msh()}\r`)).toBe('batch');
    expect(refusal(`${msh()}\rPID|1\rBTS|1\r`)).toBe('batch');
    expect(refusal(`${msh()}\rPID|1\r${msh()}\r`)).toBe('several-messages');
    expect(refusal(Buffer.from(`\ufeff${msh()}`, 'utf16le'))).toBe('charset');
    expect(refusal(Buffer.from(msh(), 'utf16le'))).toBe('charset');
  });

  test('a line feed in a message of carriage returns is text, even before what looks like a segment', () => {
    const message = read(`${msh()}\rNTE|1||first\nMSH|^~\\&|EVIL\nPID|2\r`);
    expect(message.segments).toHaveLength(2);
    expect(message.value('NTE-3')).toBe('first\nMSH');
  });

  test('a message that is all separators is read', () => {
    expect(read(`${msh()}\r${'|'.repeat(100_000)}\r${'^~\\&'.repeat(10_000)}\r`).segments).toHaveLength(3);
  });
});

describe('a large message', () => {
  test('of sixteen megabytes is read and given back', () => {
    const document = 'QUJD'.repeat(4 * 1024 * 1024);
    const bytes = latin1(`${msh()}\rOBX|1|ED|PDF||^AP^^Base64^${document}||||||F\rZZZ|1\r`);
    const message = read(bytes);
    expect(message.value('OBX-5.5')).toHaveLength(document.length);
    expect(message.value('ZZZ-1')).toBe('1');
    expect(message.toBytes()).toBe(bytes);
  });

  test('of fifty thousand segments is read', () => {
    const message = read(latin1(`${msh()}\r${'OBX|1|NM|A||1\r'.repeat(50_000)}PV1|1\r`));
    expect(message.value('PV1-1')).toBe('1');
    expect(message.segments).toHaveLength(50_002);
  });
});
