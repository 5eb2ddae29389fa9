import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseJson, stringifyJson } from './exact-json.ts';
import { Decimal } from './exact-number.ts';
import { Money } from './money.ts';
import { Quantity } from './quantity.ts';

test('a number that a float cannot hold goes in and out without losing a digit', () => {
  const text = '{"amount":12345678901234567.89,"rows":[0.1,1234567890123456789012345678901234567890]}';
  expect(stringifyJson(parseJson(text))).toBe(text);
});

test('every decimal survives JSON, as number and as string', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^-?(0|[1-9][0-9]{0,24})(\.[0-9]{0,11}[1-9])?$/), (text) => {
      const decimal = Decimal.of(text);
      expect(parseJson(stringifyJson({ a: [decimal] }))).toEqual({ a: [decimal] });
      expect(JSON.parse(JSON.stringify(decimal))).toBe(decimal.toString());
    }),
  );
});

test('what is no number is left as JSON has it', () => {
  expect(parseJson('{"a":"1","b":[true,null,{}],"n":-0}')).toEqual({ a: '1', b: [true, null, {}], n: Decimal.zero });
});

test('a key named __proto__ is data and changes no prototype', () => {
  const read = parseJson('{"__proto__":{"polluted":1}}');
  expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
  expect({}).not.toHaveProperty('polluted');
});

test('quantities and money are texts in plain JSON, numbers only where asked for', () => {
  const line = { quantity: Quantity.of('2.50', 'KG'), price: Money.of('250', 'USD') };
  expect(JSON.stringify(line)).toBe(
    '{"quantity":{"value":"2.5","unit":"KG"},"price":{"amount":"250.00","currency":"USD"}}',
  );
  expect(stringifyJson({ amount: line.price.amount })).toBe('{"amount":250}');
  expect(stringifyJson(Decimal.of('1.5'))).toBe('1.5');
  expect(stringifyJson({ a: Decimal.one }, 1)).toBe('{\n "a": 1\n}');
});
