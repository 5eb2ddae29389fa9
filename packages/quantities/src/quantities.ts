/** Exact numbers, units, packagings and money. See the README for what it guarantees. */
export { valueOf, type Reading, type Refusal } from './reading.ts';
export { Decimal, Rational } from './exact-number.ts';
export type { Rounding } from './rounding.ts';
export { parseJson, stringifyJson } from './exact-json.ts';
export {
  assertUnitOfMeasure,
  isUnitOfMeasure,
  parseUnitOfMeasure,
  unitNames,
  type UnitOfMeasure,
} from './unit-of-measure.ts';
export { standardUnitCodes, unitCodes, type UnitCodes, type UnitSystem } from './unit-codes.ts';
export { parseQuantityText, Quantity, sumOfQuantities, type QuantityJson } from './quantity.ts';
export {
  convertedQuantityFromJson,
  fromBaseUnit,
  packagingFactorFromJson,
  PackagingFactors,
  packagingFactorToJson,
  toBaseUnit,
  type ConvertedQuantity,
  type ConvertedQuantityJson,
  type FactorUsed,
  type PackagingFactor,
  type PackagingFactorJson,
  type PackagingKey,
} from './packaging-factors.ts';
export { wholePacks, type WholePacks } from './whole-packs.ts';
export { isCurrency, minorDigitsOf, parseCurrency, type Currency } from './currency.ts';
export { Money, sumOfMoney, type MoneyJson } from './money.ts';
export { BasePrice, UnitPrice, unitPriceDigits, type BasePriceJson, type UnitPriceJson } from './unit-price.ts';
