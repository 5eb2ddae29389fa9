import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { openClient } from '../src/client.ts';

/** An empty database on the run's server. (Not testkit's, which is built on the code under test here.) */
export async function emptyDatabase(): Promise<{ url: string } & AsyncDisposable> {
  const server = inject('postgresUrl');
  const name = `${inject('databasePrefix')}${randomUUID().slice(0, 12)}`;
  const run = async (statement: string) => {
    const sql = openClient(server, { name: 'empty-database', max: 1 });
    await sql.unsafe(statement).finally(() => sql.end());
  };
  await run(`create database "${name}" template template0`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, [Symbol.asyncDispose]: () => run(`drop database "${name}" with (force)`) };
}
