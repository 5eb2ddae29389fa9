import type { HubConfig } from '@supply-hub/config';
import { hubId } from '@supply-hub/identifiers';
import type { CaseStatus, CodedValue, SurgicalCase } from '../../domain/surgical-case.ts';
import type { Appointment } from './wire.ts';

const statuses: Readonly<Record<Appointment['status'], CaseStatus>> = {
  proposed: 'PROPOSED',
  pending: 'PROPOSED',
  waitlist: 'PROPOSED',
  booked: 'SCHEDULED',
  arrived: 'STARTED',
  'checked-in': 'STARTED',
  fulfilled: 'COMPLETED',
  cancelled: 'CANCELLED',
  noshow: 'NO_SHOW',
  'entered-in-error': 'VOIDED',
};

/** Where rooms and sites of one EHR are in the hub, by the id of the Location. */
export type Places = ReadonlyMap<string, Place>;
interface Place {
  readonly facilityId: string;
  /** Null for the site as a whole. */
  readonly theatreId: string | null;
}

/** The Locations that hub.yaml names for a system: theatres and facilities. */
export function placesOf(config: HubConfig, system: string): Places {
  const places = new Map<string, Place>();
  for (const facility of config.facilities) {
    const facilityId = hubId('facility', 'hub', facility.id);
    const site = facility.codes[system];
    if (site !== undefined) places.set(site, { facilityId, theatreId: null });
    for (const { id, codes } of facility.theatres) {
      const room = codes[system];
      if (room !== undefined) places.set(room, { facilityId, theatreId: hubId('theatre', 'hub', [facility.id, id]) });
    }
  }
  return places;
}

/** The number people know a case by; absent when the appointment is no surgical case. */
export function caseNumber({ identifier }: Appointment, caseNumberSystem: string): string | undefined {
  return identifier.find((each) => each.system === caseNumberSystem && each.value !== '')?.value;
}

/**
 * FHIR R4 Appointment → SurgicalCase. There is no `location` element: the room is a participant, and where both
 * room and site take part the room says more. `null` for what is no surgical case, or has no time yet.
 */
export function toSurgicalCase(from: Appointment, caseNumberSystem: string, places: Places): SurgicalCase | null {
  const number = caseNumber(from, caseNumberSystem);
  if (number === undefined || from.start === undefined) return null;
  const found = actors(from, 'Location').flatMap(({ code }) => places.get(code) ?? []);
  const place = found.find((each) => each.theatreId !== null) ?? found[0];
  return {
    number,
    facilityId: place?.facilityId ?? null,
    theatreId: place?.theatreId ?? null,
    scheduledAt: from.start.toString(),
    endsAt: from.end?.toString() ?? null,
    status: statuses[from.status],
    procedure: procedureOf(from),
    surgeon: actors(from, 'Practitioner')[0] ?? null,
  };
}

function procedureOf({ serviceType }: Appointment): CodedValue | null {
  for (const { coding, text } of serviceType) {
    for (const { system, code, display } of coding) {
      if (code !== undefined) return { system: system ?? null, code, display: display ?? text ?? null };
    }
  }
  return null;
}

/** Participants of one kind. References may be relative or absolute; what counts is `Type/id` at the end. */
function actors({ participant }: Appointment, type: 'Location' | 'Practitioner'): CodedValue[] {
  return participant.flatMap(({ actor }) => {
    const [, kind, id] = /(?:^|\/)([A-Za-z]+)\/([A-Za-z0-9.-]+)(?:\/_history\/.*)?$/.exec(actor?.reference ?? '') ?? [];
    return kind === type && id !== undefined ? [{ system: null, code: id, display: actor?.display ?? null }] : [];
  });
}
