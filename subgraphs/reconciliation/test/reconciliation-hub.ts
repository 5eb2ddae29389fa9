import { auditMigrations } from '@supply-hub/audit';
import { ManualClock } from '@supply-hub/clock';
import { parseHubConfig } from '@supply-hub/config';
import { crosswalkMigrations } from '@supply-hub/crosswalk';
import { NotAuthenticated } from '@supply-hub/errors';
import {
  cardFileRead,
  caseChanged,
  eventsMigrations,
  invoiceRecorded,
  itemChanged,
  messageChanged,
  publish,
  purchaseOrderChanged,
  receiptRecorded,
  startDelivery,
  supplierItemChanged,
  troubleChanged,
  type CaseChanged,
  type MessageChanged,
  type TroubleChanged,
} from '@supply-hub/events';
import { exchangeMigrations } from '@supply-hub/exchange';
import { hubId } from '@supply-hub/identifiers';
import type { Viewer } from '@supply-hub/identity';
import { jobsMigrations, prepareJobs } from '@supply-hub/jobs';
import { lineageMigrations, recordEdges, type Edge } from '@supply-hub/lineage';
import { silentLog } from '@supply-hub/log';
import { connect } from '@supply-hub/postgres';
import { subgraphKitMigrations } from '@supply-hub/subgraph-kit';
import { testDatabase } from '@supply-hub/testkit';
import { sql } from 'drizzle-orm';
import { createReconciliation, reconciliationMigrations } from '../src/server.ts';
import type { Redrive } from '../src/services/redrive-messages.ts';

export const facility = (slug: string) => hubId('facility', 'hub', slug);
export const supplier = (number: string) => hubId('supplier', 'erp', [number]);
export const message = (key: string) => hubId('message', 'exchange', key);
export const item = (number: string) => hubId('item', 'erp', number);
export const surgicalCase = (number: string) => hubId('case', 'ehr', number);
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
  buyer: { ...planner, subject: 'buyer', role: 'buyer' },
  integrator: { ...planner, subject: 'integrator', role: 'integrator' },
  phiIntegrator: { ...planner, subject: 'integrator', role: 'integrator', scopes: new Set(['phi:read']) },
  otherIntegrator: { ...planner, subject: 'other', role: 'integrator' },
  northIntegrator: { ...planner, role: 'integrator', facilities: new Set([facility('north')]) },
  northPlanner: { ...planner, facilities: new Set([facility('north')]) },
  southPlanner: { ...planner, facilities: new Set([facility('south')]) },
  partner: { ...planner, role: 'partner', facilities: new Set(), suppliers: new Set([supplier('100')]) },
  otherPartner: { ...planner, role: 'partner', facilities: new Set(), suppliers: new Set([supplier('200')]) },
};

/** What a document says, and which version of it. */
export interface Said {
  readonly order: string;
  readonly version?: number;
  readonly quantity?: string;
}

/** All that the subgraph's tables need, and they. */
export const modules = [
  eventsMigrations,
  auditMigrations,
  lineageMigrations,
  subgraphKitMigrations,
  jobsMigrations,
  exchangeMigrations,
  crosswalkMigrations,
  reconciliationMigrations,
];

export type ReconciliationHub = Awaited<ReturnType<typeof reconciliationHub>>;

/**
 * The reconciliation subgraph on a database of its own, with the events that tests publish delivered to it.
 *
 * @param options.hasExchange parked messages go back to the real exchange
 */
