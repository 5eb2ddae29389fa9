import { auditMigrations } from '@supply-hub/audit';
import { ManualClock } from '@supply-hub/clock';
import { parseHubConfig } from '@supply-hub/config';
import { SourceUnavailable } from '@supply-hub/errors';
import type { Viewer } from '@supply-hub/identity';
import { silentLog } from '@supply-hub/log';
import { connect } from '@supply-hub/postgres';
import { testDatabase } from '@supply-hub/testkit';
import { pgSchema, text } from 'drizzle-orm/pg-core';
import {
  copyColumns,
  keyText,
  SourcedReader,
  subgraphKitMigrations,
  WriteBehind,
  type Changed,
  type CopySpec,
  type ReadByKeys,
  type VisibleIds,
  type OnCopyRead,
} from '../src/subgraph-kit.ts';

/** A shelf at a facility, with a label: the smallest thing a source can have. */
export interface Shelf {
  readonly label: string;
  readonly facilityId: string | null;
  readonly supplierId?: string;
}

export const shelves = pgSchema('sample').table('shelf', { ...copyColumns(), label: text().notNull() });

/** A source that counts its calls and can be taken away. */
export class ShelfSource {
  readonly calls: string[][] = [];
  readonly rows = new Map<string, Shelf>();
  state: 'up' | 'away' | 'silent' = 'up';
  gate: Promise<void> = Promise.resolve();

  readonly read: ReadByKeys<Shelf> = async (keys, deadline) => {
    this.calls.push(keys.map(({ key }) => keyText(key)).toSorted());
    const state = this.state;
    await this.gate;
    if (state === 'away') throw new SourceUnavailable('Shelf Keeper', 'it refused the connection');
    if (state === 'silent')
      await new Promise((_, reject) =>
        deadline.addEventListener('abort', () => reject(new SourceUnavailable('Shelf Keeper', 'it did not answer'))),
      );
    return new Map(
      keys.flatMap(({ key }) => {
        const row = this.rows.get(keyText(key));
        return row === undefined ? [] : [[keyText(key), row] as const];
      }),
    );
  };
}

export const config = parseHubConfig(
  `systems: { keeper: { kind: sap-s4hana, name: Shelf Keeper, baseUrl: 'http://127.0.0.1:1' } }
maxAge: { stock: 60s }
facilities: [{ id: north, name: North, timeZone: America/Chicago, stockSystem: keeper, codes: { keeper: H1 } }]`,
  {},
);

export async function sampleHub(options: { patienceMs?: number; visible?: VisibleIds; onRead?: OnCopyRead } = {}) {
  const migrations = { name: 'sample', schema: 'sample', directory: new URL('migrations/', import.meta.url) };
  const database = await testDatabase([subgraphKitMigrations, auditMigrations, migrations]);
  const statements: string[] = [];
  const connection = connect({
    url: database.url,
    schema: 'sample',
    name: 'sample',
    onStatement: (text) => statements.push(text),
  });
  const clock = new ManualClock('2026-03-09T12:00:00Z');
  const published: Changed<Shelf>[] = [];
  const forgotten: string[] = [];
  const spec: CopySpec<Shelf> = {
    name: 'shelf',
    idType: 'stock',
    table: shelves,
    aging: 'stock',
    shape: 1,
    scopeOf: ({ facilityId, supplierId }) => ({
      facilityIds: facilityId === null ? null : [facilityId],
      supplierIds: supplierId === undefined ? [] : [supplierId],
    }),
    columns: ({ label }) => ({ label }),
    forgetParts: (_, ids) => {
      forgotten.push(...ids);
      return Promise.resolve();
    },
    publish: (_, changed) => {
      published.push(...changed);
      return Promise.resolve();
    },
  };
  const source = new ShelfSource();
  const writes = new WriteBehind(silentLog);
  const reader = new SourcedReader<Shelf>({
    spec,
    db: connection.db,
    config,
    clock,
    log: silentLog,
    writes,
    source: (system) => (system === 'keeper' ? source.read : undefined),
    ...options,
  });
  const load = (ids: readonly string[], viewer = planner) =>
    reader.loader(viewer, new AbortController().signal).loadMany(ids);
  return {
    database,
    db: connection.db,
    clock,
    spec,
    source,
    writes,
    reader,
    load,
    published,
    forgotten,
    statements,
    async [Symbol.asyncDispose]() {
      await writes.close();
      await connection.close();
      await database.drop();
    },
  };
}

export const planner: Viewer = {
  subject: 'planner',
  role: 'planner',
  facilities: '*',
  suppliers: '*',
  scopes: new Set(),
  expiresAt: Temporal.Instant.from('2030-01-01T00:00:00Z'),
};
export const plannerOf = (...facilities: string[]): Viewer => ({ ...planner, facilities: new Set(facilities) });
export const partnerOf = (...suppliers: string[]): Viewer => ({
  ...planner,
  role: 'partner',
  facilities: new Set(),
  suppliers: new Set(suppliers),
});
