import { describe, expect, test } from 'vitest';
import { Table } from './table.ts';

const tableOf = (): Table => new Table('Lines', ['Order', 'Line']);
const addOrder = (table: Table, order: string, kind: string) => table.put({ Order: order, Line: '10', Kind: kind });

describe('a table', () => {
  test('finds rows by key and by any field, and keeps both up to date', () => {
    const table = tableOf();
    addOrder(table, '2', 'b');
    addOrder(table, '1', 'a');
    expect(table.rows.map((row) => row['Order'])).toEqual(['1', '2']);
    expect(table.where('Kind', 'b')).toHaveLength(1);
    addOrder(table, '2', 'a');
    expect(table.where('Kind', 'b')).toHaveLength(0);
    expect(table.where('Kind', 'a')).toHaveLength(2);
    expect(table.get({ Order: '2', Line: '10' })).toMatchObject({ Kind: 'a' });
    expect(table.get({ Order: '2', Line: '20' })).toBeUndefined();
    expect(table.remove({ Order: '1', Line: '10' })).toBe(true);
    expect(table.remove({ Order: '1', Line: '10' })).toBe(false);
    expect(table.where('Kind', 'a')).toHaveLength(1);
  });
});
