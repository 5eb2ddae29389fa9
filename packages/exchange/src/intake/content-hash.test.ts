import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentHash } from './content-hash.ts';

const message = (sentAt: string, rest = '||SIU^S12|C1|P|2.5') =>
  Buffer.from(`MSH|^~\\&|A|B|C|D|${sentAt}${rest}\rSCH|1|2\r`);

test('R69: the time of sending is no part of the content, and everything else is', () => {
  const field = fc.stringMatching(/^[^|\r\n]{0,20}$/);
  fc.assert(
    fc.property(field, field, field, (one, other, event) => {
      expect(contentHash(message(one))).toEqual(contentHash(message(other)));
      fc.pre(event !== '');
      expect(contentHash(message(one, `||${event}x`))).not.toEqual(contentHash(message(one, `||${event}`)));
    }),
  );
});

test('a value that moves from one field into its neighbour is other content', () => {
  expect(contentHash(message('2026', '|X|'))).not.toEqual(contentHash(message('2026X', '||')));
});

test.each([
  ['nothing', ''],
  ['no message', 'PID|1|2|3|4|5|6|7'],
  ['a header that ends before MSH-7', 'MSH|^~\\&|A|B\rSCH|||||||x'],
  ['a header that ends in MSH-7', 'MSH|^~\\&|A|B|C|D|2026'],
  ['a header of MSH alone', 'MSH'],
])('%s has a hash', (_, text) => {
  expect(contentHash(Buffer.from(text))).toHaveLength(32);
});

test('other separators are read, and the header ends at its own line', () => {
  const odd = (sentAt: string) => Buffer.from(`MSH#*?!@#A#B#C#D#${sentAt}##ORU\rOBX#2026`);
  expect(contentHash(odd('1'))).toEqual(contentHash(odd('2')));
  expect(contentHash(Buffer.from('MSH|^~\\&|A|B|C\rSCH|1|2'))).not.toEqual(
    contentHash(Buffer.from('MSH|^~\\&|A|B|C\rSCH|1|3')),
  );
});

test('any bytes have a hash', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(contentHash(bytes)).toHaveLength(32);
      expect(contentHash(Buffer.concat([Buffer.from('MSH|'), bytes]))).toHaveLength(32);
    }),
  );
});
