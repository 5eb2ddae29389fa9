import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { closedFolder, freshClone, ready, signalGroup, type Clone, type Running } from './clone.ts';

/**
 * `npm start` and `npm test` as a stranger types them, on fresh clones. Minutes of installing and starting, so only
 * with CI_SLOW=1; what takes another user or another's home needs root. Linux, a git checkout, and a registry or a
 * warm store are taken for granted.
 */
const slow = process.env['CI_SLOW'] === '1' && process.platform === 'linux';
const isRoot = process.getuid?.() === 0;
const minutes = 60_000;

const at = (name: string) => join(tmpdir(), `two commands ${process.pid} ${name}`);
const planner = ['run', '--silent', 'hub', '--', 'token', 'planner'];

async function isUp(address: string): Promise<boolean> {
  return (await fetch(`${address}/health/live`)).ok;
}

/** Ends a start as Ctrl-C does, and checks that nothing of it is left. */
async function stop(clone: Clone, start: Running): Promise<void> {
  start.child.kill('SIGINT');
  const { code } = await start.ended;
  expect(code).toBe(0);
  expect(clone.processes()).toEqual([]);
}

describe.runIf(slow)('a fresh clone, in a folder with spaces', () => {
  it(
    'installs once for four commands at once, and a token is all that is printed',
    { timeout: 10 * minutes },
    async () => {
      await using clone = await freshClone(at('four'));
      const outcomes = await Promise.all(Array.from({ length: 4 }, () => clone.npm(planner).ended));
      for (const { code, out, err } of outcomes) {
        expect(err).not.toContain('could not be installed');
        expect(code).toBe(0);
        expect(out).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
      }
      expect(outcomes.filter(({ err }) => err.includes('installing packages'))).toHaveLength(1);
    },
  );

  it('starts, tells a second start where it runs, and stops all it started', { timeout: 10 * minutes }, async () => {
    await using clone = await freshClone(at('start'));
    const start = clone.npm(['start']);
    const address = await ready(start);
    expect(await isUp(address)).toBe(true);
    const second = await clone.npm(['start']).ended;
    expect(second.code).toBe(3);
    expect(second.err).toContain(address);
    expect(await isUp(address)).toBe(true);
    await stop(clone, start);

    // Ended as a whole, as `timeout` and CI systems do it: everybody gets the signal, some get it twice.
    const again = clone.npm(['start']);
    await ready(again);
    signalGroup(again, 'SIGTERM');
    await again.ended;
    await expect.poll(clone.processes, { timeout: 30_000 }).toEqual([]);
  });

  it('recovers after kill -9 of all of it, of npm alone, and of the hub alone', { timeout: 15 * minutes }, async () => {
    await using clone = await freshClone(at('kill'));
    const all = clone.npm(['start']);
    await ready(all);
    signalGroup(all, 'SIGKILL');
    await all.ended;

    const npmAlone = clone.npm(['start']);
    await ready(npmAlone);
    npmAlone.child.kill('SIGKILL');

    const hubAlone = clone.npm(['start']); // waits for the one that is stopping
    await ready(hubAlone);
    const hub = clone
      .processes()
      .find((line) => line.includes('packages/hub/src/main.ts') && !line.includes('run.mjs'));
    process.kill(Number.parseInt(hub ?? '', 10), 'SIGKILL');
    expect((await hubAlone.ended).code).not.toBe(0);

    const last = clone.npm(['start']);
    await ready(last);
    await stop(clone, last);
  });

  it('installs in spite of having been killed while it installed', { timeout: 10 * minutes }, async () => {
    await using clone = await freshClone(at('half'));
    for (const ms of [300, 900, 1_500, 2_500]) {
      const killed = clone.npm(planner);
      await wait(ms); // wherever that is: somewhere in the installation
      signalGroup(killed, 'SIGKILL');
      await killed.ended;
    }
    expect(await clone.npm(planner).ended).toMatchObject({ code: 0 });
  });

  it('needs no registry the second time', { timeout: 10 * minutes }, async () => {
    await using first = await freshClone(at('online'));
    expect(await first.npm(planner).ended).toMatchObject({ code: 0 });
    const offline = { npm_config_registry: 'http://127.0.0.1:1' };
    expect(await first.npm(planner, offline).ended).toMatchObject({ code: 0 });
    await using second = await freshClone(at('offline'));
    const start = second.npm(['start'], offline);
    await ready(start);
    await stop(second, start);
  });

  it('says what is missing when there is neither registry nor store', { timeout: 5 * minutes }, async () => {
    await using clone = await freshClone(at('nothing'));
    const home = join(clone.path, '.cache', 'home');
    const outcome = await clone.npm(planner, { HOME: home, npm_config_registry: 'http://127.0.0.1:1' }).ended;
    expect(outcome).toMatchObject({ code: 1, out: '' });
    expect(outcome.err).toMatch(/could not be installed[^]*npm config set registry/);
  });

  it('ends its tests with the count alone on the last line', { timeout: 10 * minutes }, async () => {
    await using clone = await freshClone(at('test'));
    const { code, out } = await clone.npm(['test', '--', 'packages/testkit']).ended;
    expect(out).toMatch(/\n[1-9]\d* passed, 0 failed\n$/);
    expect(code).toBe(0);
  });
});

describe.runIf(slow && isRoot)('other people and other folders', () => {
  it('starts for a user whose home does not exist', { timeout: 10 * minutes }, async () => {
    await using clone = await freshClone(at('nobody'), { uid: 65_534, gid: 65_534, home: '/nonexistent' });
    const start = clone.npm(['start']);
    await ready(start);
    const { code, out } = await clone.npm(['test', '--', 'packages/postgres']).ended;
    expect(out).toMatch(/\n[1-9]\d* passed, 0 failed\n$/);
    expect(code).toBe(0);
    await stop(clone, start);
  });

  it(
    'starts as root below a home that is closed to others, and says where the database is',
    { timeout: 10 * minutes },
    async () => {
      const home = await closedFolder(at('home'));
      await using clone = await freshClone(join(home.path, 'supply hub'));
      const start = clone.npm(['start'], { TMPDIR: home.path });
      await ready(start);
      const note = join(clone.path, '.hub', 'postgres-is-elsewhere.txt');
      expect(existsSync(note)).toBe(true);
      const cluster = readFileSync(note, 'utf8').split('\n', 1)[0] ?? '';
      expect(cluster).toMatch(/^\/var\/lib\/supply-hub\//);
      await stop(clone, start);
      const again = clone.npm(['start']);
      await ready(again);
      await stop(clone, again);
      const { code } = await clone.npm(['test', '--', 'packages/testkit'], { TMPDIR: home.path }).ended;
      expect(code).toBe(0);
    },
  );
});
