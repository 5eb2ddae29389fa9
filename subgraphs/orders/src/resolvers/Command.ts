import { systemName } from '@supply-hub/subgraph-kit';
import type { CommandResolvers } from '../generated/graphql.ts';

export const Command: CommandResolvers = {
  __resolveReference: ({ id }, { needs }) => needs.command.load(id),
  system: ({ system }, _, { config }) => systemName(config.systems, system),
  facilities: ({ facilityIds }, _, { viewer }) =>
    (facilityIds ?? []).filter((id) => viewer.facilities === '*' || viewer.facilities.has(id)).map((id) => ({ id })),
  askedAt: ({ askedAt }) => askedAt.toString(),
  stuckSince: ({ stuckSince }) => stuckSince?.toString() ?? null,
  endedAt: ({ endedAt }) => endedAt?.toString() ?? null,
};
