import type { Hl7Message } from '../message/message.ts';
import type { Sent } from '../message/raw-value.ts';
import type { NumberedId } from '../values/composites.ts';
import type { Hl7Timestamp } from '../values/timestamp.ts';
import type { FieldProblem } from './field-reader.ts';
import { readPatientKeys, readVisit, type PatientKeys, type Visit } from './patient.ts';
import { SegmentCursor } from './segment-cursor.ts';

/** An ADT message: a patient came, moved, went, or two records became one. Keys only, no names. */
export interface PatientEvent {
  /** A01 admit, A03 discharge, A08 update, A40 merge … from MSH-9, which every version has. */
  readonly triggerEvent: Sent<string>;
  readonly recordedAt: Sent<Hl7Timestamp>;
  readonly occurredAt: Sent<Hl7Timestamp>;
  readonly patient: PatientKeys;
  readonly visit: Visit | undefined;
  /** MRG segments: what the patient was known by before. */
  readonly merged: readonly MergedKeys[];
  readonly problems: readonly FieldProblem[];
}

/** MRG. */
export interface MergedKeys {
  readonly identifiers: readonly NumberedId[];
  readonly account: Sent<NumberedId>;
  readonly visitNumber: Sent<NumberedId>;
}

export type PatientEventReading =
  | { readonly ok: true; readonly event: PatientEvent }
  | { readonly ok: false; readonly reason: string };

/** Reads an ADT message. Refuses only what is no ADT or has no PID segment. */
export function readPatientEvent(message: Hl7Message): PatientEventReading {
  if (message.header.value(9) !== 'ADT') return { ok: false, reason: 'MSH-9 does not say ADT' };
  const cursor = new SegmentCursor(message);
  const pid = cursor.find('PID');
  if (pid === undefined) return { ok: false, reason: 'there is no PID segment' };
  const evn = cursor.find('EVN');
  const pv1 = cursor.find('PV1');
  const merged: MergedKeys[] = [];
  for (let next = cursor.take(); next !== undefined; next = cursor.take()) {
    if (next.segment.name !== 'MRG') continue;
    merged.push({
      identifiers: next.numberedIds(1),
      account: next.numberedId(3),
      visitNumber: next.numberedId(5),
    });
  }
  return {
    ok: true,
    event: {
      triggerEvent: message.header.value(9, 2),
      recordedAt: evn?.timestamp(2),
      occurredAt: evn?.timestamp(6),
      patient: readPatientKeys(pid),
      visit: pv1 === undefined ? undefined : readVisit(pv1),
      merged,
      problems: cursor.problems,
    },
  };
}
