import { StateConflict } from '@supply-hub/errors';
import type { CaseDemandResolvers } from '../generated/graphql.ts';

export const CaseDemand: CaseDemandResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.demandById.load(id),
  async surgicalCase({ caseId }, _, { loaders }) {
    const found = await loaders.caseById.load(caseId);
    if (found === null) throw new StateConflict('The case of this demand has just gone elsewhere: ask again.');
    return found;
  },
  item: ({ itemId, unmapped }) => (unmapped === 'UNKNOWN_ITEM' ? null : { id: itemId }),
  cardLine: ({ cardSystem, cardKey }) => ({ system: cardSystem, code: cardKey, display: null }),
  needed: ({ open, unit }) => ({ value: open, unit }),
  neededOnHold: ({ hold, unit }) => ({ value: hold, unit }),
  usable: ({ usable, unit }) => ({ value: usable, unit }),
  short: ({ short, unit }) => ({ value: short, unit }),
  shortOnHold: ({ holdShort, unit }) => ({ value: holdShort, unit }),
  allocations: ({ shares, unit }) =>
    shares.lots.map(({ lotId, quantity, for: purpose }) => ({
      lot: { id: lotId },
      quantity: { value: quantity, unit },
      purpose,
    })),
  inbound: ({ shares, unit }) =>
    shares.inbound.map(({ orderLineId, on, isConfirmed, quantity, for: purpose }) => ({
      promisedOn: on,
      isConfirmed,
      quantity: { value: quantity, unit },
      purpose,
      purchaseOrderLine: { id: orderLineId },
    })),
};
