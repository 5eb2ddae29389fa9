import { hubId } from '@supply-hub/identifiers';
import { sentenceOf } from '../domain/partner-rule.ts';
import type { PartnerRuleResolvers } from '../generated/graphql.ts';
import { instantText } from './instant-text.ts';

export const PartnerRule: PartnerRuleResolvers = {
  __resolveReference: ({ id }, { viewer, loaders }) => (viewer.role === 'partner' ? null : loaders.rule.load(id)),
  partner: ({ partner }) => ({ id: hubId('partner', 'hub', partner) }),
  sentence: async ({ rule }, _, { loaders }) => {
    const target = rule.means.by === 'TARGET' && rule.kind !== 'UNIT' ? rule.means.target : null;
    const name = target === null ? null : await loaders.thingName.load(target);
    return sentenceOf(rule, (id) => name ?? id);
  },
  addedAt: ({ addedAt }) => instantText(addedAt),
  endedAt: ({ endedAt }) => (endedAt === null ? null : instantText(endedAt)),
};
