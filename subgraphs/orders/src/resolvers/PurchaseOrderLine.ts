import { Decimal, Money, unitPriceDigits } from '@supply-hub/quantities';
import type { OrderLineNode } from '../context.ts';
import { inBaseUnits, pricePerBaseUnit } from '../domain/purchase-order.ts';
import type { PurchaseOrderLineResolvers } from '../generated/graphql.ts';
import { lifeOfLine } from '../services/read-answers.ts';
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
  status: async (node, _, context) => (await lifeOfLine(node, context)).status,
  quantity: ({ line }) => line.quantity,
  baseQuantity: ({ line }) => ({ value: inBaseUnits(line, line.quantity.value).toString(), unit: line.baseUnit }),
  received: ({ line }) => ({ value: inBaseUnits(line, line.received).toString(), unit: line.baseUnit }),
  outstanding: async (node, _, context) => {
    const { promised, unpromised } = await lifeOfLine(node, context);
    return inBase(node, Decimal.of(promised).plus(Decimal.of(unpromised)).toString());
  },
  price: ({ line }) => line.price,
  perQuantity: ({ line }) => line.perQuantity,
  priceUnit: ({ line }) => line.priceUnit,
  pricePerBaseUnit: ({ line }) =>
    Money.of(pricePerBaseUnit(line).round(unitPriceDigits, 'half-up'), line.price.currency).toJSON(),
  promises: async (node, _, context) => {
    const { promises } = await lifeOfLine(node, context);
    return promises.map(({ promisedOn, quantity, isConfirmed, itemId, documentId }) => ({
      promisedOn,
      quantity: inBase(node, quantity),
      isConfirmed,
      documentId,
      substituteItem: reference(itemId),
    }));
  },
  quantities: async (node, _, context) => {
    const { ordered, cancelled, received, promised, unpromised, refused, shipped, surplus } = await lifeOfLine(
      node,
      context,
    );
    const of = (value: string) => inBase(node, value);
    return {
      ordered: of(ordered),
      cancelled: of(cancelled),
      received: of(received),
      promised: of(promised),
      unpromised: of(unpromised),
      refused: of(refused),
      shipped: of(shipped),
      surplus: of(surplus),
    };
  },
  backorders: ({ line }, _, { answers }) => answers.backordersOfLine(line.id),
  substitutionRequests: ({ line }, _, { answers }) => answers.substitutionsOfLine(line.id),
  isPricePending: async (node, _, context) => (await lifeOfLine(node, context)).pricePending,
  heldReason: async (node, _, context) => (await lifeOfLine(node, context)).heldReason,
  contract: ({ line }) => reference(line.contractId),
  priceCheck: ({ line }, _, { loaders }) => loaders.priceCheck.load(line.id),
};

/** What is folded is in base units. */
const inBase = ({ line }: OrderLineNode, value: string) => ({ value, unit: line.baseUnit });
