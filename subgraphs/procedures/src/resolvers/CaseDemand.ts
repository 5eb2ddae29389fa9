import { caseOfDemand } from '../services/case-of-demand.ts';
import type { CaseDemandResolvers } from '../generated/graphql.ts';

export const CaseDemand: CaseDemandResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.demandById.load(id),
  surgicalCase: (demand, _, { loaders }) => caseOfDemand(demand, loaders),
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
  transfers: ({ shares, unit }) =>
    (shares.transfers ?? []).map(({ transferId, expectedAt, isConfirmed, quantity, for: purpose }) => ({
      expectedAt,
      hasLeft: isConfirmed,
      quantity: { value: quantity, unit },
      purpose,
      transfer: { id: transferId },
    })),
  substituted: ({ substituted, unit }) => ({ value: substituted, unit }),
  substitutes: ({ substitutes }, _, { loaders }) =>
    substitutes === null ? null : loaders.demandById.load(substitutes),
  backorders: async ({ id }, _, { loaders }) =>
    (await loaders.endangering.load(id)).map(({ backorderId }) => ({ id: backorderId })),
  options: ({ id }, _, { loaders }) => loaders.remediesOf.load(id),
};
