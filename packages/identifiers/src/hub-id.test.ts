import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { hubId, hubIdType, hubIdTypes } from './hub-id.ts';

test('the same type, system and key give the same id for ever', () => {
  expect(hubId('item', 'erp', 'MED-004417')).toBe(hubId('item', 'erp', 'MED-004417'));
  // Written down: a change of these would orphan every id that anybody has kept.
  expect(hubId('item', 'erp', 'MED-004417')).toMatchInlineSnapshot(`"item_hcqqj9eqwmzrcse9fh4m"`);
  expect(hubId('stock', 'erp', ['MED-004417', 'H100', 'OR01'])).toMatchInlineSnapshot(`"stock_884yjfx4wffa36qrzyre"`);
});

test('an id is its type and the first hundred bits of the digest in lower-case base 32', () => {
  const digest = createHash('sha256').update('facility\0hub\0north').digest();
  let bits = BigInt(`0x${digest.toString('hex')}`) >> 156n;
  let expected = '';
  for (let index = 0; index < 20; index += 1, bits >>= 5n) {
    expected = `${'0123456789abcdefghjkmnpqrstvwxyz'[Number(bits & 31n)]}${expected}`;
  }
  expect(hubId('facility', 'hub', 'north')).toBe(`facility_${expected}`);
});

test('another type, system, key or division of the key gives another id', () => {
  const ids = [
    hubId('item', 'erp', 'A1B'),
    hubId('product', 'erp', 'A1B'),
    hubId('item', 'wms', 'A1B'),
    hubId('item', 'erp', 'A1C'),
    hubId('item', 'erp', ['A1', 'B']),
    hubId('item', 'erp', ['A', '1B']),
  ];
  expect(new Set(ids).size).toBe(ids.length);
});

test('an id says its type, and no other text does', () => {
  fc.assert(
    fc.property(fc.constantFrom(...hubIdTypes), fc.stringMatching(/^[^\0]+$/), (type, key) => {
      expect(hubIdType(hubId(type, 'erp', key))).toBe(type);
    }),
  );
  for (const text of ['', 'item', 'item_', 'MED-004417', 'item_0123456789abcdefghil', 'thing_0123456789abcdefghjk']) {
    expect(hubIdType(text)).toBeNull();
  }
});

test('no id is made of nothing, or of a key that could be mistaken for another', () => {
  expect(() => hubId('item', '', 'A')).toThrow('without a system');
  expect(() => hubId('item', 'erp', '')).toThrow('without a system');
  expect(() => hubId('item', 'erp', 'A\0B')).toThrow('NUL');
});
