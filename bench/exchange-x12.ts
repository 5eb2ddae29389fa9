import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { benchFolder, benchStack } from './bench-stack.ts';
import { startChild, type Child } from './child.ts';
import { spread, type Spread } from './codecs-compare.ts';
import { catalogue, lineCount } from './exchange-x12-catalogue.ts';
import type { ContenderName } from './exchange-x12-contenders.ts';

const peers = ['x12-parser', 'node-x12'] as const;
const goals = { tokenise: { 'x12-parser': 5, 'node-x12': 20 }, readLines: { 'x12-parser': 2, 'node-x12': 8 } } as const;
const titles = {
  tokenise: 'every segment cut into its elements, envelopes checked (the peers: as they do)',
  readLines: 'every line typed by its guide (the peers: the least code that finds the same facts)',
} as const;
const rounds = 7;
/** So many blocks before the first that counts: by then the code is compiled. */
const warmUps = 3;

/**
 * X12: the CPU of reading a catalogue of a hundred thousand lines beside the two npm has, round by round in processes
 * of their own, and how far each one's memory rises when it streams the file. Prints ratios; gives the goals that are
 * missed.
 */
export async function x12Bench(print: (line: string) => void): Promise<string[]> {
  const missed: string[] = [];
  await using stack = benchStack();
  const path = join(await benchFolder(stack, 'hub-bench-x12'), 'catalogue.edi');
  writeFileSync(path, [...catalogue()].join(''));
  const start = (contender: ContenderName): Promise<Child> =>
    startChild(stack, './exchange-x12-process.ts', { contender, path });

  print(`\nX12: an 832 of ${lineCount.toLocaleString('en')} lines, ${4 * lineCount + 8} segments`);
  const children = {
    ours: await start('ours'),
    'x12-parser': await start('x12-parser'),
    'node-x12': await start('node-x12'),
  };
  for (const work of ['tokenise', 'readLines'] as const) {
    print(`  ${titles[work]}; each ratio is the peer's CPU over ours`);
    const costs: Record<ContenderName, number[]> = { ours: [], 'x12-parser': [], 'node-x12': [] };
    for (let round = -warmUps; round < rounds; round += 1) {
      for (const name of ['ours', ...peers] as const) {
        const { result } = await children[name].tell(work);
        if (round >= 0) costs[name].push(Number(result) / 1000);
      }
    }
    for (const peer of peers) {
      const ratio = spread(costs.ours.map((cost, round) => (costs[peer][round] ?? Number.NaN) / cost));
      const goal = goals[work][peer];
      const times = `${spread(costs.ours).median.toFixed(0)} to ${spread(costs[peer]).median.toFixed(0)} ms`;
      const isMissed = ratio.median < goal;
      print(
        `    beside ${peer.padEnd(12)} ${textOf(ratio).padEnd(22)} ${times.padEnd(18)} goal ${goal}${isMissed ? ', missed' : ''}`,
      );
      if (isMissed) missed.push(`X12 ${work} beside ${peer}: ${textOf(ratio)}, the goal is ${goal}`);
    }
  }
  for (const child of Object.values(children)) await child.stop();

  print('  how far memory rises while the file is streamed');
  for (const name of ['ours', ...peers] as const) {
    const rises: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const child = await start(name);
      const { result } = await child.tell('stream');
      rises.push(Number(result) / (1 << 20));
      await child.stop();
    }
    const { median, least, most } = spread(rises);
    print(`    ${name.padEnd(19)} ${median.toFixed(1)} MB (${least.toFixed(1)}–${most.toFixed(1)})`);
  }
  return missed;
}

const textOf = ({ median, least, most }: Spread): string =>
  `${median.toFixed(1)} (${least.toFixed(1)}–${most.toFixed(1)})`;

if (import.meta.main) {
  const missed = await x12Bench((line) => process.stdout.write(`${line}\n`));
  process.stdout.write(missed.length === 0 ? '\nEvery goal is met.\n' : `\nMISSED\n  ${missed.join('\n  ')}\n`);
}
