import { buildMessage, formatTimestamp } from '@supply-hub/hl7v2';
import type { CaseSnapshot, CaseStatus } from '../case-snapshot.ts';
import { ehrNames } from '../ehr-names.ts';
import type { Trigger } from './trigger.ts';

export interface SiuInput {
  /** MSH-10. */
  readonly controlId: string;
  readonly trigger: Trigger;
  /** When the appointment became what it is: MSH-7. */
  readonly eventAt: Temporal.Instant;
  readonly case: CaseSnapshot;
  readonly site: string;
  /** The site's; times are written on its wall clock, with the offset. */
  readonly timeZone: string;
  readonly surgeon: { readonly family: string; readonly given: string };
  /** A number that means nothing outside the EHR. */
  readonly patient: string;
}

/** SCH-25 and the status of each resource. */
const statuses: Readonly<Record<CaseStatus, string>> = {
  proposed: 'Pending',
  pending: 'Pending',
  waitlist: 'Waitlist',
  booked: 'Booked',
  arrived: 'Started',
  'checked-in': 'Started',
  fulfilled: 'Complete',
  cancelled: 'Cancelled',
  noshow: 'Noshow',
  'entered-in-error': 'Deleted',
};

const reasons: Readonly<Record<Trigger, string>> = {
  S12: 'Booked',
  S13: 'Moved',
  S14: 'Modified',
  S15: 'Cancelled',
  S17: 'Entered in error',
  S26: 'Patient did not come',
};

/** The appointment as it is now (R25), in HL7 2.5.1. */
export function siuMessage(input: SiuInput): string {
  const { trigger, site, timeZone, controlId, surgeon } = input;
  const { number, status, start, minutes, theatre, procedure, card, isUrgent } = input.case;
  const startsAt = Temporal.Instant.from(start);
  const from = formatTimestamp(startsAt, { timeZone });
  const to = formatTimestamp(startsAt.add({ minutes }), { timeZone });
  const length = String(minutes);
  const minute = ['min', 'minute'];
  const standing = statuses[status];
  const action = trigger === 'S12' ? 'A' : 'U';
  const resource = (last: number) => ({ 1: '1', 2: action, [last]: standing });
  const message = buildMessage({
    header: {
      3: ehrNames.application,
      4: site,
      5: 'SUPPLY-HUB',
      6: site,
      7: formatTimestamp(input.eventAt, { timeZone, precision: 'millisecond' }),
      9: ['SIU', trigger, 'SIU_S12'],
      10: controlId,
      11: 'P',
      12: '2.5.1',
    },
    segments: [
      [
        'SCH',
        {
          1: [`P${number}`, ehrNames.authority],
          2: [number, ehrNames.authority],
          6: [trigger, reasons[trigger], 'L'],
          8: isUrgent ? ['URGENT', 'Urgent', 'L'] : ['ELECTIVE', 'Elective', 'L'],
          9: length,
          10: minute,
          11: [undefined, undefined, length, from, to],
          16: ['SCHED', 'Desk', 'Scheduling'],
          25: standing,
        },
      ],
      ['TQ1', { 1: '1', 7: from, 8: to, 9: isUrgent ? 'A' : 'R' }],
      ['PID', { 1: '1', 3: [input.patient, undefined, undefined, ehrNames.authority, 'PI'] }],
      ['RGS', { 1: '1', 2: action }],
      ['AIS', { ...resource(10), 3: [procedure.code, procedure.display, 'L'], 4: from, 7: length, 8: minute }],
      ...(card === null
        ? []
        : [['AIG', { ...resource(14), 3: [card, 'Preference card', 'L'], 4: 'PREFCARD', 6: '1' }] as const]),
      ['AIL', { ...resource(12), 3: [theatre, undefined, undefined, site], 4: 'OR', 6: from }],
      ['AIP', { ...resource(12), 3: [input.case.surgeon, surgeon.family, surgeon.given], 4: 'SURGEON', 6: from }],
    ],
  });
  return Buffer.from(message.toWire()).toString();
}
