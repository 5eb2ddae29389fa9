import { auditMigrations } from '@supply-hub/audit';
import { ManualClock } from '@supply-hub/clock';
import { parseHubConfig } from '@supply-hub/config';
import { crosswalkMigrations } from '@supply-hub/crosswalk';
import { eventsMigrations, itemChanged, type ItemChanged } from '@supply-hub/events';
import { exchangeMigrations, type Reception, type X12Received } from '@supply-hub/exchange';
import { hubId } from '@supply-hub/identifiers';
import type { Viewer } from '@supply-hub/identity';
import { jobsMigrations } from '@supply-hub/jobs';
import { lineageMigrations } from '@supply-hub/lineage';
import { silentLog } from '@supply-hub/log';
import { partnerProfileSchema, type TradingPartner } from '@supply-hub/partners';
import { connect, type Tx } from '@supply-hub/postgres';
import { subgraphKitMigrations } from '@supply-hub/subgraph-kit';
import { testDatabase } from '@supply-hub/testkit';
import { sql } from 'drizzle-orm';
import { createInventory, inventoryMigrations } from '../src/server.ts';

const hubYaml = `
systems: { erp: { kind: sap-s4hana, name: Meridian ERP, baseUrl: 'http://127.0.0.1:1' } }
exchange: { warehouses: [depot] }
facilities:
  - { id: east, name: East depot, gln: '0860001234565', timeZone: America/Chicago, codes: { erp: D100, depot: E }, stockSystem: depot, locations: [{ code: MAIN, name: Main hall }] }
  - { id: west, name: West depot, gln: '0860001234572', timeZone: America/Denver, codes: { depot: W }, stockSystem: depot }
  - { id: north, name: North, timeZone: America/Chicago, codes: { erp: H100 }, stockSystem: erp }`;

export const east = hubId('facility', 'hub', 'east');
export const west = hubId('facility', 'hub', 'west');
export const itemId = (number: string) => hubId('item', 'erp', [number]);
export const screw = itemId('MED-1');

/** An invented warehouse. */
export function depot(units: Record<string, string> = {}): TradingPartner {
  const profile = partnerProfileSchema.parse({
    partner: 'depot',
    name: 'Prairie Logistics',
    kind: 'warehouse',
    timeZone: 'America/Chicago',
    x12: {
      us: { qualifier: 'ZZ', id: 'MERIDIAN', group: 'MERIDIAN' },
      them: { qualifier: 'ZZ', id: 'PRAIRIE', group: 'PRAIRIE' },
    },
    documents: { receive: ['846', '944', '945', '947'] },
    units,
    transports: { main: { kind: 'folder', in: '/nowhere/in' } },
  });
  return { id: hubId('partner', 'hub', 'depot'), version: 1, profile, supplierId: null, hold: null };
}

/** A set as the warehouse sends it, without ST and SE. */
export function received(
  text: string,
  {
    id = 'm1',
    sentAt = '2026-03-09T08:00',
    partner = depot(),
  }: { id?: string; sentAt?: string; partner?: TradingPartner } = {},
): X12Received {
  const body = text.replaceAll(/~\s+/g, '~').trim();
  const segments = body.split('~').filter((each) => each !== '').length;
  return {
    protocol: 'x12',
    id: hubId('message', 'exchange', id),
    bytes: new TextEncoder().encode(`ST*${body.slice(0, 3)}*0001~${body.slice(4)}SE*${segments + 1}*0001~`),
    separators: { element: '*', component: '>', repetition: null, segment: '~' },
    version: '004010',
    messageCode: body.slice(0, 3),
    controlId: '0001',
    interchangeControl: '000000001',
    groupControl: '1',
    sentAt,
    partner,
    receivedAt: Temporal.Instant.from('2026-03-09T15:00:00Z'),
    progress: null,
  };
}

