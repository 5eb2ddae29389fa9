import type { ExchangeLedgerLineResolvers } from '../generated/graphql.ts';
import { partnerReference } from './reference.ts';

export const ExchangeLedgerLine: ExchangeLedgerLineResolvers = {
  partner: ({ partner }) => partnerReference(partner),
  partnerSlug: ({ partner }) => partner,
};
