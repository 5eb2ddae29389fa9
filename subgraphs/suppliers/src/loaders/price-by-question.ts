import type { Viewer } from '@supply-hub/identity';
import { nextWave, statement } from '@supply-hub/subgraph-kit';
import DataLoader from 'dataloader';
import { pricesFor, type KeptPrice, type PriceQuestion } from '../db/queries/contract-prices.ts';
import type { ContractPrice } from '../domain/contract.ts';
import { priceThatHolds } from '../domain/price-choice.ts';
import { isRecent, pricesOf, seesPrice, type PriceDeps } from './kept-price.ts';

/** What items cost at facilities on days: one statement for all, and the contracts that have grown old, once each. */
export const priceByQuestion = (
  deps: PriceDeps,
  viewer: Viewer,
): DataLoader<PriceQuestion, ContractPrice | null, string> =>
  new DataLoader(
    async (questions) => {
      const kept = await statement(() => pricesFor(deps.db, viewer, questions));
      const oldest = deps.oldest();

      async function candidates(question: PriceQuestion, prices: readonly KeptPrice[]): Promise<ContractPrice[]> {
        const [recent, old] = [
          prices.filter((each) => isRecent(each, oldest)),
          prices.filter((each) => !isRecent(each, oldest)),
        ];
        const contractIds = new Set(old.map(({ price }) => price.contractId));
        const contracts = await Promise.all([...contractIds].map((id) => deps.contract.load(id)));
        return [
          ...recent.map(({ price }) => price),
          ...contracts
            .flatMap((contract) => (contract === null ? [] : pricesOf(contract.value)))
            .filter(({ itemId }) => itemId === question.itemId),
        ];
      }

      const answers = await Promise.allSettled(
        questions.map(async (question, index) => {
          const prices = await candidates(question, kept[index] ?? []);
          return priceThatHolds(
            prices.filter((price) => seesPrice(viewer, price)),
            question,
          );
        }),
      );
      return answers.map((answer) => (answer.status === 'rejected' ? (answer.reason as Error) : answer.value));
    },
    { cacheKeyFn: ({ itemId, facilityId, on }) => `${itemId} ${facilityId} ${on}`, batchScheduleFn: nextWave },
  );
