import { describe, expect, test } from 'vitest';
import type { Row } from '../../store/table.ts';
import { Table } from '../../store/table.ts';
import { date, decimal, defineService, flag, instant, numeric, text } from './entity-model.ts';
import { parseFilter } from './filter.ts';
import { candidates, rowTest } from './filter-match.ts';

const service = defineService(
  { name: 'TEST', version: 2, root: '/test/' },
  {
    Thing: {
      key: ['Key'],
      properties: {
        Key: text(10),
        Line: numeric(5),
        Kind: text(4, 'STD'),
        Amount: decimal(13, 3),
        On: date,
        At: instant,
        IsOpen: flag,
      },
    },
  },
);
const type = service.sets.get('Thing');
if (type === undefined) throw new Error('no type');

const rows: Row[] = [
  { Key: 'a', Line: '10', Amount: '9.500', On: '2026-03-01', At: Date.parse('2026-03-01T10:00:00Z'), IsOpen: true },
  { Key: 'b', Line: '20', Kind: 'ALT', Amount: '10.000', On: '2026-03-02', At: Date.parse('2026-03-02T10:00:00Z') },
  { Key: "o'c", Line: '30', Amount: '100.000', On: null, At: null, IsOpen: true },
];
const table = new Table('Thing', ['Key'], rows);
const found = (filter: string, version: 2 | 4 = 2) => {
  const parsed = parseFilter(filter, version);
  const some = candidates(type, table, parsed) ?? table.rows;
  return some
    .filter(rowTest(type, parsed))
    .map((row) => row['Key'])
    .toSorted();
};

describe('$filter', () => {
  test.each([
    ["Key eq 'a'", ['a']],
    ["'a' eq Key", ['a']],
    ["Key ne 'a'", ['b', "o'c"]],
    ["Key eq 'o''c'", ["o'c"]],
    ["Key eq 'a' or Key eq 'b' or Key eq 'zzz'", ['a', 'b']],
    ["Key eq 'a' and (Kind eq 'STD' or Kind eq 'ALT')", ['a']],
    ["Kind eq 'STD'", ['a', "o'c"]],
    ["Key eq 'a' or Key eq 'b' and Kind eq 'STD'", ['a']],
    ["not (Key eq 'a')", ['b', "o'c"]],
    ['Amount gt 9.5M', ['b', "o'c"]],
    ['Amount ge 9.500', ['a', 'b', "o'c"]],
    ['10 lt Amount', ["o'c"]],
    ['IsOpen eq true', ['a', "o'c"]],
    ["Line eq '00010'", ['a']],
    ["On ge datetime'2026-03-02T00:00:00'", ['b']],
    ["At gt datetimeoffset'2026-03-01T10:00:00Z'", ['b']],
    ["At ge datetimeoffset'2026-03-01T11:00:00+01:00'", ['a', 'b']],
    ["substringof('''c',Key)", ["o'c"]],
    ["startswith(Key,'a') eq true", ['a']],
    ["startswith(Key,'a') eq false", ['b', "o'c"]],
    ['On eq null', ["o'c"]],
  ])('version 2 reads %s', (filter, keys) => {
    expect(found(filter)).toEqual(keys);
  });

  test.each([
    ["contains(Key,'c')", ["o'c"]],
    ['On ge 2026-03-02', ['b']],
    ['At gt 2026-03-01T10:00:00Z', ['b']],
    ["endswith(Key,'c') or Amount lt 9.6", ['a', "o'c"]],
  ])('version 4 reads %s', (filter, keys) => {
    expect(found(filter, 4)).toEqual(keys);
  });

  test.each([
    ["Key in ('a','b')", 4],
    ["_Items/any(i:i/Key eq 'a')", 4],
    ["contains(Key,'a')", 2],
    ["substringof('a',Key)", 4],
    ["datetime'2026-03-02T00:00:00' eq On", 4],
    ["Key eq 'a", 2],
    ["Key eq 'a' and", 2],
    ["(Key eq 'a'", 2],
    ["Key eq 'a' Key eq 'b'", 2],
    ['Key add 1 eq 2', 2],
    ['Missing eq 1', 2],
    ["Amount eq 'ten'", 2],
    ['Key eq 1', 2],
    ["to_Item/Key eq 'a'", 2],
  ] as const)('refuses %s in version %i with 400', (filter, version) => {
    expect(() => found(filter, version)).toThrow(expect.objectContaining({ status: 400 }));
  });

  test('finds the rows of a list of keys by index, without reading the others', () => {
    const many = new Table(
      'Thing',
      ['Key'],
      Array.from({ length: 5000 }, (_, index) => ({
        Key: `k${String(index).padStart(4, '0')}`,
        Kind: index % 2 === 0 ? 'EVEN' : 'ODD',
      })),
    );
    const keys = Array.from({ length: 50 }, (_, index) => `Key eq 'k${String(index * 7).padStart(4, '0')}'`).join(
      ' or ',
    );
    expect(candidates(type, many, parseFilter(keys, 2))).toHaveLength(50);
    expect(candidates(type, many, parseFilter(`Kind eq 'EVEN' and (${keys})`, 2))).toHaveLength(50);
    expect(candidates(type, many, parseFilter(`Kind eq 'EVEN' or Amount gt 3`, 2))).toBeUndefined();
  });
});
