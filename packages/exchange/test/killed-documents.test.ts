import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'vitest';
import { keepPartner } from './apex.ts';
import { documentCrashPoints } from './crash-points.ts';
import { runningExchange } from './running-exchange.ts';
import { file } from './x12-files.ts';

const processFile = fileURLToPath(new URL('documents-process.ts', import.meta.url));

/** Each takes seconds; every run tries those between a commit and what the world sees of it, CI_SLOW=1 all of them. */
const points =
  process.env['CI_SLOW'] === '1'
    ? documentCrashPoints
    : documentCrashPoints.filter((point) => /put away|has left/.test(point));

test.for(points)(
  'killed with SIGKILL %s: a file has its effect once, and its acknowledgement is one document',
  async (crashAt, { expect }) => {
    await using hub = await runningExchange({ works: false });
    await keepPartner(hub.hub);
    await using stack = new AsyncDisposableStack();
    const folder = await mkdtemp(join(tmpdir(), 'hub-killed-'));
    stack.defer(() => rm(folder, { recursive: true, force: true }));
    const [inbound, delivered] = [join(folder, 'in.edi'), join(folder, 'delivered')];
    await writeFile(inbound, file());
    await writeFile(delivered, '');
    /** As a supervisor does it: again until it comes through. */
    const run = async (point: string) => {
      const child = spawn(process.execPath, [processFile, hub.url, point, inbound, delivered], {
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      stack.defer(() => void child.kill('SIGKILL'));
      const [code, signal] = await once(child, 'exit');
      return { code: code as number | null, signal: signal as string | null };
    };
    expect(await run(crashAt)).toEqual({ code: null, signal: 'SIGKILL' });
    expect(await run('nowhere')).toEqual({ code: 0, signal: null });

    expect(await hub.visits()).toMatchObject([{ id: '4500017', times: 1 }]);
    const states = await hub.hub.sql`select direction, document_type, state from hub.message order by seq`;
    expect(states.map((row) => `${row['document_type']} ${row['state']}`).toSorted()).toEqual([
      '855 APPLIED',
      '997 SENT',
      'null APPLIED',
    ]);
    // The partner may have got it twice: then it is the same document under the same name.
    const deliveries = (await readFile(delivered, 'utf8')).trim().split('\n');
    expect(new Set(deliveries).size).toBe(1);
    expect(deliveries.length).toBeLessThanOrEqual(2);
    expect(await hub.jobs()).toBe(0);
  },
);
