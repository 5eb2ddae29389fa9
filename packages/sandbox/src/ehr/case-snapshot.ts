import { caseNumberSystem, timeZoneExtension } from '../generate/case-resources.ts';
import { cardNumberSystem } from '../generate/cards.ts';
import type { Row } from '../store/table.ts';
import { objectsAt, valuesAt } from './fhir-resource.ts';

/** FHIR's words for how an appointment stands. */
export const caseStatuses = [
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
] as const;
export type CaseStatus = (typeof caseStatuses)[number];

/** A surgical case as the EHR has it now. */
export interface CaseSnapshot {
  readonly number: string;
  readonly status: CaseStatus;
  /** An instant. */
  readonly start: string;
  readonly minutes: number;
  /** The theatre's Location, for example `H100-OR1`. */
  readonly theatre: string;
  readonly procedure: { readonly code: string; readonly display: string };
  /** The surgeon's Practitioner. */
  readonly surgeon: string;
  /** The preference card it is done by; null when the schedule names none. */
  readonly card: string | null;
  readonly isUrgent: boolean;
}

/** Reads an appointment of this EHR; they all have a number, a time, a theatre, a surgeon and a procedure. */
export function snapshotOf(appointment: Row): CaseSnapshot {
  const [procedure = {}] = objectsAt(appointment, 'serviceType.coding');
  return {
    number: identifierOf(objectsAt(appointment, 'identifier'), caseNumberSystem) ?? '',
    status: caseStatuses.find((each) => each === appointment['status']) ?? 'booked',
    start: String(appointment['start']),
    minutes: Number(appointment['minutesDuration']),
    theatre: actorOf(appointment, 'Location'),
    procedure: { code: String(procedure['code']), display: String(procedure['display']) },
    surgeon: actorOf(appointment, 'Practitioner'),
    card: identifierOf(objectsAt(appointment, 'supportingInformation.identifier'), cardNumberSystem) ?? null,
    isUrgent: appointment['priority'] === 1,
  };
}

/** The id of the first participant of a kind; empty when there is none. */
export function actorOf(appointment: Row, type: 'Location' | 'Practitioner' | 'Patient'): string {
  const references = valuesAt(appointment, 'participant.actor.reference');
  return references.find((each) => each.startsWith(`${type}/`))?.slice(type.length + 1) ?? '';
}

const identifierOf = (identifiers: readonly Row[], system: string): string | undefined =>
  valuesAt(identifiers.find((each) => each['system'] === system) ?? {}, 'value')[0];

/** The site a theatre's Location lies in. */
export const siteOf = (theatre: Row): string =>
  valuesAt(theatre, 'partOf.reference')[0]?.replace('Location/', '') ?? '';

/** The time zone a site's Location says it lies in. */
export const timeZoneOf = (site: Row): string =>
  valuesAt(objectsAt(site, 'extension').find((each) => each['url'] === timeZoneExtension) ?? {}, 'valueCode')[0] ??
  'UTC';
