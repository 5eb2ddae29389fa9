import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { erpLedger } from '../erp-ledger.ts';
import { SandboxSuppliers } from '../exchange-day/sandbox-suppliers.ts';
import { runHub, type RunningHub } from '../running-hub.ts';

const $Nodes = z.array(z.object({ node: z.record(z.string(), z.unknown()) }));
const $Partner = z.object({ id: z.string() });
const buyer = { role: 'buyer' } as const;

let hub: RunningHub;
let suppliers: SandboxSuppliers;
const isSlow = process.env['CI_SLOW'] === '1';

beforeAll(async () => {
  if (!isSlow) return;
  hub = await runHub({
    hubYaml: 'poll: { orders: 1s }\n',
    // Whose SFTP server is away gets its files in a folder, as its profile says.
    before: (_, { cards }) => {
      const profile = join(dirname(cards), 'partners', 'bluewater-medical-supply.yaml');
      const spare = '  spare: { kind: folder, out: ../suppliers/bluewater-medical-supply/exchange/inbox }\n';
      const send = 'send: { via: sftp, fallback: spare, fallbackAfter: 20s }';
      writeFileSync(profile, readFileSync(profile, 'utf8').replace('send: { via: sftp }', `${spare}${send}`));
      return Promise.resolve();
    },
  });
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

const control = async (method: string, path: string, body: object): Promise<unknown> => {
  const response = await fetch(hub.controlUrl + path, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.ok).toBe(true);
  return response.json();
};

/** So many orders with a supplier: their numbers. */
async function orderFrom(partner: string, count: number): Promise<string[]> {
  const answer = await control('POST', '/erp/orders', { count, seed: 7, partners: [partner] });
  const { orders } = z.object({ orders: z.array(z.object({ order: z.string() })) }).parse(answer);
  return orders.map(({ order }) => order);
}

/** How often each order stands in its supplier's own ledger. */
async function times(numbers: readonly string[]): Promise<number[]> {
  const ledgers = await suppliers.ledgers();
  const held = ledgers.flatMap((ledger) => ledger.orders.map(({ order }) => order));
  return numbers.map((number) => held.filter((order) => order === number).length);
}

/** How often each order was answered. */
async function answered(numbers: readonly string[]): Promise<number[]> {
  const fields = numbers.map(
    (number, index) => `o${index}: purchaseOrderByNumber(number: "${number}") { acknowledgements { id } }`,
  );
  const { data } = await hub.ask(`query { ${fields.join(' ')} }`, {}, buyer);
  const read = z.record(z.string(), z.object({ acknowledgements: z.array(z.unknown()).nullable() }).nullable());
  return Object.values(read.parse(data)).map((order) => order?.acknowledgements?.length ?? 0);
}

const $Health = z.object({ partnerHealth: z.array(z.object({ waitingToSendCount: z.number() })) });
async function waitingFor(partner: string): Promise<number> {
  const query = `query ($partner: String) { partnerHealth(partner: $partner) { waitingToSendCount } }`;
  const { data } = await hub.ask(query, { partner }, { role: 'integrator' });
  return $Health.parse(data).partnerHealth[0]?.waitingToSendCount ?? 0;
}

describe.runIf(isSlow)('a supplier is silent', () => {
  it('R44: its order stays unconfirmed and is not sent again; when it speaks it catches up, and nothing is doubled', async () => {
    await control('PUT', '/suppliers/alpine-surgical', { state: 'silent' });
    const numbers = await orderFrom('alpine-surgical', 2);
    await soon(async () => expect(await times(numbers)).toEqual([1, 1]));
    for (let turn = 0; turn < 5; turn += 1) hub.clock.advance(60_000);
    expect(await answered(numbers)).toEqual([0, 0]);
    await control('PUT', '/suppliers/alpine-surgical', { state: 'up' });
    await soon(async () => expect((await answered(numbers)).every((count) => count > 0)).toBe(true));
    expect(await times(numbers)).toEqual([1, 1]);
  }, 120_000);
});

describe.runIf(isSlow)('a supplier cannot be reached', () => {
  it('R35, R36: what is for a partner that is held waits, and goes once when it is released', async () => {
    const query = `{ tradingPartners(filter: { search: "kestrel" }) { edges { node { id } } } }`;
    const { data } = await hub.ask(query, {}, buyer);
    const $Partners = z.object({ tradingPartners: z.object({ edges: z.array(z.object({ node: $Partner })) }) });
    const partner = $Partners.parse(data).tradingPartners.edges.map(({ node }) => node);
    const deed = async (name: 'hold' | 'release', more: object) => {
      const mutation = `mutation ($input: ${name === 'hold' ? 'Hold' : 'Release'}PartnerInput!) {
        ${name}Partner(input: $input) { userErrors { sentence } } }`;
      const input = { partnerId: partner[0]?.id, idempotencyKey: `${name} kestrel`, ...more };
      expect((await hub.ask(mutation, { input }, buyer)).data).toMatchObject({
        [`${name}Partner`]: { userErrors: [] },
      });
    };
    await deed('hold', { reason: 'Its gateway is being moved.' });
    const numbers = await orderFrom('kestrel-orthopaedics', 2);
    await soon(async () => expect(await waitingFor('kestrel-orthopaedics')).toBe(2));
    for (let turn = 0; turn < 5; turn += 1) hub.clock.advance(60_000);
    expect(await times(numbers)).toEqual([0, 0]);
    await deed('release', {});
    await soon(async () => expect((await answered(numbers)).every((count) => count > 0)).toBe(true));
    expect(await times(numbers)).toEqual([1, 1]);
  }, 120_000);

  it('R35, R36: the fallback transport of its profile takes over, and what comes after goes its usual way', async () => {
    await control('PUT', '/suppliers/sftp', { state: 'away' });
    const numbers = await orderFrom('bluewater-medical-supply', 2);
    await soon(async () => expect(await waitingFor('bluewater-medical-supply')).toBe(2));
    await soon(async () => expect(await times(numbers)).toEqual([1, 1]));
    await control('PUT', '/suppliers/sftp', { state: 'up' });
    await soon(async () => expect((await answered(numbers)).every((count) => count > 0)).toBe(true));
    const later = await orderFrom('bluewater-medical-supply', 1);
    await soon(async () => expect((await answered(later)).every((count) => count > 0)).toBe(true));
    expect(await times([...numbers, ...later])).toEqual([1, 1, 1]);
  }, 120_000);
});
