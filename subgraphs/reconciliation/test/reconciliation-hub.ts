import { ManualClock } from '@supply-hub/clock';
import { parseHubConfig } from '@supply-hub/config';
import { NotAuthenticated } from '@supply-hub/errors';
import {
  eventsMigrations,
  invoiceRecorded,
  publish,
  purchaseOrderChanged,
  receiptRecorded,
  startDelivery,
} from '@supply-hub/events';
import { hubId } from '@supply-hub/identifiers';
import type { Viewer } from '@supply-hub/identity';
import { silentLog } from '@supply-hub/log';
import { connect } from '@supply-hub/postgres';
import { subgraphKitMigrations } from '@supply-hub/subgraph-kit';
import { testDatabase } from '@supply-hub/testkit';
import { createReconciliation, reconciliationMigrations } from '../src/server.ts';

export const facility = (slug: string) => hubId('facility', 'hub', slug);
export const supplier = (number: string) => hubId('supplier', 'erp', [number]);
export const orderLine = (order: string, line = '10') => hubId('orderline', 'erp', [order, line]);

const planner: Viewer = {
  subject: 'planner',
  role: 'planner',
  facilities: '*',
  suppliers: '*',
  scopes: new Set(),
  expiresAt: Temporal.Instant.from('2030-01-01T00:00:00Z'),
};
const viewers: Readonly<Record<string, Viewer>> = {
  planner,
  northPlanner: { ...planner, facilities: new Set([facility('north')]) },
  partner: { ...planner, role: 'partner', facilities: new Set(), suppliers: new Set([supplier('100')]) },
};

/** What a document says, and which version of it. */
export interface Said {
  readonly order: string;
  readonly version?: number;
  readonly quantity?: string;
}

/** The reconciliation subgraph on a database of its own, with the events that tests publish delivered to it. */
export async function reconciliationHub() {
  const database = await testDatabase([eventsMigrations, subgraphKitMigrations, reconciliationMigrations]);
  const connection = connect({ url: database.url, schema: 'reconciliation', name: 'reconciliation' });
  const hub = connect({ url: database.url, schema: 'hub', name: 'hub' });
  const clock = new ManualClock('2026-03-09T12:00:00Z');
  const subgraph = createReconciliation({
    config: parseHubConfig(
      `systems: { erp: { kind: sap-s4hana, name: Meridian ERP, baseUrl: 'http://127.0.0.1:1' } }
facilities: [{ id: north, name: North, timeZone: America/Chicago, stockSystem: erp, codes: { erp: H100 } }]`,
      {},
    ),
    clock,
    log: silentLog,
    connection,
    verifier: {
      verify(header) {
        const viewer = viewers[header?.replace('Bearer ', '') ?? ''];
        return viewer === undefined ? Promise.reject(new NotAuthenticated('no token')) : Promise.resolve(viewer);
      },
    },
  });
  const delivery = await startDelivery({
    hub,
    subgraphs: [{ connection, handlers: subgraph.handlers }],
    clock,
    log: silentLog,
  });
  const at = (aggregateId: string, version = 1) => ({
    aggregateId,
    aggregateVersion: version,
    occurredAt: clock.now(),
  });

  return {
    db: connection.db,
    clock,
    /** Ten boxes of ten at 25.00 a box, for one facility from one supplier. */
    order: ({
      order,
      version,
      quantity = '10',
      facilityId = facility('north'),
      supplierId = supplier('100'),
    }: Said & { facilityId?: string; supplierId?: string }) =>
      hub.db.transaction((tx) =>
        publish(tx, purchaseOrderChanged, {
          ...at(hubId('order', 'erp', [order]), version),
          data: {
            id: hubId('order', 'erp', [order]),
            number: order,
            supplierId,
            status: 'SENT',
            orderedOn: '2026-03-01',
            lines: [
              {
                id: orderLine(order),
                number: '10',
                itemId: null,
                facilityId,
                supplierPartNumber: null,
                quantity,
                unit: 'BX',
                baseQuantity: `${Number(quantity) * 10}`,
                baseUnit: 'EA',
                unitPrice: '25.00',
                pricePerBaseUnit: '2.50',
                currency: 'USD',
                receivedQuantity: null,
                invoicedQuantity: null,
                promises: [],
                cancelled: false,
                contractId: null,
                requisitionLineId: null,
              },
            ],
          },
        }),
      ),
    receipt: ({
      order,
      version,
      quantity = '10',
      number = 'R-1',
      reversed = false,
    }: Said & { number?: string; reversed?: boolean }) =>
      hub.db.transaction((tx) =>
        publish(tx, receiptRecorded, {
          ...at(hubId('receipt', 'erp', [number]), version),
          data: {
            id: hubId('receipt', 'erp', [number]),
            number,
            receivedOn: '2026-03-05',
            lines: [
              {
                id: hubId('receiptline', 'erp', [number, '1']),
                number: '1',
                orderLineId: orderLine(order),
                itemId: null,
                facilityId: null,
                quantity,
                unit: 'BX',
                baseQuantity: `${Number(quantity) * 10}`,
                lot: null,
                expiresOn: null,
                reversed,
              },
            ],
          },
        }),
      ),
    invoice: ({
      order,
      version,
      quantity = '10',
      amount = '250.00',
      number = 'I-1',
      isCreditMemo = false,
      cancelled = false,
    }: Said & { amount?: string; number?: string; isCreditMemo?: boolean; cancelled?: boolean }) =>
      hub.db.transaction((tx) =>
        publish(tx, invoiceRecorded, {
          ...at(hubId('invoice', 'erp', [number]), version),
          data: {
            id: hubId('invoice', 'erp', [number]),
            number,
            supplierId: supplier('100'),
            invoicedOn: '2026-03-06',
            currency: 'USD',
            isCreditMemo,
            cancelled,
            lines: [
              {
                id: hubId('invoiceline', 'erp', [number, '1']),
                number: '1',
                orderLineId: orderLine(order),
                itemId: null,
                quantity,
                unit: 'BX',
                amount,
              },
            ],
          },
        }),
      ),
    idle: () => delivery.idle(),
    ask: (query: string, variables: Record<string, unknown> = {}, as = 'planner') =>
      subgraph.execute(
        { query, variables },
        { authorization: `Bearer ${as}`, deadline: AbortSignal.timeout(15_000), traceId: 'test' },
      ),
    async [Symbol.asyncDispose]() {
      await delivery.stop();
      await subgraph.close();
      await connection.close();
      await hub.close();
      await database.drop();
    },
  };
}
