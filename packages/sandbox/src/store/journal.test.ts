import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { Journal } from './journal.ts';

const entry = {
  at: '2026-03-09T12:00:00Z',
  system: 'erp',
  operation: 'POST X',
  kind: 'received' as const,
  references: {},
  effects: [{ table: 'X', put: { Key: 'a' } }],
};

async function path(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'journal-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'journal.jsonl');
}

test('what was appended is there again, numbered without gaps', async () => {
  const file = await path();
  const first = await Journal.open(file);
  await first.append(entry);
  await first.append(entry);
  await first.close();
  const second = await Journal.open(file);
  expect(second.entries.map(({ number }) => number)).toEqual([1, 2]);
  expect((await second.append(entry)).number).toBe(3);
  await second.close();
});

test('a last line that was torn is dropped, and the next write stands on a line of its own', async () => {
  const file = await path();
  const first = await Journal.open(file);
  await first.append(entry);
  await first.close();
  await appendFile(file, '{"number":2,"at":"2026-');
  const second = await Journal.open(file);
  expect(second.entries).toHaveLength(1);
  await second.append(entry);
  await second.close();
  const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
  expect(lines.map((line) => Number(/"number":(\d+)/.exec(line)?.[1]))).toEqual([1, 2]);
});

test('a line that is no write is an error that names it', async () => {
  const file = await path();
  await writeFile(file, '{"number":1}\n');
  await expect(Journal.open(file)).rejects.toThrow('journal.jsonl, line 1');
});
