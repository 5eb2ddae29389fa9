import { setTimeout as wait } from 'node:timers/promises';
import DataLoader from 'dataloader';
import { expect, test } from 'vitest';
import { inWaves, nextWave, statement, statementLoader } from './waves.ts';

/** Loaders a, b and c of one request; b's statements take their time. */
function loaders() {
  const sent: string[] = [];
  const loader = (name: string, ms: number) =>
    statementLoader(async (keys: readonly string[]) => {
      sent.push(`${name} ${keys.join(' ')}`);
      await wait(ms);
      return keys.map((key) => `${name}:${key}`);
    });
  return { sent, quick: loader('quick', 0), slow: loader('slow', 15), end: loader('end', 0) };
}

test('a loader reached over two paths is asked once for both, whichever is faster', async () => {
  const { sent, quick, slow, end } = loaders();
  const answers = await inWaves(() =>
    Promise.all([quick.load('1').then((key) => end.load(key)), slow.load('2').then((key) => end.load(key))]),
  );
  expect(answers).toEqual(['end:quick:1', 'end:slow:2']);
  expect(sent).toEqual(['quick 1', 'slow 2', 'end quick:1 slow:2']);
});

test('a batch may wait for another loader between its statements', async () => {
  const { sent, quick } = loaders();
  const nested = new DataLoader(
    async (keys: readonly string[]) => {
      await statement(() => wait(1));
      return quick.loadMany(keys);
    },
    { batchScheduleFn: nextWave },
  );
  expect(await inWaves(() => nested.loadMany(['1', '2']))).toEqual(['quick:1', 'quick:2']);
  expect(sent).toEqual(['quick 1 2']);
});

test('what is no statement holds up nobody', async () => {
  const { sent, quick } = loaders();
  const { promise: answer, resolve } = Promise.withResolvers<string[]>();
  const source = new DataLoader<string, string>(() => answer, { batchScheduleFn: nextWave });
  await inWaves(async () => {
    const asked = source.load('x');
    expect(await quick.load('1')).toBe('quick:1');
    resolve(['found']);
    expect(await asked).toBe('found');
  });
  expect(sent).toEqual(['quick 1']);
});

test('a statement that does not come back holds a batch up for a moment, not for ever', async () => {
  const { quick } = loaders();
  await inWaves(async () => {
    void statement(() => new Promise(() => undefined));
    expect(await quick.load('1')).toBe('quick:1');
  });
});

test('a later wave waits as long as the first one did', async () => {
  const { sent, quick, slow, end } = loaders();
  // Four waves of statements that take 15 ms each, beside one that is done at once each time.
  const chain = async (first: string) => {
    let key = first;
    for (let turn = 0; turn < 4; turn += 1) key = (await (first === 'a' ? slow : quick).load(key)).slice(-1) + turn;
    return end.load(key);
  };
  await inWaves(() => Promise.all([chain('a'), chain('b')]));
  expect(sent.filter((each) => each.startsWith('end'))).toHaveLength(1);
});

test('a failed statement is its keys’ error, and the next wave goes out', async () => {
  const { quick } = loaders();
  const failing = statementLoader<string, string>(() => Promise.reject(new Error('no database')));
  await inWaves(async () => {
    await expect(failing.load('1')).rejects.toThrow('no database');
    expect(await quick.load('1')).toBe('quick:1');
  });
});

test('outside a request a loader works as any', async () => {
  const { sent, quick } = loaders();
  expect(await quick.loadMany(['1', '2'])).toEqual(['quick:1', 'quick:2']);
  expect(sent).toEqual(['quick 1 2']);
});
