import { $PolicyValues } from '../db/policy-values.ts';
import type { PolicyVersionResolvers } from '../generated/graphql.ts';
import { reference } from './reference.ts';
import { teamsOf } from './teams-of.ts';

export const PolicyVersion: PolicyVersionResolvers = {
  facility: ({ scope, scopeId }) => reference(scope === 'FACILITY' ? scopeId : null),
  supplier: ({ scope, scopeId }) => reference(scope === 'SUPPLIER' ? scopeId : null),
  item: ({ scope, scopeId }) => reference(scope === 'ITEM' ? scopeId : null),
  adoptedAt: ({ adoptedAt }) => Temporal.Instant.from(adoptedAt).toString(),
  values: (row) => {
    const { consolidationMinutes, urgencyHours, excludesOnOrder, priceTolerance, ...more } = $PolicyValues.parse(
      row.values,
    );
    const { stuckAfterMinutes, replenishes, offContract, transmittedBy, alternateSuppliers, teams } = more;
    return {
      replenishes: replenishes ?? null,
      consolidationMinutes: consolidationMinutes ?? null,
      urgencyHours: urgencyHours ?? null,
      stuckAfterMinutes: stuckAfterMinutes ?? null,
      excludesOnOrder: excludesOnOrder ?? null,
      priceTolerance: priceTolerance ?? null,
      offContract: offContract ?? null,
      transmittedBy: transmittedBy ?? null,
      alternateSuppliers: alternateSuppliers?.map((id) => ({ id })) ?? null,
      teams: teams === undefined ? null : teamsOf(teams),
    };
  },
};
