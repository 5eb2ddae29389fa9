import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Does the same unit of work so many times; gives the microseconds of CPU that took, user and system. */
export type Contender = (times: number) => Promise<number>;

/** The middle and the extremes of what the rounds gave. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

export interface Comparison {
  /** The peer's CPU over ours, round by round. */
  readonly ratio: Spread;
  /** Microseconds of CPU a unit, median: what the ratio is a ratio of. Says nothing about another machine. */
  readonly ours: number;
  readonly peer: number;
}

/**
 * Runs the two in alternating blocks, so that whatever else the machine does falls on both; who begins changes
 * from round to round. Before that each warms up until a block costs `blockMs` of CPU.
 */
export async function compareCpu(
  ours: Contender,
  peer: Contender,
  { rounds = 11, blockMs = 100 }: { rounds?: number; blockMs?: number } = {},
): Promise<Comparison> {
  const sides = [
    { run: ours, times: await warmedUp(ours, blockMs), costs: [] as number[] },
    { run: peer, times: await warmedUp(peer, blockMs), costs: [] as number[] },
  ] as const;
  for (let round = 0; round < rounds; round += 1) {
    for (const { run, times, costs } of round % 2 === 0 ? sides : sides.toReversed())
      costs.push((await run(times)) / times);
  }
  const [ourSide, peerSide] = sides;
  return {
    ratio: spread(ourSide.costs.map((cost, round) => (peerSide.costs[round] ?? Number.NaN) / cost)),
    ours: spread(ourSide.costs).median,
    peer: spread(peerSide.costs).median,
  };
}

/** A contender whose unit is one call in this process. Results are looked at, so that no compiler leaves one out. */
export function repeated(work: () => { readonly length: number }): Contender {
  return (times) =>
    cpuOf(() => {
      let length = 0;
      for (let index = 0; index < times; index += 1) length += work().length;
      if (length === 0) throw new Error('nothing was read');
    });
}

setFlagsFromString('--expose-gc');
const collectGarbage: unknown = runInNewContext('gc');

/** Microseconds of this process's CPU, all threads. What earlier work left behind is collected first. */
export async function cpuOf(work: () => void | Promise<void>): Promise<number> {
  if (typeof collectGarbage === 'function') collectGarbage();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (index: number): number => sorted[index] ?? Number.NaN;
  return { median: at(Math.floor(sorted.length / 2)), least: at(0), most: at(sorted.length - 1) };
}

/** How many units cost `blockMs`; by the time that is known, the code was compiled. */
async function warmedUp(run: Contender, blockMs: number): Promise<number> {
  let times = 1;
  while ((await run(times)) < blockMs * 1000) times *= 2;
  return Math.max(1, Math.round((blockMs * 1000 * times) / (await run(times))));
}
