import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SourceUnavailable } from '@supply-hub/errors';
import { expect, onTestFinished, test } from 'vitest';
import { createLog } from './log.ts';

test('a line keeps what it is about, and neither secrets nor the values an error stumbled over', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'log-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'hub.log');
  const log = createLog({ name: 'test', destination: file });
  const fault = Object.assign(new Error('Key (name)=(Jane Roe) already exists'), { code: '23505', detail: 'Jane Roe' });
  log.error(
    { err: fault, headers: { authorization: 'Bearer abc' }, token: 'abc', order: '4500000001' },
    'could not be saved',
  );
  log.warn({ err: new SourceUnavailable('Meridian ERP', 'it refused the connection') }, 'away');
  await expect.poll(() => readFileSync(file, 'utf8').split('\n').length).toBe(3);
  const text = readFileSync(file, 'utf8');
  expect(text).toContain('4500000001');
  expect(text).toContain('23505');
  expect(text).toContain('Meridian ERP is not available');
  expect(text).not.toMatch(/Jane|abc/);
});
