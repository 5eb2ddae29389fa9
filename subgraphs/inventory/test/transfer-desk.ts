import type { StockChanged } from '@supply-hub/events';
import { hubId } from '@supply-hub/identifiers';
import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { itemId, type InventoryHub } from './inventory-hub.ts';

export const item = 'MED-000001';
export const lotId = (lot: string, code = 'H100', location = 'OR01') =>
  hubId('lot', 'erp', [code, location, item, lot, 'AVAILABLE', 'OWNED', '']);
export const locationId = (code: string, location: string) => hubId('location', 'erp', [code, location]);
const southOr = locationId('H200', 'OR01');
/** Many more than a few transfers take. */
const mostSteps = 50;
const fields = `id reference state quantity { value unit } lot expiresOn expectedAt sentAt receivedAt documents refusal isWaiting
  from { code } to { code facility { name } } reason requestedBy`;

/** As the graph answers it. */
export interface Transfer {
  readonly id: string;
  readonly reference: string;
  readonly state: string;
}

interface Outcome {
  readonly transfer: Transfer | null;
  readonly userErrors: readonly { code: string; path: string[]; sentence: string }[];
}

/** Does one of the deeds on transfers: `transferStock`, `receiveTransfer`, `cancelTransfer`. */
export async function deed(hub: InventoryHub, name: string, input: object, as = 'mover'): Promise<Outcome> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await hub.ask(
    `mutation ($input: ${type}!) { ${name}(input: $input) { transfer { ${fields} } userErrors { code path sentence } } }`,
    { input },
    as,
  );
  expect(errors).toBeUndefined();
  return data?.[name] as Outcome;
}

/** Four of lot L2 from the OR core of the north to that of the south, unless it says otherwise. */
export const wish = (values: object = {}) => ({
  fromLotId: lotId('L2'),
  toLocationId: southOr,
  quantity: '4',
  reason: 'C-1 is short of it.',
  idempotencyKey: 'k1',
  ...values,
});
export const transferStock = (hub: InventoryHub, values: object = {}) => deed(hub, 'transferStock', wish(values));

/** A transfer that was asked for, and taken. */
export async function asked(hub: InventoryHub, values: object = {}): Promise<Transfer> {
  const { transfer, userErrors } = await transferStock(hub, values);
  expect(userErrors).toEqual([]);
  if (transfer === null) throw new Error('nothing was asked for');
  return transfer;
}

/** One step of the task. @returns true: there is more to do; or how long it would rest */
export function step(hub: InventoryHub): Promise<boolean | number> {
  const task = hub.tasks().find(({ name }) => name === 'inventory.transfers');
  if (task === undefined) throw new Error('there is no task');
  return task.step();
}

/** Works until nothing is due now. @returns how long the task would rest */
export async function work(hub: InventoryHub): Promise<boolean | number> {
  for (let steps = 0; steps < mostSteps; steps += 1) {
    const more = await step(hub);
    if (more !== true) return more;
  }
  throw new Error('the task comes to no end');
}

/** A transfer as it is now. */
export async function found(hub: InventoryHub, { id }: Transfer): Promise<unknown> {
  const { data, errors } = await hub.ask(`query ($id: ID!) { stockTransfer(id: $id) { ${fields} } }`, { id });
  expect(errors).toBeUndefined();
  return data?.['stockTransfer'];
}

/** What the others were told last of the item at a facility, lot by lot. */
export async function told(hub: InventoryHub, facility: string): Promise<Record<string, string>> {
  const rows = await hub.db.execute<{ data: StockChanged }>(sql`
    select data from hub.outbox where type = 'inventory.stock-changed' and data->>'facilityId' = ${facility}
      and data->>'itemId' = ${itemId(item)} order by seq desc limit 1`);
  const usable = (rows[0]?.data.lots ?? []).filter(({ status }) => status === 'AVAILABLE');
  return Object.fromEntries(usable.map(({ lot, quantity }) => [lot ?? '', quantity]));
}
