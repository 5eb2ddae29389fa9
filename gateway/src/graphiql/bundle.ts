import { createRequire } from 'node:module';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, stop, type BuildOptions } from 'esbuild';

/** File name → content, as the browser asks for it. */
export type Assets = ReadonlyMap<string, Uint8Array>;

const app = fileURLToPath(new URL('app.ts', import.meta.url));

const settings = {
  bundle: true,
  write: false,
  minify: true,
  outdir: '/',
  platform: 'browser',
  target: 'es2023',
  logLevel: 'silent',
  legalComments: 'none',
  define: { 'process.env.NODE_ENV': '"production"' },
  loader: { '.ttf': 'file' },
} as const satisfies BuildOptions;

/**
 * GraphiQL with React and the Monaco editor, from what is installed: `app.js`, `app.css`, the parts they load
 * and three workers. Two to five seconds of one core; nothing is fetched.
 */
export async function bundleGraphiql(): Promise<Assets> {
  const installed = createRequire(import.meta.url);
  // Monaco is GraphiQL's own dependency: its workers must be of the version it loads.
  const ofGraphiql = createRequire(createRequire(installed.resolve('graphiql')).resolve('@graphiql/react'));
  try {
    const parts = await Promise.all([
      build({ ...settings, entryPoints: { app }, format: 'esm', splitting: true }),
      build({ ...settings, entryPoints: { graphiql: installed.resolve('graphiql/style.css') } }),
      build({
        ...settings,
        format: 'iife',
        entryPoints: {
          'editor.worker': ofGraphiql.resolve('monaco-editor/esm/vs/editor/editor.worker.js'),
          'json.worker': ofGraphiql.resolve('monaco-editor/esm/vs/language/json/json.worker.js'),
          'graphql.worker': ofGraphiql.resolve('monaco-graphql/esm/graphql.worker.js'),
        },
      }),
    ]);
    return new Map(parts.flatMap(({ outputFiles }) => outputFiles.map((each) => [basename(each.path), each.contents])));
  } finally {
    await stop();
  }
}

/** What the bundle is made of beside the installed packages. */
export const bundleSources: readonly string[] = [app, fileURLToPath(import.meta.url)];
/** Names every installed package: the repository's lock file. */
export const lockFile: string = fileURLToPath(new URL('../../../pnpm-lock.yaml', import.meta.url));
/** Where bundles are kept between starts; ignored by git. */
export const bundleFolder: string = fileURLToPath(new URL('../../.cache/graphiql/', import.meta.url));
