import { auditMigrations } from '@supply-hub/audit';
import { ManualClock } from '@supply-hub/clock';
import { parseHubConfig } from '@supply-hub/config';
import { crosswalkMigrations } from '@supply-hub/crosswalk';
import { NotAuthenticated } from '@supply-hub/errors';
import { eventsMigrations } from '@supply-hub/events';
import { hubId, type HubIdType } from '@supply-hub/identifiers';
import type { Viewer } from '@supply-hub/identity';
import { silentLog } from '@supply-hub/log';
import { connect } from '@supply-hub/postgres';
import { createSourceCallCounter } from '@supply-hub/source-kit';
import { createFeedRunner, subgraphKitMigrations } from '@supply-hub/subgraph-kit';
import { odataV2Error, sourceServer, testDatabase } from '@supply-hub/testkit';
import { sql } from 'drizzle-orm';
import { http } from 'msw';
import { z } from 'zod';
import { createSuppliers, suppliersMigrations } from '../src/server.ts';
import type { ErpValues } from './erp-rows.ts';
import { erp, put } from './erp.ts';

export const id = (type: HubIdType, ...key: string[]) => hubId(type, 'erp', key);
export const facilityId = (slug: string) => hubId('facility', 'hub', slug);

const planner: Viewer = {
  subject: 'planner',
  role: 'planner',
  facilities: '*',
  suppliers: '*',
  scopes: new Set(),
  expiresAt: Temporal.Instant.from('2030-01-01T00:00:00Z'),
};
const $Told = z.array(
  z.object({
    seq: z.coerce.number(),
    type: z.string(),
    version: z.coerce.number(),
    data: z.record(z.string(), z.unknown()),
  }),
);

/** Tokens of the tests, by name. */
const viewers: Readonly<Record<string, Viewer>> = {
  planner,
  north: { ...planner, facilities: new Set([facilityId('north')]) },
  south: { ...planner, facilities: new Set([facilityId('south')]) },
  buyer: { ...planner, subject: 'erin', role: 'buyer' },
  northBuyer: { ...planner, subject: 'nora', role: 'buyer', facilities: new Set([facilityId('north')]) },
  integrator: { ...planner, subject: 'ivan', role: 'integrator' },
  partner: { ...planner, role: 'partner', facilities: new Set(), suppliers: new Set([id('supplier', '100')]) },
  stranger: { ...planner, role: 'partner', facilities: new Set(), suppliers: new Set([id('supplier', '999')]) },
};

/** The suppliers subgraph over a database of its own and an ERP that holds these rows. North is H100, South H200. */
export async function suppliersHub(values: ErpValues = {}, { partners }: { partners?: string } = {}) {
  const { rows, handlers } = erp(values);
  let isAway = false;
  const sources = await sourceServer({
    erp: [http.all('*', () => (isAway ? odataV2Error(503) : undefined)), ...handlers],
  });
  const config = parseHubConfig(
    `systems:
  erp: { kind: sap-s4hana, name: Meridian ERP, baseUrl: '${sources.urlOf('erp')}', timeout: 2s }
facilities:
  - { id: north, name: North, timeZone: America/Chicago, stockSystem: erp, codes: { erp: H100 } }
  - { id: south, name: South, timeZone: Asia/Tokyo, stockSystem: erp, codes: { erp: H200 } }
${partners === undefined ? '' : `exchange: { partners: '${partners}' }`}`,
    {},
  );
  const database = await testDatabase([
    eventsMigrations,
    auditMigrations,
    crosswalkMigrations,
    subgraphKitMigrations,
    suppliersMigrations,
  ]);
  const statements: string[] = [];
  const connection = connect({
    url: database.url,
    schema: 'suppliers',
    name: 'suppliers',
    onStatement: (text) => statements.push(text),
  });
  const clock = new ManualClock('2026-03-09T12:00:00Z');
  const calls = createSourceCallCounter();
  const subgraph = createSuppliers({
    config,
    clock,
    log: silentLog,
    connection,
    env: { RIDGE_HOST: 'sftp.ridge.example' },
    onSourceCall: calls.onCall,
    verifier: {
      verify: (header) => {
        const viewer = viewers[header?.replace('Bearer ', '') ?? ''];
        return viewer === undefined ? Promise.reject(new NotAuthenticated('no token')) : Promise.resolve(viewer);
      },
    },
  });
  const { db } = connection;
  const outbox = connect({ url: database.url, schema: 'hub', name: 'events', max: 1 });
  let toldUpTo = 0;
  const feeds = createFeedRunner({ subgraph: 'suppliers', feeds: subgraph.feeds, db, clock, log: silentLog });

  return {
    url: database.url,
    db,
    clock,
    subgraph,
    statements,
    rows,
    /** What the ERP was asked, by operation. */
    asked: () => calls.counts()['erp']?.byOperation ?? {},
    forget() {
      calls.reset();
      statements.length = 0;
    },
    /** Adds rows to the ERP, or puts them in place of those with the same key. */
    put: (more: ErpValues) => put(rows, more),
    setAway(value: boolean) {
      isAway = value;
    },
    /** The feed of the folder of profiles; undefined when hub.yaml names none. */
    partnerFeed: subgraph.feeds.find(({ name }) => name === 'trading-partners'),
    /** Events published since this was asked the last time, of these types. */
    async told(types: string) {
      const rows = $Told.parse([
        ...(await outbox.db.execute(
          sql`select seq, type, data, aggregate_version as version from hub.outbox where seq > ${toldUpTo} order by seq`,
        )),
      ]);
      toldUpTo = rows.at(-1)?.seq ?? toldUpTo;
      return rows.filter(({ type }) => new RegExp(types).test(type));
    },
    /** Runs the feeds once, some minutes later. @returns whether all ended well */
    async poll(afterMs = 300_000) {
      clock.advance(afterMs);
      return feeds.runAll();
    },
    ask: (query: string, variables: Record<string, unknown> = {}, as: keyof typeof viewers = 'planner') =>
      subgraph.execute(
        { query, variables },
        { authorization: `Bearer ${as}`, deadline: AbortSignal.timeout(15_000), traceId: 'test' },
      ),
    async [Symbol.asyncDispose]() {
      await feeds.stop();
      await subgraph.close();
      await connection.close();
      await outbox.close();
      await sources.close();
      await database.drop();
    },
  };
}
