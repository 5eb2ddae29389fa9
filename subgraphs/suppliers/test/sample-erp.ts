import type { ContractItemValues, ErpValues } from './erp-rows.ts';

const line = (PurchaseContract: string, n: number, Material: string, more: Partial<ContractItemValues> = {}) => ({
  PurchaseContract,
  PurchaseContractItem: String(n * 10),
  Material,
  ...more,
});

/**
 * Two suppliers. 100 sells sutures by the case (250.00 for 10 boxes of 10, 237.50 from 50 cases on), to North for
 * 240.00, and screws to South alone; 200 sells sutures by the box for 26.00, and next year for 20.00.
 */
export const sampleErp: ErpValues = {
  suppliers: [
    {
      Supplier: '0000000100',
      SupplierName: 'Alpine Surgical',
      gln: '0860004321002',
      organizations: [{ MinimumOrderAmount: '250.000', MaterialPlannedDeliveryDurn: '4', IsOrderAcknRqd: true }],
    },
    { Supplier: '0000000200', SupplierName: 'bluewater Medical', PurchasingIsBlocked: true },
    { Supplier: '0000000300', SupplierName: 'Cobalt 100% Care' },
  ],
  contracts: [
    { PurchaseContract: '4600000001', Supplier: '0000000100', changedAt: '2026-02-01T08:00:00Z' },
    {
      PurchaseContract: '4600000002',
      Supplier: '0000000100',
      from: '2026-02-01',
      to: '2026-06-30',
      changedAt: '2026-02-02T08:00:00Z',
    },
    { PurchaseContract: '4600000003', Supplier: '0000000100', from: '2025-06-01', changedAt: '2026-02-03T08:00:00Z' },
    { PurchaseContract: '4600000004', Supplier: '0000000200', to: '2027-12-31' },
  ],
  items: [
    line('4600000001', 1, 'MED-000001', {
      SupplierMaterialNumber: 'AS-1',
      OrderQuantityUnit: 'CS',
      conditions: [{ value: '250.00' }, { value: '237.50', scaleFrom: '50' }],
    }),
    line('4600000001', 2, 'MED-000003', {
      SupplierMaterialNumber: 'AS-0',
      ContractNetPriceAmount: '8.400',
      NetPriceQuantity: '100',
    }),
    line('4600000002', 1, 'MED-000001', { Plant: 'H100', OrderQuantityUnit: 'CS', ContractNetPriceAmount: '240.000' }),
    line('4600000002', 2, 'MED-000003', { Plant: 'H200', ContractNetPriceAmount: '5.000', NetPriceQuantity: '100' }),
    line('4600000003', 1, 'MED-000002', {
      Plant: 'H200',
      SupplierMaterialNumber: 'AS-2',
      ContractNetPriceAmount: '56.000',
    }),
    line('4600000004', 1, 'MED-000001', {
      SupplierMaterialNumber: 'BW-1',
      OrderQuantityUnit: 'BX',
      conditions: [
        { value: '26.00', to: '2026-12-31' },
        { value: '20.00', from: '2027-01-01' },
      ],
    }),
  ],
  products: [
    { Product: 'MED-000001', units: { BX: '10', CS: '100' } },
    { Product: 'MED-000002' },
    { Product: 'MED-000003' },
  ],
};
