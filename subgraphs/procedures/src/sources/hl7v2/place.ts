import type { FacilityConfig, HubConfig } from '@supply-hub/config';
import type { Authority, Place, Schedule, Sent } from '@supply-hub/hl7v2';
import { hubId } from '@supply-hub/identifiers';
import type { CasePlace } from '../../domain/schedule.ts';
import { textOf } from './text.ts';

/** Where a message says its case is. */
export type PlaceReading =
  | { readonly kind: 'place'; readonly place: CasePlace; readonly facility: FacilityConfig }
  /** It names no room. The facility is that of who sent it; undefined when the hub does not know that either. */
  | { readonly kind: 'none'; readonly facility: FacilityConfig | undefined }
  /** R17: it names one the hub does not know, and no other is taken for it. */
  | {
      readonly kind: 'unknown';
      readonly facility: FacilityConfig | undefined;
      readonly reason: string;
      readonly remedy: string;
    };

/**
 * AIL-3 against hub.yaml's codes in the sender's system: the room by its point of care or its room, at the facility
 * AIL-3.4 names, else at that of MSH-4, else at the one facility that has such a room. A case may book several rooms;
 * the first that is a theatre is where it is done.
 */
export function readPlace(
  { groups }: Pick<Schedule, 'groups'>,
  { config, system, sendingFacility }: { config: HubConfig; system: string; sendingFacility: readonly string[] },
): PlaceReading {
  const facilities = config.facilities;
  const known = (codes: readonly string[]) =>
    facilities.find(({ codes: of }) => of[system] !== undefined && codes.includes(of[system]));
  const sender = known(sendingFacility);
  const readings = groups
    .filter(({ action }) => action !== 'D')
    .flatMap(({ locations }) => locations.filter(({ action }) => action !== 'D'))
    .flatMap(({ location }) => (location == null ? [] : readLocation(location)));

  function readLocation(location: Place): PlaceReading[] {
    const named = codesOf(location.facility);
    const rooms = [textOf(location.pointOfCare), textOf(location.room)].filter((code) => code !== undefined);
    const facility = named.length > 0 ? known(named) : sender;
    if (named.length > 0 && facility === undefined) return [unknownFacility(named[0] ?? '', system)];
    if (rooms.length === 0) return facility === undefined ? [] : [at(facility, null)];
    const here = facility === undefined ? [] : theatresOf(facility);
    const found = here.length > 0 || named.length > 0 ? here : facilities.flatMap(theatresOf);
    const [only, ...others] = found;
    if (only === undefined || others.length > 0) return [unknownRoom(rooms[0] ?? '', facility, system)];
    return [only];

    function theatresOf(each: FacilityConfig): PlaceReading[] {
      const theatre = each.theatres.find(({ codes }) => codes[system] !== undefined && rooms.includes(codes[system]));
      return theatre === undefined ? [] : [at(each, hubId('theatre', 'hub', [each.id, theatre.id]))];
    }
  }

  return (
    readings.find((each) => each.kind === 'place' && each.place.theatreId !== null) ??
    readings.find((each) => each.kind === 'unknown') ??
    readings[0] ?? { kind: 'none', facility: sender }
  );
}

/** What an HD names: its namespace, its universal id. */
export function codesOf(authority: Sent<Authority>): string[] {
  return [textOf(authority?.namespace), textOf(authority?.universalId)].filter((code) => code !== undefined);
}

function at(facility: FacilityConfig, theatreId: string | null): PlaceReading {
  return { kind: 'place', place: { facilityId: hubId('facility', 'hub', facility.id), theatreId }, facility };
}

function unknownFacility(code: string, system: string): PlaceReading {
  return {
    kind: 'unknown',
    facility: undefined,
    reason: `The facility ${code} is not known.`,
    remedy: `Give a facility the code ${code} under "${system}" in hub.yaml, then re-drive the message.`,
  };
}

function unknownRoom(room: string, facility: FacilityConfig | undefined, system: string): PlaceReading {
  const where = facility === undefined ? 'as a room of one facility' : `at ${facility.name}`;
  return {
    kind: 'unknown',
    facility,
    reason:
      facility === undefined ? `The room ${room} is not known ${where}.` : `The room ${room} ${where} is not known.`,
    remedy: `Add it to hub.yaml: a theatre of ${facility?.id ?? 'its facility'} with the code ${room} under "${system}". Then re-drive the message.`,
  };
}
