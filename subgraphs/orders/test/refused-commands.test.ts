import { openCommandsOf } from '@supply-hub/commands';
import type { Viewer } from '@supply-hub/identity';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { orderPerformers } from '../src/services/replenishment/performers.ts';
import { createRequisition } from '../src/services/replenishment/command-kinds.ts';
import type { OrderCommands } from '../src/sources/order-commands.ts';
import { item, replenishingHub } from './replenishing-hub.ts';
import { planner } from './running-orders.ts';

const buyer: Viewer = { ...planner, role: 'buyer', scopes: new Set(['orders:write']) };

/** The hub, of whose ERP a buyer asks for items, and what of that is refused now. */
async function buyersHub() {
  const hub = await replenishingHub();
  await hub.db.execute(sql`
    insert into orders.item_copy (id, version, number, base_unit, units, gtins)
    values (${item('MED-000002')}, 1, 'MED-000002', 'EA', '[]', '{}')`);
  let asked = 0;
  const said = () => ({ reason: 'For the fair.', idempotencyKey: `key ${(asked += 1)}` });
  return {
    ...hub,
    async submit() {
      const lines = [{ itemId: item('MED-000002'), quantity: '400', neededOn: '2026-03-20' }];
      const { data } = await hub.ask(
        `mutation ($input: SubmitRequisitionInput!) { submitRequisition(input: $input) { userErrors { code } } }`,
        buyer,
        { input: { facilityId: hub.here, lines, ...said() } },
      );
      expect(data.submitRequisition.userErrors).toEqual([]);
    },
    async change(orderLineId: string, quantity: string) {
      const { data } = await hub.ask(
        `mutation ($input: ChangeOrderLineInput!) { changeOrderLine(input: $input) { userErrors { code } } }`,
        buyer,
        { input: { orderLineId, quantity, ...said() } },
      );
      expect(data.changeOrderLine.userErrors).toEqual([]);
    },
    async refusals() {
      const rows = await hub.db.execute<{ sentence: string }>(
        sql`select sentence from orders.trouble where kind = 'COMMAND_REFUSED' and ended_at is null`,
      );
      return rows.map(({ sentence }) => sentence);
    },
  };
}

test('R35: that a person’s change was refused is over once it was asked again and done', async () => {
  await using hub = await buyersHub();
  await hub.submit();
  await hub.send();
  await hub.poll();
  const [requested] = await hub.requisitioned();
  await hub.control('POST', '/erp/buyer/work', { requisition: requested?.requisition });
  hub.clock.advance(60_000);
  await hub.poll();
  const [line] = await hub.db.execute<{ id: string; number: string }>(sql`
    select ordered.id, placed.state ->> 'number' as number from hub.lineage_edge
    join orders.purchase_order_line as ordered on ordered.id = to_id
    join orders.purchase_order as placed on placed.id = ordered.order_id
    where from_id in (select requisition_line_id from orders.asked_line)`);
  if (line === undefined) throw new Error('nothing was ordered');
  await hub.control('POST', '/changes', { kind: 'receive-order', order: line.number, line: '10', quantity: 2 });
  // Less than has come; what was asked behind it is withdrawn with it.
  await hub.change(line.id, '1');
  await hub.change(line.id, '3');
  await hub.send();
  expect((await hub.states()).toSorted()).toEqual([
    'CHANGE_ORDER REFUSED',
    'CHANGE_ORDER WITHDRAWN',
    'CREATE_REQUISITION DONE',
  ]);
  expect(await hub.refusals()).toEqual([expect.stringContaining(`Changing order ${line.number} was refused`)]);
  await hub.change(line.id, '3');
  await hub.send();
  expect((await hub.states()).at(-1)).toBe('CHANGE_ORDER DONE');
  expect(await hub.refusals()).toEqual([]);
});

test('R35: that a person’s requisition was refused is over once the same items were asked for again', async () => {
  await using hub = await buyersHub();
  await hub.submit();
  await hub.submit();
  const nobody: OrderCommands = {
    findRequisition: () => Promise.reject(new Error('not asked here')),
    createRequisition: () => Promise.reject(new Error('not asked here')),
    changeRequisitionLine: () => Promise.reject(new Error('not asked here')),
    changeOrderLine: () => Promise.reject(new Error('not asked here')),
  };
  const performer = orderPerformers({ id: 'erp' }, nobody).find(({ kind }) => kind === createRequisition.kind);
  const commands = await openCommandsOf(hub.db, 'orders');
  const [first, second] = commands;
  if (performer === undefined || first === undefined || second === undefined) throw new Error('nothing was asked');
  const at = hub.clock.now();
  await hub.db.transaction((tx) => performer.ended(tx, { ...first, state: 'REFUSED', said: 'Locked.' }, at));
  expect(await hub.refusals()).toEqual(['Its requisition was refused: Locked.']);
  const outcome = { number: '10009999', lines: [{ position: 10, number: '10' }] };
  await hub.db.transaction((tx) => performer.ended(tx, { ...second, state: 'DONE', outcome }, at));
  expect(await hub.refusals()).toEqual([]);
});
