import { Money } from '@supply-hub/quantities';
import { statedBasePrice } from '../domain/partner-price.ts';
import type { PartnerPriceResolvers } from '../generated/graphql.ts';

export const PartnerPrice: PartnerPriceResolvers = {
  partnerCode: ({ partner }) => partner,
  contractNumber: ({ contractNumber }) => (contractNumber === '' ? null : contractNumber),
  // A part without a number of its own is kept under what names it.
  partNumber: ({ partNumber }) => (/^(?:gtin|item) /.test(partNumber) ? null : partNumber),
  kind: ({ priceCode }) => (priceCode === '' ? null : priceCode),
  classOfTrade: ({ classOfTrade }) => (classOfTrade === '' ? null : classOfTrade),
  from: ({ fromQuantity, unit }) => (fromQuantity === '' ? null : { value: fromQuantity, unit }),
  pack: ({ pack }) => (pack === null ? null : { value: pack.quantity, unit: pack.unit }),
  pricePerBaseUnit(price) {
    const base = price.units === null ? null : statedBasePrice(price, price.units);
    return base === null ? null : Money.of(base.rounded(), base.currency).toJSON();
  },
  toldAt: ({ spokenAt }) => spokenAt,
  changes: ({ changes }) =>
    changes.map(({ at, amount, currency, wasAmount, wasCurrency }) => ({
      toldAt: Temporal.Instant.from(at).toString(),
      was: { amount: wasAmount, currency: wasCurrency },
      became: { amount, currency },
    })),
};
