import type { CaseSnapshot } from '../case-snapshot.ts';

/** What an SIU message says has happened to an appointment. */
export type Trigger = 'S12' | 'S13' | 'S14' | 'S15' | 'S17' | 'S26';

const endings: Readonly<Partial<Record<CaseSnapshot['status'], Trigger>>> = {
  cancelled: 'S15',
  'entered-in-error': 'S17',
  noshow: 'S26',
};

/**
 * The event that took a case from `before` to `after`: S12 booked, or booked again after it had been called off; S15
 * cancelled, S17 voided, S26 no-show; S13 moved to another time; S14 anything else.
 * @param before absent when the case is new
 */
export function triggerOf(before: CaseSnapshot | undefined, after: CaseSnapshot): Trigger {
  if (before === undefined) return 'S12';
  if (before.status !== after.status) {
    const ending = endings[after.status];
    if (ending !== undefined) return ending;
    if (endings[before.status] !== undefined) return 'S12';
  }
  return before.start === after.start ? 'S14' : 'S13';
}
