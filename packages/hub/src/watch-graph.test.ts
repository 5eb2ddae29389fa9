import { copyFile, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnvironment } from '@supply-hub/config';
import { Misconfigured } from '@supply-hub/errors';
import type { NewGraph } from '@supply-hub/gateway';
import { silentLog } from '@supply-hub/log';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { watchGraph } from './watch-graph.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'graph-'));
});
afterAll(() => rm(folder, { recursive: true }));

const manifest = JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations: [] });

async function watched(mode: 'development' | 'production') {
  const at = (name: string) => join(folder, `${mode}-${name}`);
  await writeFile(at('graph'), 'one');
  await writeFile(at('operations.json'), manifest);
  const loaded: NewGraph[] = [];
  const said: string[] = [];
  const environment = parseEnvironment(
    {
      HUB_MODE: mode,
      HUB_CONFIG: 'hub.yaml',
      HUB_JWKS_URL: 'http://127.0.0.1:1/jwks',
      HUB_SUPERGRAPH: at('graph'),
      HUB_OPERATIONS: at('operations.json'),
    },
    folder,
  );
  const gateway = {
    reload(graph: NewGraph) {
      if (graph.supergraphSdl === 'broken') throw new Misconfigured('This is no composed supergraph.');
      const isAnother = graph.supergraphSdl !== (loaded.at(-1)?.supergraphSdl ?? 'one') || mode === 'production';
      if (isAnother) loaded.push(graph);
      return isAnother;
    },
  };
  const log = Object.assign(silentLog.child({}), {
    error: (about: unknown, message: string) => void said.push(`${JSON.stringify(about)} ${message}`),
  });
  const stop = watchGraph({ gateway, environment, log, everyMs: 20 });
  return { at, loaded, said, [Symbol.dispose]: stop };
}

test('a graph whose file changed is taken up, also when another file takes its place', async () => {
  using hub = await watched('development');
  await writeFile(hub.at('graph'), 'the second');
  await expect.poll(() => hub.loaded).toEqual([{ supergraphSdl: 'the second' }]);
  await writeFile(hub.at('next'), 'the third one');
  await rename(hub.at('next'), hub.at('graph'));
  await expect.poll(() => hub.loaded.at(-1)).toEqual({ supergraphSdl: 'the third one' });
});

test('a file that cannot be used is said in the log, and the next is taken up again', async () => {
  using hub = await watched('development');
  await writeFile(hub.at('graph'), 'broken');
  await expect.poll(() => hub.said.join('')).toContain('goes on with the one it has');
  await rm(hub.at('graph'));
  await expect.poll(() => hub.said.join('')).toContain('cannot be read');
  await writeFile(hub.at('graph'), 'put right');
  await expect.poll(() => hub.loaded).toEqual([{ supergraphSdl: 'put right' }]);
});

test('in production a changed manifest is taken up with it', async () => {
  using hub = await watched('production');
  await copyFile(join(import.meta.dirname, '../../../operations.json'), hub.at('operations.json'));
  await expect.poll(() => hub.loaded.at(-1)?.operations?.size ?? 0).toBeGreaterThan(0);
});
