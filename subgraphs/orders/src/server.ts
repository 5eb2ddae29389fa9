import { readFileSync } from 'node:fs';
import { commandTask } from '@supply-hub/commands';
import type { MigrationModule } from '@supply-hub/postgres';
import {
  createSubgraph,
  SourcedReader,
  sourceHttp,
  WriteBehind,
  type CopySpec,
  type Subgraph,
  type SubgraphDeps,
} from '@supply-hub/subgraph-kit';
import type { OrdersContext } from './context.ts';
import { invoiceCopies } from './db/invoice-copies.ts';
import { foldedOrderCopies } from './db/purchase-order-copies.ts';
import { receiptCopies } from './db/receipt-copies.ts';
import { requisitionCopies } from './db/requisition-copies.ts';
import { orderFeeds } from './feeds/order-feeds.ts';
import { backorderChanged } from './live/backorder-changed.ts';
import { createLoaders, type OrdersReaders } from './loaders/loaders.ts';
import { onAcknowledgement } from './receivers/on-acknowledgement.ts';
import { onChangeAnswer } from './receivers/on-change-answer.ts';
import { onShipNotice } from './receivers/on-ship-notice.ts';
import { onSupplierInvoice } from './receivers/on-supplier-invoice.ts';
import { resolverMap } from './resolvers/resolver-map.ts';
import { readAnswers } from './services/read-answers.ts';
import { readByKey } from './services/read-by-key.ts';
import { readDocuments } from './services/read-documents.ts';
import { refoldOrders } from './services/refold-orders.ts';
import type { DocumentSource, OrderSource } from './sources/order-source.ts';
import { createSapOrderSource } from './sources/sap-s4hana/sap-order-source.ts';
import { checkPricesTask } from './tasks/check-prices-task.ts';
import { owner } from './services/replenishment/command-kinds.ts';
import { readNeeds } from './services/replenishment/read-needs.ts';
import { whenStuck } from './services/replenishment/when-stuck.ts';
import { orderPerformers } from './services/replenishment/performers.ts';
import { ordersCameTask } from './tasks/orders-came-task.ts';
import { refoldOrdersTask } from './tasks/refold-orders-task.ts';
import { replenishTask } from './tasks/replenish-task.ts';
import { sendChangesTask } from './tasks/send-changes-task.ts';
import { sendOrdersTask } from './tasks/send-orders-task.ts';
import { onAgreedPrices } from './workflows/on-agreed-prices.ts';
import { onRelyingCases } from './workflows/on-relying-cases.ts';
import { onItemChanged, onPartsKnown } from './workflows/on-item-changed.ts';
import { onAskedFor, onDemand } from './workflows/on-demand.ts';
import { onTradingPartnerChanged } from './workflows/on-trading-partner-changed.ts';

/** The tables of schema `orders`. */
export const ordersMigrations: MigrationModule = {
  name: 'orders',
  schema: 'orders',
  directory: new URL('../migrations/', import.meta.url),
};

/** Requisitions, orders, receipts and invoices, from the configured ERPs; and what passes between them and suppliers. */
export function createOrders(deps: SubgraphDeps): Subgraph {
  const { config, clock, log, connection, verifier } = deps;
  const { db } = connection;
  const erps = Object.values(config.systems).filter(({ kind }) => kind === 'sap-s4hana');
  const sources = new Map(erps.map((erp) => [erp.id, createSapOrderSource(sourceHttp(deps, erp), config, log)]));
  const writes = new WriteBehind(log);
  const reader = <V>(spec: CopySpec<V>, documents: (source: OrderSource) => DocumentSource<V>) =>
    new SourcedReader({
      spec,
      db,
      config,
      clock,
      log,
      writes,
      onRead: deps.onCopyRead,
      source(system) {
        const source = sources.get(system);
        return readByKey(db, spec.idType, system, source && documents(source));
      },
    });
  const orderCopies = foldedOrderCopies(
    (tx, ids, at) => refoldOrders(tx, ids, config, at),
    () => clock.now(),
  );
  const readers: OrdersReaders = {
    orders: reader(orderCopies, (source) => source.orders),
    requisitions: reader(requisitionCopies, (source) => source.requisitions),
    receipts: reader(receiptCopies, (source) => source.receipts),
    invoices: reader(invoiceCopies, (source) => source.invoices),
  };

  return createSubgraph<OrdersContext>({
    name: 'orders',
    sdl: readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8'),
    resolvers: resolverMap,
    verifier,
    log,
    audit: { db, clock },
    context(base) {
      const loaders = createLoaders(db, readers, base);
      return {
        ...base,
        db,
        clock,
        config,
        loaders,
        documents: readDocuments({ db, config, buyers: [...sources.keys()] }, base, loaders),
        answers: readAnswers(db, base, loaders),
        needs: readNeeds(db, base.viewer),
      };
    },
    live: { connection, fields: { backorderChanged } },
    feeds: [...sources.values()].flatMap((source) => orderFeeds(source, { db, config, orderCopies })),
    handlers: [
      onTradingPartnerChanged,
      onItemChanged,
      onPartsKnown,
      onAgreedPrices,
      onRelyingCases,
      onDemand(clock),
      onAskedFor,
    ],
    receivers: [onAcknowledgement(deps), onChangeAnswer(deps), onShipNotice(deps), onSupplierInvoice(deps)],
    tasks: [
      refoldOrdersTask({ db, clock, config }),
      sendOrdersTask({ db, clock, config }),
      sendChangesTask({ db, clock, config }),
      ordersCameTask({ db, clock }),
      checkPricesTask({ db, clock }),
      replenishTask({ db, clock, config }),
      ...[...sources.values()].map(({ system, commands }) =>
        commandTask({
          owner,
          system,
          db,
          clock,
          log,
          performers: orderPerformers(system, commands),
          whenStuck: whenStuck(system),
        }),
      ),
    ],
    idle: () => writes.idle(),
    async close() {
      await writes.close();
      await Promise.all([...sources.values()].map((source) => source.close()));
    },
  });
}
