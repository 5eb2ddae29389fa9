import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Stryker } from '@stryker-mutator/core';

/**
 * `mutation [folder …]`: changes each line of every `domain/` folder in turn (Stryker) and asks whether that folder's
 * own tests notice; fails when they miss more than 15 of 100. Folders may be named (`orders`, `orders/order-life`). One
 * worker, since most of it is one test file running again and again; the tree itself is never touched, a copy is.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const leastPercent = 85;
process.chdir(root);

const sources = globSync('subgraphs/*/src/domain/**/*.ts', { cwd: root }).filter((file) => !file.endsWith('.test.ts'));
const folders = Map.groupBy(sources.sort(), folderOf);
const wanted = process.argv.slice(2);
const missed: string[] = [];
/** Its type of levels is an ambient enum, which nobody may name where types are stripped. */
const quiet: Record<string, unknown> = { logLevel: 'error' };
let killed = 0;
let all = 0;

for (const [folder, files] of folders) {
  if (wanted.length > 0 && !wanted.includes(folder)) continue;
  const subgraph = `subgraphs/${folder.split('/')[0]}`;
  const results = await new Stryker({
    mutate: files,
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'scripts/mutation-vitest.config.ts', dir: subgraph, related: true },
    coverageAnalysis: 'perTest',
    concurrency: 1,
    tempDirName: '.cache/mutation',
    disableTypeChecks: false,
    // The subgraph alone, and what it reads. Without tsconfig.json: Stryker would rewrite it through the compiler's
    // API, which TypeScript 7 does not have.
    ignorePatterns: [
      ...globSync('*', { cwd: root, exclude: ['scripts', 'subgraphs', 'package.json', 'node_modules'] }),
      ...globSync('subgraphs/*', { cwd: root, exclude: [subgraph] }),
    ].map((each) => `/${each}`),
    reporters: process.stdout.isTTY ? ['progress'] : [],
    allowConsoleColors: false,
    ...quiet,
  }).runMutationTest();
  // What does not even load is no rule broken, by Stryker's own reckoning.
  const counted = results.filter(({ status }) => !/Ignored|Error$/.test(status));
  const found = counted.filter(({ status }) => status === 'Killed' || status === 'Timeout');
  killed += found.length;
  all += counted.length;
  say(`${percent(found.length, counted.length)} ${folder}: ${found.length} of ${counted.length}`);
  for (const { status, fileName, location, replacement, mutatorName } of counted)
    if (status !== 'Killed' && status !== 'Timeout')
      missed.push(`${fileName.slice(root.length)}:${location.start.line} ${status} ${mutatorName} → ${replacement}`);
}

for (const each of missed) say(`  ${each.replaceAll(/\s+/g, ' ')}`);
say(
  `${percent(killed, all)} of ${all} changes to the rules in domain/ are noticed by its tests (at least ${leastPercent} % asked)`,
);
if (killed * 100 < all * leastPercent) process.exitCode = 1;

/** `subgraphs/orders/src/domain/order-life/fold.ts` → `orders/order-life`. */
function folderOf(file: string): string {
  const [, subgraph = '', , , ...below] = file.split('/');
  return [subgraph, ...below.slice(0, -1)].join('/');
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '   –  %' : `${((part * 100) / whole).toFixed(1).padStart(5)} %`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
