import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';

test.skipIf(process.platform === 'win32')(
  'an installation that is told to end begins no other attempt',
  async () => {
    await using stack = new AsyncDisposableStack();
    const root = await mkdtemp(join(tmpdir(), 'hub-install-'));
    stack.defer(() => rm(root, { recursive: true, force: true }));
    for (const [name, text] of [
      ['pnpm-lock.yaml', ''],
      ['pnpm-workspace.yaml', 'packages:\n  - none\n'],
      ['package.json', '{}'],
    ] as const)
      await writeFile(join(root, name), text);
    const attempts = join(root, 'attempts');
    await mkdir(join(root, 'bin'));
    await writeFile(join(root, 'bin', 'npx'), `#!/bin/sh\necho attempt >> '${attempts}'\nexec sleep 300\n`);
    await chmod(join(root, 'bin', 'npx'), 0o755);
    const script = `const { ensureInstalled } = await import('${new URL('ensure-installed.mjs', import.meta.url).href}');
    await ensureInstalled(${JSON.stringify(root)});`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, PATH: `${join(root, 'bin')}:${process.env['PATH'] ?? ''}` },
      stdio: 'ignore',
      detached: true,
    });
    stack.defer(() => {
      if (child.exitCode === null && child.signalCode === null) process.kill(-(child.pid ?? 0), 'SIGKILL');
    });
    const ended = once(child, 'exit');
    await vi.waitFor(async () => expect(await readFile(attempts, 'utf8')).toBe('attempt\n'), 20_000);
    child.kill('SIGTERM');
    expect(await ended).toEqual([null, 'SIGTERM']);
    expect(await readFile(attempts, 'utf8')).toBe('attempt\n');
  },
  30_000,
);
