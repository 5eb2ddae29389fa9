import type { Row } from '../../store/table.ts';
import type { Draft } from '../../store/world.ts';
import { actorOf, siteOf, snapshotOf, timeZoneOf } from '../case-snapshot.ts';
import { lastUpdatedOf, valuesAt } from '../fhir-resource.ts';
import { siuMessage } from './siu-message.ts';
import { triggerOf } from './trigger.ts';

/** Messages in the order they were made; none is ever changed or taken away. Which were answered, the delivery log knows. */
export const messageTable = 'ehr.message';
/** The number of the first message; its length keeps them in order as text. */
const firstMessage = '00000001';

/** One message as it was made. */
export interface StoredMessage {
  /** Counts from 1 for ever, at a fixed length. */
  readonly id: string;
  /** MSH-10: unique over all messages of this world and of others. */
  readonly controlId: string;
  readonly trigger: string;
  readonly caseNumber: string;
  /** MSH-7, an instant. */
  readonly eventAt: string;
  /** What the message says of the case. */
  readonly state: Row;
  readonly text: string;
}

/** Puts the message that tells of a change to an appointment beside the change, into the same write. */
export function announce(draft: Draft, before: Row | undefined, after: Row): void {
  const now = snapshotOf(after);
  const theatre = draft.get('fhir.Location', { id: now.theatre }) ?? {};
  const site = draft.get('fhir.Location', { id: siteOf(theatre) }) ?? {};
  const surgeon = draft.get('fhir.Practitioner', { id: now.surgeon }) ?? {};
  const id = draft.nextNumber(messageTable, 'id', firstMessage);
  const controlId = `${String(draft.get('ehr.interface', { id: 'siu' })?.['controlIdPrefix'] ?? 'L-')}${id}`;
  const trigger = triggerOf(before === undefined ? undefined : snapshotOf(before), now);
  const eventAt = Temporal.Instant.from(lastUpdatedOf(after));
  const text = siuMessage({
    controlId,
    trigger,
    eventAt,
    case: now,
    site: String(site['id'] ?? ''),
    timeZone: timeZoneOf(site),
    surgeon: { family: valuesAt(surgeon, 'name.family')[0] ?? '', given: valuesAt(surgeon, 'name.given')[0] ?? '' },
    patient: actorOf(after, 'Patient'),
  });
  const { number: caseNumber, ...state } = now;
  const message = {
    id,
    controlId,
    trigger,
    caseNumber,
    eventAt: eventAt.toString({ smallestUnit: 'millisecond' }),
    state,
    text,
  };
  draft.put(messageTable, message satisfies StoredMessage);
  draft.references['message'] = controlId;
}

/** A row of the message table. */
export function storedMessage(row: Row): StoredMessage {
  const text = (field: string) => String(row[field]);
  return {
    id: text('id'),
    controlId: text('controlId'),
    trigger: text('trigger'),
    caseNumber: text('caseNumber'),
    eventAt: text('eventAt'),
    state: isRow(row['state']) ? row['state'] : {},
    text: text('text'),
  };
}

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);
