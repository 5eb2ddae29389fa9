import { namesAProduct } from '../domain/item.ts';
import type { ItemResolvers } from '../generated/graphql.ts';
import { coded } from './coded-value.ts';
import { packagingsOf } from './packagings.ts';

export const Item: ItemResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.item.load(id),
  id: ({ id }) => id,
  number: ({ value }) => value.number,
  name: ({ value }) => value.description ?? value.number,
  description: ({ value }) => value.description,
  baseUnit: ({ value }) => value.baseUnit,
  isActive: ({ value }) => value.isActive,
  isLotControlled: ({ value }) => value.isLotControlled,
  isSerialControlled: ({ value }) => value.isSerialControlled,
  group: ({ value }) => coded(value.group),
  packagings: ({ value }) => packagingsOf(value),
  products: (item) => (namesAProduct(item.value) ? [item] : []),
  crosswalks: (item) => [item],
  provenance: ({ provenance }) => provenance,
};
