import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Misconfigured } from '@supply-hub/errors';
import { afterAll, expect, test } from 'vitest';
import { resolveSecrets } from './resolve-secrets.ts';

const folder = mkdtempSync(join(tmpdir(), 'secrets-'));
afterAll(() => rmSync(folder, { recursive: true }));

const sftp = {
  kind: 'sftp',
  host: 'sftp.example',
  port: 22,
  username: 'meridian',
  hostKey: 'SHA256:uNiVztksCsDhcc0u9e8BgrJXVGDo9jNWQ8dDyO3MZhk',
  poll: 30_000,
} as const;

test('a named variable is looked up where the transport is opened', () => {
  expect(resolveSecrets({ ...sftp, password: '${SFTP_PASSWORD}' }, { SFTP_PASSWORD: 'spruce-41' }, 'x')).toMatchObject({
    password: 'spruce-41',
  });
  expect(resolveSecrets({ kind: 'https', token: '${TOKEN}' }, { TOKEN: 'spruce-41' }, 'x')).toMatchObject({
    token: 'spruce-41',
  });
});

test('a file holds a secret and nothing else; the line break an editor leaves is none of it', () => {
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, 'spruce-41\n');
  expect(resolveSecrets({ ...sftp, passwordFile }, {}, 'x')).toMatchObject({ password: 'spruce-41' });
});

test('what is missing is named, for whoever runs the hub', () => {
  const name = 'alpine-surgical, transport sftp';
  expect(() => resolveSecrets({ ...sftp, password: '${SFTP_PASSWORD}' }, {}, name)).toThrow(
    /alpine-surgical, transport sftp: the environment variable SFTP_PASSWORD is not set/,
  );
  expect(() => resolveSecrets({ ...sftp, passwordFile: join(folder, 'none') }, {}, name)).toThrow(Misconfigured);
});

test('a transport without secrets is what it was', () => {
  expect(resolveSecrets(sftp, {}, 'x')).toEqual(sftp);
});
