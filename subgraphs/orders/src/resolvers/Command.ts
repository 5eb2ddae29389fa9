import { systemName } from '@supply-hub/subgraph-kit';
import type { CommandResolvers } from '../generated/graphql.ts';

export const Command: CommandResolvers = {
  __resolveReference: ({ id }, { needs }) => needs.command.load(id),
  system: ({ system }, _, { config }) => systemName(config.systems, system),
  askedAt: ({ askedAt }) => askedAt.toString(),
  endedAt: ({ endedAt }) => endedAt?.toString() ?? null,
};
