import { hubId, type HubIdType } from '@supply-hub/identifiers';
import { expect, test } from 'vitest';
import { lineageThing } from './lineage-node.ts';

test.each<[HubIdType, string]>([
  ['message', 'MESSAGE'],
  ['case', 'CASE'],
  ['demand', 'DEMAND'],
  ['card', 'CARD'],
  ['lot', 'LOT'],
  ['orderline', 'ORDER_LINE'],
  ['order', 'ORDER'],
  ['item', 'ITEM'],
  ['requisitionline', 'REQUISITION_LINE'],
  ['shipnotice', 'SHIP_NOTICE'],
  ['substitution', 'SUBSTITUTION_REQUEST'],
  ['transfer', 'TRANSFER'],
  ['supplier', 'OTHER'],
])('an id of a %s is a %s in a lineage', (type, kind) => {
  const id = hubId(type, 'hub', ['1']);
  expect(lineageThing(id)).toEqual({ id, kind });
});

test('what is no id of the hub is something', () => {
  expect(lineageThing('4500012345')).toEqual({ id: '4500012345', kind: 'OTHER' });
});
