import { hubId } from '@supply-hub/identifiers';
import { prepareJobs } from '@supply-hub/jobs';
import { silentLog } from '@supply-hub/log';
import { connect } from '@supply-hub/postgres';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { orderRow } from './erp-rows.ts';
import { loadedGroup } from './small-group.ts';

let group: Awaited<ReturnType<typeof loadedGroup>>;
beforeEach(async () => {
  group = await loadedGroup();
  await prepareJobs(group.url, { log: silentLog });
});
afterEach(() => group[Symbol.asyncDispose]());

const order = (number: string) => hubId('order', 'erp', [number]);

/** Messages as the exchange parks them. */
async function park(messages: readonly { id: string; code: string; about: readonly string[] }[]) {
  const exchange = connect({ url: group.url, schema: 'hub', name: 'exchange', max: 1 });
  try {
    for (const { id, code, about } of messages)
      await exchange.sql`
        insert into hub.message (id, partner, partner_name, protocol, message_code, document_type, business_key, received_at,
          last_received_at, state, state_at, reason, remedy, code, about, is_control_id_reused)
        values (${hubId('message', 'exchange', id)}, 'alpine', 'Alpine Surgical', 'x12', '855', '855', 'po:1',
          '2026-03-09T13:00:00Z', '2026-03-09T13:00:00Z', 'PARKED', '2026-03-09T13:00:00Z', 'why', 'what to do', ${code},
          ${[...about]}::text[], false)`;
  } finally {
    await exchange.close();
  }
}

async function waiting(): Promise<string[]> {
  const task = group.subgraph.tasks.find(({ name }) => name === 'orders.came');
  while (await task?.step());
  const rows = await group.connection.sql`select id from hub.message where state = 'PARKED'`;
  return rows.map(({ id }) => String(id));
}

async function place(...numbers: string[]) {
  group.clock.advance(60_000);
  const LastChangeDateTime = group.clock.now().toString();
  group.erp.rows.PurchaseOrder.push(
    ...numbers.map((number) => orderRow({ PurchaseOrder: number, LastChangeDateTime })),
  );
  expect(await group.poll()).toBe(true);
}

test('what names orders that were unknown is applied again once all of them are there', async () => {
  const message = (id: string) => hubId('message', 'exchange', id);
  await park([
    { id: 'one', code: 'UNKNOWN_ORDER', about: [order('4500000071')] },
    { id: 'two', code: 'UNKNOWN_ORDER', about: [order('4500000071'), order('4500000072')] },
    { id: 'none', code: 'UNKNOWN_ORDER', about: [] },
    { id: 'unit', code: 'UNKNOWN_UNIT', about: [order('4500000071')] },
  ]);
  const all = ['one', 'two', 'none', 'unit'].map(message);
  expect((await waiting()).toSorted()).toEqual(all.toSorted());
  await place('4500000071');
  expect((await waiting()).toSorted()).toEqual(['two', 'none', 'unit'].map(message).toSorted());
  await place('4500000072');
  expect((await waiting()).toSorted()).toEqual(['none', 'unit'].map(message).toSorted());
});
