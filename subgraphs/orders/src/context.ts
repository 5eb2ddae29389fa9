import type { Clock } from '@supply-hub/clock';
import type { Command } from '@supply-hub/commands';
import type { HubConfig } from '@supply-hub/config';
import type { Db } from '@supply-hub/postgres';
import type { Page, RequestContext, Sourced } from '@supply-hub/subgraph-kit';
import type { Invoice, InvoiceLine } from './domain/invoice.ts';
import type { PurchaseOrder, PurchaseOrderLine } from './domain/purchase-order.ts';
import type { Receipt, ReceiptLine } from './domain/receipt.ts';
import type { Requisition, RequisitionLine } from './domain/requisition.ts';
import type { BackorderPromiseRow, BackorderRow } from './db/queries/backorders.ts';
import type { AskedOfNeed, KeptNeed } from './db/queries/replenishment/kept-needs.ts';
import type { ToldChange } from './db/queries/orders-told.ts';
import type { SubstitutionRow } from './db/queries/substitution-requests.ts';
import type { PolicyRow, PriceCheckRow } from './db/policy-schema.ts';
import type { ReceivedDocument } from './db/queries/supplier-documents.ts';
import type {
  Acknowledgement,
  ChangeAnswer,
  KitComponent,
  LineAnswer,
  ShipNotice,
  SupplierDocument,
  SupplierInvoice,
} from './domain/supplier-document.ts';
import type { ChangeLife, LinePromise, SentLineChange, ToldLine } from './domain/order-life/order-life.ts';
import type { SentQuantity } from './domain/sent-values.ts';
import type { OrdersLoaders } from './loaders/loaders.ts';
import type { OwnPage, ReadAnswers } from './services/read-answers.ts';
import type { ReadDocuments } from './services/read-documents.ts';
import type { ReadNeeds } from './services/replenishment/read-needs.ts';

/** What orders' resolvers have at hand. */
export interface OrdersContext extends RequestContext {
  readonly loaders: OrdersLoaders;
  readonly documents: ReadDocuments;
  readonly answers: ReadAnswers;
  readonly needs: ReadNeeds;
  /** For deeds, which write. */
  readonly db: Db;
  readonly clock: Clock;
  readonly config: HubConfig;
}

export type OrderNode = Sourced<PurchaseOrder>;
export type RequisitionNode = Sourced<Requisition>;
export type ReceiptNode = Sourced<Receipt>;
export type InvoiceNode = Sourced<Invoice>;

/** A line with the document it belongs to, which says how old both are. */
export interface LineNode<V, L> {
  readonly document: Sourced<V>;
  readonly line: L;
}
export type OrderLineNode = LineNode<PurchaseOrder, PurchaseOrderLine>;
export type RequisitionLineNode = LineNode<Requisition, RequisitionLine>;
export type ReceiptLineNode = LineNode<Receipt, ReceiptLine>;
export type InvoiceLineNode = LineNode<Invoice, InvoiceLine>;

/** What a supplier sent; hub's own facts, so they are as old as they are. */
export type AcknowledgementNode = ReceivedDocument<Acknowledgement>;
export type ShipNoticeNode = ReceivedDocument<ShipNotice>;
export type SupplierInvoiceNode = ReceivedDocument<SupplierInvoice>;

/** A line of what a supplier sent, with its document. */
export interface SentLineNode<V extends SupplierDocument> {
  readonly document: ReceivedDocument<V>;
  readonly line: V['lines'][number];
}
export type AcknowledgementLineNode = SentLineNode<Acknowledgement>;
export type ShipNoticeLineNode = SentLineNode<ShipNotice>;
export type SupplierInvoiceLineNode = SentLineNode<SupplierInvoice>;
export type LineAnswerNode = LineAnswer;
export type ChangeAnswerNode = ReceivedDocument<ChangeAnswer>;
export type ChangeAnswerLineNode = SentLineNode<ChangeAnswer>;

/** A change the supplier was told of, and what became of it; of the order it was read with. */
export interface OrderChangeNode {
  readonly order: Sourced<PurchaseOrder>;
  readonly change: ToldChange;
  readonly life: ChangeLife | null;
}
export interface OrderLineChangeNode {
  readonly line: OrderLineNode | null;
  readonly change: SentLineChange;
  readonly isRefused: boolean;
}
export type ToldLineNode = ToldLine;

/** A part of a line that is expected, in base units. */
export interface DeliveryPromiseNode extends Omit<LinePromise, 'quantity' | 'itemId'> {
  readonly quantity: { readonly value: string; readonly unit: string };
  readonly substituteItem: { readonly id: string } | null;
}
export type KitComponentNode = KitComponent;
export type SentQuantityNode = SentQuantity;

/** The hub's own facts. */
export type PolicyNode = PolicyRow;
export type PriceCheckNode = PriceCheckRow;

/** What is folded from documents; hub's own facts. */
export type BackorderNode = BackorderRow;
export type BackorderPromiseNode = BackorderPromiseRow;
export type SubstitutionNode = SubstitutionRow;
export type BackorderPage = OwnPage;
export type SubstitutionPage = OwnPage;

/** A page of ids, before their documents are loaded. */
export type DocumentPage = Page<string>;

/** A thing that another subgraph owns. */
export interface Reference {
  readonly id: string;
}

/** A page of orders and, when asked for, how many there are in all. */
export interface OrderPage extends DocumentPage {
  readonly totalCount: () => Promise<number>;
}

/** What facilities need, and what systems are asked to do; hub's own facts. */
export type NeedNode = KeptNeed;
export type CommandNode = Command;
export interface NeedingCaseNode {
  readonly caseId: string;
  readonly short: string;
  readonly unit: string;
}
export type AskedLineNode = AskedOfNeed;
