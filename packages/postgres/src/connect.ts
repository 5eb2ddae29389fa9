import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import type postgres from 'postgres';
import { openClient } from './client.ts';
import { prepared } from './prepared.ts';
import { roleOf } from './roles.ts';

/** A drizzle database. */
export type Db = PostgresJsDatabase;
/** A drizzle transaction, as `db.transaction(async (tx) => …)` gives it. What only reads takes `Db | Tx`. */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];

export interface ConnectOptions {
  url: string;
  /** The schema that unqualified names mean, and whose role (`hub_<schema>`) the connections have. */
  schema: string;
  /** Who connects, as `pg_stat_activity` shows it: `orders`, `gateway` … */
  name: string;
  /** Connections of `db`; `sql` has up to two more, and one for LISTEN. @default 5 */
  max?: number | undefined;
  /**
   * Whether `sql` keeps the plans of its statements, by indexes wherever it can: for statements so short that planning
   * them costs more than what they do. @default false
   */
  sqlKeepsPlans?: boolean | undefined;
  /**
   * Called with the text of every statement sent, BEGIN and COMMIT too, never with its values. For tests
   * and benchmarks: with it, database errors carry the statement's values.
   */
  onStatement?: ((statement: string) => void) | undefined;
}

export interface Connection extends AsyncDisposable {
  /** Columns in snake_case, properties in camelCase. */
  db: Db;
  /** A client of its own for statements by hand and LISTEN: drizzle changes how its client reads dates. */
  sql: postgres.Sql;
  /** Lets statements that run finish for up to five seconds, then cuts. May be called twice. */
  close(): Promise<void>;
}

/**
 * Connections as one subgraph's role, opened when first used. Role and search_path are start-up
 * parameters, so there is no moment at which a connection has other rights, nor a statement spent on it.
 * `migrate` must have made schema and role.
 */
export function connect({
  url,
  schema,
  name,
  max = 5,
  sqlKeepsPlans = false,
  onStatement,
}: ConnectOptions): Connection {
  const shared = { name, role: roleOf(schema), searchPath: `"${schema}"`, onStatement };
  const own = openClient(url, { ...shared, max });
  const sql = openClient(url, { ...shared, max: 2, keepsPlans: sqlKeepsPlans });
  let closing: Promise<unknown> | undefined;
  const close = async () => {
    closing ??= Promise.all([own.end({ timeout: 5 }), sql.end({ timeout: 5 })]);
    await closing;
  };
  return { db: drizzle(prepared(own), { casing: 'snake_case' }), sql, close, [Symbol.asyncDispose]: close };
}
