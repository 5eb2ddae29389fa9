import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { MllpClient } from '@supply-hub/hl7v2';
import { silentLog } from '@supply-hub/log';
import { test, vi } from 'vitest';
import { crashPoints, type CrashPoint } from './crash-points.ts';
import { runningExchange, type RunningExchange } from './running-exchange.ts';
import { siu } from './siu.ts';

/** An exchange with its worker, as a process that kills itself at one point. */
async function doomedProcess(url: string, crashAt: CrashPoint) {
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('exchange-process.ts', import.meta.url)), url, crashAt],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  return { child, port: Number(line), ended: once(child, 'exit') };
}

test.concurrent.for(crashPoints)(
  'killed with SIGKILL %s: answered once it is stored, and applied once',
  async (crashAt, { expect }) => {
    await using store = await runningExchange({ works: false });
    const doomed = await doomedProcess(store.url, crashAt);
    try {
      let survivor: RunningExchange | undefined;
      await using stack = new AsyncDisposableStack();
      const survive = async () => (survivor ??= stack.use(await runningExchange({ database: store.url })));
      // As a sender does it: the same message until it is answered.
      const sent = async (): Promise<string | undefined> => {
        for (;;) {
          const port = doomed.child.signalCode === null ? doomed.port : (await survive()).server.port;
          await using client = new MllpClient({ name: 'hub', host: '127.0.0.1', port, log: silentLog });
          try {
            return (await client.send(siu()))?.acknowledgement.code;
          } catch {
            await doomed.ended;
          }
        }
      };
      expect(await sent()).toBe('AA');
      // If it answered before it died, what it had in hand is another's now.
      await doomed.ended;
      await survive();
      await vi.waitFor(async () => expect(await store.messages()).toMatchObject([{ state: 'APPLIED' }]), 30_000);
      expect(await sent()).toBe('AA');
      expect(await store.visits()).toMatchObject([{ times: 1 }]);
      expect(await store.events()).toHaveLength(1);
      await vi.waitFor(async () => expect(await store.jobs()).toBe(0), 30_000);
    } finally {
      doomed.child.kill('SIGKILL');
    }
  },
);
