import { acknowledgement855 } from './acknowledgement-855.ts';
import { catalogue832 } from './catalogue-832.ts';
import type { Reading } from './document-fault.ts';
import { inventoryAdjustment947 } from './inventory-adjustment-947.ts';
import { inventoryAdvice846 } from './inventory-advice-846.ts';
import { invoice810 } from './invoice-810.ts';
import type { SetToRead } from './layout/document-type.ts';
import { orderChange860 } from './order-change-860.ts';
import { orderChangeAcknowledgement865 } from './order-change-acknowledgement-865.ts';
import { priceAuthorization845 } from './price-authorization-845.ts';
import { productTransfer867 } from './product-transfer-867.ts';
import { purchaseOrder850 } from './purchase-order-850.ts';
import { receiptAdvice944 } from './receipt-advice-944.ts';
import { receivingAdvice861 } from './receiving-advice-861.ts';
import { shipNotice856 } from './ship-notice-856.ts';
import { shipmentStatus214 } from './shipment-status-214.ts';
import { shippingAdvice945 } from './shipping-advice-945.ts';
import { shippingOrder940 } from './shipping-order-940.ts';
import { stockTransferAdvice943 } from './stock-transfer-advice-943.ts';

/** Every document the hub reads and writes, by ST01. Acknowledgements (997, 999) are no documents. */
export const documentTypes = {
  '214': shipmentStatus214,
  '810': invoice810,
  '832': catalogue832,
  '845': priceAuthorization845,
  '846': inventoryAdvice846,
  '850': purchaseOrder850,
  '855': acknowledgement855,
  '856': shipNotice856,
  '860': orderChange860,
  '861': receivingAdvice861,
  '865': orderChangeAcknowledgement865,
  '867': productTransfer867,
  '940': shippingOrder940,
  '943': stockTransferAdvice943,
  '944': receiptAdvice944,
  '945': shippingAdvice945,
  '947': inventoryAdjustment947,
};

export type DocumentTypeCode = keyof typeof documentTypes;

export const isDocumentType = (type: string): type is DocumentTypeCode => Object.hasOwn(documentTypes, type);

/** Reads a set of any known type, for those who only judge or show it; null for another type. */
export function readDocument(set: SetToRead & { readonly type: string }): Reading<object> | null {
  return isDocumentType(set.type) ? documentTypes[set.type].read(set) : null;
}
