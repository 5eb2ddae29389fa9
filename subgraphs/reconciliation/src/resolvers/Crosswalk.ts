import { hubIdType } from '@supply-hub/identifiers';
import type { CrosswalkResolvers } from '../generated/graphql.ts';
import { reference } from './reference.ts';

const referenceOf =
  (type: 'item' | 'supplier' | 'facility' | 'location') =>
  ({ kind, target }: { kind: string; target: string }) =>
    kind !== 'UNIT' && hubIdType(target) === type ? reference(target) : null;

export const Crosswalk: CrosswalkResolvers = {
  __resolveReference: ({ id }, { viewer, loaders }) => (viewer.role === 'partner' ? null : loaders.crosswalk.load(id)),
  confidence: ({ confidence }) => `${confidence / 100}`,
  evidence: ({ evidence }) => evidence,
  proposedAt: ({ proposed_at: at }) => at.toString(),
  decidedBy: ({ decided_by: by }) => by,
  decidedAt: ({ decided_at: at }) => at?.toString() ?? null,
  item: referenceOf('item'),
  supplier: referenceOf('supplier'),
  facility: referenceOf('facility'),
  location: referenceOf('location'),
  unit: ({ kind, target }) => (kind === 'UNIT' ? target : null),
  waitingMessages: ({ kind, party, key }, _, { loaders }) => loaders.waiting.load({ kind, party, key }),
};
