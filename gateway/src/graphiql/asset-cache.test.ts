import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { cachedAssets, keyOf } from './asset-cache.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assets cache-'));
});
afterAll(() => rm(folder, { recursive: true }));

const text = (content: string) => new Map([['app.js', Buffer.from(content)]]);

test('a build is kept for the next start, and an older one makes room', async () => {
  const cache = join(folder, 'kept');
  const build = vi.fn(async () => text('one'));
  await cachedAssets(cache, 'first', build);
  expect((await cachedAssets(cache, 'first', build)).get('app.js')).toEqual(Buffer.from('one'));
  expect(build).toHaveBeenCalledTimes(1);
  await cachedAssets(cache, 'second', build);
  expect(await readdir(cache)).toEqual(['second']);
});

test('of two starts at once both have a whole build, and one is kept', async () => {
  const cache = join(folder, 'twice');
  const both = await Promise.all([1, 2].map(() => cachedAssets(cache, 'key', async () => text('same'))));
  expect(both).toEqual([text('same'), text('same')]);
  expect(await readdir(cache)).toEqual(['key']);
});

test('where nothing can be written the build is used all the same', async () => {
  const file = join(folder, 'a file');
  await writeFile(file, '');
  expect(await cachedAssets(join(file, 'below'), 'key', async () => text('fresh'))).toEqual(text('fresh'));
});

test('the key follows the content of its files; without one of them there is none', async () => {
  const file = join(folder, 'lock.yaml');
  await writeFile(file, 'a');
  const before = await keyOf([file]);
  await writeFile(file, 'b');
  expect(await keyOf([file])).not.toBe(before);
  expect(await keyOf([file, join(folder, 'missing')])).toBeUndefined();
  const build = vi.fn(async () => text('fresh'));
  await cachedAssets(join(folder, 'unnamed'), undefined, build);
  await cachedAssets(join(folder, 'unnamed'), undefined, build);
  expect(build).toHaveBeenCalledTimes(2);
});
