import {
  allocationDecided,
  itemChanged,
  purchaseOrderChanged,
  troubleChanged,
  type AllocationDecided,
  type EventDefinition,
} from '@supply-hub/events';
import { hubId } from '@supply-hub/identifiers';
import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { alpineProfile, tellOfPartner } from './edi-partner.ts';
import { orderRow, scheduleLine } from './erp-rows.ts';
import { planner } from './running-orders.ts';
import { ids, loadedGroup } from './small-group.ts';
import { tellEvent } from './tell-event.ts';

/** 4500000050 at Alpine, for 12 March: line 10 is 4 boxes of the stapler for the north, line 20 6 of the gown for the south. */
export const order = hubId('order', 'erp', ['4500000050']);
export const orderLine = (item: string) => hubId('orderline', 'erp', ['4500000050', item]);
/** Another maker's stapler, twenty to a box. That HIP-15 is its part number the hub knows once a test tells it. */
export const substituteId = hubId('item', 'erp', ['MED-9']);
export const caseId = hubId('case', 'ehr', '88001');

/** Of line 10 three boxes come in time and one later: on that day, or on none. */
export const backordered = (on: string, dated: string) => `855*BAK*00*AC*4500000050*20260309****SO-77*${dated}~
  PO1*10*4*BX*250*CT*VC*HIP-12~ACK*IA*3*BX*067*20260312~ACK*IB*1*BX*${on === '' ? '' : `067*${on}`}~
  PO1*20*6*BX*250**VC*HIP-14~ACK*IA*6*BX*067*20260312~CTT*2*10~`;
/** Instead of line 10 Alpine would send HIP-15. */
export const substituted = `855*BAK*00*AC*4500000050*20260309****SO-77*20260310~
  PO1*10*4*BX*250*CT*VC*HIP-12~ACK*IS*4*BX*067*20260312**VC*HIP-15~
  PO1*20*6*BX*250**VC*HIP-14~ACK*IA*6*BX*067*20260312~CTT*2*10~`;

/** The ERP has the order, and the hub reads it. */
export async function placeOrder({ erp, clock, poll }: Awaited<ReturnType<typeof loadedGroup>>): Promise<void> {
  const line = (quantity: number, part: string) => ({
    OrderQuantity: quantity,
    SupplierMaterialNumber: part,
    _PurchaseOrderScheduleLineTP: [scheduleLine('2026-03-12', quantity)],
  });
  erp.rows.PurchaseOrder.push(
    orderRow({ PurchaseOrder: '4500000050', LastChangeDateTime: '2026-03-09T12:01:00Z' }, [
      { ...line(4, 'HIP-12'), Material: 'MED-1', Plant: 'H100' },
      { ...line(6, 'HIP-14'), Material: 'MED-2', Plant: 'H200' },
    ]),
  );
  clock.advance(60_000);
  if (!(await poll())) throw new Error('the ERP of the test could not be read');
}

export type OrderDesk = Awaited<ReturnType<typeof orderDesk>>;

/** The small group with the order placed at a partner, and at hand what the hub makes of what the partner sends. */
export async function orderDesk() {
  const group = await loadedGroup();
  await tellOfPartner(group, alpineProfile());
  await placeOrder(group);
  await tellEvent(group, itemChanged, {
    subject: substituteId,
    consumer: 'orders.items',
    data: {
      id: substituteId,
      number: 'MED-9',
      description: 'Stapler, the other maker',
      baseUnit: 'EA',
      lotControlled: true,
      serialControlled: false,
      gtins: [],
      units: [{ unit: 'BX', numerator: '20', denominator: '1' }],
    },
  });

  /** Everything that was told of one kind, the oldest first. */
  async function told<Data>(definition: EventDefinition<string, Data>): Promise<Data[]> {
    const rows = await group.db.execute<{ version: number; data: unknown }>(sql`
      select data_version as version, data from hub.outbox where type = ${definition.type} order by seq`);
    return rows.map(({ version, data }) => definition.read(version, data));
  }
  /** Folds what is due. */
  async function refold(): Promise<void> {
    const tasks = group.subgraph.tasks.filter(({ name }) => name === 'orders.refold');
    for (const task of tasks) while (await task.step());
  }

  return {
    ...group,
    told,
    /** What was told last of the order's lines. */
    async linesTold() {
      return (await told(purchaseOrderChanged)).findLast(({ id }) => id === order)?.lines ?? [];
    },
    /** `BACKORDERED raised`, the oldest first. */
    troubles: async () =>
      (await told(troubleChanged)).map(({ kind, endedAt }) => `${kind} ${endedAt === null ? 'raised' : 'ended'}`),
    refold,
    /** Folds the order, whether anything of it changed or not. */
    async refoldOrder() {
      await group.db.execute(sql`insert into orders.refold_due (order_id) values (${order})`);
      await refold();
    },
    /** What is answered; nothing may go wrong. */
    async read(query: string, viewer = planner) {
      const { data, errors } = await group.ask(query, viewer);
      expect(errors).toEqual([]);
      return data;
    },
    async onlyId(table: 'backorder' | 'substitution_request'): Promise<string> {
      const [row] = await group.db.execute<{ id: string }>(sql`select id from ${sql.raw(`orders.${table}`)}`);
      return row?.id ?? 'none';
    },
    /** One consumer hears what case 88001 gets of the stapler in the north: of this order, and what it lacks. */
    async decide(
      consumer: 'orders.demand' | 'orders.relying-cases',
      gets: Pick<AllocationDecided['allocations'][number], 'inbound' | 'short' | 'readiness'>,
      version = 1,
    ) {
      const demandId = hubId('demand', 'hub', [caseId, 'MED-1']);
      const allocation = { demandId, itemId: ids.stapler, unit: 'EA', lots: [], holdShort: '0', ...gets };
      await tellEvent(group, allocationDecided, {
        subject: hubId('allocation', 'hub', [caseId]),
        version,
        consumer,
        data: { caseId, facilityId: ids.north, allocations: [allocation] },
      });
    },
  };
}
