import { auditMigrations } from '@supply-hub/audit';
import { ManualClock } from '@supply-hub/clock';
import { parseHubConfig } from '@supply-hub/config';
import { NotAuthenticated } from '@supply-hub/errors';
import { eventsMigrations } from '@supply-hub/events';
import { hubId } from '@supply-hub/identifiers';
import type { Viewer } from '@supply-hub/identity';
import { lineageMigrations } from '@supply-hub/lineage';
import { silentLog } from '@supply-hub/log';
import { connect } from '@supply-hub/postgres';
import { createFeedRunner, registerSourceKeys, subgraphKitMigrations } from '@supply-hub/subgraph-kit';
import { odataV2Error, odataV2Service, sourceServer, testDatabase } from '@supply-hub/testkit';
import { http } from 'msw';
import { movementService } from './movement-service.ts';
import { createInventory, inventoryMigrations } from '../src/server.ts';
import {
  sapBatchRow,
  sapPlanningRow,
  sapStockRow,
  wmsRow,
  type SapBatchValue,
  type SapPlanningValue,
  type SapStockValue,
  type WmsRow,
} from './stock-rows.ts';
import { warehouseBase, warehouseService } from './warehouse-service.ts';

const root = (service: string) => `/sap/opu/odata/sap/${service}/`;

export const facilityId = (slug: string) => hubId('facility', 'hub', slug);
export const itemId = (number: string) => hubId('item', 'erp', [number]);
export const levelId = (code: string, location: string, number: string) =>
  hubId('stock', 'erp', [code, location, number]);
export const parLevelId = (number: string, plant = 'H100') => hubId('parlevel', 'erp', [number, plant]);
export const north = facilityId('north');
export const south = facilityId('south');
export const centre = facilityId('centre');

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
  mover: { ...planner, subject: 'mover', scopes: new Set(['inventory:write']) },
  southPlanner: { ...planner, facilities: new Set([south]) },
  partner: {
    ...planner,
    role: 'partner',
    facilities: new Set(),
    suppliers: new Set([hubId('supplier', 'erp', ['100'])]),
  },
};

