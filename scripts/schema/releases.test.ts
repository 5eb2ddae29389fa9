import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lastRelease, versionFaults } from './releases.ts';

test('the last release is the highest version, not the last by letters', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'released-'));
  const manifest = JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations: [] });
  for (const version of ['0.9.0', '0.10.0', '0.2.11']) {
    await mkdir(join(folder, version));
    await writeFile(join(folder, version, 'supergraph.graphql'), version);
    await writeFile(join(folder, version, 'operations.json'), manifest);
  }
  expect(lastRelease(folder)).toEqual({ version: '0.10.0', supergraph: '0.10.0', operations: [] });
  expect(lastRelease(join(folder, 'none'))).toBeUndefined();
  await rm(folder, { recursive: true });
});

test.each([
  ['1.0', '0.1.0', 'is no version'],
  ['0.1.0', '0.1.0', 'does not come after 0.1.0'],
  ['0.9.9', '0.10.0', 'does not come after 0.10.0'],
])('%s is not released after %s', (version, last, says) => {
  expect(versionFaults(version, last)).toEqual([expect.stringContaining(says)]);
});

test('a higher version is released, and a first one', () => {
  expect(versionFaults('0.2.0', '0.1.9')).toEqual([]);
  expect(versionFaults('0.1.0', undefined)).toEqual([]);
});
