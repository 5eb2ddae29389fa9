import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnvironment } from '@supply-hub/config';
import { expect, test } from 'vitest';
import { operationsOf } from './open-gateway.ts';

test('in production the hub takes its own operations and those of the manifests it is given, and says which it cannot read', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'operations-'));
  const environment = (files: string) =>
    parseEnvironment(
      {
        HUB_MODE: 'production',
        HUB_JWKS_URL: 'http://127.0.0.1:1/jwks',
        HUB_CONFIG: 'hub.yaml',
        HUB_OPERATIONS: files,
      },
      folder,
    );
  await writeFile(
    join(folder, 'ours.json'),
    JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations: [] }),
  );
  const own = operationsOf(environment(''));
  expect([...own.values()].some((text) => text.includes('surgicalCases'))).toBe(true);
  expect(operationsOf(environment('ours.json')).size).toBe(own.size);
  expect(() => operationsOf(environment('ours.json, absent.json'))).toThrow(/absent\.json, which cannot be read/);
  await rm(folder, { recursive: true });
});
