import type { Resolvers } from '../generated/graphql.ts';
import { Backorder } from './Backorder.ts';
import { BackorderConnection } from './BackorderConnection.ts';
import { BackorderPromise } from './BackorderPromise.ts';
import { Mutation } from './Mutation.ts';
import { SubstitutionRequest } from './SubstitutionRequest.ts';
import { SubstitutionRequestConnection } from './SubstitutionRequestConnection.ts';
import { SubstitutionSide } from './SubstitutionSide.ts';
import { Acknowledgement } from './Acknowledgement.ts';
import { AcknowledgementLine } from './AcknowledgementLine.ts';
import { AdvanceShipNotice } from './AdvanceShipNotice.ts';
import { AdvanceShipNoticeLine } from './AdvanceShipNoticeLine.ts';
import { KitComponent } from './KitComponent.ts';
import { LineAnswer } from './LineAnswer.ts';
import { SentQuantity } from './SentQuantity.ts';
import { SupplierInvoice } from './SupplierInvoice.ts';
import { SupplierInvoiceLine } from './SupplierInvoiceLine.ts';
import { Invoice } from './Invoice.ts';
import { InvoiceConnection } from './InvoiceConnection.ts';
import { InvoiceLine } from './InvoiceLine.ts';
import { Item } from './Item.ts';
import { PolicyDifference } from './PolicyDifference.ts';
import { PolicyInForce } from './PolicyInForce.ts';
import { PolicyPreview } from './PolicyPreview.ts';
import { PolicyVersion } from './PolicyVersion.ts';
import { PriceCheck } from './PriceCheck.ts';
import { PurchaseOrder } from './PurchaseOrder.ts';
import { PurchaseOrderConnection } from './PurchaseOrderConnection.ts';
import { PurchaseOrderLine } from './PurchaseOrderLine.ts';
import { Query } from './Query.ts';
import { Receipt } from './Receipt.ts';
import { ReceiptLine } from './ReceiptLine.ts';
import { Requisition } from './Requisition.ts';
import { RequisitionConnection } from './RequisitionConnection.ts';
import { RequisitionLine } from './RequisitionLine.ts';
import { AskedLine } from './AskedLine.ts';
import { Command } from './Command.ts';
import { NeedingCase } from './NeedingCase.ts';
import { ReplenishmentNeed } from './ReplenishmentNeed.ts';
import { ChangeAnswer } from './ChangeAnswer.ts';
import { ChangeAnswerLine } from './ChangeAnswerLine.ts';
import { OrderChange } from './OrderChange.ts';
import { OrderLineChange } from './OrderLineChange.ts';
import { ToldLine } from './ToldLine.ts';
import { DeliveryPromise } from './DeliveryPromise.ts';
import { Supplier } from './Supplier.ts';

/** Every resolver of the subgraph; a type that is not here is resolved by its properties. */
export const resolverMap: Resolvers = {
  Query,
  Mutation,
  PolicyVersion,
  PolicyInForce,
  PolicyPreview,
  PolicyDifference,
  PriceCheck,
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
  Acknowledgement,
  AcknowledgementLine,
  AdvanceShipNotice,
  AdvanceShipNoticeLine,
  ChangeAnswer,
  ChangeAnswerLine,
  OrderChange,
  OrderLineChange,
  ToldLine,
  DeliveryPromise,
  KitComponent,
  LineAnswer,
  SentQuantity,
  SupplierInvoice,
  SupplierInvoiceLine,
  Backorder,
  BackorderConnection,
  BackorderPromise,
  SubstitutionRequest,
  SubstitutionRequestConnection,
  SubstitutionSide,
  ReplenishmentNeed,
  NeedingCase,
  AskedLine,
  Command,
  Item,
  Supplier,
};
