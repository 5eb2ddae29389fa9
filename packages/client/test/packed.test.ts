import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const isSlow = process.env['CI_SLOW'] === '1';
const title = isSlow ? 'packed and installed' : 'skipped: it installs; CI_SLOW=1 runs it';
const run = promisify(execFile);
const packer = fileURLToPath(new URL('../../../scripts/pack-client.ts', import.meta.url));
const bin = fileURLToPath(new URL('../../../node_modules/.bin/', import.meta.url));

const app = (field: string) => `
import { createHubClient, OpenOrdersDocument } from '@supply-hub/client';
const hub = createHubClient({ url: 'http://127.0.0.1:1/graphql', token: 't', retries: 0 });
try {
  const { purchaseOrders } = await hub.query(OpenOrdersDocument, { first: 1 });
  console.log(purchaseOrders?.edges.map(({ node }) => node.${field}));
} catch (error) {
  console.log((error as { code: string }).code);
}
await hub.close();
`;

describe.runIf(isSlow)(title, () => {
  test(
    'an empty project uses it: a typing error does not compile, and what compiles runs',
    { timeout: 240_000 },
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'client-'));
      try {
        const { stdout: filename } = await run(process.execPath, [packer, folder]);
        await writeFile(join(folder, 'package.json'), '{ "type": "module", "private": true }');
        await run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', filename.trim()], { cwd: folder });
        const compile = async (text: string) => {
          await writeFile(join(folder, 'app.ts'), text);
          const options = [
            '--module',
            'nodenext',
            '--target',
            'es2022',
            '--strict',
            '--lib',
            'es2023,dom',
            '--types',
            '',
          ];
          return run(join(bin, 'tsc'), [...options, 'app.ts'], { cwd: folder }).then(
            () => '',
            (error: { stdout: string }) => error.stdout,
          );
        };
        expect(await compile(app('nummber'))).toMatch(/'nummber' does not exist/);
        expect(await compile(app('number'))).toBe('');
        // As the machine has it: Node 20 or newer.
        const PATH = (process.env['PATH'] ?? '')
          .split(':')
          .filter((each) => !each.includes('node_modules'))
          .join(':');
        const { stdout } = await run('node', ['app.js'], { cwd: folder, env: { ...process.env, PATH } });
        expect(stdout.trim()).toBe('UNREACHABLE');
      } finally {
        await rm(folder, { recursive: true });
      }
    },
  );
});
