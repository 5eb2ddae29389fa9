import { expect } from 'vitest';
import {
  dateOf,
  instantOf,
  readCharges,
  readSchedule,
  type Coded,
  type Hl7Message,
  type Hl7Timestamp,
  type Schedule,
  type Transaction,
} from '../src/hl7v2.ts';
import { at, list } from './sample-expectations.ts';

/**
 * What another program makes of a message, compared with what ours reads in it: the facts both state, not
 * the FHIR they are put in.
 */
export function expectFhirBundle(message: Hl7Message, resources: readonly unknown[]): void {
  const ofType = (type: string) => resources.filter((resource) => at(resource, 'resourceType') === type);
  for (const appointment of ofType('Appointment')) {
    const reading = readSchedule(message);
    expect(reading.ok && reading.schedule).toBeTruthy();
    if (reading.ok) expectAppointment(reading.schedule, appointment);
  }
  const charges = readCharges(message);
  for (const [position, item] of ofType('ChargeItem').entries()) {
    const transaction = charges.ok ? charges.charges.transactions[position] : undefined;
    expect(transaction).toBeDefined();
    if (transaction !== undefined) expectCharge(transaction, item);
  }
}

/** The source's own statuses for SCH-25; `Dc` it takes for a cancellation. */
const statusWords: Readonly<Record<string, readonly string[]>> = {
  booked: ['Booked'],
  cancelled: ['Cancelled', 'Dc'],
  'entered-in-error': ['Deleted'],
  noshow: ['Noshow'],
};

function expectAppointment(schedule: Schedule, appointment: unknown): void {
  expect(schedule.placerAppointmentId?.id).toBe(at(appointment, 'identifier', 0, 'value'));
  expect(schedule.fillerAppointmentId?.id).toBe(at(appointment, 'identifier', 1, 'value'));
  expect(instantText(schedule.startsAt)).toBe(instantText(at(appointment, 'start')));
  expect(instantText(schedule.endsAt)).toBe(instantText(at(appointment, 'end')));
  expect(schedule.durationMinutes).toBe(at(appointment, 'minutesDuration'));
  expect(statusWords[String(at(appointment, 'status'))]).toContain(schedule.status?.code);
  expect(schedule.notes[0]).toBe(at(appointment, 'comment'));
  // The source takes its appointment type from SCH-7, the reason; SCH-8 is the type.
  expect(schedule.reason?.code).toBe(at(appointment, 'appointmentType', 'coding', 0, 'code'));
  const participants = list(at(appointment, 'participant'));
  const actors = (type: string) =>
    participants.filter((each) => String(at(each, 'actor', 'reference')).startsWith(`${type}/`));
  const resources = <T>(pick: (group: Schedule['groups'][number]) => readonly T[]): readonly T[] =>
    schedule.groups.flatMap(pick);
  const equipment = resources((group) => group.equipment);
  const personnel = resources((group) => group.personnel);
  const locations = resources((group) => group.locations);
  expect(equipment.map(({ type }) => coding(type))).toEqual(actors('Device').map(typeOf));
  expect(personnel.map(({ role }) => coding(role))).toEqual(actors('Practitioner').map(typeOf));
  expect(locations).toHaveLength(actors('Location').length);
  for (const [position, each] of [...equipment, ...locations, ...personnel].entries()) {
    const actor = [...actors('Device'), ...actors('Location'), ...actors('Practitioner')][position];
    expect(instantText(each.startsAt)).toBe(instantText(at(actor, 'period', 'start')));
  }
  expect(resources((group) => group.services)).toHaveLength(list(at(appointment, 'basedOn')).length);
}

function expectCharge(transaction: Transaction, item: unknown): void {
  expect(transaction.transactionId).toBe(at(item, 'identifier', 0, 'value'));
  expect(dayText(transaction.transactedAt)).toBe(at(item, 'occurrenceDateTime'));
  expect(dayText(transaction.postedAt)).toBe(at(item, 'enteredDate'));
  expect(transaction.chargeCode?.code).toBe(at(item, 'code', 'coding', 0, 'code'));
  expect(transaction.chargeCode?.text).toBe(at(item, 'code', 'coding', 0, 'display'));
  expect(Number(transaction.quantity)).toBe(at(item, 'quantity', 'value'));
  expect(Number(transaction.extendedAmount?.amount)).toBe(at(item, 'priceOverride', 'value'));
  expect(transaction.extendedAmount?.currency).toBe(at(item, 'priceOverride', 'currency'));
  const reasons = list(at(item, 'reason')).map((reason) => at(reason, 'coding', 0, 'code'));
  expect(transaction.diagnoses.map(({ code }) => code)).toEqual(reasons);
}

const coding = (coded: Coded | null | undefined): unknown[] => [coded?.code, coded?.text];
const typeOf = (participant: unknown): unknown[] => [
  at(participant, 'type', 0, 'coding', 0, 'code'),
  at(participant, 'type', 0, 'coding', 0, 'display'),
];

function instantText(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return Temporal.Instant.from(value).toString();
  return isTimestamp(value) ? instantOf(value, 'UTC')?.instant.toString() : undefined;
}

const dayText = (timestamp: Hl7Timestamp | null | undefined): string | undefined =>
  timestamp ? dateOf(timestamp)?.toString() : undefined;

const isTimestamp = (value: unknown): value is Hl7Timestamp =>
  typeof value === 'object' && value !== null && 'precision' in value && 'local' in value;
