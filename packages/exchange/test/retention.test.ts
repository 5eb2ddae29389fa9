import { silentLog } from '@supply-hub/log';
import { expect, test } from 'vitest';
import { redrive, retentionTask } from '../src/exchange.ts';
import { apexProfile, keepPartner } from './apex.ts';
import { receiverOf855 } from './orders.ts';
import { runningExchange } from './running-exchange.ts';
import { siu } from './siu.ts';
import { file, segments855 } from './x12-files.ts';

const day = 86_400_000;

test('payloads go after their stage’s and partner’s time; messages, steps and lineage stay', async () => {
  await using hub = await runningExchange({ receivers: [receiverOf855()] });
  await keepPartner(hub.hub, { ...apexProfile, retention: { applied: '30d', other: '90d' } });
  const task = retentionTask({ connection: hub.hub, clock: hub.clock, log: silentLog });
  await task.step();
  const take = (isa: string, note: string) =>
    hub.exchange.takeDocument({
      bytes: file({ isa, sets: [{ segments: segments855(isa, note) }] }),
      name: 'a',
      arrivalId: null,
      via: { partner: 'apex', transport: 'main', kind: 'folder' },
    });
  await take('1', '');
  const { messageIds } = await take('2', 'Park');
  await hub.send(siu());
  await hub.idle();
  const kept = async () => (await hub.hub.sql`select message_id from hub.message_payload`).length;
  const parts = async () =>
    (await hub.hub.sql`select from pg_inherits where inhparent = 'hub.message_payload'::regclass`).length;
  expect(await kept()).toBe(3);
  const [messages, edges] = [(await hub.messages()).length, await hub.hub.sql`select * from hub.lineage_edge`];

  hub.clock.advance(31 * day);
  await task.step();
  expect(await kept()).toBe(2);
  hub.clock.advance(60 * day);
  await task.step();
  expect(await kept()).toBe(1);
  // The HL7 message is nobody's partner's: its month goes as a whole.
  const before = await parts();
  hub.clock.advance(400 * day);
  await task.step();
  expect(await kept()).toBe(0);
  expect(await parts()).toBeLessThan(before + 2);
  expect(await hub.messages()).toHaveLength(messages);
  expect(await hub.hub.sql`select * from hub.lineage_edge`).toEqual(edges);

  // Re-driven without its bytes, it says what to do.
  const parked = (await hub.messages()).find((row) => row['parent_id'] === messageIds[0]);
  await hub.clinic.db.transaction((tx) => redrive(tx, [String(parked?.['id'])], hub.clock.now()));
  await hub.idle();
  const again = (await hub.messages()).find((row) => row['id'] === parked?.['id']);
  expect(again).toMatchObject({ state: 'PARKED', code: 'PAYLOAD_DROPPED' });
});
