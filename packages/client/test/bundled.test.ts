import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

const folder = fileURLToPath(new URL('.', import.meta.url));

/** What a bundler puts into a browser's first file for an app of these lines. */
async function bundled(app: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: app, resolveDir: folder, loader: 'ts' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    write: false,
    outdir: folder,
    external: ['node:*'],
  });
  const entry = outputFiles.find(({ path }) => path.endsWith('stdin.js'));
  // With what it loads at once; what it loads when it first subscribes is in files of their own.
  const parts = [...(entry?.text ?? '').matchAll(/from "\.\/(chunk-[^"]+)"/g)].map(([, name = '']) => name);
  return [entry, ...outputFiles.filter(({ path }) => parts.some((name) => path.endsWith(name)))]
    .map((file) => file?.text ?? '')
    .join('\n');
}

const from = `from '@supply-hub/client'`;

test('an app that asks one thing carries no other, and no sockets until it subscribes; nothing in it is Node’s own', async () => {
  const text = await bundled(
    `import { createHubClient, OpenOrdersDocument } ${from};
    console.log(await createHubClient({ url: '/graphql', token: 't' }).query(OpenOrdersDocument, {}));`,
  );
  expect(text).toContain('query OpenOrders');
  expect(text).not.toContain('query Backorders');
  expect(text).not.toContain('mutation AnswerOrder');
  expect(text).not.toContain('graphql-transport-ws');
  expect(text).not.toContain('node:');
});

test('a helper alone is a helper alone', async () => {
  const text = await bundled(`import { pages } ${from}; console.log(pages);`);
  expect(text).not.toMatch(/query OpenOrders|class HubError|fetch/);
});
