import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { processesOf } from './processes-of.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** With a hub in a process of its own, and so of the slow ones. */
const withHub = process.env['CI_SLOW'] === '1' ? [{ args: ['graph.ts', 'small'], name: 'SIGTERM' } as const] : [];

describe.runIf(process.platform === 'linux')('a benchmark', { timeout: 90_000 }, () => {
  it.each([{ args: ['exchange-hl7.ts'], name: 'SIGINT' } as const, ...withHub])(
    '$args ended by $name leaves neither PostgreSQL nor a folder',
    async ({ args: [file, ...rest], name }) => {
      await using stack = new AsyncDisposableStack();
      const folder = await mkdtemp(join(tmpdir(), 'hub bench '));
      stack.defer(() => rm(folder, { recursive: true, force: true }));
      await chmod(folder, 0o755);
      const { PATH = '', HOME = '' } = process.env;
      const child = spawn(process.execPath, [join(root, 'bench', file), ...rest], {
        cwd: root,
        env: { PATH, HOME, TMPDIR: folder },
        stdio: 'ignore',
        detached: true,
      });
      stack.defer(() => void (child.exitCode === null && child.signalCode === null && child.kill('SIGKILL')));
      const ended = once(child, 'exit');
      await vi.waitFor(() => expect(processesOf(folder).some((line) => line.includes('/postgres -D '))).toBe(true), {
        timeout: 60_000,
      });
      // As a terminal or a supervisor sends it: to all of them.
      process.kill(-(child.pid ?? 0), name);
      expect(await ended).toEqual([null, name]);
      expect(processesOf(folder)).toEqual([]);
      expect(await readdir(folder)).toEqual([]);
    },
  );
});
