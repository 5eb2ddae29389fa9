import { HubError, SourceContractBroken } from '@supply-hub/errors';
import type { Log } from '@supply-hub/log';
import type { HttpClient } from '@supply-hub/source-kit';
import { DataFaults } from '@supply-hub/subgraph-kit';
import type { LotOnHand } from '../../domain/stock.ts';
import type { PlanningAnswer, PlanningSource } from '../planning-source.ts';
import type { StockAnswer, StockSource } from '../stock-source.ts';
import { createStockClient } from './client.ts';
import { LotExpiries, type ExpiryOfRow } from './lot-expiries.ts';
import { itemNumber, toLot, toPlanning, Unusable } from './mapping.ts';
import type { StockRow, SupplyPlanningRow } from './wire.ts';

/**
 * An S/4HANA system as the keeper of stock, and as the planner of replenishment.
 * @param expiryMaxAgeMs how old a lot's expiry may be in a sweep: it is master data, and seldom changes
 */
export function createSapStockSource(http: HttpClient, log: Log, expiryMaxAgeMs: number): StockSource & PlanningSource {
  const { system } = http;
  const client = createStockClient(http);
  const faults = new DataFaults(log, system.id);
  const expiries = new LotExpiries(client, http.clock, expiryMaxAgeMs);

  function broken(thing: string, key: string, { field, reason }: Unusable): SourceContractBroken {
    faults.report({ thing, key, field, reason });
    return new SourceContractBroken(system.name, `${thing}.${field}`, 'a value the hub knows');
  }

  function lotsOf(item: string, rows: readonly StockRow[], expiry: ExpiryOfRow): StockAnswer {
    const lots: LotOnHand[] = [];
    for (const row of rows) {
      const expiresOn = expiry(row);
      if (expiresOn instanceof HubError) return expiresOn;
      const lot = toLot(row, expiresOn);
      if (lot instanceof Unusable) return broken('stock', item, lot);
      if (lot !== null) lots.push(lot);
    }
    if (new Set(lots.map(({ unit }) => unit)).size > 1)
      return broken('stock', item, new Unusable('MaterialBaseUnit', 'an item has one base unit, and here are two'));
    return lots;
  }

  function planningOf(row: SupplyPlanningRow | undefined): PlanningAnswer {
    if (row === undefined) return null;
    const planning = toPlanning(row);
    return planning instanceof Unusable ? broken('planning', itemNumber(row.Product), planning) : planning;
  }

  return {
    system,
    async readStock(keys, deadline) {
      const { rows, errors } = await client.stockByKey(keys, deadline);
      const expiry = await expiries.read([...rows.values()].flat(), deadline);
      return keys.map((key) => errors.get(key) ?? lotsOf(key.item, rows.get(key) ?? [], expiry));
    },
    async *sweep(plant, deadline) {
      for await (const rows of client.stockOfPlant(plant, deadline)) {
        const expiry = await expiries.recall(rows, deadline);
        yield [...Map.groupBy(rows, ({ Material }) => itemNumber(Material))].map(([item, own]) => ({
          item,
          lots: lotsOf(item, own, expiry),
        }));
      }
    },
    async readPlanning(keys, deadline) {
      const { rows, errors } = await client.planningByKey(keys, deadline);
      return keys.map((key) => errors.get(key) ?? planningOf(rows.get(key)?.[0]));
    },
    async *allPlanning(deadline) {
      for await (const rows of client.allPlanning(deadline))
        yield rows.map((row) => ({
          item: itemNumber(row.Product),
          facilityCode: row.Plant,
          planning: planningOf(row),
        }));
    },
    close: () => http.close(),
  };
}
