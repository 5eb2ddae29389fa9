import { date, required, text } from './layout/field.ts';
import { segment, type DocumentOf } from './layout/layout.ts';

/** PRF: the order that is shipped or received. */
export const orderReference = segment('PRF', {
  number: required(text(1, 22)),
  release: text(2, 30),
  changeNumber: text(3, 8),
  orderedOn: date(4),
  /** The order's line number, from senders that repeat it here. */
  line: text(5, 20),
  contractNumber: text(6, 30),
  orderType: text(7, 2),
});
export type OrderReference = DocumentOf<typeof orderReference>;
