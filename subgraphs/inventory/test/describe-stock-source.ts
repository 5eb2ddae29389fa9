import { SourceContractBroken, SourceRejected, SourceUnavailable } from '@supply-hub/errors';
import { describe, expect, it } from 'vitest';
import type { StockSource } from '../src/sources/stock-source.ts';

/** A connector over a source server that can be put into each state that the port speaks of. */
export interface StockSourceUnderTest extends AsyncDisposable {
  source: StockSource;
  /** Codes of two facilities. */
  facilities: readonly [string, string];
  /** How often the source was asked for stock; lots' expiries, sessions and the like apart. */
  stockCalls(): number;
  /** How many of `stockCalls` reading so many keys may cost. */
  callsFor(keys: number): number;
  /** Makes one facility hold so many items, `MED-000001` and on: one lot of 3, expiring on the last day of 2027. */
  hold(facility: string, count: number): void;
  /** Makes the item with this number one that the hub cannot make sense of, everywhere. */
  spoil(item: string): void;
  /** Makes it fail from now on. */
  fail(how: 'status 500' | 'status 404' | 'status 429 for an hour' | 'silence' | 'rubbish' | 'refusal'): void;
}

const item = (n: number) => `MED-${String(n).padStart(6, '0')}`;
const items = (count: number) => Array.from({ length: count }, (_, n) => item(n + 1));
const soon = () => AbortSignal.timeout(10_000);

/** What every keeper of stock must do; a connector's contract test runs it. */
export function describeStockSource(name: string, open: () => Promise<StockSourceUnderTest>): void {
  describe(`${name} as a keeper of stock`, () => {
    it('answers each key in its place: lots, or none where there is nothing', async () => {
      await using test = await open();
      const [north, south] = test.facilities;
      test.hold(north, 2);
      const keys = [
        { facilityCode: north, item: item(2) },
        { facilityCode: north, item: 'NONE' },
        { facilityCode: south, item: item(2) },
        { facilityCode: north, item: item(1) },
      ];
      const [second, none, elsewhere, first] = await test.source.readStock(keys, soon());
      const lot = { quantity: '3', unit: 'EA', expiresOn: '2027-12-31', status: 'AVAILABLE', ownership: 'OWNED' };
      expect(first).toMatchObject([{ ...lot, supplier: null }]);
      expect(second).toMatchObject([lot]);
      expect([none, elsewhere]).toEqual([[], []]);
    });

    it('reads many keys of several facilities in as few calls as its limits allow', async () => {
      await using test = await open();
      const keys = test.facilities.flatMap((facilityCode) => items(150).map((each) => ({ facilityCode, item: each })));
      for (const facility of test.facilities) test.hold(facility, 150);
      const answers = await test.source.readStock(keys, soon());
      expect(answers.every((lots) => !(lots instanceof Error) && lots.length === 1)).toBe(true);
      expect(test.stockCalls()).toBeLessThanOrEqual(test.callsFor(keys.length));
    });

    it('gives an item it cannot make sense of an error of its own', async () => {
      await using test = await open();
      const [north] = test.facilities;
      test.hold(north, 2);
      test.spoil(item(1));
      const keys = [item(1), item(2)].map((each) => ({ facilityCode: north, item: each }));
      const [first, second] = await test.source.readStock(keys, soon());
      expect(first).toBeInstanceOf(SourceContractBroken);
      expect(second).toMatchObject([{ quantity: '3' }]);
    });

    it('sweeps a facility: each item once, whole, and an error for what it cannot make sense of', async () => {
      await using test = await open();
      const [north, south] = test.facilities;
      test.hold(north, 2500);
      test.hold(south, 1);
      test.spoil(item(7));
      const pages = await Array.fromAsync(test.source.sweep(north, soon()));
      expect(pages.length).toBeGreaterThan(1);
      const swept = pages.flat();
      expect(swept.map((each) => each.item).toSorted()).toEqual(items(2500));
      expect(swept.filter(({ lots }) => lots instanceof Error).map((each) => each.item)).toEqual([item(7)]);
    });

    it('sweeps an empty facility to nothing', async () => {
      await using test = await open();
      expect((await Array.fromAsync(test.source.sweep(test.facilities[0], soon()))).flat()).toEqual([]);
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
      const [north] = test.facilities;
      test.hold(north, 1);
      test.fail(how);
      const { name: system } = test.source.system;
      const deadline = AbortSignal.timeout(1500);
      const [error] = await test.source.readStock([{ facilityCode: north, item: item(1) }], deadline);
      expect(error).toBeInstanceOf(expected);
      expect(error).toMatchObject({ system });
      await expect(Array.fromAsync(test.source.sweep(north, AbortSignal.timeout(1500)))).rejects.toThrow(system);
    });
  });
}
