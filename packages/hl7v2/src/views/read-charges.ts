import type { Hl7Message } from '../message/message.ts';
import type { Hl7Segment } from '../message/segment.ts';
import type { Charges, PerformedProcedure, Transaction } from './charges.ts';
import { readDeviceSegment, readParticipatingDevice, type NamedDevice } from './device.ts';
import type { FieldReader } from './field-reader.ts';
import { readObservation, type Observation } from './observation.ts';
import { readPatientKeys, readVisit, type PatientKeys, type Visit } from './patient.ts';
import { SegmentCursor } from './segment-cursor.ts';

export type ChargesReading =
  | { readonly ok: true; readonly charges: Charges }
  | { readonly ok: false; readonly reason: string };

/** Reads a DFT message. Refuses only what is no DFT or has no FT1 segment. */
export function readCharges(message: Hl7Message): ChargesReading {
  if (message.header.value(9) !== 'DFT') return { ok: false, reason: 'MSH-9 does not say DFT' };
  const cursor = new SegmentCursor(message);
  if (cursor.find('FT1') === undefined) return { ok: false, reason: 'there is no FT1 segment' };
  const event = cursor.find('EVN');
  let patient: PatientKeys | undefined;
  let visit: Visit | undefined;
  const transactions: Transaction[] = [];
  for (let next = cursor.take(); next !== undefined; next = cursor.take()) {
    const { name } = next.segment;
    if (name === 'PID') patient ??= readPatientKeys(next);
    else if (name === 'PV1') visit ??= readVisit(next);
    else if (name === 'FT1') transactions.push(readTransaction(next, cursor));
  }
  return {
    ok: true,
    charges: {
      triggerEvent: message.header.value(9, 2),
      recordedAt: event?.timestamp(2),
      patient,
      visit,
      transactions,
      problems: cursor.problems,
    },
  };
}

/** What may stand under an FT1; the first other segment belongs to the message again. */
const under: ReadonlySet<string> = new Set(['PRT', 'DEV', 'NTE', 'PR1', 'OBX', 'ORC', 'OBR', 'TQ1']);

function readTransaction(ft1: FieldReader, cursor: SegmentCursor): Transaction {
  const devices: NamedDevice[] = [];
  const procedures: PerformedProcedure[] = [];
  const observations: Observation[] = [];
  const notes: string[] = [];
  const localSegments: Hl7Segment[] = [];
  while (cursor.nextName !== undefined && (under.has(cursor.nextName) || cursor.nextName.startsWith('Z'))) {
    const next = cursor.take();
    const name = next?.segment.name;
    if (next === undefined || name === undefined) break;
    if (name === 'PRT') devices.push(...[readParticipatingDevice(next)].filter((device) => device !== undefined));
    else if (name === 'DEV') devices.push(readDeviceSegment(next));
    else if (name === 'PR1') procedures.push(readProcedure(next));
    else if (name === 'OBX') observations.push(readObservation(next));
    else if (name === 'NTE') notes.push(...[next.freeText(3)].filter((note) => typeof note === 'string'));
    else if (name.startsWith('Z')) localSegments.push(next.segment);
  }
  return { ...readFields(ft1), devices, procedures, observations, notes, localSegments };
}

function readFields(
  ft1: FieldReader,
): Omit<Transaction, 'devices' | 'procedures' | 'observations' | 'notes' | 'localSegments'> {
  return {
    setId: ft1.text(1),
    transactionId: ft1.text(2),
    batchId: ft1.text(3),
    transactedAt: ft1.timestamp(4),
    postedAt: ft1.timestamp(5),
    type: ft1.text(6),
    chargeCode: ft1.coded(7),
    descriptions: [ft1.freeText(8), ft1.freeText(9)].filter((text) => typeof text === 'string'),
    quantity: ft1.decimal(10),
    extendedAmount: ft1.money(11),
    unitAmount: ft1.money(12),
    department: ft1.coded(13),
    location: ft1.place(16),
    patientType: ft1.coded(18),
    diagnoses: ft1.codedList(19),
    performedBy: ft1.persons(20),
    orderedBy: ft1.persons(21),
    unitCost: ft1.money(22),
    fillerOrder: ft1.entityId(23),
    procedure: ft1.coded(25),
    procedureModifiers: ft1.codedList(26),
    nationalDrugCode: ft1.coded(29),
    itemNumber: ft1.coded(34),
    modelNumber: ft1.coded(35),
    revenueCode: ft1.coded(41),
    drugAmount: ft1.unitAmount(43),
  };
}

const readProcedure = (pr1: FieldReader): PerformedProcedure => ({
  code: pr1.coded(3),
  performedAt: pr1.timestamp(5),
  modifiers: pr1.codedList(16),
});
