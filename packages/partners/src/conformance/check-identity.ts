import { X12Reader, type Interchange, type Position } from '@supply-hub/x12';
import type { PartnerProfile } from '../partner-profile.ts';
import type { ConformanceFault } from './conformance-report.ts';

/** Of the ISA. */
export const ofHeader = (
  { start }: Interchange,
  element: string,
  sentence: string,
  remedy: string,
): ConformanceFault => ({
  position: { segment: 1, offset: start },
  element,
  sentence,
  remedy,
});

/** Where each GS stands, in the order of the file. */
export function placesOfGroups(bytes: Uint8Array): Position[] {
  const places: Position[] = [];
  const reader = new X12Reader((event) => void (event.kind === 'group' && places.push(event.position)), {
    wantsSegments: false,
  });
  reader.write(bytes);
  reader.end();
  return places;
}

/**
 * Whether an interchange is from whom and to whom it should be.
 * @param places of the groups of this interchange, and of those behind it
 */
export function identityFaults(
  interchange: Interchange,
  { x12 }: PartnerProfile,
  places: readonly Position[],
): ConformanceFault[] {
  const { header, groups } = interchange;
  if (header === null) return [];
  const found: ConformanceFault[] = [];
  const them = header.usage === 'T' && x12.themInTests !== undefined ? x12.themInTests : x12.them;
  const say = (party: { qualifier: string; id: string }) => `${party.qualifier} ${party.id}`;
  if (say(header.sender) !== say(them))
    found.push(
      ofHeader(
        interchange,
        'ISA-06',
        `The sender is ${say(header.sender)}, and the profile says ${say(them)}.`,
        `Send ${them.qualifier} in ISA05 and ${them.id} in ISA06, or have the profile changed: the hub tells partners apart by it.`,
      ),
    );
  if (say(header.receiver) !== say(x12.us))
    found.push(
      ofHeader(
        interchange,
        'ISA-08',
        `The receiver is ${say(header.receiver)}, and the hub is ${say(x12.us)}.`,
        `Send ${x12.us.qualifier} in ISA07 and ${x12.us.id} in ISA08.`,
      ),
    );
  for (const [index, { header: group }] of groups.entries()) {
    const place = places[index];
    const position = place === undefined ? null : { segment: place.segment, offset: place.offset };
    if (group.sender !== them.group)
      found.push({
        position,
        element: 'GS-02',
        sentence: `The group's sender is ${group.sender}, and the profile says ${them.group}.`,
        remedy: `Send ${them.group} in GS02, or have the profile changed.`,
      });
    if (group.receiver !== x12.us.group)
      found.push({
        position,
        element: 'GS-03',
        sentence: `The group's receiver is ${group.receiver}, and the hub is ${x12.us.group}.`,
        remedy: `Send ${x12.us.group} in GS03.`,
      });
  }
  return found;
}
