import { hubIdType } from '@supply-hub/identifiers';
import type { ItemResolvers } from '../generated/graphql.ts';
import { contractPriceOfItem } from '../services/contract-price-of-item.ts';

/** Items belong to others: here, an id of the right kind is an item, of which nothing need be known. */
export const Item: ItemResolvers = {
  __resolveReference: ({ id }) => (hubIdType(id) === 'item' ? { id } : null),
  id: ({ id }) => id,
  async supplierItems({ id }, _, { loaders, assertContractsLoaded }) {
    await assertContractsLoaded();
    const ids = await loaders.supplierItemIdsByItem.load(id);
    const found = await Promise.all(ids.map((each) => loaders.supplierItem.load(each)));
    return found.filter((each) => each !== null);
  },
  contractPrice: ({ id }, question, context) => contractPriceOfItem(id, question, context),
};
