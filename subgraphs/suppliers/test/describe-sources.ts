import { SourceContractBroken, SourceRejected, SourceUnavailable } from '@supply-hub/errors';
import { describe, expect, it } from 'vitest';
import { keyText } from '@supply-hub/subgraph-kit';
import type { ContractSource } from '../src/sources/contract-source.ts';
import type { SupplierSource } from '../src/sources/supplier-source.ts';

/** A connector over a source server that can be put into each state that the ports speak of. */
export interface SourcesUnderTest extends AsyncDisposable {
  readonly suppliers: SupplierSource;
  readonly contracts: ContractSource;
  /** What the source was asked, by operation; sessions and the like apart. */
  calls(): Readonly<Record<string, number>>;
  /**
   * Makes the source hold so many suppliers (`1000001` and on) with one contract each (`4600000001` and on) over one
   * item each (`MED-000001` and on) for 1.00 an each; the last contract and the last item changed last.
   */
  hold(count: number): void;
  /** Makes the contract with this number one that cannot be read. */
  spoil(contract: string): void;
  /** Makes it fail from now on. */
  fail(how: Failure): void;
}

export type Failure = 'status 500' | 'status 404' | 'status 429 for an hour' | 'silence' | 'rubbish' | 'refusal';

const failures = [
  ['status 500', SourceUnavailable],
  ['status 429 for an hour', SourceUnavailable],
  ['silence', SourceUnavailable],
  ['refusal', SourceUnavailable],
  ['status 404', SourceRejected],
  ['rubbish', SourceContractBroken],
] as const;

const soon = () => AbortSignal.timeout(10_000);
const briefly = () => AbortSignal.timeout(400);
const supplier = (n: number) => String(1_000_000 + n);
const contract = (n: number) => String(4_600_000_000 + n);
const item = (n: number) => `MED-${String(n).padStart(6, '0')}`;
const upTo = (count: number) => Array.from({ length: count }, (_, n) => n + 1);
const supplierRefs = (...numbers: string[]) =>
  numbers.map((number) => ({ type: 'supplier', system: 'erp', key: [number] }) as const);
const contractRefs = (...numbers: string[]) =>
  numbers.map((number) => ({ type: 'contract', system: 'erp', key: [number] }) as const);
const soldRefs = (...numbers: number[]) =>
  numbers.map((n) => ({ type: 'supplieritem', system: 'erp', key: [supplier(n), item(n)] }) as const);

/** What every supplier source must do; a connector's contract test runs it. */
export function describeSupplierSource(name: string, open: () => Promise<SourcesUnderTest>): void {
  describe(`${name} as a supplier source`, () => {
    it('answers each key, many in one call, and null for what it does not have', async () => {
      await using test = await open();
      test.hold(120);
      const answer = await test.suppliers.readSuppliers(supplierRefs('NONE', ...upTo(120).map(supplier)), soon());
      expect(answer.size).toBe(121);
      expect(answer.get('NONE')).toBeNull();
      expect(answer.get(supplier(7))).toMatchObject({ number: supplier(7), system: 'erp' });
      expect(Object.values(test.calls())).toEqual([1]);
    });

    it('gives all suppliers, page by page', async () => {
      await using test = await open();
      test.hold(30);
      const all = (await Array.fromAsync(test.suppliers.allSuppliers(soon()))).flat();
      expect(all.map(({ number }) => number)).toEqual(upTo(30).map(supplier));
    });

    it('answers an empty master with nothing', async () => {
      await using test = await open();
      expect((await Array.fromAsync(test.suppliers.allSuppliers(soon()))).flat()).toEqual([]);
    });

    it.each(failures)('names the system when it meets %s', async (how, expected) => {
      await using test = await open();
      test.fail(how);
      const answer = await test.suppliers.readSuppliers(supplierRefs('1'), briefly());
      expect(answer.get('1')).toBeInstanceOf(expected);
      expect(answer.get('1')).toMatchObject({ system: 'Meridian ERP' });
      await expect(Array.fromAsync(test.suppliers.allSuppliers(briefly()))).rejects.toThrow('Meridian ERP');
    });
  });
}

