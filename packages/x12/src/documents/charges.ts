import { date, decimal, hundredths, required, text } from './layout/field.ts';
import { segment, type DocumentOf } from './layout/layout.ts';

/** SAC: an allowance or a charge. Freight, handling and the like are outside the unit price (R58). */
export const allowanceOrCharge = segment('SAC', {
  /** A allowance, C charge, N neither. */
  kind: required(text(1, 1)),
  /** Element 1300: D240 freight, C310 discount … */
  code: text(2, 4),
  agency: text(3, 2),
  agencyCode: text(4, 10),
  /** SAC05 is N2: 19998 is 199.98. */
  amount: hundredths(5),
  percentQualifier: text(6, 1),
  percent: decimal(7),
  rate: decimal(8),
  unit: text(9, 2),
  quantity: decimal(10),
  secondQuantity: decimal(11),
  handling: text(12, 2),
  reference: text(13, [30, 80]),
  option: text(14, 20),
  description: text(15, 80),
  language: text(16, 3),
});
export type AllowanceOrCharge = DocumentOf<typeof allowanceOrCharge>;

/** TXI. */
export const tax = segment('TXI', {
  /** Element 963: ST state sales tax … */
  kind: required(text(1, 2)),
  amount: decimal(2),
  percent: decimal(3),
  jurisdictionQualifier: text(4, 2),
  jurisdiction: text(5, 10),
  exempt: text(6, 1),
  relationship: text(7, 1),
  basis: decimal(8),
  taxId: text(9, 20),
});
export type Tax = DocumentOf<typeof tax>;

/** ITD: terms of sale. */
export const terms = segment('ITD', {
  kind: text(1, 2),
  basis: text(2, 2),
  discountPercent: decimal(3),
  discountDueOn: date(4),
  discountDays: decimal(5),
  netDueOn: date(6),
  netDays: decimal(7),
  /** ITD08 is N2. */
  discountAmount: hundredths(8),
  deferredDueOn: date(9),
  /** ITD10 is N2. */
  deferredAmount: hundredths(10),
  percentPayable: decimal(11),
  description: text(12, 80),
  dayOfMonth: decimal(13),
  paymentMethod: text(14, 1),
  percent: decimal(15),
});
export type Terms = DocumentOf<typeof terms>;

/** FOB: who pays the carriage, and from where on. */
export const carriage = segment('FOB', {
  /** Element 146: PP prepaid, PC prepaid and charged, CC collect, TP third party. */
  payment: required(text(1, 2)),
  locationQualifier: text(2, 2),
  description: text(3, 80),
  termsQualifier: text(4, 2),
  terms: text(5, 3),
  titleLocationQualifier: text(6, 2),
  titleLocation: text(7, 80),
});
export type Carriage = DocumentOf<typeof carriage>;
