import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { erpLedger } from '../erp-ledger.ts';
import { SandboxSuppliers } from '../exchange-day/sandbox-suppliers.ts';
import { runHub, type RunningHub } from '../running-hub.ts';

const $Nodes = z.array(z.object({ node: z.record(z.string(), z.unknown()) }));
const buyer = { role: 'buyer' } as const;

let hub: RunningHub;
let suppliers: SandboxSuppliers;
const isSlow = process.env['CI_SLOW'] === '1';

beforeAll(async () => {
  if (!isSlow) return;
  hub = await runHub({ hubYaml: 'poll: { orders: 1s }\n' });
  suppliers = new SandboxSuppliers(hub.controlUrl);
  await suppliers.pauseBuyers();
  await suppliers.hurry(200, 0);
}, 120_000);
afterAll(() => hub[Symbol.asyncDispose]());

const nodes = async (list: string, fields: string) => {
  const { data, errors } = await hub.ask(`{ ${list} { edges { node { ${fields} } } } }`, {}, buyer);
  expect(errors).toBeUndefined();
  return $Nodes
    .parse(z.object({ edges: z.unknown() }).parse(Object.values(data ?? {})[0]).edges)
    .map(({ node }) => node);
};

/** The hub's time stands still but for this. */
const soon = (isSo: () => Promise<void>) =>
  vi.waitFor(
    async () => {
      hub.clock.advance(1_000);
      await isSo();
    },
    { timeout: 60_000, interval: 250 },
  );

describe.runIf(isSlow)('the ERP is away', () => {
  it('R35: what is asked of it waits and says why, the board keeps working, and when it is back all goes once, in order', async () => {
    const facility = (await nodes('facilities', 'id name')).find(({ name }) => String(name).startsWith('North'));
    const items = await nodes('items(first: 4)', 'id');
    await hub.set('erp', 'away');
    for (const [index, item] of items.entries()) {
      const { data } = await hub.ask(
        `mutation ($input: SubmitRequisitionInput!) { submitRequisition(input: $input) { command { id state } userErrors { sentence } } }`,
        {
          input: {
            facilityId: facility?.['id'],
            lines: [{ itemId: item['id'], quantity: String(index + 1), neededOn: '2026-03-20' }],
            reason: 'While it is away.',
            idempotencyKey: `away ${index}`,
          },
        },
        buyer,
      );
      expect(data).toMatchObject({ submitRequisition: { userErrors: [] } });
    }
    const own = async () =>
      (await nodes('commands(first: 100)', 'id state said askedBy system')).filter(
        ({ askedBy }) => askedBy === 'development-buyer',
      );
    await soon(async () => {
      const waiting = await own();
      expect(waiting).toHaveLength(items.length);
      expect(waiting.every(({ state }) => state === 'WAITING' || state === 'SENDING')).toBe(true);
    });
    // What needs no ERP answers as ever, and what does is shown as it was last known.
    await nodes('replenishmentNeeds', 'id item { id }');
    expect((await nodes('surgicalCases(first: 5)', 'id readiness')).length).toBeGreaterThan(0);
    expect((await nodes('supplyExceptions(first: 5)', 'id')).length).toBeGreaterThanOrEqual(0);
    await hub.set('erp', 'up');
    await soon(async () => expect((await own()).every(({ state }) => state === 'DONE')).toBe(true));
    const ledger = await erpLedger(hub.controlUrl);
    expect(ledger.doubled).toEqual([]);
    const ownIds = new Set((await own()).map(({ id }) => id));
    const made = ledger.requisitions.filter(({ externalReference }) => ownIds.has(externalReference));
    expect(made).toHaveLength(items.length);
    // In the order in which they were asked: one more of each item than of the one before.
    expect(made.map(({ items: lines }) => Number(lines[0]?.quantity))).toEqual(items.map((_, index) => index + 1));
  }, 120_000);
});

describe.runIf(isSlow)('a supplier is silent', () => {
  it('R44: its order stays unconfirmed and is not sent again; when it speaks it catches up, and nothing is doubled', async () => {
    const control = (body: object) =>
      fetch(`${hub.controlUrl}/suppliers/alpine-surgical`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    expect((await control({ state: 'silent' })).ok).toBe(true);
    const response = await fetch(`${hub.controlUrl}/erp/orders`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ count: 2, seed: 7, partners: ['alpine-surgical'] }),
    });
    const { orders } = z.object({ orders: z.array(z.object({ order: z.string() })) }).parse(await response.json());
    const numbers = orders.map(({ order }) => order);
    const times = async () => {
      const ledgers = await suppliers.ledgers();
      const held = ledgers.flatMap((ledger) => ledger.orders.map(({ order }) => order));
      return numbers.map((number) => held.filter((order) => order === number).length);
    };
    const answered = async () => {
      const { data } = await hub.ask(
        `query { ${numbers.map((number, index) => `o${index}: purchaseOrderByNumber(number: "${number}") { acknowledgements { id } }`).join(' ')} }`,
        {},
        buyer,
      );
      const read = z.record(z.string(), z.object({ acknowledgements: z.array(z.unknown()).nullable() }).nullable());
      return Object.values(read.parse(data)).map((order) => order?.acknowledgements?.length ?? 0);
    };
    await soon(async () => expect(await times()).toEqual([1, 1]));
    for (let turn = 0; turn < 5; turn += 1) hub.clock.advance(60_000);
    expect(await answered()).toEqual([0, 0]);
    expect((await control({ state: 'up' })).ok).toBe(true);
    await soon(async () => expect((await answered()).every((count) => count > 0)).toBe(true));
    expect(await times()).toEqual([1, 1]);
  }, 120_000);
});
