#!/usr/bin/env node
/**
 * Every npm script comes through here: `node scripts/run.mjs <target> <arguments…>`; the targets are hub, partner-app,
 * vitest, check, graph, rules, mutation, bench, soak and pack-client.
 * Installs what the lockfile asks for if that has not been done, finds the Node that runs the hub, and runs
 * the target with it. Plain JavaScript, because the machine's own Node may be as old as 20; says nothing on
 * standard output, because that belongs to the target.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './ensure-installed.mjs';
import { findNode } from './find-node.mjs';
import { runToEnd } from './run-to-end.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What a name runs: a file below the root, and the arguments that go before the caller's. */
function target(name, args) {
  if (name === 'hub') return { file: 'packages/hub/src/main.ts', args };
  if (name === 'partner-app') return { file: 'examples/partner-app/src/main.ts', args };
  if (name === 'vitest') return { file: 'node_modules/vitest/vitest.mjs', args };
  if (['check', 'graph', 'rules', 'mutation', 'soak', 'pack-client'].includes(name))
    return { file: `scripts/${name}.ts`, args };
  if (name === 'bench' && /^[a-z][a-z0-9-]*$/.test(args[0] ?? ''))
    return { file: `bench/${args[0]}.ts`, args: args.slice(1) };
  throw new Error(
    `"${[name, ...args].join(' ').trim()}" is nothing to run: hub <command>, partner-app, vitest run, check, graph, rules, mutation, soak, pack-client <folder>, or bench <name>`,
  );
}

try {
  if (Number.parseInt(process.versions.node, 10) < 20)
    throw new Error(`this is Node ${process.versions.node}; npm and Node 20 or newer are needed to begin`);
  const [name = '', ...rest] = process.argv.slice(2);
  const { file, args } = target(name, rest);
  await ensureInstalled(root);
  const node = findNode(root);
  const bin = join(root, 'node_modules', '.bin');
  const path = [bin, dirname(node), process.env.PATH ?? ''].join(':');
  await runToEnd(node, [join(root, file), ...args], { cwd: root, env: { ...process.env, PATH: path } });
} catch (error) {
  process.stderr.write(`supply-hub: ${error.message}\n`);
  process.exitCode = 1;
}
