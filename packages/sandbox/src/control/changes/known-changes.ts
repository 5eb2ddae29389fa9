import { z } from 'zod';
import { caseStatus, modifyCaseChange, newCase, rescheduleCase } from './case-changes.ts';
import { defineChange, name, type Change } from './change.ts';
import { blockSupplier, changeItem, newItem } from './master-changes.ts';
import {
  cancelOrderLine,
  changePrice,
  confirmOrder,
  createOrder,
  lockOrder,
  orderRequisition,
  releaseRequisition,
  slipOrder,
  touch,
} from './order-changes.ts';
import { issueStock, receiveOrder, setStock, setWarehouseStock } from './stock-changes.ts';

/** Any record of any table, over what is there: for what no other change covers. */
const putRecord = defineChange(
  'erp',
  z.strictObject({ table: name, record: z.record(z.string(), z.unknown()) }),
  (draft, { table, record }) => {
    draft.put(table, { ...draft.get(table, record), ...record });
    return {};
  },
);

/** Every kind of change the control interface takes, by the name it is asked for with. */
export const knownChanges: ReadonlyMap<string, Change> = new Map(
  Object.entries({
    'issue-stock': issueStock,
    'receive-order': receiveOrder,
    'set-stock': setStock,
    'set-warehouse-stock': setWarehouseStock,
    'slip-order': slipOrder,
    'confirm-order': confirmOrder,
    'create-order': createOrder,
    'cancel-order-line': cancelOrderLine,
    'touch-order': touch,
    'lock-order': lockOrder,
    'release-requisition': releaseRequisition,
    'order-requisition': orderRequisition,
    'change-price': changePrice,
    'new-item': newItem,
    'change-item': changeItem,
    'block-supplier': blockSupplier,
    'new-case': newCase,
    'reschedule-case': rescheduleCase,
    'modify-case': modifyCaseChange,
    'case-status': caseStatus,
    'put-record': putRecord,
  }),
);
