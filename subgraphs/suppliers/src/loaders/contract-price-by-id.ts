import { hubId } from '@supply-hub/identifiers';
import type { Viewer } from '@supply-hub/identity';
import { nextWave, sourceKeysOf, statement } from '@supply-hub/subgraph-kit';
import DataLoader from 'dataloader';
import { pricesById } from '../db/queries/contract-prices.ts';
import type { ContractPrice } from '../domain/contract.ts';
import { isRecent, pricesOf, seesPrice, type PriceDeps } from './kept-price.ts';

/** A contract price by its id; null for none, or one that is not the viewer's. */
export function contractPriceById(deps: PriceDeps, viewer: Viewer): DataLoader<string, ContractPrice | null> {
  async function load(ids: readonly string[]): Promise<(ContractPrice | null | Error)[]> {
    const kept = await statement(() => pricesById(deps.db, viewer, ids));
    const unknown = ids.filter((id) => !kept.has(id));
    const keys = await statement(() => sourceKeysOf(deps.db, unknown));
    const oldest = deps.oldest();

    async function priceOf(id: string): Promise<ContractPrice | null> {
      const found = kept.get(id);
      if (found !== undefined && isRecent(found, oldest)) return found.price;
      const key = keys.get(id);
      const contractId =
        found?.price.contractId ??
        (key?.type === 'contractprice' ? hubId('contract', key.system, key.key.slice(0, 1)) : null);
      const contract = contractId === null ? null : await deps.contract.load(contractId);
      return contract === null ? null : (pricesOf(contract.value).find((price) => price.id === id) ?? null);
    }

    const prices = await Promise.allSettled(ids.map(priceOf));
    return prices.map((outcome) => {
      if (outcome.status === 'rejected') return outcome.reason as Error;
      return outcome.value !== null && seesPrice(viewer, outcome.value) ? outcome.value : null;
    });
  }
  return new DataLoader(load, { batchScheduleFn: nextWave });
}
