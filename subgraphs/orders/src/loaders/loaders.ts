import type { Db } from '@supply-hub/postgres';
import {
  statementLoader,
  type ChildPage,
  type Page,
  type RequestContext,
  type SourcedLoader,
  type SourcedReader,
  type SourceKey,
} from '@supply-hub/subgraph-kit';
import type DataLoader from 'dataloader';
import { backordersById, backordersOfLines, type BackorderRow } from '../db/queries/backorders.ts';
import { invoicesOfOrders } from '../db/queries/invoices.ts';
import {
  linesOnOrder,
  openOrderCounts,
  openOrderPages,
  type LineOfOrder,
  type OnOrder,
} from '../db/queries/purchase-orders.ts';
import { toldChanges, type ToldChange } from '../db/queries/orders-told.ts';
import { visiblePolicies } from '../db/queries/policies.ts';
import { priceChecksOf } from '../db/queries/price-checks.ts';
import { receiptsOfOrders } from '../db/queries/receipts.ts';
import { substitutionsById, substitutionsOfLines, type SubstitutionRow } from '../db/queries/substitution-requests.ts';
import {
  documentsById,
  documentsOfLines,
  documentsOfOrders,
  type DocumentsOfOrder,
  type ReceivedDocument,
} from '../db/queries/supplier-documents.ts';
import { transmissionsOf, type TransmissionState } from '../db/queries/transmissions.ts';
import type { PolicyRow, PriceCheckRow } from '../db/policy-schema.ts';
import type { Invoice } from '../domain/invoice.ts';
import type { OrderLife } from '../domain/order-life/order-life.ts';
import type { PurchaseOrder } from '../domain/purchase-order.ts';
import type { Receipt } from '../domain/receipt.ts';
import type { Requisition } from '../domain/requisition.ts';
import { documentOfLine } from './document-of-line.ts';
import { orderLives, type OrderRead } from './order-life.ts';

/** One reader for each kind of document, for the life of the process. */
export interface OrdersReaders {
  readonly orders: SourcedReader<PurchaseOrder>;
  readonly requisitions: SourcedReader<Requisition>;
  readonly receipts: SourcedReader<Receipt>;
  readonly invoices: SourcedReader<Invoice>;
}

/** Fresh for each request; what is not the viewer's is null or absent. */
export interface OrdersLoaders {
  readonly order: SourcedLoader<PurchaseOrder>;
  readonly requisition: SourcedLoader<Requisition>;
  readonly receipt: SourcedLoader<Receipt>;
  readonly invoice: SourcedLoader<Invoice>;
  /** Id of a line of any kind → the key of its document; null for an id nobody knows. */
  readonly documentOfLine: DataLoader<string, SourceKey | null>;
  /** Order → ids, the newest first. */
  readonly receiptsOfOrder: DataLoader<string, string[]>;
  readonly invoicesOfOrder: DataLoader<string, string[]>;
  /** What a supplier sent, of whatever kind; null for an id nobody knows, or that is not the viewer's. */
  readonly supplierDocument: DataLoader<string, ReceivedDocument | null>;
  /** Ids, the newest first. */
  readonly supplierDocumentsOfOrder: DataLoader<DocumentsOfOrder, string[], string>;
  /** Line → its document's id. */
  readonly supplierDocumentOfLine: DataLoader<string, string | null>;
  /** Order → what became of sending it. */
  readonly transmission: DataLoader<string, TransmissionState | null>;
  /** Order → what has become of it, by its copy and all that was said of it. */
  readonly orderLife: DataLoader<OrderRead, OrderLife, string>;
  /** Order → the changes its supplier was told of, in their order. */
  readonly toldChanges: DataLoader<string, ToldChange[]>;
  /** Order line → what was found of its price; null for partners. */
  readonly priceCheck: DataLoader<string, PriceCheckRow | null>;
  readonly policy: DataLoader<string, PolicyRow | null>;
  readonly backorder: DataLoader<string, BackorderRow | null>;
  readonly substitution: DataLoader<string, SubstitutionRow | null>;
  /** Order line → ids. */
  readonly backordersOfLine: DataLoader<string, string[]>;
  readonly substitutionsOfLine: DataLoader<string, string[]>;
  /** Open lines of an item. */
  readonly onOrder: DataLoader<OnOrder, LineOfOrder[], string>;
  /** Pages of a supplier's open orders, and how many it has. */
  readonly openOrders: DataLoader<ChildPage, Page<string>, string>;
  readonly openOrderCount: DataLoader<string, number>;
}

