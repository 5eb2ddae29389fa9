import { SourceContractBroken, SourceRejected, SourceUnavailable } from '@supply-hub/errors';
import { keyText } from '@supply-hub/subgraph-kit';
import { describe, expect, it } from 'vitest';
import type { ItemSource } from '../src/sources/item-source.ts';

/** A connector over a source server that can be put into each state that the port speaks of. */
export interface ItemSourceUnderTest extends AsyncDisposable {
  source: ItemSource;
  /** How often the source was asked for items; sessions and the like apart. */
  calls(): number;
  /** Makes the source hold so many items, `MED-000001` and on, each in eaches; the last one changed last. */
  hold(count: number): void;
  /** Makes the item with this number one whose base unit the hub does not know. */
  spoil(number: string): void;
  /** Makes it fail from now on. */
  fail(how: 'status 500' | 'status 404' | 'status 429 for an hour' | 'silence' | 'rubbish' | 'refusal'): void;
}

/** What every item source must do; a connector's contract test runs it. */
export function describeItemSource(name: string, open: () => Promise<ItemSourceUnderTest>): void {
  const refs = (...numbers: string[]) =>
    numbers.map((number) => ({ type: 'item', system: 'erp', key: [number] }) as const);
  const number = (n: number) => `MED-${String(n).padStart(6, '0')}`;
  const soon = () => AbortSignal.timeout(10_000);

  describe(`${name} as an item source`, () => {
    it('answers each key: the item, or null for what it does not have', async () => {
      await using test = await open();
      test.hold(3);
      const answer = await test.source.readItems(refs(number(2), 'NONE', number(1)), soon());
      expect(answer.get(keyText([number(1)]))).toMatchObject({ number: number(1), baseUnit: 'EA', system: 'erp' });
      expect(answer.get(keyText([number(2)]))).toMatchObject({ number: number(2) });
      expect(answer.get('NONE')).toBeNull();
      expect(test.calls()).toBe(1);
    });

    it('reads many keys in one call', async () => {
      await using test = await open();
      test.hold(400);
      const answer = await test.source.readItems(refs(...Array.from({ length: 400 }, (_, n) => number(n + 1))), soon());
      expect([...answer.values()].every((item) => item !== null && !(item instanceof Error))).toBe(true);
      expect(answer.size).toBe(400);
      expect(test.calls()).toBe(1);
    });

    it('gives an item it cannot make sense of an error of its own', async () => {
      await using test = await open();
      test.hold(2);
      test.spoil(number(1));
      const answer = await test.source.readItems(refs(number(1), number(2)), soon());
      expect(answer.get(number(1))).toBeInstanceOf(SourceContractBroken);
      expect(answer.get(number(2))).toMatchObject({ number: number(2) });
    });

    it('gives all items page by page, and says of which it cannot make sense', async () => {
      await using test = await open();
      test.hold(1200);
      test.spoil(number(7));
      const pages = await Array.fromAsync(test.source.changedItems(null, soon()));
      expect(pages.length).toBeGreaterThan(1);
      const all = pages.flat();
      expect(all.map((each) => each.number)).toEqual(Array.from({ length: 1200 }, (_, n) => number(n + 1)));
      expect(all.filter(({ item }) => item instanceof SourceContractBroken).map((each) => each.number)).toEqual([
        number(7),
      ]);
    });

    it('gives what changed at or after an instant', async () => {
      await using test = await open();
      test.hold(5);
      const [last] = (await Array.fromAsync(test.source.changedItems(null, soon()))).flat().slice(-1);
      const changed = (await Array.fromAsync(test.source.changedItems(last?.changedAt ?? null, soon()))).flat();
      expect(changed).toEqual([last]);
    });

    it('answers an empty master with nothing', async () => {
      await using test = await open();
      expect((await Array.fromAsync(test.source.changedItems(null, soon()))).flat()).toEqual([]);
      expect(await test.source.readItems(refs('A'), soon())).toEqual(new Map([['A', null]]));
    });

    it.each([
      ['status 500', SourceUnavailable],
      ['status 429 for an hour', SourceUnavailable],
      ['silence', SourceUnavailable],
      ['refusal', SourceUnavailable],
      ['status 404', SourceRejected],
      ['rubbish', SourceContractBroken],
    ] as const)('names the system when it meets %s', async (how, expected) => {
      await using test = await open();
      test.hold(1);
      test.fail(how);
      const answer = await test.source.readItems(refs(number(1)), AbortSignal.timeout(500));
      const error = answer.get(number(1));
      expect(error).toBeInstanceOf(expected);
      expect(error).toMatchObject({ system: 'Meridian ERP' });
      await expect(Array.fromAsync(test.source.changedItems(null, AbortSignal.timeout(500)))).rejects.toThrow(
        'Meridian ERP',
      );
    });
  });
}
