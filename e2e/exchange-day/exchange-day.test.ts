import { readFileSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { systemClock } from '@supply-hub/clock';
import { parseHubConfig, type HubConfig } from '@supply-hub/config';
import { startSandboxProcess } from '@supply-hub/hub';
import { developmentIssuer } from '@supply-hub/identity';
import { silentLog } from '@supply-hub/log';
import { readPartnerFolder } from '@supply-hub/partners';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { post } from '../ask.ts';
import { addressOf, hubProcess, isReady, stateFolder, type HubProcess } from '../hub-process.ts';
import { hubMessages } from './hub-messages.ts';
import { reconcile } from './reconcile.ts';
import { SandboxSuppliers, type PlacedOrder, type SupplierLedger } from './sandbox-suppliers.ts';

const isSlow = process.env['CI_SLOW'] === '1';
/** DAY=regional is the whole day, half an hour of it; CI_SLOW=1 a short one. */
const isWhole = process.env['DAY'] === 'regional';
const day = isWhole
  ? ({ size: 'regional', orders: 2000, hurry: 120, hubKills: 20, serverKills: 5 } as const)
  : ({ size: 'small', orders: 80, hurry: 400, hubKills: 4, serverKills: 1 } as const);
const minutes = 60_000;

/** What the hub knows of an order's documents. */
const $Order = z.object({
  number: z.string(),
  acknowledgements: z.array(z.object({ id: z.string() })).nullable(),
  shipNotices: z.array(z.object({ id: z.string() })).nullable(),
  supplierInvoices: z.array(z.object({ id: z.string() })).nullable(),
});

describe.runIf(process.platform === 'linux' && (isSlow || isWhole))('a day of exchange with suppliers', () => {
  const stack = new AsyncDisposableStack();
  let suppliers: SandboxSuppliers;
  let config: HubConfig;
  let settings: Readonly<Record<string, string>>;
  let stateDir: string;

  beforeAll(async () => {
    const folder = stack.use(await stateFolder());
    stateDir = folder.path;
    // A process beside the hub and not below it: the suppliers go on when the hub is killed.
    const sandbox = stack.adopt(
      await startSandboxProcess({ stateDir: `${folder.path}-group`, size: day.size, log: silentLog }),
      (it) => it.stop(),
    );
    // Orders leave soon after they were placed; of a regional group, more is read with them.
    await appendFile(sandbox.hubYamlPath, `\npoll: { orders: ${isWhole ? '5s' : '1s'} }\n`);
    config = parseHubConfig(readFileSync(sandbox.hubYamlPath, 'utf8'), {}, sandbox.hubYamlPath);
    suppliers = new SandboxSuppliers(sandbox.controlUrl);
    await suppliers.hurry(day.hurry);
    await suppliers.pauseBuyers();
    settings = {
      HUB_STATE_DIR: stateDir,
      HUB_PORT: '0',
      HUB_MLLP_PORT: '0',
      HUB_EXCHANGE_PORT: '0',
      HUB_CONFIG: sandbox.hubYamlPath,
    };
  }, 3 * minutes);
  afterAll(() => stack.disposeAsync(), minutes);

  it('begins with profiles that the hub reads', async () => {
    const files = await readPartnerFolder(join(dirname(settings['HUB_CONFIG'] ?? ''), 'partners'), {});
    expect(files.length).toBeGreaterThan(3);
    expect(files.flatMap(({ file, reading }) => (reading.ok ? [] : [{ file, faults: reading.faults }]))).toEqual([]);
  });

  it(
    `R71: the ledgers agree to the last message, with the hub killed ${day.hubKills} times and PostgreSQL ${day.serverKills}`,
    async () => {
      const placed: PlacedOrder[] = [];
      const parts = day.hubKills + day.serverKills + 1;
      const orderSome = async () => placed.push(...(await suppliers.order(Math.ceil(day.orders / parts))));
      for (let kill = 0; kill < day.hubKills; kill += 1) {
        await using hub = hubProcess(['start'], settings);
        await orderSome();
        // Some in the midst of documents, some while it starts.
        if (kill % 4 === 3) await wait(Math.random() * 4000);
        else await progress(20 + Math.random() * 60);
        hub.signal('SIGKILL');
        await hub.ended;
      }
      await using hub = hubProcess(['start'], settings);
      await isReady(hub);
      for (let kill = 0; kill < day.serverKills; kill += 1) {
        await orderSome();
        await progress(20 + Math.random() * 60);
        const before = postmasterOf(stateDir);
        process.kill(before, 'SIGKILL');
        await until(() => Promise.resolve(postmasterOf(stateDir) !== before), 'PostgreSQL runs again');
      }
      await orderSome();
      await isOver(hub, placed);

      const ledgers = await suppliers.ledgers();
      expect(reconcile(placed, ledgers, await messagesOf(hub))).toEqual([]);
      expect(await orderedAsPlaced(ledgers)).toEqual([]);
      expect(await documentsOf(hub, placed)).toEqual(documentsExpected(placed, ledgers));
      const { checks, addsUp } = await ledgerOf();
      expect(checks.filter(({ holds }) => !holds)).toEqual([]);
      expect(addsUp).toBe(true);
    },
    (isWhole ? 90 : 10) * minutes,
  );

  /** Waits until the suppliers have sent so many documents more, or all they have. */
  async function progress(documents: number): Promise<void> {
    const before = await suppliers.counts();
    await until(
      async () => {
        const now = await suppliers.counts();
        const isIdle = now.ordersReceived > 0 && now.planned === now.sent && now.unacknowledged === 0;
        return now.sent - before.sent >= documents || isIdle;
      },
      `${Math.round(documents)} documents more are sent`,
    );
  }

  /** Every order is with its supplier, and whatever one side has sent, the other has taken and answered. */
  async function isOver(hub: HubProcess, placed: readonly PlacedOrder[]): Promise<void> {
    const inHand = new Set(['RECEIVED', 'ROUTED', 'QUEUED']);
    await until(async () => {
      const { ordersReceived, planned, sent, unacknowledged } = await suppliers.counts();
      if (ordersReceived < placed.length || planned > sent || unacknowledged > 0) return false;
      const messages = await messagesOf(hub);
      const { files, acknowledgementsReceived } = await suppliers.counts();
      const arrived = messages.filter(({ direction, parent }) => direction === 'IN' && parent === null);
      const out = messages.filter(({ direction }) => direction === 'OUT');
      return (
        arrived.length >= files &&
        out.length <= ordersReceived + acknowledgementsReceived &&
        messages.every(({ state }) => !inHand.has(state)) &&
        out.every(({ messageType, state }) => messageType !== '850' || state === 'ACKNOWLEDGED')
      );
    }, 'the day is over');
  }

  const token = async () => (await developmentIssuer(stateDir, systemClock)).mint({ role: 'integrator' });

  async function messagesOf(hub: HubProcess) {
    return hubMessages(addressOf(hub), await token());
  }

  /** What the hub keeps of each order's acknowledgements, ship notices and invoices, counted. */
  async function documentsOf(hub: HubProcess, placed: readonly PlacedOrder[]) {
    const found: Record<string, string> = {};
    for (let from = 0; from < placed.length; from += 20) {
      const some = placed.slice(from, from + 20);
      const fields = some.map(
        ({ order }, index) => `o${index}: purchaseOrderByNumber(number: "${order}") {
          number acknowledgements { id } shipNotices { id } supplierInvoices { id } }`,
      );
      const { data, errors } = await post(
        `${addressOf(hub)}/graphql`,
        { query: `{ ${fields.join('\n')} }` },
        await token(),
      );
      if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join('\n'));
      for (const order of Object.values(data ?? {}).map((each) => $Order.parse(each))) {
        const counts = [order.acknowledgements, order.shipNotices, order.supplierInvoices].map(
          (list) => list?.length ?? 0,
        );
        found[order.number] = counts.join(' ');
      }
    }
    return found;
  }

  /** What the orders came to the suppliers as, where that is not what the ERP says. */
  async function orderedAsPlaced(ledgers: readonly SupplierLedger[]): Promise<string[]> {
    const items = await erpItems(config);
    return ledgers.flatMap(({ orders }) =>
      orders.flatMap(({ order, lines }) => {
        const wanted = items.filter(({ PurchaseOrder }) => PurchaseOrder === order);
        const faults =
          wanted.length === lines.length ? [] : [`${order} has ${wanted.length} lines, ${lines.length} came`];
        for (const item of wanted) {
          const line = lines.find((each) => each.ids.some(([kind, id]) => kind === 'IN' && id === item.Material));
          const per = { HP: 100, TP: 1000 }[line?.basis ?? ''] ?? 1;
          const isSame =
            line !== undefined &&
            Number(line.quantity) === item.OrderQuantity &&
            Math.abs(Number(line.price) / per - item.NetPriceAmount / item.NetPriceQuantity) < 0.00005;
          if (!isSame) faults.push(`${order}, ${item.Material}: ${JSON.stringify(line)} for ${JSON.stringify(item)}`);
        }
        return faults;
      }),
    );
  }

  async function ledgerOf() {
    const $Answer = z.object({
      addsUp: z.boolean(),
      checks: z.array(z.looseObject({ sentence: z.string(), holds: z.boolean() })),
    });
    await using command = hubProcess(['ledger', '--json'], settings);
    await command.ended;
    return $Answer.parse(JSON.parse(command.stdout.join('\n')));
  }
});

