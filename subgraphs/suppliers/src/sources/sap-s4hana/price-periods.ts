import { Decimal } from '@supply-hub/quantities';
import type { ConditionRow, PricedContractItemRow } from './contract-wire.ts';
import type { Report } from './supplier-mapping.ts';

/** One price of a contract's line, for a time, in the ERP's units. */
export interface PricePeriod {
  readonly validFrom: string;
  readonly validTo: string;
  readonly amount: string;
  readonly currency: string;
  readonly perQuantity: string;
  readonly unitCode: string;
  /** By rising quantity; the price below the first of them is `amount`. */
  readonly tiers: readonly { readonly from: string; readonly amount: string }[];
}

/** The condition types that S/4HANA is delivered with for gross prices; each client may have its own beside them. */
const grossPrices: ReadonlySet<string> = new Set(['PPR0', 'PMP0', 'PB00', 'PBXX']);

/** Prices of a line by first day, none of them outside the contract's own time. */
export function pricePeriods(
  item: PricedContractItemRow,
  terms: { readonly validFrom: string; readonly validTo: string },
  report: Report,
): PricePeriod[] {
  const conditions = item.to_PurContrItemCondition.filter(({ ConditionIsDeleted }) => !ConditionIsDeleted);
  const isGrossAlone = conditions.every(({ ConditionType }) => grossPrices.has(ConditionType));
  if (!isGrossAlone) report('conditions', 'discounts or charges stand beside its price: its net price is taken');
  if (!isGrossAlone || conditions.length === 0) return netPrice(item, terms, report);
  const spans = Map.groupBy(conditions, (each) => JSON.stringify(spanOf(each, terms)));
  return [...spans.values()]
    .flatMap((rows) => period(item, rows, terms, report) ?? [])
    .toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
}

function netPrice(
  item: PricedContractItemRow,
  terms: { readonly validFrom: string; readonly validTo: string },
  report: Report,
): PricePeriod[] {
  const perQuantity = aboveZero(item.NetPriceQuantity);
  if (perQuantity === null) {
    report('NetPriceQuantity', 'a price cannot be for nothing');
    return [];
  }
  const { OrderPriceUnit: unitCode, DocumentCurrency: currency, ContractNetPriceAmount: amount } = item;
  return [{ ...terms, amount, currency, perQuantity, unitCode, tiers: [] }];
}

/** The rows of one span of time: a price, and lower ones for larger orders. */
function period(
  item: PricedContractItemRow,
  rows: readonly ConditionRow[],
  terms: { readonly validFrom: string; readonly validTo: string },
  report: Report,
): PricePeriod | null {
  const [first, ...further] = rows.toSorted((a, b) =>
    Decimal.of(a.ConditionScaleQuantity).compare(Decimal.of(b.ConditionScaleQuantity)),
  );
  if (first === undefined) return null;
  const span = spanOf(first, terms);
  if (span.validFrom > span.validTo) return null;
  const perQuantity = aboveZero(first.ConditionQuantity) ?? aboveZero(item.NetPriceQuantity);
  if (perQuantity === null) {
    report('ConditionQuantity', 'a price cannot be for nothing');
    return null;
  }
  const isLikeFirst = (row: ConditionRow) =>
    row.ConditionQuantity === first.ConditionQuantity &&
    row.ConditionQuantityUnit === first.ConditionQuantityUnit &&
    row.ConditionRateValueUnit === first.ConditionRateValueUnit;
  if (!further.every(isLikeFirst)) report('ConditionScaleQuantity', 'a tier is in another unit or currency');
  return {
    ...span,
    amount: first.ConditionRateValue,
    currency: first.ConditionRateValueUnit || item.DocumentCurrency,
    perQuantity,
    unitCode: first.ConditionQuantityUnit || item.OrderPriceUnit,
    tiers: further
      .filter(isLikeFirst)
      .map((row) => ({ from: Decimal.of(row.ConditionScaleQuantity).toString(), amount: row.ConditionRateValue })),
  };
}

/** A condition's time, as far as the contract itself holds. Days of one form compare as text. */
function spanOf(
  { ConditionValidityStartDate: start, ConditionValidityEndDate: end }: ConditionRow,
  terms: { readonly validFrom: string; readonly validTo: string },
): { validFrom: string; validTo: string } {
  const from = start?.toString() ?? terms.validFrom;
  const to = end?.toString() ?? terms.validTo;
  return {
    validFrom: from > terms.validFrom ? from : terms.validFrom,
    validTo: to < terms.validTo ? to : terms.validTo,
  };
}

function aboveZero(digits: string): string | null {
  const value = Decimal.of(digits);
  return value.sign > 0 ? value.toString() : null;
}
