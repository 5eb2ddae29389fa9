import { hubId } from '@supply-hub/identifiers';
import { expect, test } from 'vitest';
import {
  contractItemRow,
  contractRow,
  productRow,
  type ConditionValues,
  type ContractItemValues,
  type ContractValues,
} from '../../../test/erp-rows.ts';
import { shownBasePriceOf } from '../../domain/price-choice.ts';
import { toContract } from './contract-mapping.ts';
import { contract, pricedContractItem } from './contract-wire.ts';
import fixture from './fixtures/contract-alpine.json' with { type: 'json' };
import { toItemUnits, type ItemUnits } from './unit-mapping.ts';
import { productUnits } from './unit-wire.ts';

const facilityOf = (plant: string) => (plant === 'H100' ? 'facility_north' : undefined);

/** A contract of one supplier with these lines, read with these units. */
function map(
  items: readonly Partial<ContractItemValues>[],
  values: Partial<ContractValues> = {},
  units: Record<string, string> = { BX: '10', CS: '100' },
) {
  const left: string[] = [];
  const header = { PurchaseContract: '4600000001', Supplier: '1000321' };
  const known = toItemUnits(productUnits.parse(productRow({ Product: 'MED-1', units })));
  const mapped = toContract(
    contract.parse(contractRow({ ...header, ...values })),
    items.map((item, index) =>
      pricedContractItem.parse(
        contractItemRow({
          PurchaseContract: '4600000001',
          PurchaseContractItem: String((index + 1) * 10),
          Material: 'MED-1',
          ...item,
        }),
      ),
    ),
    {
      system: 'erp',
      facilityOf,
      units: new Map<string, ItemUnits>(known === null ? [] : [['MED-1', known]]),
      report: (field, reason) => left.push(`${field}: ${reason}`),
    },
  );
  return { mapped, left, prices: mapped?.lines.flatMap(({ prices }) => prices) ?? [] };
}
const priced = (...conditions: ConditionValues[]) => map([{ conditions }]);

test('a contract as the services answer it', () => {
  const units = toItemUnits(productUnits.parse(fixture.product));
  const mapped = toContract(
    contract.parse(fixture.contract),
    fixture.items.map((item) => pricedContractItem.parse(item)),
    { system: 'erp', facilityOf, units: new Map(units === null ? [] : [['MED-004417', units]]), report: expect.fail },
  );
  const ids = {
    contractId: hubId('contract', 'erp', ['4600000123']),
    itemId: hubId('item', 'erp', ['MED-004417']),
    supplierItemId: hubId('supplieritem', 'erp', ['1000321', 'MED-004417']),
  };
  const box = { unit: 'CA', numerator: '100', denominator: '1' };
  expect(mapped).toEqual({
    system: 'erp',
    number: '4600000123',
    supplier: '1000321',
    supplierId: hubId('supplier', 'erp', ['1000321']),
    validFrom: '2026-01-01',
    validTo: '2026-12-31',
    lines: [
      {
        number: '10',
        item: 'MED-004417',
        itemId: ids.itemId,
        supplierItemId: ids.supplierItemId,
        facilityId: null,
        partNumber: 'AS-3524-C',
        orderUnit: box,
        prices: [
          {
            id: hubId('contractprice', 'erp', ['4600000123', '10']),
            ...ids,
            facilityId: null,
            price: { amount: '250.00', currency: 'USD' },
            perQuantity: '1',
            unit: 'CA',
            factor: { ...box, baseUnit: 'EA' },
            validFrom: '2026-01-01',
            validTo: '2026-12-31',
            tiers: [{ from: '50', price: { amount: '237.50', currency: 'USD' } }],
          },
        ],
      },
    ],
  });
});

test('R3: a price for 100 or 1000 of a unit keeps what it is for, and comes to one base unit exactly', () => {
  const { prices } = map([{ OrderQuantityUnit: 'BX', ContractNetPriceAmount: '840.000', NetPriceQuantity: '100' }]);
  expect(prices).toMatchObject([{ price: { amount: '840.00' }, perQuantity: '100', unit: 'BX' }]);
  expect(prices.map(shownBasePriceOf)).toEqual([{ amount: '0.84', currency: 'USD' }]);
});

test('conditions give the prices of their times, and none outside the contract’s own', () => {
  const { prices } = priced(
    { value: '11.00', from: '2026-07-01', to: '9999-12-31' },
    { value: '10.00', from: '2025-01-01', to: '2026-06-30' },
    { value: '9.00', from: '2024-01-01', to: '2024-12-31' },
  );
  expect(prices.map(({ price, validFrom, validTo }) => [price.amount, validFrom, validTo])).toEqual([
    ['10.00', '2026-01-01', '2026-06-30'],
    ['11.00', '2026-07-01', '2026-12-31'],
  ]);
  const [first, second] = prices.map(({ id }) => id);
  expect(first).toBe(hubId('contractprice', 'erp', ['4600000001', '10']));
  expect(second).toBe(hubId('contractprice', 'erp', ['4600000001', '10', '2026-07-01']));
});