/** Of each order: how many acknowledgements, ship notices and invoices have their effect. */
function documentsExpected(placed: readonly PlacedOrder[], ledgers: readonly SupplierLedger[]): Record<string, string> {
  const documents = ledgers.flatMap((ledger) => ledger.documents);
  const applied = Map.groupBy(
    documents.filter(({ becomes }) => becomes.includes('APPLIED')),
    ({ order, type }) => `${order} ${type}`,
  );
  return Object.fromEntries(
    placed.map(({ order }) => [
      order,
      ['855', '856', '810'].map((type) => applied.get(`${order} ${type}`)?.length ?? 0).join(' '),
    ]),
  );
}

const $Item = z.object({
  PurchaseOrder: z.string(),
  Material: z.string(),
  OrderQuantity: z.coerce.number(),
  NetPriceAmount: z.coerce.number(),
  NetPriceQuantity: z.coerce.number(),
});

/** Order lines as the ERP has them. */
async function erpItems({ systems }: HubConfig): Promise<z.output<typeof $Item>[]> {
  const { erp } = systems;
  if (erp?.auth === undefined || !('username' in erp.auth)) throw new Error('the ERP wants a name and a password');
  const authorization = `Basic ${Buffer.from(`${erp.auth.username}:${erp.auth.password}`).toString('base64')}`;
  const items: z.output<typeof $Item>[] = [];
  let url: string | undefined =
    `${erp.baseUrl}/sap/opu/odata4/sap/api_purchaseorder_2/srvd_a2x/sap/purchaseorder/0001/PurchaseOrderItem`;
  while (url !== undefined) {
    const response = await fetch(url, { headers: { authorization, accept: 'application/json' } });
    const page = z
      .object({ value: z.array($Item), '@odata.nextLink': z.string().optional() })
      .parse(await response.json());
    items.push(...page.value);
    url = page['@odata.nextLink'] === undefined ? undefined : new URL(page['@odata.nextLink'], url).href;
  }
  return items;
}

/** Waits for a condition. @throws when it does not come true in time, saying which */
async function until(
  holds: () => Promise<boolean>,
  what: string,
  timeoutMs = (isWhole ? 20 : 4) * minutes,
): Promise<void> {
  const end = performance.now() + timeoutMs;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`it did not come true in time that ${what}`);
    await wait(200);
  }
}

/** The embedded server's process, by what the hub logged. */
function postmasterOf(stateDir: string): number {
  const log = readFileSync(join(stateDir, 'hub.log'), 'utf8').trim().split('\n').reverse();
  for (const line of log) {
    const [, pid] = /"server":(\d+),"port":\d+.*PostgreSQL runs/.exec(line) ?? [];
    if (pid !== undefined) return Number(pid);
  }
  throw new Error('the hub never said which PostgreSQL it runs');
}
