import type { HubConfig } from '@supply-hub/config';
import { InvalidInput } from '@supply-hub/errors';
import { hubIdType } from '@supply-hub/identifiers';
import type { Db } from '@supply-hub/postgres';
import { withoutPadding } from '@supply-hub/source-kit';
import {
  assertLoaded,
  decodeCursor,
  pageOf,
  pageSize,
  seesFacility,
  statement,
  systemName,
  type Page,
  type PageArguments,
  type Position,
  type RequestContext,
} from '@supply-hub/subgraph-kit';
import type { OrderLineNode, OrderNode, OrderPage } from '../context.ts';
import { invoicePage, type InvoiceConditions } from '../db/queries/invoices.ts';
import { orderCount, orderPage, type OrderConditions } from '../db/queries/purchase-orders.ts';
import { requisitionPage, type RequisitionConditions } from '../db/queries/requisitions.ts';
import { feedName, type DocumentKind } from '../feeds/order-feeds.ts';
import { lineOf } from './line-by-id.ts';
import type { OrdersLoaders } from '../loaders/loaders.ts';

/** Lists and look-ups for one request. @throws SourceUnavailable for a list of what was never read whole */
export interface ReadDocuments {
  orders(conditions: OrderConditions, page: PageArguments): Promise<OrderPage>;
  requisitions(conditions: RequisitionConditions, page: PageArguments): Promise<Page<string>>;
  invoices(conditions: InvoiceConditions, page: PageArguments): Promise<Page<string>>;
  /** @throws InvalidInput a system that is not configured; SourceUnavailable when "no such order" cannot be told */
  orderByNumber(system: string, number: string): Promise<OrderNode | null>;
  openOrders(supplierId: string, page: PageArguments): Promise<OrderPage>;
  onOrder(itemId: string, facilityId: string | null): Promise<OrderLineNode[]>;
  /** Ids, the newest first. */
  receiptsOfOrder(orderId: string): Promise<string[]>;
  invoicesOfOrder(orderId: string): Promise<string[]>;
}

/** The longest number an order has anywhere. */
const longestNumber = 40;

export function readDocuments(
  { db, config, buyers }: { db: Db; config: HubConfig; buyers: readonly string[] },
  { viewer }: RequestContext,
  loaders: OrdersLoaders,
): ReadDocuments {
  // Once a request: every order of a list asks for its receipts.
  const known = new Map<DocumentKind, Promise<unknown>>();
  function loaded(kind: DocumentKind): Promise<unknown> {
    const all =
      known.get(kind) ??
      Promise.all(
        buyers.map((id) =>
          statement(() => assertLoaded(db, { name: feedName(kind, id), systemName: systemName(config.systems, id) })),
        ),
      );
    known.set(kind, all);
    return all;
  }

  async function page(
    kind: DocumentKind,
    asked: PageArguments,
    rows: (after: Position | undefined, size: number) => Promise<Position[]>,
  ): Promise<Page<string>> {
    const size = pageSize(asked);
    const after = dayCursor(asked);
    await loaded(kind);
    return pageOf(await statement(() => rows(after, size)), size, after, ({ id }) => id);
  }

  return {
    async orders(conditions, asked) {
      const found = await page('purchase-orders', asked, (after, size) =>
        orderPage(db, viewer, conditions, after, size),
      );
      return { ...found, totalCount: () => statement(() => orderCount(db, viewer, conditions)) };
    },
    requisitions: (conditions, asked) =>
      page('requisitions', asked, (after, size) => requisitionPage(db, viewer, conditions, after, size)),
    invoices: (conditions, asked) =>
      page('invoices', asked, (after, size) => invoicePage(db, viewer, conditions, after, size)),

    async orderByNumber(system, given) {
      const configured = config.systems[system];
      if (configured === undefined) {
        const known = Object.keys(config.systems).join(', ');
        throw new InvalidInput(`"${system.slice(0, 40)}" is no system of this hub. Name one of: ${known}.`, {
          field: 'system',
        });
      }
      const number = withoutPadding(given.trim());
      if (!buyers.includes(system) || number === '' || number.length > longestNumber || number.includes('\0'))
        return null;
      return loaders.order.loadByKey({ type: 'order', system, key: [number] });
    },

    async openOrders(supplierId, asked) {
      pageSize(asked);
      dayCursor(asked);
      await loaded('purchase-orders');
      const found = await loaders.openOrders.load({ parentId: supplierId, ...asked });
      return { ...found, totalCount: () => loaders.openOrderCount.load(supplierId) };
    },

    async onOrder(itemId, facilityId) {
      if (facilityId !== null && !seesFacility(viewer, facilityId)) return [];
      await loaded('purchase-orders');
      const lines = await loaders.onOrder.load({ itemId, facilityId });
      const nodes = await Promise.all(
        lines.map(async ({ id, orderId }) => lineOf(await loaders.order.load(orderId), id, viewer)),
      );
      // What was read again for this answer may have come by now.
      return nodes.filter((node) => node !== null).filter(({ line }) => line.outstanding !== '0');
    },

    async receiptsOfOrder(orderId) {
      await loaded('receipts');
      return loaders.receiptsOfOrder.load(orderId);
    },
    async invoicesOfOrder(orderId) {
      await loaded('invoices');
      return loaders.invoicesOfOrder.load(orderId);
    },
  };
}

/** A cursor of a list that is in the order of days. @throws InvalidInput one of another list */
function dayCursor(asked: PageArguments): Position | undefined {
  const after = decodeCursor(asked);
  if (after === undefined || (isDay(after.sortKey) && hubIdType(after.id) !== null)) return after;
  throw new InvalidInput('"after" is not a cursor of this list: give the endCursor of the page before.', {
    field: 'after',
  });
}

function isDay(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}