export function createLoaders(db: Db, readers: OrdersReaders, { viewer, deadline }: RequestContext): OrdersLoaders {
  return {
    order: readers.orders.loader(viewer, deadline),
    requisition: readers.requisitions.loader(viewer, deadline),
    receipt: readers.receipts.loader(viewer, deadline),
    invoice: readers.invoices.loader(viewer, deadline),
    documentOfLine: documentOfLine(db),
    receiptsOfOrder: statementLoader(async (orderIds: readonly string[]) => {
      const found = await receiptsOfOrders(db, viewer, orderIds);
      return orderIds.map((id) => found.get(id) ?? []);
    }),
    invoicesOfOrder: statementLoader(async (orderIds: readonly string[]) => {
      const found = await invoicesOfOrders(db, viewer, orderIds);
      return orderIds.map((id) => found.get(id) ?? []);
    }),
    supplierDocument: statementLoader(async (ids: readonly string[]) => {
      const found = new Map((await documentsById(db, viewer, ids)).map((each) => [each.id, each]));
      return ids.map((id) => found.get(id) ?? null);
    }),
    supplierDocumentsOfOrder: statementLoader(
      (asked: readonly DocumentsOfOrder[]) => documentsOfOrders(db, viewer, asked),
      { cacheKeyFn: ({ orderId, kind }) => `${kind} ${orderId}` },
    ),
    supplierDocumentOfLine: statementLoader(async (ids: readonly string[]) => {
      const found = await documentsOfLines(db, ids);
      return ids.map((id) => found.get(id) ?? null);
    }),
    transmission: statementLoader(async (orderIds: readonly string[]) => {
      const found = await transmissionsOf(db, orderIds);
      return orderIds.map((id) => found.get(id) ?? null);
    }),
    orderLife: orderLives(db),
    toldChanges: statementLoader(async (orderIds: readonly string[]) => {
      const found = await toldChanges(db, orderIds);
      return orderIds.map((id) => found.get(id) ?? []);
    }),
    priceCheck: statementLoader(async (lineIds: readonly string[]) => {
      const found = viewer.role === 'partner' ? new Map<string, PriceCheckRow>() : await priceChecksOf(db, lineIds);
      return lineIds.map((id) => found.get(id) ?? null);
    }),
    policy: statementLoader(async (ids: readonly string[]) => {
      const found = await visiblePolicies(db, viewer, ids);
      return ids.map((id) => found.get(id) ?? null);
    }),
    backorder: statementLoader(async (ids: readonly string[]) => {
      const found = new Map((await backordersById(db, viewer, ids)).map((row) => [row.id, row]));
      return ids.map((id) => found.get(id) ?? null);
    }),
    substitution: statementLoader(async (ids: readonly string[]) => {
      const found = new Map((await substitutionsById(db, viewer, ids)).map((row) => [row.id, row]));
      return ids.map((id) => found.get(id) ?? null);
    }),
    backordersOfLine: statementLoader(async (lineIds: readonly string[]) => {
      const found = await backordersOfLines(db, lineIds);
      return lineIds.map((id) => found.get(id) ?? []);
    }),
    substitutionsOfLine: statementLoader(async (lineIds: readonly string[]) => {
      const found = await substitutionsOfLines(db, lineIds);
      return lineIds.map((id) => found.get(id) ?? []);
    }),
    onOrder: statementLoader((asked: readonly OnOrder[]) => linesOnOrder(db, viewer, asked), {
      cacheKeyFn: ({ itemId, facilityId }) => JSON.stringify([itemId, facilityId]),
    }),
    openOrders: openOrderPages(db, viewer),
    openOrderCount: statementLoader(async (supplierIds: readonly string[]) => {
      const counts = await openOrderCounts(db, viewer, supplierIds);
      return supplierIds.map((id) => counts.get(id) ?? 0);
    }),
  };
}
