import type { Sent } from '../message/raw-value.ts';
import type { Coded, EntityId, Person, Place } from '../values/composites.ts';
import type { DecimalText } from '../values/number.ts';
import type { Hl7Timestamp } from '../values/timestamp.ts';
import type { FieldProblem } from './field-reader.ts';
import type { PatientKeys, Visit } from './patient.ts';

/** An SIU message: one appointment as its sender sees it now (R25), whatever the trigger event says happened. */
export interface Schedule {
  /** S12 new … S26 no-show. */
  readonly triggerEvent: Sent<string>;
  readonly placerAppointmentId: Sent<EntityId>;
  /** SCH-2 with its authority is the appointment's key; SCH-1 when it is empty (R24). */
  readonly fillerAppointmentId: Sent<EntityId>;
  readonly occurrenceNumber: Sent<DecimalText>;
  readonly eventReason: Sent<Coded>;
  readonly reason: Sent<Coded>;
  readonly type: Sent<Coded>;
  /** SCH-9 in minutes by SCH-10; `undefined` also when the unit is unknown (see `problems`). */
  readonly durationMinutes: number | undefined;
  /** Times the sender gives the appointment as a whole: TQ1-7/8 from 2.5 on, SCH-11 before. */
  readonly startsAt: Sent<Hl7Timestamp>;
  readonly endsAt: Sent<Hl7Timestamp>;
  readonly fillerContact: readonly Person[];
  /** SCH-25: Booked, Pending, Started, Complete, Cancelled, Deleted, Noshow … as sent. */
  readonly status: Sent<Coded>;
  readonly placerOrder: Sent<EntityId>;
  readonly fillerOrder: Sent<EntityId>;
  readonly notes: readonly string[];
  readonly patients: readonly PatientKeys[];
  readonly visit: Visit | undefined;
  readonly groups: readonly ResourceGroup[];
  /** What was sent and is not of its type: look here before relying on a value that is `undefined`. */
  readonly problems: readonly FieldProblem[];
}

/** RGS and what follows it. Resources sent without an RGS stand in a group of their own, `setId` undefined. */
export interface ResourceGroup {
  readonly setId: Sent<string>;
  /** A add, U update, D delete. */
  readonly action: Sent<string>;
  readonly groupId: Sent<string>;
  readonly services: readonly ScheduledService[];
  readonly equipment: readonly ScheduledEquipment[];
  readonly locations: readonly ScheduledLocation[];
  readonly personnel: readonly ScheduledPerson[];
}

/** What every scheduled resource has. */
export interface ScheduledResource {
  readonly setId: Sent<string>;
  readonly action: Sent<string>;
  readonly startsAt: Sent<Hl7Timestamp>;
  readonly durationMinutes: number | undefined;
  readonly status: Sent<Coded>;
  readonly notes: readonly string[];
}

/** AIS: the procedure. */
export interface ScheduledService extends ScheduledResource {
  readonly procedure: Sent<Coded>;
  /** AIS-11 and AIS-12: laterality, preference-card text, site extras. */
  readonly supplements: readonly Coded[];
}

/** AIG: equipment, a tray, a preference card, an implant request. */
export interface ScheduledEquipment extends ScheduledResource {
  readonly resource: Sent<Coded>;
  readonly type: Sent<Coded>;
  readonly groups: readonly Coded[];
  readonly quantity: Sent<DecimalText>;
  readonly quantityUnit: Sent<Coded>;
}

/** AIL: the room. */
export interface ScheduledLocation extends ScheduledResource {
  readonly location: Sent<Place>;
  readonly type: Sent<Coded>;
}

/** AIP: a person and the role. */
export interface ScheduledPerson extends ScheduledResource {
  readonly persons: readonly Person[];
  readonly role: Sent<Coded>;
}
