import { appendFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BackorderChangedDocument, createHubClient } from '@supply-hub/client';
import { hubId } from '@supply-hub/identifiers';
import type { TokenRequest } from '@supply-hub/identity';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { OrSchedule, siu } from '../or-schedule.ts';
import { runHub, type RunningHub } from '../running-hub.ts';
import { Told } from '../screen.ts';
import { PostingSupplier } from './posting-supplier.ts';

/**
 * Two facilities that each want four of one item for a case, the plate, which are ordered from a supplier of its own; and two
 * of another, the screw, which it has.
 */
export interface Hospital extends AsyncDisposable {
  readonly hub: RunningHub;
  /** The plate's number in the ERP. */
  readonly item: string;
  readonly north: Side;
  readonly south: Side;
  /** Books a case that wants one of the items. @default PLATE */
  book(side: Side, number: string, wants?: 'PLATE' | 'SCREW'): Promise<void>;
  /** So many screws are there from now on; the hub reads it. @returns when it has, by `performance.now()` */
  stock(side: Side, quantity: string): Promise<number>;
  /** A supplier's own application, by the typed client at the partners' door. */
  app(supplier: PostingSupplier): Promise<Told>;
}

/** A facility, and who delivers to it. */
export interface Side {
  /** In the ERP and the EHR. */
  readonly site: string;
  readonly facilityId: string;
  readonly planner: TokenRequest;
  readonly supplier: PostingSupplier;
  readonly partner: TokenRequest;
  /** The number of the order for what its case wants. */
  readonly order: string;
}

/** Nothing is polled: what is told is told because it came, or because somebody looked. */
export async function hospital(): Promise<Hospital> {
  const sides = [
    { slug: 'north-valley', site: 'H100', supplier: new PostingSupplier('granite-spine', '1000335'), order: '' },
    {
      slug: 'cedar-bluff-surgical',
      site: 'H200',
      supplier: new PostingSupplier('meadowlark-drapes', '1000328'),
      order: '',
    },
  ];
  let [plate, screw] = ['', ''];
  const inStock = (plant: string, quantity: string, lot = { batch: 'S1', expiresOn: '2027-03-31' }) => {
    return { kind: 'set-stock', material: screw, plant, storageLocation: 'OR01', quantity, ...lot };
  };
  const hub = await runHub({
    hubYaml: 'poll: { stock: 1h, cases: 1h, orders: 1h, masters: 1h }\nmaxAge: { stock: 1s }\n',
    async before(change, { cards }) {
      const plants = sides.map(({ site }) => site);
      const made = async (description: string) =>
        z.object({ material: z.string() }).parse(await change({ kind: 'new-item', description, plants })).material;
      plate = await made('Locking plate 4.5');
      screw = await made('Locking screw 4.5 x 30');
      const lines = [{ material: plate, quantity: '4', unit: 'EA', deliveryDate: '2026-03-10', price: '12.00' }];
      for (const side of sides) {
        const { slug, site: plant, supplier } = side;
        const placed = await change({ kind: 'create-order', supplier: supplier.number, plant, lines });
        side.order = z.object({ order: z.string() }).parse(placed).order;
        await change(inStock(plant, '2'));
        // What nobody may use any more keeps the place known when the rest is gone.
        await change(inStock(plant, '1', { batch: 'S0', expiresOn: '2026-02-28' }));
        for (const [name, item, quantity] of [
          ['PLATE', plate, '4'],
          ['SCREW', screw, '2'],
        ]) {
          const row = [`${name}-${plant}`, `E2E-${name}`, '', slug, '2026-01-01', '', 'erp', item, quantity, '0', 'EA'];
          appendFileSync(cards, `${row.join(',')}\n`);
        }
        await supplier.writeProfile(join(dirname(cards), 'partners'));
      }
    },
  });
  const [north, south] = sides.map(({ slug, ...side }): Side => ({
    ...side,
    facilityId: hubId('facility', 'hub', slug),
    planner: { role: 'planner', facilities: [hubId('facility', 'hub', slug)] },
    partner: { role: 'partner', suppliers: [hubId('supplier', 'erp', side.supplier.number)] },
  }));
  if (north === undefined || south === undefined) throw new Error('there are two sides');
  const schedule = new OrSchedule(hub.mllpPort);
  let messages = 0;
  return {
    hub,
    item: plate,
    north,
    south,
    async book({ site }, number, wants = 'PLATE') {
      messages += 1;
      const booking = { number, start: '20260311073000', room: `${site}-OR1`, site, procedure: `E2E-${wants}` };
      const message = { controlId: `ALERT${messages}`, sentAt: `2026030907000${messages}-0500` };
      const answer = await schedule.send(siu('S12', booking, message));
      if (answer !== 'AA') throw new Error(`the case was not taken: ${answer}`);
    },
    async stock({ site, facilityId, planner }, quantity) {
      await hub.change(inStock(site, quantity));
      hub.clock.advance(2000);
      const filter = { facilityId, itemIds: [hubId('item', 'erp', screw)] };
      const query = `query ($filter: StockLevelFilter!) {
        stockLevels(filter: $filter) { edges { node { provenance { freshness } lots { quantity { value } } } } } }`;
      const { data, errors } = await hub.ask(query, { filter }, planner);
      const readAt = performance.now();
      if (errors !== undefined || !JSON.stringify(data).includes('"LIVE"'))
        throw new Error(`the hub did not read the stock: ${JSON.stringify({ data, errors })}`);
      return readAt;
    },
    async app(supplier) {
      const as: TokenRequest = { role: 'partner', suppliers: [hubId('supplier', 'erp', supplier.number)] };
      const url = `${hub.address}/partner/graphql`;
      const client = createHubClient({ url, token: () => hub.token(as), webSocket: WebSocket });
      const told = new Told(async () => {
        await client.close();
        await reading;
      });
      const reading = (async () => {
        for await (const { data, cursor } of client.subscribe(BackorderChangedDocument, {})) told.keep(data, cursor);
      })();
      return told;
    },
    async [Symbol.asyncDispose]() {
      await schedule[Symbol.asyncDispose]();
      await hub[Symbol.asyncDispose]();
    },
  };
}
