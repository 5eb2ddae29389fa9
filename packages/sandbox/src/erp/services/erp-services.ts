import type { Service } from '../odata/entity-model.ts';
import { businessPartnerService } from './business-partner-service.ts';
import { contractService } from './contract-service.ts';
import { invoiceService } from './invoice-service.ts';
import { deliveryService, movementService } from './movement-service.ts';
import { confirmationService, orderService } from './order-service.ts';
import { productService } from './product-service.ts';
import { requisitionService } from './requisition-service.ts';
import { batchService, plantService, stockService, storageLocationService } from './stock-service.ts';

/** Every service the ERP offers. */
export const erpServices: readonly Service[] = [
  productService,
  businessPartnerService,
  plantService,
  storageLocationService,
  stockService,
  batchService,
  contractService,
  requisitionService,
  orderService,
  confirmationService,
  movementService,
  deliveryService,
  invoiceService,
];

/** Key fields of each ERP table. */
export const erpTableKeys: ReadonlyMap<string, readonly string[]> = new Map(
  erpServices.flatMap((service) =>
    [...service.sets.values()].filter((type) => type.table === type.set).map((type) => [type.table, type.key] as const),
  ),
);
