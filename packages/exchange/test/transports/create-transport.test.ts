import { ManualClock } from '@supply-hub/clock';
import { silentLog } from '@supply-hub/log';
import type { PartnerTransport } from '@supply-hub/partners';
import { expect, test } from 'vitest';
import { thisProcess } from '../../src/transports/claim.ts';
import { createTransport, createTransportPool, type Transport } from '../../src/transports/transports.ts';
import { partnerFolders } from './file-counterpart.ts';
import { partnerWith } from './partner.ts';
import { testSftpServer } from './sftp-server.ts';

const clock = new ManualClock('2026-03-05T19:45:00Z');
const made = (described: PartnerTransport, env: Record<string, string> = {}): Transport =>
  createTransport(described, {
    partner: 'acme',
    partnerName: 'Acme Surgical',
    name: 'main',
    env,
    claimant: thisProcess(),
    clock,
    log: silentLog,
  });
const document = {
  id: 'message_1',
  fileName: '850_1.edi',
  bytes: Buffer.from('ISA'),
  contentType: 'application/edi-x12',
};
const soon = () => AbortSignal.timeout(10_000);

test('a secret is taken from the environment when it is needed; what is missing is named, and its value never', async () => {
  await using folders = await partnerFolders();
  await using server = await testSftpServer(folders.root);
  const { port, username, hostKey } = server;
  const described: PartnerTransport = {
    kind: 'sftp',
    host: '127.0.0.1',
    port,
    username,
    hostKey,
    password: '${ACME_PASSWORD}',
    in: '/in',
    out: '/out',
    poll: 1000,
  };
  const env: Record<string, string> = {};
  const transport = made(described, env);
  expect(await transport.deliver?.(document, soon())).toMatchObject({
    kind: 'failed',
    retryable: true,
    reason: expect.stringContaining('ACME_PASSWORD is not set'),
  });
  env['ACME_PASSWORD'] = 'an old one';
  const refused = await transport.deliver?.(document, soon());
  expect(refused).toMatchObject({ kind: 'failed', reason: expect.stringContaining('refuses our key or password') });
  expect(JSON.stringify(refused)).not.toContain('an old one');
  env['ACME_PASSWORD'] = server.password;
  expect(await transport.deliver?.(document, soon())).toMatchObject({ kind: 'delivered' });
  await transport.close();
});

test('a key that cannot be read is named', async () => {
  const transport = made({
    kind: 'sftp',
    host: '127.0.0.1',
    port: 1,
    username: 'hub',
    hostKey: `SHA256:${'A'.repeat(43)}`,
    privateKeyFile: '/nowhere/key',
    in: '/in',
    poll: 1000,
  });
  expect(transport.deliver).toBeUndefined();
  await expect(transport.collect?.(async () => ({}), soon())).rejects.toThrow('/nowhere/key cannot be read');
  await transport.close();
});

test('a partner that only posts to us has no other way', async () => {
  const transport = made({ kind: 'https', acceptTokenSha256: 'a'.repeat(64) });
  expect([transport.deliver, transport.collect]).toEqual([undefined, undefined]);
  await transport.close();
});

test('a pool opens a transport once, another when its description changes, and none when it is gone', async () => {
  const pool = createTransportPool({ env: {}, clock, log: silentLog });
  const partner = (folder: string, version: number) =>
    partnerWith({ main: { kind: 'folder', in: folder, poll: 1000 } }, { version });
  const first = pool.transport(partner('/one', 1), 'main');
  expect(pool.transport(partner('/one', 2), 'main')).toBe(first);
  expect(pool.transport(partner('/two', 3), 'main')).not.toBe(first);
  expect(pool.transport(partner('/two', 3), 'other')).toBeUndefined();
  await pool.close();
  expect(pool.transport(partner('/one', 1), 'main')).toBeUndefined();
});
