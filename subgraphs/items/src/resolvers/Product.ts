import { baseGtinOf, namesAProduct, productIdOf } from '../domain/item.ts';
import type { ProductResolvers } from '../generated/graphql.ts';
import { coded } from './coded-value.ts';
import { packagingsOf } from './packagings.ts';

export const Product: ProductResolvers = {
  async __resolveReference({ id }, { loaders }) {
    const itemId = await loaders.itemIdOfPart.load(id);
    const item = itemId === null ? null : await loaders.item.load(itemId);
    return item !== null && namesAProduct(item.value) ? item : null;
  },
  id: ({ value }) => productIdOf(value),
  manufacturer: ({ value }) => coded(value.manufacturer),
  catalogueNumber: ({ value }) => value.catalogueNumber,
  udiDi: ({ value }) => baseGtinOf(value),
  packaging: ({ value }) => packagingsOf(value),
  item: (item) => item,
};
