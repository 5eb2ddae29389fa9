import { systemClock } from '@supply-hub/clock';
import { startWorkers } from '@supply-hub/jobs';
import { silentLog } from '@supply-hub/log';
import type { Connection, Db, Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { describe, expect, test, vi } from 'vitest';
import { applyWork, startOutbox } from '../src/exchange.ts';
import { keepPartner } from './apex.ts';
import { receiverOf855 } from './orders.ts';
import { runningExchange } from './running-exchange.ts';
import { delivered, orderDocument } from './sending-exchange.ts';
import { file, segments855 } from './x12-files.ts';

/** A connection of which one transaction, the first that is it, stands before its commit until it is let go. */
function halted(connection: Connection, isIt: (tx: Tx) => Promise<boolean>) {
  const reached = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  let isReached = false;
  const transaction: Db['transaction'] = (work, config) =>
    connection.db.transaction(async (tx) => {
      const outcome = await work(tx);
      if (!isReached && (await isIt(tx))) {
        isReached = true;
        reached.resolve();
        await gate.promise;
      }
      return outcome;
    }, config);
  const db = new Proxy(connection.db, {
    get: (target, name) => (name === 'transaction' ? transaction : Reflect.get(target, name)),
  });
  return {
    connection: { ...connection, db },
    reached: reached.promise,
    letGo: () => gate.resolve(),
    [Symbol.dispose]: () => gate.resolve(),
  };
}

describe('R44: an 855 that comes while its order is still being sent', () => {
  /** An order on its way, whose 855 is applied by a worker of the test's own. */
  async function underWay() {
    const started = new AsyncDisposableStack();
    const hub = started.use(await runningExchange({ works: false }));
    await keepPartner(hub.hub);
    const { hub: connection, clock } = hub;
    const of = {
      /** Takes the 855 in, and has it applied on this connection. */
      async answer(clinic: Connection) {
        await hub.exchange.takeDocument({
          bytes: file({ sets: [{ segments: segments855('1') }] }),
          name: 'a',
          arrivalId: null,
          via: { partner: 'apex', transport: 'main', kind: 'folder' },
        });
        const receivers = [{ receiver: receiverOf855(), connection: clinic }];
        const work = applyWork({ connection, receivers, config: { senders: [] }, clock: systemClock, log: silentLog });
        const workers = await startWorkers({ url: hub.url, work: [work], log: silentLog, pollMs: 50 });
        started.defer(() => workers.stop());
      },
      async send(over: Connection, whileSending: () => Promise<void>) {
        await hub.clinic.db.transaction((tx) => orderDocument(tx, '1', clock.now()));
        const outbox = await startOutbox({
          connection: over,
          clock,
          log: silentLog,
          pollMs: 20,
          transportOf: (_, name) => ({
            via: { partner: 'apex', transport: name, kind: 'folder' },
            async deliver(document) {
              if (document.fileName.startsWith('850')) await whileSending();
              return delivered;
            },
            close: async () => undefined,
          }),
        });
        started.defer(() => outbox.stop());
      },
      /** Until this is so, or somebody waits for what another holds. */
      soonOrWaiting: (isSo: (row: Record<string, unknown>) => boolean) =>
        vi.waitFor(async () => {
          const waiting = await hub.hub.sql`select from pg_locks where not granted
            and database = (select oid from pg_database where datname = current_database())`;
          expect(waiting.length > 0 || (await hub.messages()).some(isSo)).toBe(true);
        }),
      async isMet() {
        await vi.waitFor(async () => {
          const states = (await hub.messages()).map((row) => [row['document_type'], row['state']].join(' '));
          expect(states).toEqual(expect.arrayContaining(['850 SENT', '855 APPLIED']));
        });
        const [clock855] = await hub.hub.sql`select met_at from hub.message_clock where kind = '855'`;
        return clock855?.['met_at'] instanceof Date;
      },
    };
    return { ...hub, ...of, [Symbol.asyncDispose]: () => started.disposeAsync() };
  }
  const isApplied = (row: Record<string, unknown>) => row['document_type'] === '855' && row['state'] === 'APPLIED';
  const isSent = (row: Record<string, unknown>) => row['document_type'] === '850' && row['state'] === 'SENT';

  test('meets its clock when it is committed only after the delivery was noted', async () => {
    await using hub = await underWay();
    using clinic = halted(hub.clinic, async (tx) => {
      const rows = await tx.execute(sql`select from hub.message where document_type = '855' and state = 'APPLIED'`);
      return rows.length > 0;
    });
    await hub.send(hub.hub, async () => {
      await hub.answer(clinic.connection);
      await clinic.reached;
    });
    await clinic.reached;
    await hub.soonOrWaiting(isSent);
    clinic.letGo();
    expect(await hub.isMet()).toBe(true);
  });

  test('meets its clock when it is applied before the delivery that was noted is committed', async () => {
    await using hub = await underWay();
    using noting = halted(hub.hub, async (tx) => (await tx.execute(sql`select from hub.message_clock`)).length > 0);
    await hub.send(noting.connection, async () => undefined);
    await noting.reached;
    await hub.answer(hub.clinic);
    await hub.soonOrWaiting(isApplied);
    noting.letGo();
    expect(await hub.isMet()).toBe(true);
  });
});
