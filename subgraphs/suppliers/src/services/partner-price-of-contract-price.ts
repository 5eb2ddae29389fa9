import { Rational } from '@supply-hub/quantities';
import type { SuppliersContext } from '../context.ts';
import type { KeptPartnerPrice } from '../db/queries/partner-prices.ts';
import { contractIdOf, type ContractPrice } from '../domain/contract.ts';
import { statedBasePrice } from '../domain/partner-price.ts';
import { basePriceOf } from '../domain/price-choice.ts';
import { partnerIdOf } from '../db/kept-partner.ts';

/** Which of a partner's prices under a contract is the one to hold against the ERP's: the first of these that is there. */
const kindsInOrder = ['CON', 'NET', 'UCP', ''];

/** What the partner says it costs under the contract of a price: the latest that holds on any of its days; null: nothing. */
export async function partnerPriceOf(
  price: ContractPrice,
  { loaders }: Pick<SuppliersContext, 'loaders'>,
): Promise<KeptPartnerPrice | null> {
  const said = await loaders.partnerPricesBySupplierItem.load(price.supplierItemId);
  const same = said.filter(
    (one) =>
      contractIdOf(one.system, one.contractNumber) === price.contractId &&
      one.contractNumber !== '' &&
      !one.isWithdrawn &&
      one.fromQuantity === '' &&
      one.validFrom <= price.validTo &&
      (one.validTo === null || one.validTo >= price.validFrom) &&
      (one.facilityIds === null || (price.facilityId !== null && one.facilityIds.includes(price.facilityId))),
  );
  for (const kind of kindsInOrder) {
    const found = same.find(({ priceCode }) => priceCode === kind);
    if (found !== undefined) return found;
  }
  return null;
}

/** Whether the two differ by more than the partner's profile tolerates; null when they do not compare. */
export async function isDisputed(price: ContractPrice, context: SuppliersContext): Promise<boolean | null> {
  const said = await partnerPriceOf(price, context);
  if (said === null || said.units === null) return null;
  const ours = basePriceOf(price);
  const theirs = statedBasePrice(said, said.units);
  if (ours === null || theirs === null || ours.currency !== theirs.currency || ours.baseUnit !== theirs.baseUnit)
    return null;
  const deviation = theirs.deviationFrom(ours);
  if (deviation === null) return !theirs.equals(ours);
  const partner = await context.loaders.tradingPartner.load(partnerIdOf(said.partner));
  const tolerated = Rational.from(partner?.profile.tolerances.pricePercent ?? '0').dividedBy(Rational.of(100n));
  return deviation.abs().compare(tolerated) > 0;
}
