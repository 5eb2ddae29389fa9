import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'vitest';
import { answerCrashPoints } from './crash-points.ts';
import { sendingExchange } from './sending-exchange.ts';

const processFile = fileURLToPath(new URL('answers-process.ts', import.meta.url));

test.for(answerCrashPoints)(
  'R68: killed with SIGKILL %s: the same document goes again, and what answers it has its effect once',
  async (crashAt, { expect }) => {
    await using hub = await sendingExchange();
    await using stack = new AsyncDisposableStack();
    const folder = await mkdtemp(join(tmpdir(), 'hub-killed-'));
    stack.defer(() => rm(folder, { recursive: true, force: true }));
    const delivered = join(folder, 'delivered');
    await writeFile(delivered, '');
    const { messageId } = await hub.queue('1');
    /** As a supervisor does it: again until it comes through. */
    const run = async (point: string): Promise<unknown[]> => {
      const child = spawn(process.execPath, [processFile, hub.url, point, delivered], {
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      stack.defer(() => void child.kill('SIGKILL'));
      return once(child, 'exit');
    };
    expect(await run(crashAt)).toEqual([null, 'SIGKILL']);
    expect(await run('nowhere')).toEqual([0, null]);
    await hub.idle();
    expect(await hub.stateOf(messageId)).toBe('SENT');
    expect(await hub.visits()).toMatchObject([{ id: '1', times: 1 }]);
    const orders = (await readFile(delivered, 'utf8')).split('\n').filter((line) => line.startsWith('850'));
    expect(orders).toHaveLength(2);
    expect(new Set(orders).size).toBe(1);
  },
);
