import { expect, test } from 'vitest';
import { supplierRow, type SupplierValues } from '../../../test/erp-rows.ts';
import fixture from './fixtures/supplier-alpine.json' with { type: 'json' };
import { toSupplier } from './supplier-mapping.ts';
import { supplier } from './supplier-wire.ts';

function map(values: Partial<SupplierValues>) {
  const left: string[] = [];
  const mapped = toSupplier(supplier.parse(supplierRow({ Supplier: '1000321', ...values })), 'erp', (field, reason) =>
    left.push(`${field}: ${reason}`),
  );
  return { ...mapped, left };
}

test('a supplier as the service answers it', () => {
  const [row] = fixture.d.results;
  expect(toSupplier(supplier.parse(row), 'erp', () => undefined)).toEqual({
    system: 'erp',
    number: '1000321',
    name: 'Alpine Surgical',
    gln: '0860004321002',
    isBlocked: false,
    orderCurrency: 'USD',
    minimumOrder: { amount: '250.00', currency: 'USD' },
    plannedDeliveryDays: 4,
    isAcknowledgementRequired: true,
  });
});

test('R8: a GLN is put together from its three parts, zeros in front or not', () => {
  expect(map({ gln: '0860004321002' }).gln).toBe('0860004321002');
  expect(map({ glnParts: ['860004', '32100', '2'] }).gln).toBe('0860004321002');
  expect(map({ glnParts: ['860004', '7', '5'] }).gln).toBe('0860004000075');
});

test('R8: a GLN with a wrong check digit is left out and told; none kept is none', () => {
  expect(map({ gln: '0860004321003' })).toMatchObject({
    gln: null,
    left: [expect.stringContaining('InternationalLocationNumber')],
  });
  expect(map({})).toMatchObject({ gln: null, left: [] });
});

test('blocked for purchasing or to be deleted is blocked', () => {
  expect(map({ PurchasingIsBlocked: true }).isBlocked).toBe(true);
  expect(map({ DeletionIndicator: true }).isBlocked).toBe(true);
});

test('purchasing data comes from the first organization; without any there is none', () => {
  const organizations = [
    { PurchasingOrganization: '2020', PurchaseOrderCurrency: 'EUR' },
    { PurchasingOrganization: '1010', PurchaseOrderCurrency: 'USD', MaterialPlannedDeliveryDurn: '5' },
  ];
  expect(map({ organizations })).toMatchObject({ orderCurrency: 'USD', plannedDeliveryDays: 5 });
  expect(map({ organizations: [] })).toMatchObject({
    orderCurrency: null,
    minimumOrder: null,
    plannedDeliveryDays: null,
    isAcknowledgementRequired: false,
  });
});

test('zero means there is no least order and no planned time; an amount without a currency is left out', () => {
  expect(map({ organizations: [{ MinimumOrderAmount: '0.000' }] })).toMatchObject({
    minimumOrder: null,
    plannedDeliveryDays: null,
    left: [],
  });
  const [unknown, missing] = [
    map({ organizations: [{ PurchaseOrderCurrency: 'ZZZ' }] }),
    map({ organizations: [{ PurchaseOrderCurrency: '', MinimumOrderAmount: '5.00' }] }),
  ];
  expect(unknown).toMatchObject({ orderCurrency: null, left: [expect.stringContaining('PurchaseOrderCurrency')] });
  expect(missing).toMatchObject({ minimumOrder: null, left: [expect.stringContaining('MinimumOrderAmount')] });
});
