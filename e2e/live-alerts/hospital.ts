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

/** Two facilities that each want four of one item for a case, ordered from a supplier of its own. */
export interface Hospital extends AsyncDisposable {
  readonly hub: RunningHub;
  /** The item's number in the ERP. */
  readonly item: string;
  readonly north: Side;
  readonly south: Side;
  /** Books a case that wants the item. */
  book(side: Side, number: string): Promise<void>;
  /** A supplier's own application, by the typed client at the partners' door. */
  app(supplier: PostingSupplier): Promise<Told>;
}

/** A facility, and who delivers to it. */
export interface Side {
  /** In the ERP and the EHR. */
  readonly site: string;
  readonly planner: TokenRequest;
  readonly supplier: PostingSupplier;
  readonly partner: TokenRequest;
  /** The number of the order for what its case wants. */
  readonly order: string;
}

/** @returns with every copy as old as the hub: nothing is polled, so what is told is told because it came */
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
  let item = '';
  const hub = await runHub({
    hubYaml: 'poll: { stock: 1h, cases: 1h, orders: 1h, masters: 1h }\n',
    async before(change, { cards }) {
      const plants = sides.map(({ site }) => site);
      const made = await change({ kind: 'new-item', description: 'Locking plate 4.5', plants });
      item = z.object({ material: z.string() }).parse(made).material;
      const lines = [{ material: item, quantity: '4', unit: 'EA', deliveryDate: '2026-03-10', price: '12.00' }];
      for (const side of sides) {
        const { slug, site: plant, supplier } = side;
        const placed = await change({ kind: 'create-order', supplier: supplier.number, plant, lines });
        side.order = z.object({ order: z.string() }).parse(placed).order;
        const row = [`E2E-${plant}`, 'E2E-PLATE', '', slug, '2026-01-01', '', 'erp', item, '4', '0', 'EA'];
        appendFileSync(cards, `${row.join(',')}\n`);
        await supplier.writeProfile(join(dirname(cards), 'partners'));
      }
    },
  });
  const [north, south] = sides.map(({ slug, ...side }): Side => ({
    ...side,
    planner: { role: 'planner', facilities: [hubId('facility', 'hub', slug)] },
    partner: { role: 'partner', suppliers: [hubId('supplier', 'erp', side.supplier.number)] },
  }));
  if (north === undefined || south === undefined) throw new Error('there are two sides');
  const schedule = new OrSchedule(hub.mllpPort);
  let messages = 0;
  return {
    hub,
    item,
    north,
    south,
    async book({ site }, number) {
      messages += 1;
      const booking = { number, start: '20260311073000', room: `${site}-OR1`, site, procedure: 'E2E-PLATE' };
      const message = { controlId: `ALERT${messages}`, sentAt: `2026030907000${messages}-0500` };
      const answer = await schedule.send(siu('S12', booking, message));
      if (answer !== 'AA') throw new Error(`the case was not taken: ${answer}`);
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
