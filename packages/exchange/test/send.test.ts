import { hubId } from '@supply-hub/identifiers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { send, type Outgoing } from '../src/exchange.ts';
import { apexSupplier, keepPartner } from './apex.ts';
import { runningExchange, type RunningExchange } from './running-exchange.ts';

const orderId = hubId('order', 'erp', '4500017');
const order: Outgoing = {
  partner: 'apex',
  documentType: '850',
  documentNumber: '4500017',
  businessKey: 'po:4500017',
  segments: [['BEG', '00', 'SA', '4500017', undefined, '20260305']],
  about: [orderId],
  facilityId: null,
  supplierId: apexSupplier,
  idempotencyKey: '850:4500017',
};

let hub: RunningExchange;
beforeEach(async () => {
  hub = await runningExchange({ works: false });
  await keepPartner(hub.hub);
});
afterEach(() => hub[Symbol.asyncDispose]());

const queue = (document = order) => hub.clinic.db.transaction((tx) => send(tx, document, hub.clock.now()));

describe('a document is queued', () => {
  test('in the transaction of a subgraph, which leads to it, and is told of', async () => {
    const { messageId, isNew } = await queue();
    expect(isNew).toBe(true);
    expect(await hub.messages()).toMatchObject([
      { id: messageId, direction: 'OUT', state: 'QUEUED', document_type: '850', partner_name: 'Apex Medical Supply' },
    ]);
    expect(await hub.hub.sql`select from_id, to_id, kind, supplier_ids from hub.lineage_edge`).toEqual([
      { from_id: orderId, to_id: messageId, kind: 'causes', supplier_ids: [apexSupplier] },
    ]);
    expect(await hub.events()).toMatchObject([
      { data: { direction: 'OUT', state: 'QUEUED', documentNumber: '4500017' } },
    ]);
  });

  test('not at all when that transaction fails', async () => {
    const failing = hub.clinic.db.transaction(async (tx) => {
      await send(tx, order, hub.clock.now());
      throw new Error('the effect failed');
    });
    await expect(failing).rejects.toThrow('the effect failed');
    expect(await hub.messages()).toEqual([]);
  });

  test('once under its key, also by two at the same time', async () => {
    const queued = await Promise.all([queue(), queue(), queue()]);
    expect(queued.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(queued.map(({ messageId }) => messageId)).size).toBe(1);
    expect(await hub.events()).toHaveLength(1);
  });

  test('for nobody but a partner the exchange knows', async () => {
    await expect(queue({ ...order, partner: 'nobody' })).rejects.toThrow('There is no trading partner "nobody".');
  });
});

test('a subgraph may queue, and neither read what is queued nor change partners', async () => {
  await queue();
  await expect(hub.clinic.sql`select * from hub.message_segments`).rejects.toThrow('permission denied');
  await expect(hub.clinic.sql`delete from hub.message`).rejects.toThrow('permission denied');
  await expect(hub.clinic.sql`update hub.partner set hold = null`).rejects.toThrow('permission denied');
  await expect(hub.clinic.sql`select hub.drop_payloads(now())`).rejects.toThrow('permission denied');
});
