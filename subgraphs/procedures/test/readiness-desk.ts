import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { auditMigrations } from '@supply-hub/audit';
import { ManualClock } from '@supply-hub/clock';
import { parseHubConfig } from '@supply-hub/config';
import {
  eventsMigrations,
  type BackorderChanged,
  type FacilityChanged,
  type Handler,
  type ItemChanged,
  type PurchaseOrderChanged,
  type StockChanged,
  type SubstitutionChanged,
  type TransferChanged,
} from '@supply-hub/events';
import { NotAuthenticated } from '@supply-hub/errors';
import { hubId } from '@supply-hub/identifiers';
import type { Viewer } from '@supply-hub/identity';
import { lineageMigrations } from '@supply-hub/lineage';
import { silentLog } from '@supply-hub/log';
import { connect } from '@supply-hub/postgres';
import { createFeedRunner, subgraphKitMigrations } from '@supply-hub/subgraph-kit';
import { testDatabase } from '@supply-hub/testkit';
import { sql } from 'drizzle-orm';
import { namesIn } from '../src/readiness.ts';
import { factsOf, fold } from '../src/domain/schedule.ts';
import type { CaseStatus } from '../src/domain/surgical-case.ts';
import { createProcedures, proceduresMigrations } from '../src/server.ts';

export const facilityId = (slug: string) => hubId('facility', 'hub', slug);
export const theatreId = (slug: string, room: string) => hubId('theatre', 'hub', [slug, room]);
export const caseId = (number: string) => hubId('case', 'ehr', [number]);
export const itemId = (key: string) => hubId('item', 'erp', key);
export const demandId = (number: string, key: string) => hubId('demand', 'hub', [caseId(number), 'erp', key]);
/** Of an approved substitute that takes the place of what the card asks for. */
export const standInId = (number: string, key: string, by: string) =>
  hubId('demand', 'hub', [demandId(number, key), itemId(by)]);
export const lotId = (name: string) => hubId('lot', 'erp', [name]);
export const locationId = (code: string) => hubId('location', 'erp', ['H100', code]);
export const orderLineId = (order: string, line: string) => hubId('orderline', 'erp', [order, line]);

/** Sees every facility. */
export const everybody: Viewer = {
  subject: 'planner',
  role: 'planner',
  facilities: '*',
  suppliers: '*',
  scopes: new Set(),
  expiresAt: Temporal.Instant.from('2030-01-01T00:00:00Z'),
};
const viewers: Readonly<Record<string, Viewer>> = {
  planner: everybody,
  northPlanner: { ...everybody, facilities: new Set([facilityId('north')]) },
  partner: { ...everybody, role: 'partner', facilities: new Set(), suppliers: new Set(['supplier_1']) },
};

const columns =
  'card_id,procedure_code,surgeon_id,facility,valid_from,valid_to,item_system,item_key,open_qty,hold_qty,unit';

export interface CaseValues {
  readonly number: string;
  readonly facility?: string | null;
  readonly room?: string | null;
  readonly start?: string | null;
  readonly status?: CaseStatus;
  readonly procedure?: string | null;
  readonly surgeon?: string | null;
  readonly card?: string | null;
  readonly urgency?: number;
}

export interface CardValues {
  readonly card?: string;
  readonly procedure?: string;
  readonly surgeon?: string;
  readonly facility?: string;
  readonly from?: string;
  readonly to?: string;
  readonly system?: string;
  readonly item: string;
  readonly open?: string;
  readonly hold?: string;
  readonly unit?: string;
}

export interface LotValues {
  readonly id: string;
  readonly at?: string;
  readonly quantity?: string;
  readonly expires?: string | null;
  readonly received?: string | null;
  readonly status?: 'AVAILABLE' | 'QUALITY' | 'BLOCKED';
  readonly recalled?: boolean;
}

export interface OrderLineValues {
  readonly line?: string;
  readonly item: string;
  readonly facility?: string;
  readonly quantity?: string;
  readonly base?: string;
  readonly promises: readonly {
    on: string;
    quantity: string;
    confirmed: boolean;
    baseQuantity?: string;
    itemId?: string;
  }[];
}

/** One row of a card file. */
export function cardRow(values: CardValues): string {
  const { card = 'PC-1', procedure = 'THA', surgeon = '', facility = 'north', from = '2026-01-01', to = '' } = values;
  const { system = 'erp', item, open = '1', hold = '0', unit = 'EA' } = values;
  return [card, procedure, surgeon, facility, from, to, system, item, open, hold, unit].join(',');
}

