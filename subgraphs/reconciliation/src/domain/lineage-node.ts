import { hubIdType, type HubIdType } from '@supply-hub/identifiers';

/** The kinds of thing a lineage can refer to. */
export type LineageNodeKind =
  | 'MESSAGE'
  | 'CASE'
  | 'DEMAND'
  | 'CARD'
  | 'LOT'
  | 'ORDER_LINE'
  | 'ORDER'
  | 'ITEM'
  | 'OTHER';

/** A thing in a lineage, as its id tells it. */
export interface LineageThing {
  readonly id: string;
  readonly kind: LineageNodeKind;
}

const kinds: { readonly [T in HubIdType]?: LineageNodeKind } = {
  message: 'MESSAGE',
  case: 'CASE',
  demand: 'DEMAND',
  card: 'CARD',
  lot: 'LOT',
  orderline: 'ORDER_LINE',
  order: 'ORDER',
  item: 'ITEM',
};

export function lineageThing(id: string): LineageThing {
  const type = hubIdType(id);
  return { id, kind: (type === null ? undefined : kinds[type]) ?? 'OTHER' };
}
