import type { TestContext } from 'vitest';

/** What a test of broken inputs did, for `npm run soak` to print. */
export interface InputsTried {
  readonly tried: number;
  /** How many were read rather than refused. */
  readonly accepted: number;
  /** The CPU that the dearest one took. */
  readonly slowestMs: number;
}

declare module 'vitest' {
  export interface TaskMeta {
    inputs?: InputsTried;
  }
}

/** No input of a few kilobytes may keep a parser busy for so long: that is a hang, or a step towards one. */
const mostMs = 5000;

/** How many inputs a parser gets: SOAK of the environment, or the few that nobody waits for. */
export function soakRuns(normally: number): number {
  const asked = process.env['SOAK'];
  return asked === undefined ? normally : Number(asked);
}

/** How long so many may take before their test is given up. */
export function soakTimeout(runs: number): { timeout: number } {
  return { timeout: 30_000 + 20 * runs };
}

/**
 * Counts the inputs of a test. Each goes through the function it gives, as work that tells whether the input was
 * accepted; work of seconds for one input is an error.
 */
export function countInputs({ task }: Pick<TestContext, 'task'>): (work: () => boolean) => void {
  let [tried, accepted, slowestMs] = [0, 0, 0];
  return (work) => {
    const before = process.threadCpuUsage();
    const isAccepted = work();
    const { user, system } = process.threadCpuUsage(before);
    const ms = (user + system) / 1000;
    tried += 1;
    if (isAccepted) accepted += 1;
    if (ms > slowestMs) slowestMs = ms;
    task.meta.inputs = { tried, accepted, slowestMs };
    if (ms > mostMs) throw new Error(`one input took ${Math.round(ms)} ms of CPU`);
  };
}
