import type { HubConfig } from '@supply-hub/config';
import { hubId } from '@supply-hub/identifiers';
import type { Appointment } from '../../domain/appointment.ts';
import { factsOf, plausibleDuration, type CasePlace } from '../../domain/schedule.ts';
import { needsSupplies, type CaseStatus, type CodedValue } from '../../domain/surgical-case.ts';
import type { Appointment as AppointmentResource } from './wire.ts';

const statuses: Readonly<Record<AppointmentResource['status'], CaseStatus>> = {
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
export type Places = ReadonlyMap<string, CasePlace>;

/** The Locations that hub.yaml names for a system: theatres and facilities. */
export function placesOf(config: HubConfig, system: string): Places {
  const places = new Map<string, CasePlace>();
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
export function caseNumber({ identifier }: AppointmentResource, caseNumberSystem: string): string | undefined {
  return identifier.find((each) => each.system === caseNumberSystem && each.value !== '')?.value;
}

/**
 * FHIR R4 Appointment → what it says of a case. There is no `location` element: the room is a participant, and where
 * both room and site take part the room says more; a place the hub does not know is told as such, and one that is not
 * given is not. `null` for what is no surgical case, or is on and has no time yet.
 */
export function toAppointment(
  from: AppointmentResource,
  { system, caseNumberSystem, places }: { system: string; caseNumberSystem: string; places: Places },
): Appointment | null {
  const number = caseNumber(from, caseNumberSystem);
  const status = statuses[from.status];
  if (number === undefined || (from.start === undefined && needsSupplies(status))) return null;
  const { start, end } = from;
  return {
    name: {
      key: { system, authority: '', value: number },
      others: from.identifier.flatMap(({ system: authority = '', value = '' }) =>
        authority === '' || value === '' || authority === caseNumberSystem ? [] : [{ system, authority, value }],
      ),
    },
    changedAt: from.meta?.lastUpdated?.toString() ?? null,
    facts: factsOf({
      number,
      place: placeOf(actors(from, 'Location'), places),
      startsAt: start?.toString(),
      durationMs:
        start === undefined || end === undefined
          ? undefined
          : plausibleDuration(end.epochMilliseconds - start.epochMilliseconds),
      status,
      procedure: procedureOf(from),
      surgeon: actors(from, 'Practitioner')[0],
    }),
  };
}

function placeOf(locations: readonly CodedValue[], places: Places): CasePlace | undefined {
  if (locations.length === 0) return undefined;
  const found = locations.flatMap(({ code }) => places.get(code) ?? []);
  return found.find((each) => each.theatreId !== null) ?? found[0] ?? { facilityId: null, theatreId: null };
}

function procedureOf({ serviceType }: AppointmentResource): CodedValue | undefined {
  for (const { coding, text } of serviceType) {
    for (const { system, code, display } of coding) {
      if (code !== undefined) return { system: system ?? null, code, display: display ?? text ?? null };
    }
  }
  return undefined;
}

/** Participants of one kind. References may be relative or absolute; what counts is `Type/id` at the end. */
function actors({ participant }: AppointmentResource, type: 'Location' | 'Practitioner'): CodedValue[] {
  return participant.flatMap(({ actor }) => {
    const [, kind, id] = /(?:^|\/)([A-Za-z]+)\/([A-Za-z0-9.-]+)(?:\/_history\/.*)?$/.exec(actor?.reference ?? '') ?? [];
    return kind === type && id !== undefined ? [{ system: null, code: id, display: actor?.display ?? null }] : [];
  });
}
