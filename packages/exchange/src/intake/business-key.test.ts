import { readMessage } from '@supply-hub/hl7v2';
import { expect, test } from 'vitest';
import { siu } from '../../test/siu.ts';
import { businessKey } from './business-key.ts';

const keyOf = (bytes: Uint8Array): string | null => {
  const reading = readMessage(bytes);
  if (!reading.ok) throw new Error(reading.reason);
  return businessKey(reading.message);
};

test.each([
  [{ filler: '88213^LAKESIDE', placer: '77^EPIC' }, 'case:88213@LAKESIDE'],
  [{ filler: '88213^^1.2.840^ISO' }, 'case:88213@1.2.840'],
  [{ filler: '88213' }, 'case:88213'],
  [{ filler: '', placer: '77^EPIC' }, 'case:77@EPIC'],
  [{ filler: '""', placer: '77' }, 'case:77'],
  [{ filler: '^LAKESIDE', placer: '' }, null],
  [{ filler: ' 88213 ' }, 'case:88213'],
])('R24: %j is kept in order by %s', (fields, key) => {
  expect(keyOf(siu(fields))).toBe(key);
});

test('what is no schedule has none', () => {
  expect(keyOf(Buffer.from('MSH|^~\\&|A|B|C|D|2026||ADT^A01|1|P|2.5\rSCH|1|2\r'))).toBeNull();
});

test('a key fits its column, whatever was sent', () => {
  expect(keyOf(siu({ filler: `a\\X00\\${'9'.repeat(500)}` }))?.length).toBe(200);
  expect(keyOf(siu({ filler: 'a\0b' }))).toBe('case:a\ufffdb');
});
