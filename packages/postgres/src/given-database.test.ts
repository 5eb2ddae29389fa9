import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { silentLog } from '@supply-hub/log';
import { openClient } from './client.ts';
import { startPostgres } from './start-postgres.ts';

const opened: AsyncDisposable[] = [];
afterEach(async () => {
  for (const server of opened.splice(0)) await server[Symbol.asyncDispose]();
});

/** Something that listens where DATABASE_URL points. @returns its URL */
async function listening(handle: (client: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    sockets.add(client);
    client.on('error', () => {});
    handle(client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const dispose = async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  };
  opened.push({ [Symbol.asyncDispose]: dispose });
  const url = new URL(inject('postgresUrl'));
  url.port = String(address.port);
  return url.href;
}

/** A listener that passes everything on to the real server, and lets `tamper` change what comes back. */
function standingBefore(server: string, tamper: (data: Buffer) => void): Promise<string> {
  const { hostname, port } = new URL(server);
  return listening((client) => {
    const upstream = connect(Number(port), hostname);
    upstream.on('error', () => {});
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
    client.pipe(upstream);
    upstream.on('data', (data: Buffer) => {
      tamper(data);
      client.write(data);
    });
  });
}

const start = (databaseUrl: string) => startPostgres({ stateDir: '/nowhere', databaseUrl, log: silentLog });

function errorResponse(message: string): Buffer {
  const fields = Buffer.from(`SFATAL\0C08P01\0M${message}\0\0`);
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}

describe('a given database', () => {
  it('is used as it is, and left running', async () => {
    const server = await start(inject('postgresUrl'));
    expect(server).toMatchObject({ url: inject('postgresUrl'), embedded: false, home: null });
    await server.stop();
    const sql = openClient(server.url, { name: 'test', max: 1 });
    expect(await sql`select 1 as one`.finally(() => sql.end())).toEqual([{ one: 1 }]);
  });

  it('is refused when nobody answers, naming host and port and no password', async () => {
    const refusal = await start('postgres://me:s3cret@127.0.0.1:1/hub').catch((error: unknown) => String(error));
    expect(refusal).toMatch(/the database at 127\.0\.0\.1:1\/hub cannot be used.*DATABASE_URL/);
    expect(refusal).not.toContain('s3cret');
  });

  it('is refused when it is no URL', async () => {
    await expect(start('localhost 5432')).rejects.toThrow('DATABASE_URL is not a URL');
  });

  it('is refused when it is a pooler that knows no start-up parameters', async () => {
    const url = await listening((client) => {
      client.once('data', () => client.end(errorResponse('unsupported startup parameter: search_path')));
    });
    await expect(start(url)).rejects.toThrow('is a connection pooler');
  });

  it('is refused when it is a pooler that passes everything on but shares sessions', async () => {
    // A pooler hands out cancel keys of its own (BackendKeyData: 'K', length 12, process, secret).
    const backendKey = Buffer.from([0x4b, 0, 0, 0, 12]);
    const url = await standingBefore(inject('postgresUrl'), (data) => {
      const at = data.indexOf(backendKey);
      if (at >= 0) data.writeInt32BE(2_000_000_001, at + backendKey.length);
    });
    await expect(start(url)).rejects.toThrow('is a connection pooler');
  });

  it('is refused when it is older than the hub can use', async () => {
    // The answer to `server_version_num`: a column of six bytes, all digits.
    const version = new RegExp(`${String.fromCodePoint(0, 0, 0, 6)}\\d{6}`);
    const url = await standingBefore(inject('postgresUrl'), (data) => {
      const at = data.toString('latin1').search(version);
      if (at >= 0) data.write('140012', at + 4, 'latin1');
    });
    await expect(start(url)).rejects.toThrow('is PostgreSQL 14; the hub needs 15 or newer');
  });
});
