import type { Row } from '../store/table.ts';
import type { World } from '../store/world.ts';
import { siteOf, snapshotOf, timeZoneOf, type CaseSnapshot } from './case-snapshot.ts';
import { siuMessage } from './siu/siu-message.ts';

/** What a newcomer sends as their first message; beside hub.yaml. */
export const exampleMessageFile = 'book-a-case.hl7';
/** The number of the case it books, which the EHR itself does not have. */
export const exampleCaseNumber = 'TRY-0001';

/**
 * A booking, as the EHR would send it: another case like the next one that is two days ahead or more, a day later.
 * @returns null where nothing is booked that far ahead
 */
export function exampleMessage(world: World, now: Temporal.Instant): string | null {
  const startOf = ({ start }: CaseSnapshot): number => Temporal.Instant.from(start).epochMilliseconds;
  const soonest = now.add({ hours: 48 }).epochMilliseconds;
  const [next] = world
    .table('fhir.Appointment')
    .where('status', 'booked')
    .map((row) => snapshotOf(row))
    .filter((each) => startOf(each) > soonest && each.card !== null)
    .toSorted((a, b) => startOf(a) - startOf(b) || (a.number < b.number ? -1 : 1));
  if (next === undefined) return null;
  const location = (id: string): Row => world.table('fhir.Location').get({ id }) ?? {};
  const site = siteOf(location(next.theatre));
  return siuMessage({
    controlId: `TRY-${now.epochMilliseconds}`,
    trigger: 'S12',
    eventAt: now,
    case: {
      ...next,
      number: exampleCaseNumber,
      start: Temporal.Instant.from(next.start).add({ hours: 24 }).toString(),
    },
    site,
    timeZone: timeZoneOf(location(site)),
    surgeon: { family: 'Example', given: 'Ada' },
    patient: 'TRY',
  });
}
