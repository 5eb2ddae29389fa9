import { cancelMaterialDocument, createMaterialDocument } from './documents/goods-movement.ts';
import { cancelInvoice, createInvoice, releaseInvoice } from './documents/invoices.ts';
import {
  createConfirmation,
  removeOrderItem,
  updateOrder,
  updateOrderItem,
  updateScheduleLine,
} from './documents/orders.ts';
import { createRequisition, removeRequisitionItem, updateRequisitionItem } from './documents/requisitions.ts';
import type { ServiceWrites } from './erp-writes.ts';

/** Everything callers may change in the ERP, by service. */
export const erpWrites: Readonly<Record<string, ServiceWrites>> = {
  API_PURCHASEREQ_PROCESS_SRV: {
    creates: { A_PurchaseRequisitionHeader: createRequisition },
    updates: { A_PurchaseRequisitionItem: updateRequisitionItem },
    removes: { A_PurchaseRequisitionItem: removeRequisitionItem },
  },
  api_purchaseorder_2: {
    updates: {
      PurchaseOrder: updateOrder,
      PurchaseOrderItem: updateOrderItem,
      PurchaseOrderScheduleLine: updateScheduleLine,
    },
    removes: { PurchaseOrderItem: removeOrderItem },
  },
  api_supplierconfirmation: { creates: { Confirmation: createConfirmation } },
  API_MATERIAL_DOCUMENT_SRV: {
    creates: { A_MaterialDocumentHeader: createMaterialDocument },
    operations: { Cancel: cancelMaterialDocument },
  },
  API_SUPPLIERINVOICE_PROCESS_SRV: {
    creates: { A_SupplierInvoice: createInvoice },
    operations: { Release: releaseInvoice, Cancel: cancelInvoice },
  },
};
