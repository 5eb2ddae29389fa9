import { appendFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { systemClock } from '@supply-hub/clock';
import { startSandboxProcess } from '@supply-hub/hub';
import { developmentIssuer } from '@supply-hub/identity';
import { silentLog } from '@supply-hub/log';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { post, type Answer } from '../ask.ts';
import { erpLedger } from '../erp-ledger.ts';
import { SandboxSuppliers } from '../exchange-day/sandbox-suppliers.ts';
import { addressOf, hubProcess, isReady, stateFolder, type HubProcess } from '../hub-process.ts';

/** Every kill costs a start; twenty are for when there is time. */
/** KILLS=20 is what is promised, and takes minutes; CI_SLOW=1 fewer. */
const kills = Number(process.env['KILLS'] ?? (process.env['CI_SLOW'] === '1' ? 5 : 0));
const minutes = 60_000;

const $Asked = z.object({
  submitRequisition: z.object({
    command: z.object({ id: z.string() }).nullable(),
    userErrors: z.array(z.object({ code: z.string() })),
  }),
});
const $Commands = z.object({
  commands: z.object({ edges: z.array(z.object({ node: z.object({ id: z.string(), state: z.string() }) })) }),
});
const ids = z.object({ edges: z.array(z.object({ node: z.object({ id: z.string(), name: z.string().nullish() }) })) });
const $Suppliers = z.object({ suppliers: z.array(z.object({ number: z.string() })) });
const $World = z.object({ items: ids, facilities: ids });

describe.runIf(process.platform === 'linux' && kills > 0)('orders while the hub is killed', () => {
  it(
    `R35: after ${kills} kills the ERP’s and the suppliers’ own ledgers hold each order once`,
    async () => {
      await using stack = new AsyncDisposableStack();
      const folder = stack.use(await stateFolder());
      const sandbox = stack.adopt(
        await startSandboxProcess({ stateDir: `${folder.path}-group`, size: 'small', log: silentLog }),
        (it) => it.stop(),
      );
      await appendFile(sandbox.hubYamlPath, '\npoll: { orders: 1s }\n');
      const suppliers = new SandboxSuppliers(sandbox.controlUrl);
      await suppliers.hurry(100, 0);
      const settings = {
        HUB_STATE_DIR: folder.path,
        HUB_PORT: '0',
        HUB_MLLP_PORT: '0',
        HUB_EXCHANGE_PORT: '0',
        HUB_CONFIG: sandbox.hubYamlPath,
      };
      const asked = new Map<string, string | null>();
      let world: z.output<typeof $World> | undefined;

      /** Asks for something under a key of its own; whether it was heard is not always known. */
      const submit = async (hub: HubProcess, key: string): Promise<void> => {
        const facility = world?.facilities.edges.find(({ node }) => node.name?.startsWith('North'))?.node.id;
        const item = world?.items.edges[Number(key) % 5]?.node.id;
        const answer = await askHub(hub, submitting, {
          input: {
            facilityId: facility,
            lines: [{ itemId: item, quantity: '2', neededOn: '2035-01-05' }],
            reason: 'Tried.',
            idempotencyKey: key,
          },
        });
        const { command, userErrors } = $Asked.parse(answer.data).submitRequisition;
        expect(userErrors).toEqual([]);
        asked.set(key, command?.id ?? null);
      };
      const askHub = async (hub: HubProcess, query: string, variables: object = {}): Promise<Answer> => {
        const issuer = await developmentIssuer(folder.path, systemClock);
        return post(`${addressOf(hub)}/graphql`, { query, variables }, await issuer.mint({ role: 'buyer' }));
      };
      const learnWorld = async (hub: HubProcess): Promise<void> => {
        await until(async () => {
          const { data } = await askHub(
            hub,
            '{ items(first: 5) { edges { node { id } } } facilities { edges { node { id name } } } }',
          );
          const read = $World.safeParse(data);
          if (read.success && read.data.items.edges.length === 5) world = read.data;
          return world !== undefined;
        }, 'items and facilities are known');
      };

      let next = 0;
      for (let kill = 0; kill < kills; kill += 1) {
        await using hub = hubProcess(['start'], settings);
        await isReady(hub);
        if (world === undefined) await learnWorld(hub);
        const some = Array.from({ length: 3 }, () => String(next++));
        for (const key of some) asked.set(key, null);
        const submitting = Promise.allSettled(some.map((key) => submit(hub, key)));
        await wait(Math.random() * 2500);
        hub.signal('SIGKILL');
        await hub.ended;
        await submitting;
      }
      await using hub = hubProcess(['start'], settings);
      await isReady(hub);
      // Who heard nothing asks again under the same key.
      for (const key of asked.keys()) await submit(hub, key);
      const own = new Set(asked.values());
      expect(own.size).toBe(asked.size);
      await until(async () => {
        const { data } = await askHub(hub, '{ commands(first: 100) { edges { node { id state } } } }');
        const { edges } = $Commands.parse(data).commands;
        return edges.filter(({ node }) => own.has(node.id)).every(({ node }) => node.state === 'DONE');
      }, 'all is requisitioned');
      await until(async () => {
        const { requisitions } = await erpLedger(sandbox.controlUrl);
        return requisitions.every(({ items }) => items.every(({ order, isDeleted }) => order !== '' || isDeleted));
      }, 'the buyers have ordered it all');
      const ledger = await erpLedger(sandbox.controlUrl);
      expect(ledger.doubled).toEqual([]);
      for (const id of own)
        expect(ledger.requisitions.filter(({ externalReference }) => externalReference === id)).toHaveLength(1);
      // Whoever speaks X12 gets what was ordered of it, each order once.
      const response = await fetch(`${sandbox.controlUrl}/suppliers`);
      const speaking = new Set($Suppliers.parse(await response.json()).suppliers.map(({ number }) => number));
      const due = ledger.orders.filter(({ supplier }) => speaking.has(supplier)).map(({ order }) => order);
      await until(async () => {
        const held = new Set((await suppliers.ledgers()).flatMap(({ orders }) => orders.map(({ order }) => order)));
        return due.every((order) => held.has(order));
      }, 'the suppliers have all their orders');
      for (const { orders, faults, partner } of await suppliers.ledgers()) {
        const numbers = orders.map(({ order }) => order);
        expect({ partner, numbers: numbers.length }).toEqual({ partner, numbers: new Set(numbers).size });
        expect(faults).toEqual([]);
      }
    },
    (kills > 2 ? 30 : 6) * minutes,
  );
});

const submitting = `mutation Submit($input: SubmitRequisitionInput!) {
  submitRequisition(input: $input) { command { id } userErrors { code } } }`;

/** @throws when it does not come true in four minutes */
async function until(isTrue: () => Promise<boolean>, what: string): Promise<void> {
  const end = performance.now() + 4 * minutes;
  while (!(await isTrue().catch(() => false))) {
    if (performance.now() > end) throw new Error(`it never came true that ${what}`);
    await wait(250);
  }
}
