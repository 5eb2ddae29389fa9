import { createHash } from 'node:crypto';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLog } from '@supply-hub/log';
import Client from 'ssh2-sftp-client';
import { expect, onTestFinished, test } from 'vitest';
import { sshKey, type SshKey } from '../ssh-keys.ts';
import { makeFolders, supplierFolders } from '../supplier-folders.ts';
import { SftpServer } from './sftp-server.ts';

interface Place {
  readonly server: SftpServer;
  readonly hostKey: SshKey;
  readonly key: SshKey;
  readonly base: string;
}

async function place(): Promise<Place> {
  const base = await mkdtemp(join(tmpdir(), 'sftp-'));
  onTestFinished(() => rm(base, { recursive: true, force: true }));
  const hostKey = await sshKey(join(base, 'host.pem'));
  const key = await sshKey(join(base, 'client.pem'));
  const folders = supplierFolders(base, 'alpine');
  await makeFolders(folders);
  const server = new SftpServer({
    hostKey: hostKey.privateKey,
    accounts: new Map([['alpine', { root: folders.root, password: 'right', publicKey: key.publicKey }]]),
    portPatienceMs: 0,
    log: silentLog,
  });
  await server.open(0);
  onTestFinished(() => server.close());
  return { server, hostKey, key, base };
}

async function enter({ server }: Place, credential: object, seen?: (fingerprint: string) => void): Promise<Client> {
  const silence = () => undefined;
  const client = new Client('test', { error: silence, end: silence, close: silence });
  onTestFinished(async () => void (await client.end().catch(() => undefined)));
  await client.connect({
    sock: connect({ host: '127.0.0.1', port: server.port, noDelay: true }),
    username: 'alpine',
    hostVerifier: (key: Buffer) => {
      seen?.(`SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`);
      return true;
    },
    ...credential,
  });
  return client;
}

test('a password or a key opens the account, and the server shows the key its profile is to name', async () => {
  const at = await place();
  const seen: string[] = [];
  const byPassword = await enter(at, { password: 'right' }, (fingerprint) => seen.push(fingerprint));
  const byKey = await enter(at, { privateKey: at.key.privateKey });
  expect((await byPassword.list('/')).map(({ name }) => name).toSorted()).toEqual(['archive', 'inbox', 'outbox']);
  expect(await byKey.list('/')).toHaveLength(3);
  expect(seen).toEqual([at.hostKey.fingerprint]);
  expect((await sshKey(at.hostKey.file)).fingerprint).toBe(at.hostKey.fingerprint);
});

test.each([{ password: 'wrong' }, { password: 'right', username: 'nobody' }])(
  '%j opens nothing',
  async (credential) => {
    await expect(enter(await place(), credential)).rejects.toThrow('authentication');
  },
);

test('a key that is not its own opens nothing', async () => {
  const at = await place();
  const other = await sshKey(join(at.base, 'other.pem'));
  await expect(enter(at, { privateKey: other.privateKey })).rejects.toThrow('authentication');
});

test('files are written, renamed, read and removed; none is renamed over another', async () => {
  const client = await enter(await place(), { password: 'right' });
  const bytes = Buffer.alloc(700_000, 'ISA*');
  await client.put(bytes, '/inbox/.a.tmp');
  await client.rename('/inbox/.a.tmp', '/inbox/a.edi');
  const fetched = await client.get('/inbox/a.edi');
  expect(fetched instanceof Buffer && fetched.equals(bytes)).toBe(true);
  await client.put(Buffer.from('b'), '/inbox/b.edi');
  await expect(client.rename('/inbox/b.edi', '/inbox/a.edi')).rejects.toThrow();
  await client.rename('/inbox/b.edi', '/archive/b.edi');
  await client.mkdir('/outbox/error');
  await client.delete('/inbox/a.edi');
  expect(await client.list('/inbox')).toEqual([]);
  expect(await client.exists('/archive/b.edi')).toBe('-');
  await expect(client.get('/inbox/a.edi')).rejects.toThrow(/No such file/i);
});

test('no path leads out of the account’s folder', async () => {
  const at = await place();
  const client = await enter(at, { password: 'right' });
  expect((await client.list('/../../..')).map(({ name }) => name).toSorted()).toEqual(['archive', 'inbox', 'outbox']);
  await symlink(at.base, join(supplierFolders(at.base, 'alpine').root, 'way-out'));
  await expect(client.get('/way-out/host.pem')).rejects.toThrow();
  await expect(client.put(Buffer.from('x'), '/way-out/x')).rejects.toThrow();
});

test('a server that was away has the same port again', async () => {
  const at = await place();
  const { port } = at.server;
  await enter(at, { password: 'right' });
  await at.server.close();
  await expect(enter(at, { password: 'right' })).rejects.toThrow('ECONNREFUSED');
  await at.server.open(port);
  expect(at.server.port).toBe(port);
  expect(await (await enter(at, { password: 'right' })).list('/')).toHaveLength(3);
});
