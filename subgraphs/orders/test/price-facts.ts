import { assertUnitOfMeasure } from '@supply-hub/quantities';
import type { AgreedPrice } from '../src/domain/price-check.ts';
import type { PurchaseOrder, PurchaseOrderLine } from '../src/domain/purchase-order.ts';

const box = assertUnitOfMeasure('BX');

/** Two boxes of ten at 25.00 a box, for tests. */
export function aLine(said: Partial<PurchaseOrderLine> = {}): PurchaseOrderLine {
  return {
    id: 'orderline_a',
    number: '10',
    itemId: 'item_a',
    facilityId: 'facility_north',
    description: null,
    supplierPartNumber: null,
    status: 'SENT',
    quantity: { value: '2', unit: box },
    baseUnit: assertUnitOfMeasure('EA'),
    factor: '10',
    received: '0',
    outstanding: '2',
    price: { amount: '25.00', currency: 'USD' },
    perQuantity: '1',
    priceUnit: box,
    pricePerUnit: '25',
    promises: [],
    contractId: null,
    requisitionLineId: null,
    schedule: [],
    isRefused: false,
    ...said,
  };
}

export function anOrder(lines: readonly PurchaseOrderLine[] = [aLine()], number = '4500000001'): PurchaseOrder {
  return {
    number,
    supplierId: 'supplier_a',
    orderedOn: '2026-03-09',
    currency: 'USD',
    isReleased: true,
    isCancelled: false,
    lines,
  };
}

/** 2.50 for one, this year. */
export function agreedPrice(said: Partial<AgreedPrice> = {}): AgreedPrice {
  return {
    id: 'contractprice_a',
    contractId: 'contract_a',
    contractNumber: '4600000001',
    supplierId: 'supplier_a',
    itemId: 'item_a',
    facilityId: null,
    price: { amount: '25.00', currency: 'USD' },
    perQuantity: '1',
    unit: box,
    pricePerBaseUnit: '2.5',
    validFrom: '2026-01-01',
    validTo: '2026-12-31',
    ...said,
  };
}
