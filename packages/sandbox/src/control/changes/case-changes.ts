import { z } from 'zod';
import { objectsAt, valuesAt } from '../../ehr/fhir-resource.ts';
import { caseNumberSystem, procedureSystem } from '../../generate/case-resources.ts';
import type { Row } from '../../store/table.ts';
import type { Draft } from '../../store/world.ts';
import { ChangeRefused, defineChange, name } from './change.ts';

const instant = z.iso.datetime({ offset: true }).transform((text) => Temporal.Instant.from(text));

function appointmentOf(draft: Draft, number: string): Row {
  const found = draft.get('fhir.Appointment', { id: `apt-${number}` });
  if (found === undefined) throw new ChangeRefused(`There is no case ${number}.`);
  return found;
}

/** Saves the next version of an appointment. */
function save(draft: Draft, appointment: Row, changes: Row): void {
  const version = Number(valuesAt(appointment, 'meta.versionId')[0] ?? '0') + 1;
  draft.put('fhir.Appointment', {
    ...appointment,
    ...changes,
    meta: { versionId: String(version), lastUpdated: draft.now.toString({ smallestUnit: 'millisecond' }) },
  });
  draft.references['appointment'] = String(appointment['id']);
}

const inRoom = (draft: Draft, appointment: Row, theatre: string | undefined): Row => {
  if (theatre === undefined) return {};
  const room = draft.get('fhir.Location', { id: theatre });
  if (room === undefined) throw new ChangeRefused(`There is no theatre ${theatre}.`);
  const display = `${valuesAt(room, 'partOf.display')[0] ?? ''}, ${String(room['name'])}`;
  return {
    participant: objectsAt(appointment, 'participant').map((each) =>
      valuesAt(each, 'actor.reference').some((reference) => reference.startsWith('Location/'))
        ? { ...each, actor: { reference: `Location/${theatre}`, display } }
        : each,
    ),
  };
};

/** A case moves to another time, another theatre, or both. */
export const rescheduleCase = defineChange(
  'ehr',
  z.strictObject({ caseNumber: name, start: instant.optional(), theatre: name.optional() }),
  (draft, { caseNumber, start, theatre }) => {
    const appointment = appointmentOf(draft, caseNumber);
    const minutes = Number(appointment['minutesDuration']);
    save(draft, appointment, {
      ...(start === undefined ? {} : { start: start.toString(), end: start.add({ minutes }).toString() }),
      ...inRoom(draft, appointment, theatre),
    });
    return {};
  },
);

/** A case is cancelled, checked in, done … */
export const caseStatus = defineChange(
  'ehr',
  z.strictObject({
    caseNumber: name,
    status: z.enum([
      'proposed',
      'pending',
      'booked',
      'arrived',
      'checked-in',
      'fulfilled',
      'cancelled',
      'noshow',
      'entered-in-error',
      'waitlist',
    ]),
  }),
  (draft, { caseNumber, status }) => {
    save(draft, appointmentOf(draft, caseNumber), { status });
    return {};
  },
);

/** A case is booked. */
export const newCase = defineChange(
  'ehr',
  z.strictObject({
    theatre: name,
    start: instant,
    minutes: z.int().min(5).max(1440).default(90),
    procedure: z.strictObject({ code: name, display: name }),
    surgeon: name.optional(),
    isUrgent: z.boolean().default(false),
  }),
  (draft, input) => {
    let number = 95_001;
    while (draft.get('fhir.Appointment', { id: `apt-${number}` }) !== undefined) number += 1;
    const patient = `p${number}new`;
    const stamp = { versionId: '0', lastUpdated: draft.now.toString({ smallestUnit: 'millisecond' }) };
    draft.put('fhir.Patient', {
      resourceType: 'Patient',
      id: patient,
      meta: { ...stamp, versionId: '1' },
      active: true,
    });
    const site = input.theatre.split('-')[0] ?? '';
    const appointment = {
      resourceType: 'Appointment',
      id: `apt-${number}`,
      meta: stamp,
      identifier: [{ system: caseNumberSystem, value: String(number) }],
      status: 'booked',
      serviceCategory: [{ coding: [{ system: 'urn:lakeside:service', code: 'SURGERY', display: 'Surgery' }] }],
      serviceType: [{ coding: [{ system: procedureSystem, ...input.procedure }], text: input.procedure.display }],
      priority: input.isUrgent ? 1 : 5,
      start: input.start.toString(),
      end: input.start.add({ minutes: input.minutes }).toString(),
      minutesDuration: input.minutes,
      created: stamp.lastUpdated,
      participant: [
        { actor: { reference: `Patient/${patient}` }, required: 'required', status: 'accepted' },
        {
          actor: { reference: `Practitioner/${input.surgeon ?? `${site}-S01`}` },
          required: 'required',
          status: 'accepted',
        },
        { actor: { reference: `Location/${input.theatre}` }, required: 'required', status: 'accepted' },
      ],
    };
    save(draft, appointment, inRoom(draft, appointment, input.theatre));
    return { caseNumber: String(number) };
  },
);
