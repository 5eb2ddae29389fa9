import { sql } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import { redriveAll, send, type Outgoing } from '../src/exchange.ts';
import { keepPartner } from './apex.ts';
import { orderOf, receiverOf855 } from './orders.ts';
import { runningExchange, type RunningExchange } from './running-exchange.ts';
import { file, segments855 } from './x12-files.ts';

const take = ({ exchange }: RunningExchange, bytes: Uint8Array) =>
  exchange.takeDocument({
    bytes,
    name: 'a day.edi',
    arrivalId: 'a day',
    via: { partner: 'apex', transport: 'main', kind: 'folder' },
  });
const orders = (count: number, note = '') =>
  Array.from({ length: count }, (_, index) => ({ segments: segments855(String(4_500_000 + index), note) }));

// Beyond what a server of the usual settings has room for, were there a lock for each.
const many = 10_000;

test('R46: a file of ten thousand documents is stored with its jobs, under one lock, and is known when it comes again', async () => {
  await using hub = await runningExchange({ receivers: [receiverOf855()], works: false });
  await keepPartner(hub.hub);
  const bytes = file({ sets: orders(many) });
  const holding = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  const gated = hub.hub.sql.begin(async (tx) => {
    await tx`lock table hub.outbox in share mode`;
    holding.resolve();
    await gate.promise;
  });
  await holding.promise;
  const taking = take(hub, bytes);
  // It tells of what it stored when all of that is done.
  const locks = await vi.waitFor(async () => {
    const [row] = await hub.hub.sql`
      select pid, (select count(*)::integer from pg_locks as had where had.pid = waiting.pid and locktype = 'advisory')
      from pg_locks as waiting where relation = 'hub.outbox'::regclass and not granted`;
    if (row === undefined) throw new Error('it is not that far');
    return row['count'] as unknown;
  }, 30_000);
  gate.resolve();
  await gated;
  const { messageIds } = await taking;
  expect(locks).toBe(1);
  const kept = await hub.hub.sql`
    select document_type, state, count(*)::integer from hub.message group by 1, 2 order by 1 nulls first`;
  expect(kept).toEqual([
    { document_type: null, state: 'APPLIED', count: 1 },
    { document_type: '855', state: 'RECEIVED', count: many },
    { document_type: '997', state: 'QUEUED', count: 1 },
  ]);
  expect(await hub.jobs()).toBe(many);
  expect(await take(hub, bytes)).toEqual({ messageIds, isKnownArrival: true });
});

test('R70: documents of one file and one order are applied in its order', async () => {
  const inFile = ['first', 'second', 'third'].flatMap((note) =>
    ['1', '2', '3', '4'].map((order) => ({ segments: segments855(order, note) })),
  );
  await using hub = await runningExchange({ receivers: [receiverOf855()] });
  await keepPartner(hub.hub);
  await take(hub, file({ sets: inFile }));
  await hub.idle();
  const applied = await hub.clinic.sql`
    select about, set_control::integer as control from clinic.applied join hub.message on message.id = message_id
    order by applied.seq`;
  for (const [index, order] of ['1', '2', '3', '4'].entries())
    expect(
      applied.filter((row) => String(row['about']) === orderOf(order)).map((row) => Number(row['control'])),
    ).toEqual([index + 1, index + 5, index + 9]);
});

test('neither what is re-driven nor what is sent without a business key takes a lock each', async () => {
  await using hub = await runningExchange({ receivers: [receiverOf855()] });
  await keepPartner(hub.hub);
  await take(hub, file({ sets: orders(20, 'Park') }));
  await hub.idle();
  await hub.clinic.db.transaction(async (tx) => {
    expect(await redriveAll(tx, hub.clock.now())).toHaveLength(20);
    for (const number of ['1', '2']) await send(tx, unkeyed(number), hub.clock.now());
    const [locks] = await tx.execute(
      sql`select count(*)::integer from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()`,
    );
    expect(locks).toEqual({ count: 0 });
  });
  await hub.idle();
  const rows = await hub.messages();
  expect(rows.filter((row) => row['document_type'] === '855' && row['state'] === 'PARKED')).toHaveLength(20);
  expect(await hub.jobs()).toBe(0);
});

const unkeyed = (number: string): Outgoing => ({
  partner: 'apex',
  documentType: '997',
  documentNumber: number,
  businessKey: null,
  segments: [['AK1', 'PR', number]],
  about: [],
  facilityId: null,
  supplierId: null,
  idempotencyKey: `acknowledgement:${number}`,
});