/** The subgraph with two depots that a partner keeps, and a few items. */
export async function depotHub() {
  const database = await testDatabase([
    eventsMigrations,
    subgraphKitMigrations,
    auditMigrations,
    lineageMigrations,
    jobsMigrations,
    exchangeMigrations,
    crosswalkMigrations,
    inventoryMigrations,
  ]);
  const connection = connect({ url: database.url, schema: 'inventory', name: 'inventory' });
  const exchange = connect({ url: database.url, schema: 'hub', name: 'exchange', max: 1 });
  const clock = new ManualClock('2026-03-20T12:00:00Z');
  const planner: Viewer = {
    subject: 'planner',
    role: 'planner',
    facilities: '*',
    suppliers: '*',
    scopes: new Set(),
    expiresAt: Temporal.Instant.from('2030-01-01T00:00:00Z'),
  };
  const subgraph = createInventory({
    config: parseHubConfig(hubYaml, {}),
    clock,
    log: silentLog,
    connection,
    verifier: { verify: () => Promise.resolve(planner) },
  });
  const { db } = connection;

  async function tellOfItem(number: string, more: Partial<ItemChanged> = {}) {
    const handler = subgraph.handlers.find(({ consumer }) => consumer === 'inventory.items');
    const data: ItemChanged = {
      id: itemId(number),
      number,
      description: null,
      baseUnit: 'EA',
      lotControlled: true,
      serialControlled: false,
      gtins: [],
      units: [{ unit: 'BX', numerator: '10', denominator: '1' }],
      ...more,
    };
    const event = { type: itemChanged.type, subject: data.id, aggregateversion: 1, data };
    // The rest of an event's envelope is nothing to a keeper of copies.
    await db.transaction(async (tx) => handler?.handle(event as never, { tx, log: silentLog }));
  }
  await tellOfItem('MED-1', { gtins: ['10860001234562'] });
  await tellOfItem('MED-2');

  return {
    db,
    clock,
    subgraph,
    tellOfItem,
    /** Has a message received as the exchange would, part by part: what is not applied leaves nothing of its last part. */
    async take(message: X12Received): Promise<Reception & { parts: number }> {
      const receiver = subgraph.receivers.find(
        (each) => each.protocol === 'x12' && each.messageCode === message.messageCode,
      );
      if (receiver?.protocol !== 'x12') throw new Error(`nobody takes ${message.messageCode}`);
      for (let parts = 1, progress: unknown = null; ; parts += 1) {
        const part = { ...message, progress };
        const reception = await unlessUndone(() =>
          db.transaction(async (tx: Tx) => {
            const told = await receiver.receive(part, { tx, log: silentLog });
            if (told.kind === 'parked' || told.kind === 'duplicate') throw new Undone(told);
            return told;
          }),
        );
        if (reception.kind !== 'continues') return { ...reception, parts };
        progress = JSON.parse(JSON.stringify(reception.progress));
      }
    },
    /** Stock as the graph shows it: `E MAIN L1 2027-01-31 AVAILABLE 30`. */
    async stockOf(item = screw, facility = east): Promise<string[]> {
      const { data, errors } = await subgraph.execute(
        {
          query: `query ($of: [_Any!]!, $at: ID!) { _entities(representations: $of) { ... on Item { stock(facilityId: $at) {
            location { code } lots { lot expiresOn status quantity { value unit } } } } } }`,
          variables: { of: [{ __typename: 'Item', id: item }], at: facility },
        },
        { authorization: 'Bearer planner', deadline: AbortSignal.timeout(15_000), traceId: 'test' },
      );
      if (errors !== undefined) throw new Error(errors[0]?.message);
      const [found] = (data as { _entities: { stock: { location: { code: string }; lots: Lot[] }[] }[] })._entities;
      const lines = (found?.stock ?? []).flatMap(({ location, lots }) =>
        lots.map(({ lot, expiresOn, status, quantity }) =>
          [location.code, lot ?? '-', expiresOn ?? '-', status, quantity.value, quantity.unit].join(' '),
        ),
      );
      return lines.toSorted();
    },
    async ask(query: string) {
      const call = { authorization: 'Bearer planner', deadline: AbortSignal.timeout(15_000), traceId: 'test' };
      const { data, errors } = await subgraph.execute({ query }, call);
      return { data: JSON.parse(JSON.stringify(data ?? null)), errors: errors ?? [] };
    },
    /** What documents left, without which message brought them. */
    async tables() {
      const documents = await db.execute(
        sql`select id, type, number, facility_id, kind, at::text, is_complete from inventory.warehouse_document order by id`,
      );
      const lines = await db.execute(sql`select * from inventory.warehouse_line order by document_id, line`);
      const stock = await db.execute(
        sql`select id, state, is_gone, as_of::text from inventory.stock_position where not is_empty order by id`,
      );
      return { documents: [...documents], lines: [...lines], stock: [...stock] };
    },
    async forgetAll() {
      for (const table of ['warehouse_line', 'warehouse_document', 'stock_level', 'stock_position'])
        await db.execute(sql`delete from ${sql.raw(`inventory.${table}`)}`);
      await db.execute(sql`update hub.feed set confirmed_through = null where subgraph = 'inventory'`);
      await exchange.db.execute(sql`delete from hub.outbox`);
    },
    async [Symbol.asyncDispose]() {
      await subgraph.close();
      await connection.close();
      await exchange.close();
      await database.drop();
    },
  };
}

interface Lot {
  lot: string | null;
  expiresOn: string | null;
  status: string;
  quantity: { value: string; unit: string };
}

class Undone extends Error {
  readonly reception: Reception;
  constructor(reception: Reception) {
    super('undone');
    this.reception = reception;
  }
}

async function unlessUndone(work: () => Promise<Reception>): Promise<Reception> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Undone) return error.reception;
    throw error;
  }
}
