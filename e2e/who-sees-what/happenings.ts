import { hubId } from '@supply-hub/identifiers';
import postgres from 'postgres';
import { expect, vi } from 'vitest';
import { z } from 'zod';
import { SandboxSuppliers } from '../exchange-day/sandbox-suppliers.ts';
import { suppliersAreDone } from '../exchange-day/suppliers-are-done.ts';
import { OrSchedule, siu } from '../or-schedule.ts';
import type { Change, RunningHub } from '../running-hub.ts';

const created = z.object({ order: z.string() });

/** The sandbox's orders are each for one facility; here is one for two. */
export async function orderForTwo(change: Change): Promise<void> {
  const lines = ['MED-000001', 'MED-000002'].map((material) => ({
    material,
    quantity: '100',
    unit: 'EA',
    price: '1.00',
    deliveryDate: '2026-03-20',
  }));
  const { order } = created.parse(await change({ kind: 'create-order', supplier: '1000335', plant: 'H100', lines }));
  const record = { PurchaseOrder: order, PurchaseOrderItem: '20', Plant: 'H200' };
  await change({ kind: 'put-record', table: 'PurchaseOrderItem', record });
}

/** What happens before anybody looks, so that of every type there is something of one's own and of others. */
export async function everythingHappens(hub: RunningHub): Promise<void> {
  await told(hub);
  await exchanged(hub);
  await decided(hub);
  await moved(hub);
  // What is asked for stays asked for: an order that comes while everybody looks would be in no picture of the world.
  await new SandboxSuppliers(hub.controlUrl).pauseBuyers();
  await requested(hub);
}

/** Each hospital's schedule tells of a case that no card fits: a message, a case and an exception of each. */
async function told(hub: RunningHub): Promise<void> {
  await using schedule = new OrSchedule(hub.mllpPort);
  for (const site of ['H100', 'H200']) {
    const booking = { number: `WSW-${site}`, start: '20260311073000', room: `${site}-OR1`, site, procedure: 'WSW' };
    const message = { controlId: `WSW-${site}`, sentAt: '20260309070000-0500' };
    expect(await schedule.send(siu('S12', booking, message))).toBe('AA');
  }
  const query =
    '{ messages { edges { node { state } } } supplyExceptions(first: 100) { edges { node { surgicalCase { number } } } } }';
  const all = /APPLIED.*APPLIED.*(WSW-H100.*WSW-H200|WSW-H200.*WSW-H100)/;
  await vi.waitFor(async () => expect(JSON.stringify((await hub.ask(query)).data)).toMatch(all), { timeout: 10_000 });
}

/** Suppliers acknowledge, ship and invoice orders of every facility. */
async function exchanged(hub: RunningHub): Promise<void> {
  const sandbox = new SandboxSuppliers(hub.controlUrl);
  // What is wrong may name what is not there.
  await sandbox.hurry(2000, 0);
  await sandbox.answerOtherwise({ substituted: 0.3, backordered: 0.3 });
  const placed = await sandbox.order(24);
  const sql = postgres(hub.environment.databaseUrl ?? '', { max: 1 });
  await suppliersAreDone(hub, sandbox, placed.length, sql).finally(() => sql.end());
}

/** At two hospitals something is moved from one place to another. */
async function moved(hub: RunningHub): Promise<void> {
  for (const slug of ['north-valley', 'cedar-bluff-surgical']) {
    const facility = hub.config.facilities.find(({ id }) => id === slug);
    const code = facility?.codes['erp'] ?? '';
    const to = facility?.locations.find((location) => location.code !== 'CS01')?.code ?? '';
    const input = {
      itemId: hubId('item', 'erp', 'MED-900004'),
      fromFacilityId: hubId('facility', 'hub', slug),
      toLocationId: hubId('location', 'erp', [code, to]),
      quantity: '1',
      reason: 'For this test.',
      idempotencyKey: slug,
    };
    const { data, errors } = await hub.ask(
      'mutation ($input: TransferStockInput!) { transferStock(input: $input) { userErrors { sentence } } }',
      { input },
    );
    expect([errors, data]).toEqual([undefined, { transferStock: { userErrors: [] } }]);
  }
}

/** At two hospitals somebody asks for what no case needs. */
async function requested(hub: RunningHub): Promise<void> {
  for (const slug of ['north-valley', 'cedar-bluff-surgical']) {
    const input = {
      facilityId: hubId('facility', 'hub', slug),
      lines: [{ itemId: hubId('item', 'erp', 'MED-000001'), quantity: '100', neededOn: '2026-03-20' }],
      reason: 'For this test.',
      idempotencyKey: slug,
    };
    const { data, errors } = await hub.ask(
      'mutation ($input: SubmitRequisitionInput!) { submitRequisition(input: $input) { userErrors { sentence } } }',
      { input },
      { role: 'buyer' },
    );
    expect([errors, data]).toEqual([undefined, { submitRequisition: { userErrors: [] } }]);
  }
}

/** A steward has said what a key means, and made a rule of it. */
async function decided(hub: RunningHub): Promise<void> {
  const partner = 'alpine-surgical';
  const note = 'For this test.';
  const mutation = `mutation ($crosswalk: ConfirmCrosswalkInput!, $rule: AddPartnerRuleInput!) {
    confirmCrosswalk(input: $crosswalk) { userErrors { sentence } } addPartnerRule(input: $rule) { userErrors { sentence } } }`;
  const { data, errors } = await hub.ask(
    mutation,
    {
      crosswalk: { key: { kind: 'UNIT', party: partner, key: 'WSW' }, unit: 'BX', note, idempotencyKey: 'crosswalk' },
      rule: { rule: { partner, kind: 'UNIT', key: 'WSX', unit: 'BX' }, note, idempotencyKey: 'rule' },
    },
    { role: 'integrator' },
  );
  expect(errors).toBeUndefined();
  expect(data).toEqual({ confirmCrosswalk: { userErrors: [] }, addPartnerRule: { userErrors: [] } });
}
