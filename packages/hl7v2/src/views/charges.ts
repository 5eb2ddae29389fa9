import type { Hl7Segment } from '../message/segment.ts';
import type { Sent } from '../message/raw-value.ts';
import type { Coded, EntityId, Money, NumberedId, Person, Place, UnitAmount } from '../values/composites.ts';
import type { DecimalText } from '../values/number.ts';
import type { Hl7Timestamp } from '../values/timestamp.ts';
import type { NamedDevice } from './device.ts';
import type { FieldProblem } from './field-reader.ts';
import type { Observation } from './observation.ts';
import type { PatientKeys, Visit } from './patient.ts';

/** A DFT message (P03, P11): what was used or charged for one patient. */
export interface Charges {
  readonly triggerEvent: Sent<string>;
  readonly recordedAt: Sent<Hl7Timestamp>;
  readonly patient: PatientKeys | undefined;
  readonly visit: Visit | undefined;
  readonly transactions: readonly Transaction[];
  readonly problems: readonly FieldProblem[];
}

/** One FT1 and what belongs to it. */
export interface Transaction {
  readonly setId: Sent<string>;
  /** FT1-2: with the sender and the type the key of the transaction (R61); many senders leave it empty. */
  readonly transactionId: Sent<string>;
  readonly batchId: Sent<string>;
  readonly transactedAt: Sent<Hl7Timestamp>;
  readonly postedAt: Sent<Hl7Timestamp>;
  /** FT1-6: CG charge, CD credit, PY payment, AJ adjustment. */
  readonly type: Sent<string>;
  /** FT1-7: a charge code, not an item. */
  readonly chargeCode: Sent<Coded>;
  /** FT1-8 and FT1-9: withdrawn, still sent. */
  readonly descriptions: readonly string[];
  /** FT1-10: senders differ on the sign of a credit; see `isReversal`. */
  readonly quantity: Sent<DecimalText>;
  readonly extendedAmount: Sent<Money>;
  readonly unitAmount: Sent<Money>;
  readonly department: Sent<Coded>;
  readonly location: Sent<Place>;
  readonly patientType: Sent<Coded>;
  readonly diagnoses: readonly Coded[];
  readonly performedBy: readonly Person[];
  readonly orderedBy: readonly Person[];
  readonly unitCost: Sent<Money>;
  readonly fillerOrder: Sent<EntityId>;
  readonly procedure: Sent<Coded>;
  readonly procedureModifiers: readonly Coded[];
  readonly nationalDrugCode: Sent<Coded>;
  /** FT1-34: the item, where the sender knows it. */
  readonly itemNumber: Sent<Coded>;
  readonly modelNumber: Sent<Coded>;
  readonly revenueCode: Sent<Coded>;
  readonly drugAmount: Sent<UnitAmount>;
  /** From PRT and DEV segments under this FT1 (and under its PR1 and OBX). */
  readonly devices: readonly NamedDevice[];
  readonly procedures: readonly PerformedProcedure[];
  readonly observations: readonly Observation[];
  readonly notes: readonly string[];
  /** Z segments under this FT1, for what a site configures. */
  readonly localSegments: readonly Hl7Segment[];
}

/** PR1. */
export interface PerformedProcedure {
  readonly code: Sent<Coded>;
  readonly performedAt: Sent<Hl7Timestamp>;
  readonly modifiers: readonly Coded[];
}

/** PID-18, or PV1-19 when it is empty: the account the charges belong to. */
export const chargedAccount = (charges: Charges): NumberedId | undefined =>
  charges.patient?.account ?? charges.visit?.visitNumber ?? undefined;

/** Whether a transaction takes back a prior one: a credit, or a negative quantity of a charge (R61). */
export const isReversal = (transaction: Transaction): boolean =>
  transaction.type === 'CD' || (transaction.quantity?.startsWith('-') ?? false);
