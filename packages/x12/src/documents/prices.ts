import { decimal, required, text } from './layout/field.ts';
import { segment, type DocumentOf } from './layout/layout.ts';

/** CUR. */
export const currency = segment('CUR', {
  /** Element 98: whose currency, BY or SE. */
  role: required(text(1, 3)),
  /** ISO 4217. */
  code: required(text(2, 3)),
  exchangeRate: decimal(3),
});
export type DocumentCurrency = DocumentOf<typeof currency>;

/** CTP: a price for a class of trade, from a quantity on. */
export const pricing = segment('CTP', {
  /** Element 687: HS hospitals … */
  classOfTrade: text(1, 2),
  /** Element 236: CON contract, NET, CAT catalogue, LPR list, C01 … tiers. */
  priceId: text(2, 3),
  price: decimal(3),
  /** The quantity from which the price counts. */
  quantity: decimal(4),
  unit: text([5, 1], 2),
  multiplierQualifier: text(6, 3),
  multiplier: decimal(7),
  amount: decimal(8),
  /** Element 639: CT contract, PE per each, UM per unit … */
  basis: text(9, 2),
  condition: text(10, 10),
  /** The price is for so many units. */
  priceQuantity: decimal(11),
});
export type Pricing = DocumentOf<typeof pricing>;

/** AMT. */
export const amount = segment('AMT', {
  /** Element 522: TT total, 1 line total … */
  qualifier: required(text(1, 3)),
  amount: required(decimal(2)),
  /** C credit, D debit. */
  sign: text(3, 1),
});
export type StatedAmount = DocumentOf<typeof amount>;
