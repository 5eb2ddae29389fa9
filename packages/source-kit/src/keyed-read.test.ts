import { SourceContractBroken, SourceUnavailable } from '@supply-hub/errors';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cutKeys, readKeyGroups, type GroupOutcome } from './keyed-read.ts';

describe('cutKeys', () => {
  it('keeps every key once and in order, each group as full as count and length allow', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(60), { maxLength: 200 }),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 0, max: 200 }),
        fc.nat(50),
        (keys, maxKeys, maxLength, baseLength) => {
          const groups = cutKeys(keys, { maxKeys, maxLength, baseLength, lengthOf: (key) => key });
          const lengthOf = (group: readonly number[]) => group.reduce((length, key) => length + key, baseLength);
          expect(groups.flat()).toEqual(keys);
          for (const [index, group] of groups.entries()) {
            expect(group.length).toBeGreaterThan(0);
            expect(group.length).toBeLessThanOrEqual(maxKeys);
            if (group.length > 1) expect(lengthOf(group)).toBeLessThanOrEqual(maxLength);
            const next = groups[index + 1]?.[0];
            if (next !== undefined)
              expect(group.length === maxKeys || lengthOf([...group, next]) > maxLength).toBe(true);
          }
        },
      ),
    );
  });
});

describe('readKeyGroups', () => {
  const readAt = Temporal.Instant.from('2026-03-09T06:00:00Z');
  const stray = () => new SourceContractBroken('ERP', 'stock', 'only rows of the keys asked for');
  const read = (keys: string[], outcomeOf: (group: readonly string[]) => GroupOutcome<string>) =>
    readKeyGroups({
      keys,
      idOf: (key) => key.toLowerCase(),
      cut: { maxKeys: 2, maxLength: 1000, baseLength: 0, lengthOf: () => 1 },
      readGroups: async (groups) => groups.map(outcomeOf),
      stray,
      readAt,
    });

  it('asks for the same key once, and answers it as often as it was asked', async () => {
    const asked: string[] = [];
    const answer = await read(['A', 'a', 'B'], (group) => {
      asked.push(...group);
      return group.map((key) => ({ id: key.toLowerCase(), row: key }));
    });
    expect(asked).toEqual(['A', 'B']);
    expect([...answer.rows]).toEqual([
      ['A', ['A']],
      ['a', ['A']],
      ['B', ['B']],
    ]);
  });

  it('keeps one group’s failure from the others', async () => {
    const down = new SourceUnavailable('ERP', 'down');
    const answer = await read(['a', 'b', 'c'], (group) => (group.includes('c') ? down : []));
    expect([...answer.rows.keys()]).toEqual(['a', 'b']);
    expect([...answer.errors]).toEqual([['c', down]]);
  });

  it('fails a key of which one row could not be read, and a group that holds a stray row', async () => {
    const broken = new SourceContractBroken('ERP', 'row 2', 'a number');
    const answer = await read(['a', 'b', 'c'], (group) =>
      group.includes('c')
        ? [{ id: 'z', row: 'not asked for' }]
        : [
            { id: 'a', row: 'fine' },
            { id: 'a', row: broken },
            { id: 'a', row: 'too late' },
            { id: 'b', row: 'fine' },
          ],
    );
    expect(answer.errors.get('a')).toBe(broken);
    expect([...answer.rows]).toEqual([['b', ['fine']]]);
    expect(answer.errors.get('c')).toBeInstanceOf(SourceContractBroken);
  });

  it('throws what is no source’s failure', async () => {
    const bug = new TypeError('ours');
    await expect(
      read(['a'], () => {
        throw bug;
      }),
    ).rejects.toBe(bug);
  });
});
