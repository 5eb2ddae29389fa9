import { describe, expect, it } from 'vitest';

import { edm } from './edm.ts';
import { and, eq, ge, or, writeFilter } from './odata-filter.ts';
import { writeEntityPath, writeQuery } from './odata-query.ts';

const decoded = (...args: Parameters<typeof writeQuery>) => decodeURIComponent(writeQuery(...args));

describe('a filter', () => {
  const since = edm.dateTimeOffset(Temporal.Instant.from('2026-03-01T00:00:00Z'));

  it('brackets only what needs it', () => {
    const filter = and(
      eq('Plant', 'H100'),
      or(eq('Material', 'A'), eq('Material', 'B')),
      ge('LastChangeDateTime', since),
    );
    expect(writeFilter('v2', filter)).toBe(
      "Plant eq 'H100' and (Material eq 'A' or Material eq 'B') and LastChangeDateTime ge datetimeoffset'2026-03-01T00:00:00Z'",
    );
    expect(writeFilter('v4', and(or(eq('A', 1)), eq('B', true)))).toBe('A eq 1 and B eq true');
  });

  it('of nothing lets everything pass, and "or" of nothing cannot be meant', () => {
    expect(writeFilter('v4', and())).toBe('');
    expect(writeFilter('v4', and(eq('A', 1), and()))).toBe('A eq 1');
    expect(writeFilter('v4', or(eq('A', 1), and()))).toBe('');
    expect(() => writeFilter('v4', or())).toThrow(RangeError);
  });

  it.each(['a eq 1 or b', 'a b', '', "a'", 'a,b', '/a', 'a//b', '1a', 'a)'])(
    'takes no %j for a property',
    (property) => {
      expect(() => writeFilter('v4', eq(property, 1))).toThrow(RangeError);
      expect(() => writeQuery('v4', { entitySet: 'A', select: [property] })).toThrow(RangeError);
      expect(() => writeQuery('v4', { entitySet: 'A', orderBy: [property] })).toThrow(RangeError);
    },
  );
});

describe('a query', () => {
  const expand = [{ navigation: '_Item', select: ['Line'], expand: [{ navigation: '_Schedule' }] }];

  it('nests what it expands in V4', () => {
    expect(decoded('v4', { entitySet: 'Order', select: ['Order'], expand })).toBe(
      'Order?$select=Order&$expand=_Item($select=Line;$expand=_Schedule)',
    );
  });

  it('lists paths in V2, and names what comes whole once anything is selected', () => {
    expect(decoded('v2', { entitySet: 'Order', select: ['Order'], expand })).toBe(
      'Order?$select=Order,_Item/Line,_Item/_Schedule&$expand=_Item,_Item/_Schedule',
    );
    expect(decoded('v2', { entitySet: 'Order', expand: [{ navigation: 'to_Item' }] })).toBe('Order?$expand=to_Item');
    expect(decoded('v2', { entitySet: 'Order', expand })).toBe(
      'Order?$select=*,_Item/Line,_Item/_Schedule&$expand=_Item,_Item/_Schedule',
    );
  });

  it('orders, and takes a window', () => {
    const orderBy = ['Order', { property: 'Line', direction: 'desc' as const }];
    expect(decoded('v2', { entitySet: 'Order', orderBy }, { top: 50, skip: 100 })).toBe(
      'Order?$orderby=Order,Line desc&$skip=100&$top=50',
    );
  });

  it('is as long when sent as when measured', () => {
    const query = writeQuery('v4', { entitySet: 'A', filter: eq('Name', `O'Brien & "Søn" #1+2 <%> /?;,~!*()`) });
    expect(new URL(query, 'http://erp.example/').href).toBe(`http://erp.example/${query}`);
  });
});

describe('the address of an entity', () => {
  it('has its key as a literal, encoded', () => {
    expect(writeEntityPath('v2', 'A_Supplier', { Supplier: "10/0'1" })).toBe("A_Supplier('10%2F0''1')");
    expect(writeEntityPath('v4', 'Item', { Order: '45', Line: 10 })).toBe("Item(Order='45',Line=10)");
  });

  it('needs a key, of properties', () => {
    expect(() => writeEntityPath('v2', 'A_Supplier', {})).toThrow(RangeError);
    expect(() => writeEntityPath('v2', 'A_Supplier', { 'a,b': 1, c: 2 })).toThrow(RangeError);
    expect(() => writeEntityPath('v2', '../other', { a: 1 })).toThrow(RangeError);
  });
});
