import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

/**
 * `pack-client <folder>`: packs packages/client as others install it, and prints the tarball's path. In this repository
 * it is run from its TypeScript and its dependencies have no versions of their own; what is packed is JavaScript with
 * types, and names the versions of the catalog.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const home = join(root, 'packages/client');

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('Say where to: npm run pack-client -- <folder>\n');
  process.exitCode = 2;
} else process.stdout.write(`${pack(resolve(folder))}\n`);

function pack(destination: string): string {
  const staged = mkdtempSync(join(tmpdir(), 'pack-client-'));
  try {
    execFileSync(
      process.execPath,
      [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json', '--outDir', join(staged, 'dist')],
      { cwd: home, stdio: ['ignore', 'inherit', 'inherit'] },
    );
    for (const each of ['README.md', 'operations']) cpSync(join(home, each), join(staged, each), { recursive: true });
    cpSync(join(root, 'LICENSE'), join(staged, 'LICENSE'));
    writeFileSync(join(staged, 'package.json'), `${JSON.stringify(manifest(), null, 2)}\n`);
    mkdirSync(destination, { recursive: true });
    const said = execFileSync('npm', ['pack', '--silent', '--pack-destination', destination], {
      cwd: staged,
      encoding: 'utf8',
    });
    return join(destination, said.trim());
  } finally {
    rmSync(staged, { recursive: true });
  }
}

function manifest(): object {
  const { devDependencies: _, scripts: __, ...own } = readManifest();
  const { catalog }: { catalog: Record<string, string> } = parse(
    readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8'),
  );
  const dependencies = Object.fromEntries(
    Object.keys(own.dependencies).map((name) => {
      const version = catalog[name];
      if (version === undefined) throw new Error(`the catalog names no version of ${name}`);
      return [name, `^${version}`];
    }),
  );
  return { ...own, exports: { '.': { types: './dist/client.d.ts', default: './dist/client.js' } }, dependencies };
}

interface Manifest {
  readonly dependencies: Record<string, string>;
  readonly devDependencies: object;
  readonly scripts: object;
}

function readManifest(): Manifest {
  return JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
}
