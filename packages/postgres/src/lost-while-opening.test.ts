import { connect as dial, createServer, type AddressInfo, type Socket } from 'node:net';
import postgres from 'postgres';
import { expect, it } from 'vitest';
import { emptyDatabase } from '../test/empty-database.ts';

/** Passes everything on, but cuts the first connections when they ask which types the server has. */
async function cuttingProxy(target: URL, { cuts, how }: { cuts: number; how: (socket: Socket) => void }) {
  let left = cuts;
  const server = createServer((near) => {
    const far = dial(Number(target.port), target.hostname);
    for (const each of [near, far]) each.on('error', () => undefined);
    near.on('data', (chunk) => {
      if (left > 0 && chunk.includes('pg_catalog.pg_type')) {
        left -= 1;
        far.destroy();
        how(near);
      } else far.write(chunk);
    });
    far.on('data', (chunk) => near.write(chunk));
    far.on('close', () => near.destroy());
    near.on('close', () => far.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    cutsLeft: () => left,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

// Without the patch the process ends: the failure of a statement that postgres.js itself sent is nobody's to hear.
it.each([
  ['closed', (socket: Socket) => socket.destroy()],
  ['reset', (socket: Socket) => socket.resetAndDestroy()],
])('a session that is %s while it opens ends no process, and the next one works', async (_, how) => {
  await using database = await emptyDatabase();
  const url = new URL(database.url);
  await using proxy = await cuttingProxy(new URL(database.url), { cuts: 2, how });
  url.hostname = '127.0.0.1';
  url.port = String(proxy.port);
  const sql = postgres(url.href, {
    max: 1,
    backoff: () => 0.01,
    connection: { application_name: 'lost-while-opening' },
  });
  const asked: unknown[] = [];
  for (let attempt = 0; attempt < 5 && !asked.includes('answered'); attempt += 1)
    asked.push(
      await sql
        .begin(async (tx) => {
          const [row] = await tx<{ list: string[] }[]>`select array['a'] as list`;
          return row?.list[0] === 'a' ? 'answered' : 'misread';
        })
        .catch((error: Error) => error.name),
    );
  expect(asked).toContain('answered');
  expect(proxy.cutsLeft()).toBe(0);
  await sql.end();
});
