import { Money, unitPriceDigits } from '@supply-hub/quantities';
import { inBaseUnits, pricePerBaseUnit } from '../domain/purchase-order.ts';
import type { PurchaseOrderLineResolvers } from '../generated/graphql.ts';
import { lineById } from '../services/line-by-id.ts';
import { shownFacility } from '../services/visible-lines.ts';
import { reference } from './reference.ts';

export const PurchaseOrderLine: PurchaseOrderLineResolvers = {
  __resolveReference: ({ id }, context) => lineById(id, context.loaders.order, context),
  id: ({ line }) => line.id,
  number: ({ line }) => line.number,
  purchaseOrder: ({ document }) => document,
  item: ({ line }) => reference(line.itemId),
  facility: ({ line }, _, { viewer }) => shownFacility(viewer, line.facilityId),
  description: ({ line }) => line.description,
  supplierPartNumber: ({ line }) => line.supplierPartNumber,
  status: ({ line }) => line.status,
  quantity: ({ line }) => line.quantity,
  baseQuantity: ({ line }) => ({ value: inBaseUnits(line, line.quantity.value).toString(), unit: line.baseUnit }),
  received: ({ line }) => ({ value: inBaseUnits(line, line.received).toString(), unit: line.baseUnit }),
  outstanding: ({ line }) => ({ value: inBaseUnits(line, line.outstanding).toString(), unit: line.baseUnit }),
  price: ({ line }) => line.price,
  perQuantity: ({ line }) => line.perQuantity,
  priceUnit: ({ line }) => line.priceUnit,
  pricePerBaseUnit: ({ line }) =>
    Money.of(pricePerBaseUnit(line).round(unitPriceDigits, 'half-up'), line.price.currency).toJSON(),
  promises: ({ line }) =>
    line.promises.map(({ promisedOn, quantity, isConfirmed }) => ({
      promisedOn,
      quantity: { value: inBaseUnits(line, quantity).toString(), unit: line.baseUnit },
      isConfirmed,
    })),
  contract: ({ line }) => reference(line.contractId),
};
