import type { Hl7Message } from '../message/message.ts';
import { durationInMinutes } from '../values/duration.ts';
import type { FieldReader } from './field-reader.ts';
import { readPatientKeys, readVisit, type PatientKeys, type Visit } from './patient.ts';
import type {
  ResourceGroup,
  Schedule,
  ScheduledEquipment,
  ScheduledLocation,
  ScheduledPerson,
  ScheduledResource,
  ScheduledService,
} from './schedule.ts';
import { SegmentCursor } from './segment-cursor.ts';

export type ScheduleReading =
  | { readonly ok: true; readonly schedule: Schedule }
  | { readonly ok: false; readonly reason: string };

/** Reads an SIU message (S12–S26). Refuses only what is no SIU or has no SCH segment. */
export function readSchedule(message: Hl7Message): ScheduleReading {
  if (message.header.value(9) !== 'SIU') return { ok: false, reason: 'MSH-9 does not say SIU' };
  const cursor = new SegmentCursor(message);
  const sch = cursor.find('SCH');
  if (sch === undefined) return { ok: false, reason: 'there is no SCH segment' };
  const body = readBody(cursor);
  const timing = cursor.find('TQ1');
  return {
    ok: true,
    schedule: {
      triggerEvent: message.header.value(9, 2),
      placerAppointmentId: sch.entityId(1),
      fillerAppointmentId: sch.entityId(2),
      occurrenceNumber: sch.decimal(3),
      eventReason: sch.coded(6),
      reason: sch.coded(7),
      type: sch.coded(8),
      durationMinutes: readDuration(sch, 9, 10),
      startsAt: timing?.timestamp(7) ?? sch.timestamp(11, 4),
      endsAt: timing?.timestamp(8) ?? sch.timestamp(11, 5),
      fillerContact: sch.persons(16),
      status: sch.coded(25),
      placerOrder: sch.entityId(26),
      fillerOrder: sch.entityId(27),
      ...body,
      problems: cursor.problems,
    },
  };
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

function readBody(cursor: SegmentCursor): Pick<Schedule, 'notes' | 'patients' | 'visit' | 'groups'> {
  const patients: PatientKeys[] = [];
  const groups: Mutable<ResourceGroup>[] = [];
  let notes: string[] = [];
  const appointmentNotes = notes;
  let visit: Visit | undefined;
  const group = (): Mutable<ResourceGroup> => {
    const last = groups.at(-1);
    if (last !== undefined) return last;
    const unnamed = newGroup(undefined);
    groups.push(unnamed);
    return unnamed;
  };
  for (let next = cursor.take(); next !== undefined; next = cursor.take()) {
    const { name } = next.segment;
    if (name === 'NTE') {
      const note = next.freeText(3);
      if (typeof note === 'string') notes.push(note);
      continue;
    }
    // A note belongs to the segment before it; those of patients are nobody's here.
    notes = name === 'SCH' || name === 'TQ1' ? appointmentNotes : [];
    if (name === 'PID') patients.push(readPatientKeys(next));
    else if (name === 'PV1') visit ??= readVisit(next);
    else if (name === 'RGS') groups.push(newGroup(next));
    else if (name === 'AIS') group().services.push(readService(next, notes));
    else if (name === 'AIG') group().equipment.push(readEquipment(next, notes));
    else if (name === 'AIL') group().locations.push(readLocation(next, notes));
    else if (name === 'AIP') group().personnel.push(readPersonnel(next, notes));
  }
  return { notes: appointmentNotes, patients, visit, groups };
}

const newGroup = (rgs: FieldReader | undefined): Mutable<ResourceGroup> => ({
  setId: rgs?.text(1),
  action: rgs?.text(2),
  groupId: rgs?.text(3),
  services: [],
  equipment: [],
  locations: [],
  personnel: [],
});

const readService = (ais: FieldReader, notes: readonly string[]): ScheduledService => ({
  ...readCommon(ais, notes, { start: 4, duration: 7, status: 10 }),
  procedure: ais.coded(3),
  supplements: [...ais.codedList(11), ...ais.codedList(12)],
});

const readEquipment = (aig: FieldReader, notes: readonly string[]): ScheduledEquipment => ({
  ...readCommon(aig, notes, { start: 8, duration: 11, status: 14 }),
  resource: aig.coded(3),
  type: aig.coded(4),
  groups: aig.codedList(5),
  quantity: aig.decimal(6),
  quantityUnit: aig.coded(7),
});

const readLocation = (ail: FieldReader, notes: readonly string[]): ScheduledLocation => ({
  ...readCommon(ail, notes, { start: 6, duration: 9, status: 12 }),
  location: ail.place(3),
  type: ail.coded(4),
});

const readPersonnel = (aip: FieldReader, notes: readonly string[]): ScheduledPerson => ({
  ...readCommon(aip, notes, { start: 6, duration: 9, status: 12 }),
  persons: aip.persons(3),
  role: aip.coded(4),
});

/** The unit of a duration stands in the field after it. */
function readCommon(
  reader: FieldReader,
  notes: readonly string[],
  at: { start: number; duration: number; status: number },
): ScheduledResource {
  return {
    setId: reader.text(1),
    action: reader.text(2),
    startsAt: reader.timestamp(at.start),
    durationMinutes: readDuration(reader, at.duration, at.duration + 1),
    status: reader.coded(at.status),
    notes,
  };
}

function readDuration(reader: FieldReader, amountField: number, unitField: number): number | undefined {
  const amount = reader.decimal(amountField);
  if (amount == null) return undefined;
  const minutes = durationInMinutes(amount, reader.text(unitField) ?? undefined);
  if (minutes === undefined) reader.problem(unitField, '103', 'a unit of time: s, min, h or d');
  return minutes;
}
