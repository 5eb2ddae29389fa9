import { catalogue, expectedOf, lineCount } from './exchange-x12-catalogue.ts';
import { contenders } from './exchange-x12-contenders.ts';
import { toldToStop } from './told-to-stop.ts';

/**
 * One contender in a process of its own, so that none runs on what another made of the engine. Told what to do, it says
 * what CPU that took, in microseconds, or how far its memory rose while it streamed a file, in bytes.
 */
toldToStop().addEventListener('abort', () => process.exit(0));
const { contender: name = '', path = '' } = JSON.parse(process.argv[2] ?? '{}') as Record<string, string>;
const contender = Object.entries(contenders).find(([each]) => each === name)?.[1];
if (contender === undefined) throw new Error(`no contender is called ${name}`);

const tasks: Record<string, () => Promise<number>> = {
  tokenise: () => measured((bytes) => contender.tokenise(bytes)),
  readLines: () => measured((bytes) => contender.readLines(bytes)),
  async stream() {
    const before = process.memoryUsage().rss;
    expect(await contender.stream(path));
    return process.resourceUsage().maxRSS * 1024 - before;
  },
};

/**
 * Passes are repeated until they cost so much: one of a tenth of a second says more of its neighbours than of itself.
 */
const blockMs = 500;
let kept: Buffer | undefined;

/** What a pass costs. Garbage is the contender's own affair: none is collected for it beforehand. */
async function measured(work: (bytes: Buffer) => Promise<string>): Promise<number> {
  const bytes = (kept ??= Buffer.from([...catalogue()].join('')));
  const before = process.cpuUsage();
  for (let passes = 1; ; passes += 1) {
    expect(await work(bytes));
    const { user, system } = process.cpuUsage(before);
    if (user + system >= blockMs * 1000) return (user + system) / passes;
  }
}

function expect(read: string): void {
  if (read !== expectedOf(lineCount)) throw new Error(`${name} read "${read}", not "${expectedOf(lineCount)}"`);
}

process.on('message', (command) => {
  const task = typeof command === 'string' ? tasks[command] : undefined;
  if (task !== undefined) void task().then((result) => process.send?.({ result }));
});
process.send?.({});