/** What every contract source must do; a connector's contract test runs it. */
export function describeContractSource(name: string, open: () => Promise<SourcesUnderTest>): void {
  describe(`${name} as a contract source`, () => {
    it('answers each key: the whole contract, or null for what it does not have', async () => {
      await using test = await open();
      test.hold(3);
      const answer = await test.contracts.readContracts(contractRefs(contract(2), 'NONE'), soon());
      expect(answer.get(contract(2))).toMatchObject({
        number: contract(2),
        supplier: supplier(2),
        lines: [{ item: item(2), prices: [{ price: { amount: '1.00' }, factor: { unit: 'EA', numerator: '1' } }] }],
      });
      expect(answer.get('NONE')).toBeNull();
    });

    it('asks each question once for ten contracts, and never once a contract', async () => {
      await using test = await open();
      test.hold(30);
      await test.contracts.readContracts(contractRefs(...upTo(10).map(contract)), soon());
      expect(Object.values(test.calls())).toEqual([1, 1, 1]);
      await test.contracts.readContracts(contractRefs(...upTo(30).map(contract)), soon());
      expect(Math.max(...Object.values(test.calls()))).toBeLessThanOrEqual(1 + 3);
    });

    it('gives all contracts page by page, with the last change of what they name, and says which cannot be read', async () => {
      await using test = await open();
      test.hold(45);
      test.spoil(contract(5));
      const pages = await Array.fromAsync(test.contracts.changedContracts(null, soon()));
      expect(pages.length).toBeGreaterThan(1);
      const all = pages.flat();
      expect(all.map(({ number }) => number)).toEqual(upTo(45).map(contract));
      expect(all.filter((each) => each.contract instanceof SourceContractBroken).map(({ number }) => number)).toEqual([
        contract(5),
      ]);
      expect(all.at(-1)?.itemsChangedAt).not.toBeNull();
    });

    it('gives what changed at or after an instant: contracts, and items', async () => {
      await using test = await open();
      test.hold(5);
      const [last] = (await Array.fromAsync(test.contracts.changedContracts(null, soon()))).flat().slice(-1);
      const changed = (await Array.fromAsync(test.contracts.changedContracts(last?.changedAt ?? null, soon()))).flat();
      expect(changed).toEqual([last]);
      const since = last?.itemsChangedAt ?? expect.fail('its item has no change time');
      const items = (await Array.fromAsync(test.contracts.changedItems(since, soon()))).flat();
      expect(items.map(({ number }) => number)).toEqual([item(5)]);
    });

    it('answers how suppliers sell items, in three questions however many, null where no contract says', async () => {
      await using test = await open();
      test.hold(40);
      const strange = { type: 'supplieritem', system: 'erp', key: [supplier(1), item(2)] } as const;
      const answer = await test.contracts.readSupplierItems([...soldRefs(...upTo(40)), strange], soon());
      expect(answer.size).toBe(41);
      expect(answer.get(keyText([supplier(3), item(3)]))).toMatchObject({
        supplier: supplier(3),
        item: item(3),
        orderUnits: [{ unit: 'EA', numerator: '1' }],
      });
      expect(answer.get(keyText(strange.key))).toBeNull();
      expect(Object.values(test.calls())).toEqual([1, 1, 1]);
    });

    it('answers an empty system with nothing', async () => {
      await using test = await open();
      expect((await Array.fromAsync(test.contracts.changedContracts(null, soon()))).flat()).toEqual([]);
      expect([...(await test.contracts.readSupplierItems(soldRefs(1), soon())).values()]).toEqual([null]);
    });

    it.each(failures)('names the system when it meets %s', async (how, expected) => {
      await using test = await open();
      test.fail(how);
      const contracts = await test.contracts.readContracts(contractRefs('1'), briefly());
      const sold = await test.contracts.readSupplierItems(soldRefs(1), briefly());
      for (const error of [...contracts.values(), ...sold.values()]) {
        expect(error).toBeInstanceOf(expected);
        expect(error).toMatchObject({ system: 'Meridian ERP' });
      }
      await expect(Array.fromAsync(test.contracts.changedContracts(null, briefly()))).rejects.toThrow('Meridian ERP');
    });
  });
}
