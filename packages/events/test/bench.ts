import { ManualClock } from '@supply-hub/clock';
import { silentLog } from '@supply-hub/log';
import { connect, type Connection, type MigrationModule } from '@supply-hub/postgres';
import { testDatabase } from '@supply-hub/testkit';
import { startDelivery, type Delivery, type DeliveryOptions } from '../src/delivery.ts';
import type { Handler } from '../src/handler.ts';
import { eventsMigrations } from '../src/migrations.ts';
import { noon } from './shop-and-desk.ts';

const module = (schema: string): MigrationModule => ({
  name: schema,
  schema,
  directory: new URL(`migrations/${schema}/`, import.meta.url),
});

export interface Bench extends AsyncDisposable {
  url: string;
  hub: Connection;
  shop: Connection;
  desk: Connection;
}

/** A fresh database, and a connection under each role. */
export async function bench(onShopStatement?: (statement: string) => void): Promise<Bench> {
  await using opened = new AsyncDisposableStack();
  const database = opened.use(await testDatabase([eventsMigrations, module('shop'), module('desk')]));
  const open = (schema: string, onStatement?: (statement: string) => void) =>
    opened.use(connect({ url: database.url, schema, name: `events-test-${schema}`, onStatement }));
  const connections = { hub: open('hub'), shop: open('shop', onShopStatement), desk: open('desk') };
  const owned = opened.move();
  return { url: database.url, ...connections, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

/** A delivery to the desk, stopped when disposed. */
export async function delivery(
  { hub, desk }: Bench,
  handlers: readonly Handler[],
  options: Partial<DeliveryOptions> = {},
): Promise<Delivery & AsyncDisposable> {
  const started = await startDelivery({
    hub,
    subgraphs: [{ connection: desk, handlers }],
    clock: new ManualClock(noon),
    log: silentLog,
    ...options,
  });
  return { ...started, [Symbol.asyncDispose]: () => started.stop() };
}