/** The inventory subgraph over a database of its own, an ERP with two hospitals and a warehouse. */
export async function inventoryHub() {
  const stock: SapStockValue[] = [];
  const batches: SapBatchValue[] = [];
  const planning: SapPlanningValue[] = [];
  const bins: WmsRow[] = [];
  const movements = movementService(stock);
  const away = new Set<'erp' | 'wms'>();
  const gate = (system: 'erp' | 'wms') => http.all('*', () => (away.has(system) ? odataV2Error(503) : undefined));
  const inOrder = () => stock.toSorted((a, b) => (a.Material < b.Material ? -1 : 1));
  const sources = await sourceServer({
    erp: [
      gate('erp'),
      ...odataV2Service({ root: root('API_MATERIAL_STOCK_SRV'), sets: { A_MatlStkInAcctMod: inOrder } }),
      ...movements.handlers,
      ...odataV2Service({ root: root('API_BATCH_SRV'), sets: { Batch: () => batches } }),
      ...odataV2Service({ root: root('API_PRODUCT_SRV'), sets: { A_ProductSupplyPlanning: () => planning } }),
    ],
    wms: [gate('wms'), ...warehouseService(() => bins)],
  });
  const hubYaml = (gln: string) => `systems:
  erp: { kind: sap-s4hana, name: Meridian ERP, baseUrl: '${sources.urlOf('erp')}', timeout: 2s }
  wms: { kind: oracle-wms, name: Central Warehouse, baseUrl: '${sources.urlOf('wms')}${warehouseBase}', timeout: 2s }
maxAge: { stock: 60s, masters: 1h }
facilities:
  - id: north
    name: North
    gln: '${gln}'
    timeZone: America/Chicago
    codes: { erp: H100 }
    stockSystem: erp
    locations: [{ code: OR01, name: Main OR core }, { code: CS01, name: Central supply }]
    theatres: [{ id: or-1, name: OR 1, suppliedBy: [OR01] }]
  - { id: south, name: South, timeZone: America/Denver, codes: { erp: H200 }, stockSystem: erp, locations: [{ code: OR01, name: OR core }] }
  - { id: centre, name: Centre, timeZone: America/Chicago, codes: { erp: D900, wms: FAC1 }, stockSystem: wms }`;
  const database = await testDatabase([
    eventsMigrations,
    auditMigrations,
    lineageMigrations,
    subgraphKitMigrations,
    inventoryMigrations,
  ]);
  const statements: string[] = [];
  const connection = connect({
    url: database.url,
    schema: 'inventory',
    name: 'inventory',
    onStatement: (text) => statements.push(text),
  });
  const clock = new ManualClock('2026-03-09T12:00:00Z');

  /** The hub as it starts over one hub.yaml. */
  function start(gln = '0860001234565') {
    const subgraph = createInventory({
      config: parseHubConfig(hubYaml(gln), {}),
      clock,
      log: silentLog,
      connection,
      verifier: {
        verify: (header) => {
          const viewer = viewers[header?.replace('Bearer ', '') ?? ''];
          return viewer === undefined ? Promise.reject(new NotAuthenticated('no token')) : Promise.resolve(viewer);
        },
      },
    });
    const { db } = connection;
    const feeds = createFeedRunner({ subgraph: 'inventory', feeds: subgraph.feeds, db, clock, log: silentLog });
    return { subgraph, feeds };
  }
  let { subgraph, feeds } = start();
  const stop = async () => {
    await feeds.stop();
    await subgraph.close();
  };

  return {
    db: connection.db,
    /** Of events. */
    handlers: () => subgraph.handlers,
    url: database.url,
    clock,
    statements,
    stock,
    batches,
    planning,
    bins,
    movements,
    tasks: () => subgraph.tasks,
    subscribe: (...args: Parameters<typeof subgraph.subscribe>) => subgraph.subscribe(...args),
    /** What the sources were asked, decoded; sessions apart. */
    asked: () =>
      sources
        .requests()
        .filter(({ path }) => !path.endsWith('_SRV/'))
        .map(({ system, path }) => `${system} ${decodeURIComponent(path)}`),
    forget() {
      sources.reset();
      statements.length = 0;
    },
    setAway(system: 'erp' | 'wms', isAway: boolean) {
      if (isAway) away.add(system);
      else away.delete(system);
    },
    /** Runs the feeds once. @returns whether all ended well */
    poll: () => feeds.runAll(),
    idle: () => subgraph.idle(),
    /** What other subgraphs do when a document names an item. */
    nameItems: (...numbers: string[]) =>
      registerSourceKeys(
        connection.db,
        numbers.map((number) => ({ type: 'item', system: 'erp', key: [number] })),
      ),
    async restart(gln: string) {
      await stop();
      ({ subgraph, feeds } = start(gln));
    },
    async ask(query: string, variables: Record<string, unknown> = {}, as: keyof typeof viewers = 'planner') {
      const call = { authorization: `Bearer ${as}`, deadline: AbortSignal.timeout(15_000), traceId: 'test' };
      return subgraph.execute({ query, variables }, call);
    },
    async [Symbol.asyncDispose]() {
      await stop();
      await connection.close();
      await sources.close();
      await database.drop();
    },
  };
}

export type InventoryHub = Awaited<ReturnType<typeof inventoryHub>>;

/** Fills the sources: two lots and consigned stock in the north, one lot in the south, one bin in the centre. */
export function fill({ stock, batches, planning, bins }: InventoryHub): void {
  stock.push(
    sapStockRow({ Material: 'MED-000001', Batch: 'L2', quantity: '10' }),
    sapStockRow({ Material: 'MED-000001', Batch: 'L1', quantity: '4.500' }),
    sapStockRow({ Material: 'MED-000001', Batch: 'L0', quantity: '2' }),
    sapStockRow({ Material: 'MED-000001', StorageLocation: 'XX09', Batch: 'L2', quantity: '7', type: '07' }),
    sapStockRow({ Material: 'MED-000002', Batch: 'C1', quantity: '3', special: 'K', Supplier: '0000000100' }),
    sapStockRow({ Material: 'MED-000002', Plant: 'H200', quantity: '5' }),
  );
  batches.push(
    sapBatchRow('MED-000001', 'L0', '2026-03-08'),
    sapBatchRow('MED-000001', 'L1', '2026-03-09'),
    sapBatchRow('MED-000001', 'L2', '2027-01-31'),
    sapBatchRow('MED-000002', 'C1', null),
  );
  planning.push(sapPlanningRow('MED-000001', { safety: '2.500' }), { ...sapPlanningRow('MED-000002'), Plant: 'H200' });
  bins.push(wmsRow('MED-000001', { lot: 'W1', expiry: '2027-06-30', quantity: '500.0000' }));
}

/** A hub that has read everything once. */
export async function loadedHub(): Promise<InventoryHub> {
  const hub = await inventoryHub();
  fill(hub);
  await hub.nameItems('MED-000001', 'MED-000002', 'MED-000003');
  if (!(await hub.poll())) throw new Error('a feed failed');
  hub.forget();
  return hub;
}