export async function reconciliationHub({ hasExchange = false } = {}) {
  const database = await testDatabase(modules);
  if (hasExchange) await prepareJobs(database.url, { log: silentLog });
  const statements: string[] = [];
  const connection = connect({
    url: database.url,
    schema: 'reconciliation',
    name: 'reconciliation',
    onStatement: (statement) => statements.push(statement),
  });
  const hub = connect({ url: database.url, schema: 'hub', name: 'hub' });
  const clock = new ManualClock('2026-03-09T12:00:00Z');
  const redriven: string[][] = [];
  const deps = {
    config: parseHubConfig(
      `systems: { erp: { kind: sap-s4hana, name: Meridian ERP, baseUrl: 'http://127.0.0.1:1' } }
facilities: [{ id: north, name: North, timeZone: America/Chicago, stockSystem: erp, codes: { erp: H100 } }]`,
      {},
    ),
    clock,
    log: silentLog,
    connection,
    verifier: {
      verify(header: string | undefined) {
        const viewer = viewers[header?.replace('Bearer ', '') ?? ''];
        return viewer === undefined ? Promise.reject(new NotAuthenticated('no token')) : Promise.resolve(viewer);
      },
    },
  };
  const fake: Redrive = (_, ids) => {
    redriven.push([...ids]);
    return Promise.resolve(ids);
  };
  const subgraph = hasExchange ? createReconciliation(deps) : createReconciliation(deps, { redrive: fake });
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
    /** As the exchange has it. */
    hubDb: hub.db,
    /** What the subgraph has asked the database. */
    statements,
    /** The messages that went back to the exchange, one entry each time. */
    redriven,
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
    /** A message of Lakeside's OR schedule, applied at north unless it says otherwise. */
    message: ({ key, version, ...said }: Partial<MessageChanged> & { key: string; version?: number }) =>
      hub.db.transaction((tx) =>
        publish(tx, messageChanged, {
          ...at(message(key), version),
          data: {
            id: message(key),
            sender: 'lakeside-or',
            senderName: 'Lakeside OR scheduling',
            protocol: 'hl7v2',
            messageType: 'SIU^S12',
            controlId: key,
            businessKey: 'case:88213',
            receivedAt: clock.now().toString(),
            state: 'APPLIED',
            reason: said.state === 'PARKED' ? 'The room OR9 is not known.' : null,
            remedy: said.state === 'PARKED' ? 'Add the room to hub.yaml, then re-drive the message.' : null,
            isControlIdReused: false,
            facilityId: facility('north'),
            about: [],
            direction: 'IN',
            partner: null,
            partnerName: null,
            documentType: null,
            documentNumber: null,
            parentId: null,
            duplicateOf: null,
            interchangeControl: null,
            groupControl: null,
            setControl: null,
            via: 'mllp',
            timesReceived: 1,
            code: null,
            wants: [],
            overdue: [],
            supplierId: null,
            route: null,
            settledAt: clock.now().toString(),
            sentAt: null,
            acknowledgedAt: null,
            ...said,
          },
        }),
      ),
    /** A document of Alpine Surgical's that is parked for keys nobody has given a meaning, unless it says otherwise. */
    document: ({
      key,
      version,
      wants = [],
      ...said
    }: Partial<MessageChanged> & { key: string; version?: number; wants?: MessageChanged['wants'] }) =>
      hub.db.transaction(async (tx) => {
        const id = message(key);
        const state = said.state ?? (said.direction === 'OUT' ? 'SENT' : 'PARKED');
        const direction = said.direction ?? 'IN';
        if (hasExchange)
          await tx.execute(sql`
            insert into hub.message (id, protocol, duplicate_key, content_hash, received_at, last_received_at, state_at,
              state, is_control_id_reused, partner, partner_name, direction, document_type, version)
            values (${id}, 'x12', '1', '1', ${clock.now().toString()}, ${clock.now().toString()}, ${clock.now().toString()},
              ${state}, false, 'alpine', 'Alpine Surgical', ${direction}, ${said.messageType ?? '855'}, ${version ?? 1})
            on conflict (id) do update set state = excluded.state, version = excluded.version`);
        await publish(tx, messageChanged, {
          ...at(id, version),
          data: {
            id,
            sender: said.direction === 'OUT' ? null : 'alpine',
            senderName: said.direction === 'OUT' ? null : 'Alpine Surgical',
            protocol: 'x12',
            messageType: '855',
            controlId: '0001',
            businessKey: 'po:PO-1',
            receivedAt: clock.now().toString(),
            state,
            reason: state === 'PARKED' ? 'It names what the hub does not know.' : null,
            remedy: null,
            isControlIdReused: false,
            facilityId: null,
            about: [],
            direction,
            partner: 'alpine',
            partnerName: 'Alpine Surgical',
            documentType: said.messageType ?? '855',
            documentNumber: 'PO-1',
            parentId: null,
            duplicateOf: null,
            interchangeControl: '000000017',
            groupControl: '17',
            setControl: '0001',
            via: 'files',
            timesReceived: 1,
            code: wants.length > 0 ? 'UNKNOWN_ITEM' : null,
            wants,
            overdue: [],
            supplierId: supplier('100'),
            route: 'orders.acknowledgement',
            settledAt: clock.now().toString(),
            sentAt: null,
            acknowledgedAt: null,
            ...said,
          },
        });
      }),
    /** A line of the item master. */
    item: ({
      number,
      gtins = [],
      description = null,
    }: {
      number: string;
      gtins?: string[];
      description?: string | null;
    }) =>
      hub.db.transaction((tx) =>
        publish(tx, itemChanged, {
          ...at(item(number)),
          data: {
            id: item(number),
            number,
            description,
            baseUnit: 'EA',
            lotControlled: false,
            serialControlled: false,
            gtins,
            units: [],
          },
        }),
      ),
    /** How a supplier numbers an item. */
    part: (supplierNumber: string, itemNumber: string, partNumber: string) => {
      const id = hubId('supplieritem', 'erp', [supplierNumber, itemNumber]);
      return hub.db.transaction((tx) =>
        publish(tx, supplierItemChanged, {
          ...at(id),
          data: { id, supplierId: supplier(supplierNumber), itemId: item(itemNumber), partNumber },
        }),
      );
    },
    /** A case at north without a card, unless it says otherwise. */
    surgicalCase: ({ number, version, ...said }: Partial<CaseChanged> & { number: string; version?: number }) =>
      hub.db.transaction((tx) =>
        publish(tx, caseChanged, {
          ...at(surgicalCase(number), version),
          data: {
            id: surgicalCase(number),
            number,
            facilityId: facility('north'),
            theatreId: null,
            scheduledAt: '2026-03-10T13:30:00Z',
            endsAt: null,
            status: 'SCHEDULED',
            procedure: null,
            surgeonId: null,
            readiness: 'UNKNOWN',
            problems: [{ code: 'NO_CARD', sentence: 'No card fits.', remedy: 'Add a card.' }],
            ...said,
          },
        }),
      ),
    cardFile: ({ version, state }: { version: number; state: 'LOADED' | 'REFUSED' }) =>
      hub.db.transaction((tx) =>
        publish(tx, cardFileRead, {
          ...at(hubId('cardfile', 'cards', 'cards.csv'), version),
          data: {
            id: hubId('cardfile', 'cards', 'cards.csv'),
            file: 'cards.csv',
            readAt: clock.now().toString(),
            state,
            cardCount: 0,
            faults: state === 'LOADED' ? [] : [{ line: 17, sentence: 'open_qty is not a number.' }],
            faultCount: state === 'LOADED' ? 0 : 1,
          },
        }),
      ),
    /** A trouble with line 10 of an order at north, which holds unless it says otherwise. */
    trouble: ({ order, version, ...said }: Partial<TroubleChanged> & { order: string; version?: number }) => {
      const id = hubId('trouble', 'hub', [`order:${order}`, said.kind ?? 'BACKORDER_WITHOUT_DATE', '10']);
      return hub.db.transaction((tx) =>
        publish(tx, troubleChanged, {
          ...at(id, version),
          data: {
            id,
            kind: 'BACKORDER_WITHOUT_DATE',
            key: '10',
            sentence: `Order ${order}, line 10: 4 EA are backordered without a day.`,
            remedy: 'Ask the supplier for one.',
            team: 'purchasing',
            orderId: hubId('order', 'erp', [order]),
            orderNumber: order,
            orderLineIds: [orderLine(order)],
            itemId: item('MR-1'),
            facilityId: facility('north'),
            supplierId: supplier('100'),
            caseIds: [],
            severity: null,
            raisedAt: clock.now().toString(),
            endedAt: null,
            ...said,
          },
        }),
      );
    },
    edges: (edges: readonly Edge[]) => connection.db.transaction((tx) => recordEdges(tx, edges, clock.now())),
    idle: () => delivery.idle(),
    /** Subscribes from now on; what is told is in `told`. */
    async follow(query: string, as = 'planner') {
      const [ending, told, begun] = [new AbortController(), new Array<unknown>(), Promise.withResolvers<void>()];
      const call = { authorization: `Bearer ${as}`, traceId: 'test', signal: ending.signal };
      const over = (async () => {
        for await (const { frames } of subgraph.subscribe({ query }, call)) {
          begun.resolve();
          told.push(...frames.map(({ result }) => result.errors ?? result.data));
        }
      })().catch(begun.reject);
      await begun.promise;
      return {
        told,
        async [Symbol.asyncDispose]() {
          ending.abort();
          await over;
        },
      };
    },
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
