import { SourceContractBroken } from '@supply-hub/errors';
import type { Log } from '@supply-hub/log';
import { withoutPadding, type HttpClient } from '@supply-hub/source-kit';
import { DataFaults } from '@supply-hub/subgraph-kit';
import { earlier, type LotOnHand } from '../../domain/stock.ts';
import type { StockAnswer, StockSource } from '../stock-source.ts';
import { createInventoryClient } from './client.ts';
import { toLot, type Unusable } from './mapping.ts';
import type { InventoryRow } from './wire.ts';

/** An Oracle WMS Cloud warehouse as the keeper of stock. */
export function createWmsStockSource(http: HttpClient, log: Log): StockSource {
  const { system } = http;
  const client = createInventoryClient(http);
  const faults = new DataFaults(log, system.id);

  function lotsOf(item: string, rows: readonly InventoryRow[]): StockAnswer {
    const lots: LotOnHand[] = [];
    const stop = ({ field, reason }: Unusable): SourceContractBroken => {
      faults.report({ thing: 'stock', key: item, field, reason });
      return new SourceContractBroken(system.name, `inventory.${field}`, 'a value the hub knows');
    };
    for (const row of rows) {
      const lot = toLot(row);
      if (lot === null) continue;
      if ('reason' in lot) return stop(lot);
      lots.push(lot);
    }
    const units = new Set(lots.map(({ unit }) => unit));
    if (units.size > 1) return stop({ field: 'item_id.unit_of_measure', reason: 'an item has one, and here are two' });
    return [...Map.groupBy(lots, ({ lot }) => lot)].flatMap(([lot, own]) =>
      lot === null ? own : ofOneExpiry(item, lot, own),
    );
  }

  /** R18: of a lot's two expiries none wins unseen. The earlier is shown, so that it is not used too long. */
  function ofOneExpiry(item: string, lot: string, own: readonly LotOnHand[]): readonly LotOnHand[] {
    const expiresOn = own.map((each) => each.expiresOn).reduce(earlier);
    if (own.every((each) => each.expiresOn === expiresOn)) return own;
    faults.report({ thing: 'stock', key: item, field: `expiry_date of ${lot}`, reason: 'the lot has two' });
    return own.map((each) => ({ ...each, expiresOn }));
  }

  return {
    system,
    async readStock(keys, deadline) {
      const { rows, errors } = await client.inventoryByKey(keys, deadline);
      return keys.map((key) => errors.get(key) ?? lotsOf(key.item, rows.get(key) ?? []));
    },
    async *sweep(facilityCode, deadline) {
      // Rows come in the order in which the warehouse made them: an item's are together only at the end.
      const byItem = new Map<string, InventoryRow[]>();
      for await (const rows of client.inventoryOf(facilityCode, deadline)) {
        for (const row of rows) {
          const item = withoutPadding(row.item);
          const own = byItem.get(item);
          if (own === undefined) byItem.set(item, [row]);
          else own.push(row);
        }
      }
      let page: { item: string; lots: StockAnswer }[] = [];
      for (const [item, rows] of byItem) {
        page.push({ item, lots: lotsOf(item, rows) });
        if (page.length < 500) continue;
        yield page;
        page = [];
      }
      if (page.length > 0) yield page;
    },
    close: () => http.close(),
  };
}
