import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claimState, stateHolder } from './state-claim.ts';

let folder: string;
let stateDir: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claim '));
  stateDir = join(folder, 'state');
});
afterEach(() => rm(folder, { recursive: true }));

/** Claims in a process of its own, and stays until it is killed. */
async function claimElsewhere(): Promise<{ pid: number | undefined; kill(): Promise<void> }> {
  const module = JSON.stringify(new URL('state-claim.ts', import.meta.url).href);
  const script = `
    const { claimState } = await import(${module});
    const outcome = await claimState(${JSON.stringify(stateDir)}, { address: 'http://first' });
    console.log(outcome.ok);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = await once(child.stdout, 'data');
  expect(String(said)).toBe('true\n');
  const kill = async () => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return { pid: child.pid, kill };
}

describe('claimState', () => {
  it('makes the folder, closed to others', async () => {
    const outcome = await claimState(stateDir, { address: 'http://first' });
    expect(outcome.ok).toBe(true);
    expect((await stat(stateDir)).mode & 0o067).toBe(0);
    if (outcome.ok) outcome.claim.release();
  });

  it('leaves the modes of a folder that was there', async () => {
    await mkdir(stateDir);
    await chmod(stateDir, 0o755);
    const outcome = await claimState(stateDir, { address: 'http://first' });
    expect((await stat(stateDir)).mode & 0o777).toBe(0o755);
    if (outcome.ok) outcome.claim.release();
  });

  it('tells the second where the first runs, until the first lets go', async () => {
    const first = await claimState(stateDir, { address: 'http://first' });
    const second = await claimState(stateDir, { address: 'http://second' });
    expect(second).toEqual({ ok: false, holder: { pid: process.pid, address: 'http://first', isLeaving: false } });
    if (first.ok) {
      first.claim.announce('http://first:4001');
      expect(stateHolder(stateDir)?.address).toBe('http://first:4001');
      first.claim.release();
    }
    expect(stateHolder(stateDir)).toBeNull();
    const third = await claimState(stateDir, { address: 'http://third' });
    expect(third.ok).toBe(true);
    if (third.ok) third.claim.release();
  });

  it('waits for a first that is stopping', async () => {
    const first = await claimState(stateDir, { address: 'http://first' });
    if (!first.ok) throw new Error('the folder was free');
    first.claim.leave();
    const second = claimState(stateDir, { address: 'http://second' });
    await expect.poll(() => stateHolder(stateDir)?.isLeaving).toBe(true);
    first.claim.release();
    const outcome = await second;
    expect(outcome.ok).toBe(true);
    if (outcome.ok) outcome.claim.release();
  });

  it('gives the folder of a killed process to the next, even if its number lives on in another', async () => {
    const other = await claimElsewhere();
    expect(await claimState(stateDir, { address: 'http://second' })).toEqual({
      ok: false,
      holder: { pid: other.pid, address: 'http://first', isLeaving: false },
    });
    await other.kill();
    await writeFile(join(stateDir, 'running.json'), JSON.stringify({ pid: process.ppid, address: 'http://stranger' }));
    expect(stateHolder(stateDir)).toBeNull();
    const outcome = await claimState(stateDir, { address: 'http://second' });
    expect(outcome.ok).toBe(true);
    if (outcome.ok) outcome.claim.release();
  });

  it('lets one of many in at once', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, index) => claimState(stateDir, { address: `http://${index}` })),
    );
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    for (const outcome of outcomes) if (outcome.ok) outcome.claim.release();
  });

  it('names the folder that it cannot use, and the setting', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    await expect(claimState(join(file, 'state'), { address: '' })).rejects.toThrow(/a-file.*HUB_STATE_DIR/);
    await expect(claimState(file, { address: '' })).rejects.toThrow(/a-file.*HUB_STATE_DIR/);
  });
});
