import { teamOf } from '../domain/policy.ts';
import { troubleKinds } from '../domain/trouble.ts';
import type { PolicyInForceResolvers } from '../generated/graphql.ts';

export const PolicyInForce: PolicyInForceResolvers = {
  replenishes: ({ policy }) => policy.replenishes,
  consolidationMinutes: ({ policy }) => policy.consolidationMinutes,
  urgencyHours: ({ policy }) => policy.urgencyHours,
  stuckAfterMinutes: ({ policy }) => policy.stuckAfterMinutes,
  excludesOnOrder: ({ policy }) => policy.excludesOnOrder,
  priceTolerance: ({ policy }) => policy.priceTolerance,
  offContract: ({ policy }) => policy.offContract,
  transmittedBy: ({ policy }) => policy.transmittedBy,
  alternateSuppliers: ({ policy }) => policy.alternateSuppliers.map((id) => ({ id })),
  teams: ({ policy }) => troubleKinds.map((kind) => ({ kind, team: teamOf(policy, kind) })),
  versions: async ({ versionIds }, _, { loaders }) => {
    const versions = await Promise.all(versionIds.map((id) => loaders.policy.load(id)));
    return versions.filter((version) => version !== null);
  },
};
