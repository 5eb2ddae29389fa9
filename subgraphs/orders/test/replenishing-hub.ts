import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allocationDecided, caseChanged } from '@supply-hub/events';
import { hubId } from '@supply-hub/identifiers';
import { startSandbox } from '@supply-hub/sandbox';
import { registerSourceKeys } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { runningOrders } from './running-orders.ts';
import { tellEvent } from './tell-event.ts';

/** When a hub begins. */
export const start = '2026-03-09T12:00:00Z';
export const item = (number: string) => hubId('item', 'erp', [number]);
export const caseId = (number: string) => hubId('case', 'ehr', [number]);
const demandId = (number: string, of: string) => hubId('demand', 'hub', [number, of]);

const $Rows = z.object({ d: z.object({ results: z.array(z.record(z.string(), z.unknown())) }) });
const $Auth = z.object({ username: z.string(), password: z.string() });

/** Orders over the sandbox's ERP, told of cases by hand. */
export async function replenishingHub() {
  await using cleanup = new AsyncDisposableStack();
  const stateDir = await mkdtemp(join(tmpdir(), 'orders-replenish-'));
  cleanup.defer(() => rm(stateDir, { recursive: true, force: true }));
  const sandbox = cleanup.use(await startSandbox({ stateDir, size: 'small', start }));
  const hub = cleanup.use(await runningOrders(sandbox.hubYamlText, start));
  const control = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(`${sandbox.controlUrl}${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    if (!answer.ok) throw new Error(await answer.text());
    return answer.json();
  };
  // Its own buyers wait: what is asked for stays to be looked at.
  await control('PUT', '/erp/buyer', { isPaused: true });
  if (!(await hub.poll())) throw new Error('a feed failed');
  const { db } = hub;
  const facility = hub.config.facilities.find(({ codes }) => codes['erp'] === 'H100');
  if (facility === undefined) throw new Error('there is no H100');
  const here = hubId('facility', 'hub', facility.id);
  await db.execute(sql`
    insert into hub.feed (subgraph, name, system, confirmed_through)
    select name, name || '/test', 'erp', ${start}::timestamptz from unnest(array['items', 'suppliers', 'inventory', 'procedures']) as name`);
  await registerSourceKeys(
    db,
    ['MED-000001', 'MED-000002', 'MED-000010'].map((number) => ({ type: 'item', system: 'erp', key: [number] })),
  );
  let version = 0;
  const step = async (name: string) => {
    const task = hub.subgraph.tasks.find((one) => one.name === name);
    if (task === undefined) throw new Error(`there is no task ${name}`);
    return task.step();
  };
  const stack = cleanup.move();
  return {
    ...hub,
    here,
    control,
    /** A case and what it lacks, in EA. */
    async lacks(number: string, startsAt: string, shorts: Readonly<Record<string, string>>) {
      version += 1;
      await tellEvent(hub, caseChanged, {
        subject: caseId(number),
        version,
        data: {
          id: caseId(number),
          number,
          facilityId: here,
          theatreId: null,
          scheduledAt: startsAt,
          endsAt: null,
          status: 'BOOKED',
          procedure: null,
          surgeonId: null,
          readiness: 'UNKNOWN',
          problems: [],
        },
      });
      const allocations = Object.entries(shorts).map(([of, short]) => ({
        demandId: demandId(number, of),
        itemId: item(of),
        unit: 'EA',
        lots: [],
        inbound: [],
        short,
        holdShort: '0',
        readiness: 'SHORT' as const,
      }));
      await tellEvent(hub, allocationDecided, {
        subject: hubId('allocation', 'hub', [number]),
        version,
        data: { caseId: caseId(number), facilityId: here, allocations },
      });
    },
    /** Contracts were read, and there is none. */
    async knowsNoContract() {
      await db.execute(sql`
        insert into hub.feed (subgraph, name, system, confirmed_through)
        values ('suppliers', 'contracts/erp', 'erp', ${start}::timestamptz)`);
      await db.execute(sql`
        insert into orders.item_copy (id, version, number, base_unit, units, gtins)
        values (${item('MED-000001')}, 1, 'MED-000001', 'EA', '[]', '{}')`);
    },
    /** Judges and asks, until there is nothing to do now. */
    async replenish() {
      for (let turn = 0; turn < 5 && (await step('orders.replenish')) === true; turn += 1);
    },
    async send() {
      for (let turn = 0; turn < 10 && (await step('orders.commands.erp')) === true; turn += 1);
    },
    /** What the ERP has of the hub's, line by line. */
    async requisitioned() {
      const answer = await fetch(
        `${hub.config.systems['erp']?.baseUrl}/sap/opu/odata/sap/API_PURCHASEREQ_PROCESS_SRV/A_PurchaseRequisitionItem?$filter=PurReqnExternalSystemId%20eq%20'SUPPLYHUB'&$format=json`,
        { headers: { authorization: authorizationOf(hub.config.systems['erp']?.auth), accept: 'application/json' } },
      );
      const read = $Rows.parse(await answer.json());
      return read.d.results.map((row) => ({
        requisition: row['PurchaseRequisition'],
        item: row['Material'],
        quantity: row['RequestedQuantity'],
        neededOn: new Date(Number(/\d+/.exec(String(row['DeliveryDate']))?.[0])).toISOString().slice(0, 10),
        isDeleted: row['IsDeleted'] === 'X',
      }));
    },
    states: async () => {
      const rows = await db.execute<{ line: string }>(
        sql`select concat_ws(' ', kind, state) as line from hub.command order by seq`,
      );
      return rows.map(({ line }) => line);
    },
    troubles: async () => {
      const rows = await db.execute<{ kind: string }>(
        sql`select kind from orders.trouble where ended_at is null and scope like 'need:%' order by 1`,
      );
      return rows.map(({ kind }) => kind);
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

function authorizationOf(auth: unknown): string {
  const { username, password } = $Auth.parse(auth);
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}
