import type { X12Set } from '@supply-hub/x12';
import { storable } from '../../store/storable.ts';

/** What a document calls itself, and what its order is kept by. */
export interface BusinessNames {
  readonly number: string | null;
  readonly key: string | null;
}

/** Where the number of a document stands: in the first segment of this name. */
const numbers: Readonly<Record<string, readonly [segment: string, element: number]>> = {
  '210': ['B3', 2],
  '214': ['B10', 1],
  '810': ['BIG', 2],
  '832': ['BCT', 2],
  '845': ['BCU', 3],
  '846': ['BIA', 3],
  '850': ['BEG', 3],
  '855': ['BAK', 3],
  '856': ['BSN', 2],
  '860': ['BCH', 3],
  '861': ['BRA', 1],
  '865': ['BCA', 3],
  '867': ['BPT', 2],
  '940': ['W05', 2],
  '943': ['W06', 2],
  '944': ['W17', 3],
  '945': ['W06', 2],
  '947': ['W15', 2],
};
/** Where the order stands that a document answers; those that are not here are orders themselves, or answer none. */
const orders: Readonly<Record<string, readonly [segment: string, element: number]>> = {
  '810': ['BIG', 4],
  '850': ['BEG', 3],
  '855': ['BAK', 3],
  '856': ['PRF', 1],
  '860': ['BCH', 3],
  '865': ['BCA', 3],
};
/** A catalogue has a hundred thousand lines, and its number in front. */
const farEnough = 2000;

export function businessNames(set: X12Set): BusinessNames {
  const [numberAt, orderAt] = [numbers[set.type], orders[set.type]];
  let number: string | null = null;
  let order: string | null = null;
  let seen = 0;
  for (const segment of set.eachSegment()) {
    seen += 1;
    if (seen > farEnough) break;
    if (number === null && segment.id === numberAt?.[0]) number = segment.value(numberAt[1])?.trim() || null;
    if (order === null && segment.id === orderAt?.[0]) order = segment.value(orderAt[1])?.trim() || null;
    if ((number !== null || numberAt === undefined) && (order !== null || orderAt === undefined)) break;
  }
  const key = order === null ? null : `po:${order}`;
  return { number: number === null ? null : storable(number), key: key === null ? null : storable(key) };
}
