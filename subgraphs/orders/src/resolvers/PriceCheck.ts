import type { PriceCheckResolvers } from '../generated/graphql.ts';
import { reference } from './reference.ts';

const money = (amount: string | null, currency: string) => (amount === null ? null : { amount, currency });

export const PriceCheck: PriceCheckResolvers = {
  contractPrice: ({ agreedPriceId }) => reference(agreedPriceId),
  contract: ({ contractId }) => reference(contractId),
  pricePerBaseUnit: ({ askedPerBaseUnit, currency }) => money(askedPerBaseUnit, currency),
  agreedPricePerBaseUnit: ({ agreedPerBaseUnit, agreedCurrency }) =>
    agreedCurrency === null ? null : money(agreedPerBaseUnit, agreedCurrency),
  checkedAt: ({ checkedAt }) => Temporal.Instant.from(checkedAt).toString(),
};
