import type { ReadSet, Segment } from '../edi/read-interchanges.ts';
import type { SegmentOut } from '../edi/write-interchange.ts';
import type { Dialect } from '../edi-supplier.ts';

/** What became of one set of a group: AK5 or IK5. */
export interface SetResult {
  readonly type: string;
  readonly control: string;
  readonly result: 'A' | 'E' | 'R';
  /** AK5-02 codes. */
  readonly codes: readonly string[];
}

/** A 997, or a 999 where the supplier speaks so: one a functional group. */
export function functionalAcknowledgement(
  dialect: Dialect,
  group: { readonly functionalId: string; readonly control: string; readonly version: string },
  sets: readonly SetResult[],
): SegmentOut[] {
  const is999 = dialect.acknowledgement === '999';
  const accepted = sets.filter(({ result }) => result !== 'R').length;
  const overall = accepted === sets.length ? 'A' : accepted === 0 ? 'R' : 'P';
  const count = String(sets.length);
  return [
    ['AK1', group.functionalId, group.control, is999 ? group.version : undefined],
    ...sets.flatMap(({ type, control, result, codes }): SegmentOut[] => [
      ['AK2', type, control],
      [is999 ? 'IK5' : 'AK5', result, ...codes],
    ]),
    ['AK9', overall, count, count, String(accepted)],
  ];
}

/** What somebody says of a group of ours. */
export interface GroupResult {
  readonly functionalId: string;
  /** AK102: the GS06 it is about. */
  readonly group: string;
  /** AK901. */
  readonly result: string;
  readonly sets: readonly { readonly type: string; readonly control: string; readonly result: string }[];
}

/** @returns null when it is no acknowledgement by the book */
export function readAcknowledgement({ segments }: ReadSet): GroupResult | null {
  const [, ak1] = segments;
  const ak9 = segments.find(([id]) => id === 'AK9');
  if (ak1?.[0] !== 'AK1' || ak9 === undefined) return null;
  const sets: { type: string; control: string; result: string }[] = [];
  for (const segment of segments) {
    const [id, first = '', second = ''] = segment;
    if (id === 'AK2') sets.push({ type: first, control: second, result: '' });
    const open = sets.at(-1);
    if ((id === 'AK5' || id === 'IK5') && open !== undefined) sets[sets.length - 1] = { ...open, result: first };
  }
  if (!countsAgree(ak9, sets.length)) return null;
  return { functionalId: ak1[1] ?? '', group: ak1[2] ?? '', result: ak9[1] ?? '', sets };
}

/** A set that is accepted may go unmentioned. */
const countsAgree = (ak9: Segment, mentioned: number): boolean =>
  /^\d+$/.test(ak9[2] ?? '') && Number(ak9[2]) >= mentioned;
