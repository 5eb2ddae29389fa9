import { z } from 'zod';
import { touchOrder } from '../../erp/documents/masters.ts';
import { createConfirmation, updateOrderItem, updateScheduleLine } from '../../erp/documents/orders.ts';
import { ChangeRefused, date, defineChange, existing, name, quantity } from './change.ts';
import { orderedLine, placeOrder, sourceOf } from './place-order.ts';

/** A line's delivery moves to another day. */
export const slipOrder = defineChange(
  'erp',
  z.strictObject({ order: name, line: name.default('10'), scheduleLine: name.default('1'), deliveryDate: date }),
  (draft, { order, line, scheduleLine, deliveryDate }) => {
    const key = { PurchaseOrder: order, PurchaseOrderItem: line, ScheduleLine: scheduleLine };
    updateScheduleLine(draft, existing(draft, 'PurchaseOrderScheduleLine', key), {
      ScheduleLineDeliveryDate: deliveryDate,
    });
    return {};
  },
);

/** The supplier confirms the order, or some of its lines, in full unless it says otherwise. */
export const confirmOrder = defineChange(
  'erp',
  z.strictObject({
    order: name,
    deliveryDate: date,
    reference: z.string().max(35).default(''),
    lines: z
      .array(
        z.strictObject({
          line: name,
          quantity: quantity.optional(),
          deliveryDate: date.optional(),
          isRejected: z.boolean().default(false),
        }),
      )
      .optional(),
  }),
  (draft, input) => {
    const items = draft.where('PurchaseOrderItem', 'PurchaseOrder', input.order);
    const asked = input.lines ?? items.map((item) => ({ line: String(item['PurchaseOrderItem']), isRejected: false }));
    const { row } = createConfirmation(draft, {
      SuplrConfRefPurchaseOrder: input.order,
      SuplrConfExternalReference: input.reference,
      _SupplierConfirmationItemTP: asked.map((each) => {
        const item = items.find((one) => one['PurchaseOrderItem'] === each.line);
        const ordered = String(item?.['OrderQuantity'] ?? '0');
        return {
          SuplrConfRefPurchaseOrderItem: each.line,
          ItemIsRejectedBySupplier: each.isRejected,
          _SupplierConfirmationLineTP: [
            {
              DeliveryDate: ('deliveryDate' in each ? each.deliveryDate : undefined) ?? input.deliveryDate,
              ConfirmedQuantity: each.isRejected ? '0' : (('quantity' in each ? each.quantity : undefined) ?? ordered),
              PurchaseOrderQuantityUnit: item?.['PurchaseOrderQuantityUnit'] ?? '',
              SupplierConfirmationExtNumber: input.reference,
            },
          ],
        };
      }),
    });
    return { supplierConfirmation: row['SupplierConfirmation'] };
  },
);

export const cancelOrderLine = defineChange(
  'erp',
  z.strictObject({ order: name, line: name.default('10') }),
  (draft, { order, line }) => {
    const row = existing(draft, 'PurchaseOrderItem', { PurchaseOrder: order, PurchaseOrderItem: line });
    updateOrderItem(draft, row, { PurchasingDocumentDeletionCode: 'L' });
    return {};
  },
);

/** A buyer places an order. */
export const createOrder = defineChange(
  'erp',
  z.strictObject({ supplier: name, plant: name, lines: z.array(orderedLine).min(1) }),
  (draft, { supplier, plant, lines }) => ({ order: placeOrder(draft, supplier, plant, lines) }),
);

/** A buyer turns a requisition into an order, with the supplier it names unless another is given. */
export const orderRequisition = defineChange(
  'erp',
  z.strictObject({ requisition: name, supplier: name.optional() }),
  (draft, input) => {
    const items = draft
      .where('A_PurchaseRequisitionItem', 'PurchaseRequisition', input.requisition)
      .filter((item) => item['PurchasingDocument'] === '' && item['IsDeleted'] !== 'X');
    const [first] = items;
    if (first === undefined) throw new ChangeRefused(`Requisition ${input.requisition} has nothing to order.`);
    const supplier = input.supplier ?? sourceOf(draft, first);
    const order = placeOrder(
      draft,
      supplier,
      String(first['Plant']),
      items.map((item) => ({
        material: String(item['Material']),
        quantity: String(item['RequestedQuantity']),
        unit: String(item['BaseUnit']),
        deliveryDate: String(item['DeliveryDate']),
        requisition: { number: input.requisition, line: String(item['PurchaseRequisitionItem']) },
      })),
    );
    for (const [index, item] of items.entries()) {
      draft.put('A_PurchaseRequisitionItem', {
        ...item,
        PurchasingDocument: order,
        PurchasingDocumentItem: String((index + 1) * 10),
        OrderedQuantity: item['RequestedQuantity'],
        ProcessingStatus: 'B',
        PurReqnReleaseStatus: '05',
        ReleaseIsNotCompleted: false,
        LastChangeDateTime: draft.nowMs,
      });
    }
    draft.references['purchaseRequisition'] = input.requisition;
    return { order };
  },
);

/** A requisition gets its approval. */
export const releaseRequisition = defineChange(
  'erp',
  z.strictObject({ requisition: name }),
  (draft, { requisition }) => {
    for (const item of draft.where('A_PurchaseRequisitionItem', 'PurchaseRequisition', requisition)) {
      draft.put('A_PurchaseRequisitionItem', {
        ...item,
        PurReqnReleaseStatus: '05',
        ReleaseIsNotCompleted: false,
        LastChangeDateTime: draft.nowMs,
      });
    }
    return {};
  },
);

/** A person opens an order in a dialog, or closes it: while it is open, writes to it are refused with ME/006. */
export const lockOrder = defineChange(
  'erp',
  z.strictObject({ order: name, isLocked: z.boolean().default(true), user: name.default('MBRANDT') }),
  (draft, { order, isLocked, user }) => {
    if (isLocked) draft.put('erp.lock', { PurchaseOrder: order, user });
    else draft.remove('erp.lock', { PurchaseOrder: order });
    return {};
  },
);

/** A supplier's price changes from now on, in its contract and its condition. */
export const changePrice = defineChange(
  'erp',
  z.strictObject({ contract: name, line: name, amount: z.string().regex(/^\d+(\.\d{1,2})?$/) }),
  (draft, { contract, line, amount }) => {
    const key = { PurchaseContract: contract, PurchaseContractItem: line };
    draft.put('A_PurchaseContractItem', {
      ...existing(draft, 'A_PurchaseContractItem', key),
      ContractNetPriceAmount: amount,
    });
    for (const condition of draft.where('A_PurContrItemCondition', 'PurchaseContract', contract)) {
      if (condition['PurchaseContractItem'] === line && condition['ConditionSequentialNumber'] === '1') {
        draft.put('A_PurContrItemCondition', { ...condition, ConditionRateValue: amount });
      }
    }
    const header = existing(draft, 'A_PurchaseContract', { PurchaseContract: contract });
    draft.put('A_PurchaseContract', { ...header, LastChangeDateTime: draft.nowMs });
    return {};
  },
);

/** Marks an order as changed without changing it, as a person saving it does. */
export const touch = defineChange('erp', z.strictObject({ order: name }), (draft, { order }) => {
  existing(draft, 'PurchaseOrder', { PurchaseOrder: order });
  touchOrder(draft, order);
  return {};
});
