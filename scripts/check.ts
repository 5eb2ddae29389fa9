import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * `check`: everything a change must pass before it is committed, two at a time; `check --fast` leaves the tests out.
 * Says one line a step, and all of what a failing step said.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const code = ['gateway', 'subgraphs', 'packages', 'bench', 'e2e', 'examples', 'scripts'];
const steps: readonly (readonly [name: string, command: string, args: readonly string[]])[] = [
  ['types', 'tsc', ['-p', '.']],
  ['format', 'oxfmt', ['--check', ...code]],
  ['lint', 'oxlint', ['--type-aware', ...code]],
  ['schema lint', 'eslint', ['subgraphs/*/schema.graphql', 'packages/subgraph-kit/src/shared-types.graphql']],
  ['import rules', 'depcruise', code],
  ['dead code', 'knip', []],
  ['graph', process.execPath, ['scripts/graph.ts', '--check']],
  ['rules', process.execPath, ['scripts/rules.ts', '--check']],
  ['licences', process.execPath, ['scripts/licences.ts']],
];

const waiting = [...steps];
let failed = 0;
await Promise.all([worker(), worker()]);
if (!process.argv.includes('--fast')) await run('tests', 'vitest', ['run'], 'inherit');
process.exitCode = failed === 0 ? 0 : 1;

async function worker(): Promise<void> {
  for (let step = waiting.shift(); step !== undefined; step = waiting.shift())
    await run(step[0], step[1], step[2], 'pipe');
}

async function run(name: string, command: string, args: readonly string[], output: 'pipe' | 'inherit'): Promise<void> {
  const began = performance.now();
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', output, output] });
  const said: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => said.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk));
  const code = await new Promise<number>((resolve) => {
    child.once('error', () => resolve(127));
    child.once('close', (exit) => resolve(exit ?? 1));
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  process.stdout.write(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)\n`);
  if (code === 0) return;
  failed += 1;
  process.stdout.write(`${Buffer.concat(said).toString('utf8')}\n`);
}
