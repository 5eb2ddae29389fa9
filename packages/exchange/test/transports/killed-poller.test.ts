import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { partnerFolders } from './file-counterpart.ts';

/** Its path: that of a URL would name no file below a folder with a space. */
const pollingProcess = fileURLToPath(new URL('polling-process.ts', import.meta.url));

/** @returns the signal it ended by */
async function polling(root: string, point: string): Promise<unknown> {
  const child = spawn(process.execPath, [pollingProcess, root, point], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [, signal] = await once(child, 'exit');
  return signal;
}

test.each(['claimed', 'stored'])(
  'a process that is killed with a file %s leaves it to the next, as the same arrival',
  async (point) => {
    await using folders = await partnerFolders();
    await writeFile(folders.path('in', '855_1.edi'), 'the first');
    await writeFile(folders.path('in', '855_2.edi'), 'the second');
    expect(await polling(folders.root, point)).toBe('SIGKILL');
    expect(await polling(folders.root, 'none')).toBeNull();

    const kept = await readdir(folders.path('kept'));
    const texts = await Promise.all(kept.map((name) => readFile(folders.path('kept', name), 'utf8')));
    expect(texts.toSorted()).toEqual(['the first', 'the second']);
    const left = await readdir(folders.path('in'), { withFileTypes: true });
    expect(left.filter((each) => each.isFile())).toEqual([]);
    expect(await readdir(folders.path('archive'))).toHaveLength(2);
  },
);
