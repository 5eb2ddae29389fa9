import { describe, expect, it } from 'vitest';
import { addressOf, hubProcess, isReady, stateFolder } from '../hub-process.ts';
import { processesOf } from './processes-of.ts';

describe.runIf(process.platform === 'linux')('hub start', { timeout: 120_000 }, () => {
  it('prints one short block when it is ready, comes back after kill -9, and Ctrl-C leaves nothing running', async () => {
    await using state = await stateFolder();
    const settings = { HUB_STATE_DIR: state.path, HUB_PORT: '0', HUB_EXCHANGE_PORT: '0', HUB_MLLP_PORT: '0' };
    await using first = hubProcess(['start'], settings);
    await isReady(first);
    const address = addressOf(first);
    expect(first.stdout.filter((line) => line !== '')).toEqual([
      'The supply hub is ready.',
      `  graph   ${address}/graphql`,
      expect.stringContaining(`  page    ${address}/`),
      expect.stringMatching(/^ {2}mllp {4}127\.0\.0\.1:\d+ {2}\(HL7 v2 messages\)$/),
      expect.stringMatching(
        /^ {2}posts {3}http:\/\/127\.0\.0\.1:\d+\/exchange\/<partner> {2}\(X12 documents; \/metrics beside it\)$/,
      ),
      `  state   ${state.path}`,
      '  token   npm run --silent hub -- token planner',
      'Try:',
      ...Array.from({ length: 3 }, () => expect.stringMatching(/^ {2}npm run --silent hub -- \w/)),
      expect.stringMatching(/^Facilities: 3, the first North Valley Medical Center\. Ctrl-C stops everything\.$/),
    ]);
    const started = processesOf(state.path);
    expect(started.filter((line) => line.includes('sandbox'))).toHaveLength(1);
    expect(started.filter((line) => line.includes('postgres')).length).toBeGreaterThan(0);

    first.signal('SIGKILL');
    expect(await first.ended).toBe('SIGKILL');
    await using second = hubProcess(['start'], settings);
    await isReady(second);
    const response = await fetch(`${addressOf(second)}/health/ready`);
    expect(response.status).toBe(200);

    second.signalGroup('SIGINT');
    expect(await second.ended).toBe(0);
    expect(second.stderr.at(-1)).toBe('Stopping …');
    expect(processesOf(state.path)).toEqual([]);
  });
});