test('a condition says in which unit, currency and quantity it is; where it does not, its line does', () => {
  expect(priced({ value: '95.00', unit: 'BX', currency: 'EUR', per: '10' }).prices).toMatchObject([
    { price: { amount: '95.00', currency: 'EUR' }, unit: 'BX', perQuantity: '10' },
  ]);
  const line = { OrderPriceUnit: 'CS', NetPriceQuantity: '2', DocumentCurrency: 'EUR' };
  expect(map([{ ...line, conditions: [{ value: '5.00', currency: '' }] }]).prices).toMatchObject([
    { price: { amount: '5.00', currency: 'EUR' }, unit: 'CA', perQuantity: '2' },
  ]);
});

test('scales are tiers by rising quantity; one in another unit is left out and told', () => {
  const { prices, left } = priced(
    { value: '9.00', scaleFrom: '200.000' },
    { value: '10.00' },
    { value: '9.50', scaleFrom: '50.000' },
    { value: '8.00', scaleFrom: '500', unit: 'BX' },
  );
  expect(prices).toMatchObject([
    {
      price: { amount: '10.00' },
      tiers: [
        { from: '50', price: { amount: '9.50' } },
        { from: '200', price: { amount: '9.00' } },
      ],
    },
  ]);
  expect(left).toEqual([expect.stringContaining('ConditionScaleQuantity')]);
});

test('beside discounts or charges only the ERP’s net price tells what comes out', () => {
  const { prices, left } = map([
    {
      ContractNetPriceAmount: '95.000',
      conditions: [{ value: '100.00' }, { value: '-5.000', type: 'RA01', currency: '%' }],
    },
  ]);
  expect(prices).toMatchObject([{ price: { amount: '95.00' }, validFrom: '2026-01-01', validTo: '2026-12-31' }]);
  expect(left).toEqual([expect.stringContaining('conditions')]);
});

test('a deleted condition is none: without others the net price stands', () => {
  expect(priced({ value: '1.00', isDeleted: true }).prices).toMatchObject([{ price: { amount: '10.00' } }]);
});

test('R4: a price in a unit with an unknown code is left out and told; the line still tells how the item is sold', () => {
  const { mapped, left } = map([{ OrderPriceUnit: 'ZZ9', OrderQuantityUnit: 'BX', SupplierMaterialNumber: 'P-1' }]);
  expect(mapped?.lines).toMatchObject([{ partNumber: 'P-1', orderUnit: { unit: 'BX' }, prices: [] }]);
  expect(left).toEqual([expect.stringContaining('price unit')]);
});

test('a unit that the item does not have has no factor: its price stands and compares with none', () => {
  const { prices, left } = map([{ OrderQuantityUnit: 'KAR' }]);
  expect(prices).toMatchObject([{ unit: 'CT', factor: null }]);
  expect(prices.map(shownBasePriceOf)).toEqual([null]);
  expect(left).toEqual([expect.stringContaining('factor of CT')]);
});

test('an item that its master does not have leaves its prices without a factor', () => {
  expect(map([{ Material: 'MED-2' }]).prices).toMatchObject([{ factor: null }]);
});

test('R72, R17: a plant is its facility; one that is no facility of the hub is nobody’s price', () => {
  const { mapped, left } = map([{ Plant: 'H100' }, { Plant: 'H900' }, {}]);
  expect(mapped?.lines.map(({ facilityId }) => facilityId)).toEqual(['facility_north', null]);
  expect(left).toEqual([expect.stringContaining('Plant H900')]);
});

test('R72: a contract for plants alone that are no facility of the hub is none of the hub’s', () => {
  expect(map([{ Plant: 'H900' }, { Plant: 'H901' }]).mapped).toBeNull();
});

test('lines that are deleted, or name no material, say nothing', () => {
  expect(map([{ PurchasingDocumentDeletionCode: 'L' }, { Material: '' }]).mapped?.lines).toEqual([]);
});

test('a contract that is deleted or not released is none', () => {
  expect(map([{}], { PurchasingDocumentDeletionCode: 'L' }).mapped).toBeNull();
  expect(map([{}], { ReleaseIsNotCompleted: true }).mapped).toBeNull();
});

test('a price for nothing, or in no currency, is left out and told', () => {
  expect(map([{ NetPriceQuantity: '0' }])).toMatchObject({
    prices: [],
    left: [expect.stringContaining('NetPriceQuantity')],
  });
  expect(map([{ DocumentCurrency: '' }])).toMatchObject({ prices: [], left: [expect.stringContaining('price')] });
});

test('lines come in the order of their numbers, padded or not', () => {
  const numbers = ['00020', '100', '10'];
  const { mapped } = map(numbers.map((PurchaseContractItem) => ({ PurchaseContractItem })));
  expect(mapped?.lines.map(({ number }) => number)).toEqual(['10', '20', '100']);
});
