import { ManualClock } from '@supply-hub/clock';
import { parseHubConfig } from '@supply-hub/config';
import { NotAuthenticated } from '@supply-hub/errors';
import { eventsMigrations } from '@supply-hub/events';
import { hubId } from '@supply-hub/identifiers';
import type { Viewer } from '@supply-hub/identity';
import { silentLog, type Log } from '@supply-hub/log';
import { connect } from '@supply-hub/postgres';
import { createFeedRunner, subgraphKitMigrations } from '@supply-hub/subgraph-kit';
import { odataV2Error, odataV2Service, sourceServer, testDatabase } from '@supply-hub/testkit';
import { http } from 'msw';
import { createItems, itemsMigrations } from '../src/server.ts';
import { productRow, type ProductValue, type ProductValues } from './product-rows.ts';

export const productService = '/sap/opu/odata/sap/API_PRODUCT_SRV/';
export const itemId = (number: string) => hubId('item', 'erp', [number]);
export const supplierId = (number: string) => hubId('supplier', 'erp', [number]);

const planner: Viewer = {
  subject: 'planner',
  role: 'planner',
  facilities: '*',
  suppliers: '*',
  scopes: new Set(),
  expiresAt: Temporal.Instant.from('2030-01-01T00:00:00Z'),
};
/** Tokens of the tests, by name. */
const viewers: Readonly<Record<string, Viewer>> = {
  planner,
  northPlanner: { ...planner, facilities: new Set([hubId('facility', 'hub', 'north')]) },
  partner: { ...planner, role: 'partner', facilities: new Set(), suppliers: new Set([supplierId('100')]) },
};

/** The items subgraph over a database of its own and an ERP that holds these products. */
export async function itemsHub(products: readonly ProductValues[] = [], options: { log?: Log } = {}) {
  const rows: ProductValue[] = products.map(productRow);
  let isAway = false;
  const away = () => (isAway ? odataV2Error(503) : undefined);
  const sources = await sourceServer({
    erp: [http.all('*', () => away()), ...odataV2Service({ root: productService, sets: { A_Product: () => rows } })],
  });
  const config = parseHubConfig(
    `systems:
  erp: { kind: sap-s4hana, name: Meridian ERP, baseUrl: '${sources.urlOf('erp')}', timeout: 2s }
  wms: { kind: oracle-wms, name: Central Warehouse, baseUrl: 'http://127.0.0.1:1' }
facilities: [{ id: north, name: North, timeZone: America/Chicago, stockSystem: erp, codes: { erp: H100 } }]`,
    {},
  );
  const database = await testDatabase([eventsMigrations, subgraphKitMigrations, itemsMigrations]);
  const statements: string[] = [];
  const connection = connect({
    url: database.url,
    schema: 'items',
    name: 'items',
    onStatement: (text) => statements.push(text),
  });
  const clock = new ManualClock('2026-03-09T12:00:00Z');
  const subgraph = createItems({
    config,
    clock,
    log: options.log ?? silentLog,
    connection,
    verifier: {
      verify: (header) => {
        const viewer = viewers[header?.replace('Bearer ', '') ?? ''];
        return viewer === undefined ? Promise.reject(new NotAuthenticated('no token')) : Promise.resolve(viewer);
      },
    },
  });
  const feeds = createFeedRunner({
    subgraph: 'items',
    feeds: subgraph.feeds,
    db: connection.db,
    clock,
    log: silentLog,
  });

  return {
    config,
    url: database.url,
    db: connection.db,
    clock,
    subgraph,
    statements,
    rows,
    /** Paths of what the ERP was asked, decoded. */
    asked: () => sources.requests('erp').map(({ method, path }) => `${method} ${decodeURIComponent(path)}`),
    forget() {
      sources.reset();
      statements.length = 0;
    },
    /** Adds products to the ERP, or puts them in place of those of the same number. */
    put(...values: ProductValues[]) {
      for (const row of values.map(productRow)) {
        const at = rows.findIndex(({ Product }) => Product === row.Product);
        if (at === -1) rows.push(row);
        else rows[at] = row;
      }
    },
    setAway(value: boolean) {
      isAway = value;
    },
    /** Runs the feeds once. @returns whether all ended well */
    poll: () => feeds.runAll(),
    async ask(query: string, variables: Record<string, unknown> = {}, as: keyof typeof viewers = 'planner') {
      const call = { authorization: `Bearer ${as}`, deadline: AbortSignal.timeout(15_000), traceId: 'test' };
      const answer = await subgraph.execute({ query, variables }, call);
      return answer;
    },
    async [Symbol.asyncDispose]() {
      await feeds.stop();
      await subgraph.close();
      await connection.close();
      await sources.close();
      await database.drop();
    },
  };
}