export function cardFile(rows: readonly CardValues[]): string {
  return `${[columns, ...rows.map(cardRow)].join('\n')}\n`;
}

/** Everything that decides how ready cases are, over a database of its own; cases are written by hand. */
export async function readinessDesk() {
  const folder = await mkdtemp(join(tmpdir(), 'cards-'));
  const file = join(folder, 'cards.csv');
  const config = parseHubConfig(
    `systems:
  erp: { kind: sap-s4hana, name: Meridian ERP, baseUrl: 'http://127.0.0.1:1' }
preferenceCards: { file: '${file}' }
facilities:
  - { id: north, name: North, timeZone: America/Chicago, stockSystem: erp, codes: { erp: H100 }, locations: [{ code: OR01, name: Core }, { code: CS01, name: Store }] }
  - { id: south, name: South, timeZone: America/Denver, stockSystem: erp, codes: { erp: H200 } }`,
    {},
  );
  const database = await testDatabase([
    auditMigrations,
    eventsMigrations,
    subgraphKitMigrations,
    lineageMigrations,
    proceduresMigrations,
  ]);
  const statements: string[] = [];
  const connection = connect({
    url: database.url,
    schema: 'procedures',
    name: 'procedures',
    onStatement: (text) => statements.push(text),
  });
  const { db } = connection;
  const clock = new ManualClock('2026-03-09T12:00:00Z');
  const subgraph = createProcedures({
    config,
    clock,
    log: silentLog,
    connection,
    verifier: {
      verify(header) {
        const viewer = viewers[header?.replace('Bearer ', '') ?? ''];
        return viewer === undefined ? Promise.reject(new NotAuthenticated('no token')) : Promise.resolve(viewer);
      },
    },
  });
  const runner = createFeedRunner({ subgraph: 'procedures', feeds: subgraph.feeds, db, clock, log: silentLog });
  const [task] = subgraph.tasks;
  if (task === undefined) throw new Error('there is no task');
  const versions = new Map<string, number>();

  async function tell(consumer: string, subject: string, data: object, version?: number): Promise<void> {
    const handler = subgraph.handlers.find((each) => each.consumer === consumer);
    if (handler === undefined) throw new Error(`nobody is ${consumer}`);
    const aggregateversion = version ?? (versions.get(subject) ?? 0) + 1;
    versions.set(subject, Math.max(aggregateversion, versions.get(subject) ?? 0));
    await db.transaction((tx) =>
      // Of the envelope a handler reads only this.
      handler.handle({ subject, data, aggregateversion } as Parameters<Handler['handle']>[0], { tx, log: silentLog }),
    );
  }

  return {
    clock,
    config,
    db,
    connection,
    url: database.url,
    file,
    statements,
    task,
    subgraph,
    names: namesIn(config),
    runner,
    tell,
    facility: (slug: string, values: Partial<FacilityChanged> = {}, version?: number) => {
      const data: FacilityChanged = {
        id: facilityId(slug),
        slug,
        name: slug === 'north' ? 'North' : 'South',
        gln: null,
        timeZone: slug === 'north' ? 'America/Chicago' : 'America/Denver',
        bufferBeforeCaseMinutes: 120,
        quickestRemedyMinutes: 240,
        codes: {},
        theatres: [
          { id: theatreId(slug, 'or-1'), name: 'OR 1', codes: {}, suppliedBy: [locationId('OR01')] },
          { id: theatreId(slug, 'or-2'), name: 'OR 2', codes: {}, suppliedBy: [locationId('CS01')] },
        ],
        ...values,
      };
      return tell('procedures.facilities', data.id, data, version);
    },
    item: (key: string, values: Partial<ItemChanged> = {}, version?: number) =>
      tell(
        'procedures.items',
        itemId(key),
        {
          id: itemId(key),
          number: key,
          description: null,
          baseUnit: 'EA',
          lotControlled: true,
          serialControlled: false,
          gtins: [],
          units: [{ unit: 'BX', numerator: '10', denominator: '1' }],
          ...values,
        },
        version,
      ),
    stock: (
      key: string,
      lots: readonly LotValues[],
      { at = 'north', version }: { at?: string; version?: number } = {},
    ) => {
      const data: StockChanged = {
        itemId: itemId(key),
        facilityId: facilityId(at),
        lots: lots.map((lot) => ({
          id: lotId(lot.id),
          locationId: locationId(lot.at ?? 'OR01'),
          lot: lot.id,
          expiresOn: lot.expires ?? null,
          receivedOn: lot.received ?? null,
          quantity: lot.quantity ?? '1',
          status: lot.status ?? 'AVAILABLE',
          ownership: 'OWNED',
          supplierId: null,
          recalled: lot.recalled ?? false,
        })),
      };
      return tell('procedures.stock', hubId('stock', 'hub', [key, at]), data, version);
    },
    order: (number: string, lines: readonly OrderLineValues[], version?: number) => {
      const data: PurchaseOrderChanged = {
        id: hubId('order', 'erp', [number]),
        number,
        supplierId: hubId('supplier', 'erp', 'S1'),
        status: 'SENT',
        orderedOn: '2026-03-01',
        lines: lines.map(({ line = '10', item, facility = 'north', quantity = '10', base = quantity, promises }) => ({
          id: orderLineId(number, line),
          number: line,
          itemId: itemId(item),
          facilityId: facilityId(facility),
          supplierPartNumber: null,
          quantity,
          unit: 'EA',
          baseQuantity: base,
          baseUnit: 'EA',
          unitPrice: '1',
          pricePerBaseUnit: '1',
          currency: 'USD',
          receivedQuantity: null,
          invoicedQuantity: null,
          promises: promises.map((promise) => ({ baseQuantity: null, itemId: null, ...promise })),
          cancelled: false,
          contractId: null,
          requisitionLineId: null,
        })),
      };
      return tell('procedures.inbound', data.id, data, version);
    },
    /** A supplier owes a part of a line of an order. */
    backorder: (order: string, values: Partial<BackorderChanged> & { item: string }, line = '10') => {
      const { item, ...rest } = values;
      const data: BackorderChanged = {
        id: hubId('backorder', 'hub', [order, line]),
        orderId: hubId('order', 'erp', [order]),
        orderNumber: order,
        orderLineId: orderLineId(order, line),
        itemId: itemId(item),
        facilityId: facilityId('north'),
        supplierId: hubId('supplier', 'erp', 'S1'),
        quantity: '1',
        unit: 'EA',
        promisedOn: '2026-03-14',
        earlier: [],
        slipDays: null,
        code: null,
        reason: 'None left.',
        isOpen: true,
        ...rest,
      };
      return tell('procedures.backorders', data.id, data);
    },
    /** A supplier asks to send something else with a line of an order, or a person decided. */
    substitution: (
      order: string,
      { item, by, ...values }: Partial<SubstitutionChanged> & { item: string; by: string },
      line = '10',
    ) => {
      const data: SubstitutionChanged = {
        id: hubId('substitution', 'hub', [order, line, by]),
        orderId: hubId('order', 'erp', [order]),
        orderNumber: order,
        orderLineId: orderLineId(order, line),
        itemId: itemId(item),
        facilityId: facilityId('north'),
        supplierId: hubId('supplier', 'erp', 'S1'),
        substituteItemId: itemId(by),
        substitutePart: by,
        baseQuantity: '1',
        unit: 'EA',
        factor: '1',
        state: 'APPROVED',
        isQuarantined: false,
        decidedBy: 'user:buyer',
        ...values,
      };
      return tell('procedures.substitutions', data.id, data);
    },
    /** Stock is on its way from the south to the OR core of the north. */
    transfer: (name: string, { item, ...values }: Partial<TransferChanged> & { item: string }) => {
      const data: TransferChanged = {
        id: hubId('transfer', 'hub', [name]),
        reference: name,
        itemId: itemId(item),
        lot: null,
        expiresOn: null,
        quantity: '1',
        unit: 'EA',
        fromLotId: lotId(name),
        fromFacilityId: facilityId('south'),
        fromLocationId: locationId('S'),
        toFacilityId: facilityId('north'),
        toLocationId: locationId('OR01'),
        state: 'IN_TRANSIT',
        askedAt: '2026-03-09T12:00:00Z',
        refusal: null,
        expectedAt: '2026-03-09T16:00:00Z',
        receivedAt: null,
        ...values,
      };
      return tell('procedures.transfers', data.id, data);
    },
    /** A supplier sells an item. */
    sells: (supplier: string, item: string) => {
      const id = hubId('supplieritem', 'erp', [supplier, item]);
      const supplierId = hubId('supplier', 'erp', supplier);
      return tell('procedures.supplier-items', id, { id, supplierId, itemId: itemId(item), partNumber: null });
    },
    /** What the fold of the schedule would write. */
    async case(values: CaseValues) {
      const { facility = 'north', room = 'or-1', start = '2026-03-10T13:30:00Z', status = 'SCHEDULED' } = values;
      const { number, procedure = 'THA', surgeon = 'S-1', card = null, urgency = 0 } = values;
      const { state } = fold(null, {
        eventAt: 0,
        receivedAt: 0,
        isRead: false,
        facts: factsOf({
          number,
          place: facility === null ? undefined : { facilityId: facilityId(facility), theatreId: null },
          startsAt: start ?? undefined,
          status,
        }),
      });
      await db.transaction(async (tx) => {
        await tx.execute(sql`
          insert into procedures.surgical_case as c (id, number, facility_id, theatre_id, scheduled_at, status,
            procedure_code, surgeon_id, card_number, urgency, registers, system, version, as_of, facility_ids)
          values (${caseId(number)}, ${number}, ${facility === null ? null : facilityId(facility)},
            ${facility === null || room === null ? null : theatreId(facility, room)}, ${start}, ${status}, ${procedure},
            ${surgeon}, ${card}, ${urgency}, ${JSON.stringify(state)}::text::jsonb, 'ehr', 1, ${clock.now().toString()},
            ${facility === null ? '{}' : `{${facilityId(facility)}}`})
          on conflict (id) do update set facility_id = excluded.facility_id, theatre_id = excluded.theatre_id,
            scheduled_at = excluded.scheduled_at, status = excluded.status, procedure_code = excluded.procedure_code,
            surgeon_id = excluded.surgeon_id, card_number = excluded.card_number, urgency = excluded.urgency, registers = excluded.registers,
            facility_ids = excluded.facility_ids,
            version = c.version + 1`);
        await tx.execute(sql`insert into procedures.demand_due (case_id) values (${caseId(number)})`);
      });
    },
    /** Writes a card file and reads it. @returns whether it was taken */
    async cards(content: readonly CardValues[] | string | Uint8Array) {
      const bytes = typeof content === 'string' || content instanceof Uint8Array ? content : cardFile(content);
      await writeFile(file, bytes);
      return runner.runAll();
    },
    ask: (query: string, variables: Record<string, unknown> = {}, as = 'planner') =>
      subgraph.execute(
        { query, variables },
        { authorization: `Bearer ${as}`, deadline: AbortSignal.timeout(15_000), traceId: 'test' },
      ),
    async work() {
      while (await task.step());
    },
    async caseRow(number: string) {
      const [row] = await db.execute<{
        readiness: string | null;
        problems: { code: string; sentence: string }[];
        version: number;
        card_id: string | null;
      }>(
        sql`select readiness, problems, version::int, card_id from procedures.surgical_case where id = ${caseId(number)}`,
      );
      if (row === undefined) throw new Error(`no case ${number}`);
      return row;
    },
    async demand(number: string, key: string, by?: string) {
      const [row] = await db.execute<{
        readiness: string;
        reason: string;
        unit: string;
        open: string;
        hold: string;
        usable: string;
        short: string;
        hold_short: string;
        unmapped: string | null;
        needed_by: string | null;
        act_by: string | null;
        substituted: string;
        shares: {
          lots: { lotId: string; quantity: string }[];
          inbound: { on: string; quantity: string }[];
          transfers?: { transferId: string; quantity: string }[];
        };
      }>(
        sql`select *, to_char(needed_by at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI"Z"') as needed_by,
            to_char(act_by at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI"Z"') as act_by
          from procedures.case_demand
          where id = ${by === undefined ? demandId(number, key) : standInId(number, key, by)}`,
      );
      return row;
    },
    async events(type: string) {
      const rows = await db.execute<{ id: string; version: number; data: Record<string, unknown> }>(
        sql`select aggregate_id as id, aggregate_version::int as version, data from hub.outbox where type = ${type} order by seq`,
      );
      return [...rows];
    },
    async [Symbol.asyncDispose]() {
      await runner.stop();
      await subgraph.close();
      await connection.close();
      await database.drop();
      await rm(folder, { recursive: true });
    },
  };
}

/** A desk that knows both facilities, one item, and stock of something else. */
export async function openDesk(...keys: string[]) {
  const desk = await readinessDesk();
  await desk.facility('north');
  await desk.facility('south');
  for (const key of keys) await desk.item(key);
  await desk.stock('OTHER', []);
  await desk.stock('OTHER', [], { at: 'south' });
  return desk;
}
