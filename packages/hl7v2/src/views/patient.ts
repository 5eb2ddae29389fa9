import type { Sent } from '../message/raw-value.ts';
import type { NumberedId, Person, Place } from '../values/composites.ts';
import type { Hl7Timestamp } from '../values/timestamp.ts';
import type { FieldReader } from './field-reader.ts';

/**
 * The keys that join a document to a patient's case. No name, no birth date: the hub needs neither, and what
 * is not in a view cannot end in a table or a log.
 */
export interface PatientKeys {
  /** PID-3. */
  readonly identifiers: readonly NumberedId[];
  /** PID-18. */
  readonly account: Sent<NumberedId>;
}

/** PV1: where and why the patient is in the house. */
export interface Visit {
  /** PV1-2: I inpatient, O outpatient, E emergency … */
  readonly patientClass: Sent<string>;
  readonly location: Sent<Place>;
  readonly attending: readonly Person[];
  readonly visitNumber: Sent<NumberedId>;
  readonly admittedAt: Sent<Hl7Timestamp>;
  readonly dischargedAt: Sent<Hl7Timestamp>;
}

export const readPatientKeys = (pid: FieldReader): PatientKeys => ({
  identifiers: pid.numberedIds(3),
  account: pid.numberedId(18),
});

export const readVisit = (pv1: FieldReader): Visit => ({
  patientClass: pv1.text(2),
  location: pv1.place(3),
  attending: pv1.persons(7),
  visitNumber: pv1.numberedId(19),
  admittedAt: pv1.timestamp(44),
  dischargedAt: pv1.timestamp(45),
});
