import type { Resolvers } from '../generated/graphql.ts';
import { Invoice } from './Invoice.ts';
import { InvoiceConnection } from './InvoiceConnection.ts';
import { InvoiceLine } from './InvoiceLine.ts';
import { Item } from './Item.ts';
import { PurchaseOrder } from './PurchaseOrder.ts';
import { PurchaseOrderConnection } from './PurchaseOrderConnection.ts';
import { PurchaseOrderLine } from './PurchaseOrderLine.ts';
import { Query } from './Query.ts';
import { Receipt } from './Receipt.ts';
import { ReceiptLine } from './ReceiptLine.ts';
import { Requisition } from './Requisition.ts';
import { RequisitionConnection } from './RequisitionConnection.ts';
import { RequisitionLine } from './RequisitionLine.ts';
import { Supplier } from './Supplier.ts';

/** Every resolver of the subgraph; a type that is not here is resolved by its properties. */
export const resolverMap: Resolvers = {
  Query,
  PurchaseOrder,
  PurchaseOrderConnection,
  PurchaseOrderLine,
  Requisition,
  RequisitionConnection,
  RequisitionLine,
  Receipt,
  ReceiptLine,
  Invoice,
  InvoiceConnection,
  InvoiceLine,
  Item,
  Supplier,
};
