import type { Reference } from '../context.ts';
import type { LineageNodeKind, LineageThing } from '../domain/lineage-node.ts';
import type { LineageNodeResolvers } from '../generated/graphql.ts';

const referenceOf =
  (kind: LineageNodeKind) =>
  (thing: LineageThing): Reference | null =>
    thing.kind === kind ? { id: thing.id } : null;

export const LineageNode: LineageNodeResolvers = {
  message: ({ id, kind }, _, { loaders }) => (kind === 'MESSAGE' ? loaders.message.load(id) : null),
  surgicalCase: referenceOf('CASE'),
  demand: referenceOf('DEMAND'),
  preferenceCard: referenceOf('CARD'),
  lot: referenceOf('LOT'),
  purchaseOrderLine: referenceOf('ORDER_LINE'),
  purchaseOrder: referenceOf('ORDER'),
  item: referenceOf('ITEM'),
};
