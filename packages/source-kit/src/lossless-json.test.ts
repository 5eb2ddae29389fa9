import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { jsonNumber, parseLosslessJson } from './lossless-json.ts';

describe('parseLosslessJson', () => {
  it.each([
    ['12345678901234567.10', '12345678901234567.10'],
    ['45.670', '45.670'],
    ['-0', '-0'],
    ['1e3', '1e3'],
    [' 7 ', '7'],
    ['"12.500"', '12.500'],
    ['true', true],
    ['null', null],
  ])('reads %s', (text, value) => {
    expect(parseLosslessJson(text)).toBe(value);
  });

  it('keeps the digits of numbers anywhere', () => {
    const text = '{"a":[1.0,{"b":2.50}],\n"c" : 3\n,"d":"/Date(1767225600000)/","e":4}';
    expect(parseLosslessJson(text)).toEqual({ a: ['1.0', { b: '2.50' }], c: '3', d: '/Date(1767225600000)/', e: '4' });
  });

  it('takes no property for more than a property', () => {
    const parsed = parseLosslessJson('{"__proto__":{"admin":1}}');
    expect(Object.keys(parsed ?? {})).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype);
  });

  it('gives every JSON value with its numbers as text, however it is spaced', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, '\t'), (value, space) => {
        const text = JSON.stringify(value, undefined, space);
        expect(parseLosslessJson(text)).toEqual(withNumbersAsText(JSON.parse(text)));
      }),
    );
  });
});

function withNumbersAsText(value: unknown): unknown {
  if (typeof value === 'number') return JSON.stringify(value);
  if (Array.isArray(value)) return value.map(withNumbersAsText);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withNumbersAsText(inner)]));
}

describe('jsonNumber', () => {
  it('writes exactly the digits it was given', () => {
    expect(JSON.stringify({ quantity: jsonNumber('45.670'), price: jsonNumber('12345678901234567.10') })).toBe(
      '{"quantity":45.670,"price":12345678901234567.10}',
    );
  });

  it.each(['', '1,5', '01', '.5', '1.', 'NaN', '1}', '"1"', ' 1'])('refuses %j', (text) => {
    expect(() => jsonNumber(text)).toThrow(RangeError);
  });
});
