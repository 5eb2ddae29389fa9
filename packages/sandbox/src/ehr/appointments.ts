import { ChangeRefused } from '../control/changes/change.ts';
import { caseNumberSystem, procedureSystem } from '../generate/case-resources.ts';
import { cardReference } from '../generate/cards.ts';
import type { Row } from '../store/table.ts';
import type { Draft } from '../store/world.ts';
import { siteOf, snapshotOf, type CaseStatus } from './case-snapshot.ts';
import { lastUpdatedOf, objectsAt, valuesAt } from './fhir-resource.ts';
import { announce } from './siu/outbox.ts';

/** What a scheduler says of a case that is booked. */
export interface Booking {
  readonly theatre: string;
  readonly start: Temporal.Instant;
  readonly minutes: number;
  readonly procedure: { readonly code: string; readonly display: string };
  /** @default the site's first */
  readonly surgeon?: string | undefined;
  readonly isUrgent: boolean;
  /** Null: the schedule names none. @default the surgeon's own for the procedure, else the general one */
  readonly card?: string | null | undefined;
}

/** What else of a case may become another; what is left out stays. */
export interface Modification {
  readonly theatre?: string | undefined;
  readonly minutes?: number | undefined;
  readonly procedure?: Booking['procedure'] | undefined;
  readonly surgeon?: string | undefined;
  readonly isUrgent?: boolean | undefined;
  /** Null takes the card's name away. @default the fitting one, when the case names a card */
  readonly card?: string | null | undefined;
}

/**
 * The schedule's own doings. Each leaves the appointment's next version and, in the same write, the message that tells
 * of it. All refuse what they cannot do with ChangeRefused.
 */
export function bookCase(draft: Draft, booking: Booking): string {
  let number = firstNewCase;
  while (draft.get('fhir.Appointment', { id: `apt-${number}` }) !== undefined) number += 1;
  const patient = `p${number}new`;
  const stamp = draft.now.toString({ smallestUnit: 'millisecond' });
  draft.put('fhir.Patient', {
    resourceType: 'Patient',
    id: patient,
    meta: { versionId: '1', lastUpdated: stamp },
    active: true,
  });
  const site = siteOf(theatreOf(draft, booking.theatre));
  const surgeon = booking.surgeon ?? `${site}-S01`;
  const card = booking.card === undefined ? cardFor(draft, site, booking.procedure.code, surgeon) : booking.card;
  save(draft, undefined, {
    resourceType: 'Appointment',
    id: `apt-${number}`,
    identifier: [{ system: caseNumberSystem, value: String(number) }],
    status: 'booked',
    serviceCategory: [{ coding: [{ system: 'urn:lakeside:service', code: 'SURGERY', display: 'Surgery' }] }],
    ...procedureElement(booking.procedure),
    priority: booking.isUrgent ? 1 : 5,
    ...timeElements(booking.start, booking.minutes),
    created: stamp,
    participant: [
      { actor: { reference: `Patient/${patient}` }, required: 'required', status: 'accepted' },
      { actor: surgeonActor(draft, surgeon), required: 'required', status: 'accepted' },
      { actor: theatreActor(draft, booking.theatre), required: 'required', status: 'accepted' },
    ],
    ...cardElement(card),
  });
  return String(number);
}

/** Numbers the generated cases never reach. */
const firstNewCase = 95_001;

/** To another time, another theatre, or both. */
export function moveCase(
  draft: Draft,
  number: string,
  { start, theatre }: { start?: Temporal.Instant | undefined; theatre?: string | undefined },
): void {
  const before = appointmentOf(draft, number);
  save(draft, before, {
    ...before,
    ...(start === undefined ? {} : timeElements(start, Number(before['minutesDuration']))),
    ...(theatre === undefined ? {} : withActor(before, 'Location', theatreActor(draft, theatre))),
  });
}

export function modifyCase(draft: Draft, number: string, changes: Modification): void {
  const before = appointmentOf(draft, number);
  let after: Row = before;
  if (changes.procedure !== undefined) after = { ...after, ...procedureElement(changes.procedure) };
  if (changes.surgeon !== undefined) {
    after = { ...after, ...withActor(after, 'Practitioner', surgeonActor(draft, changes.surgeon)) };
  }
  if (changes.theatre !== undefined) {
    after = { ...after, ...withActor(after, 'Location', theatreActor(draft, changes.theatre)) };
  }
  if (changes.minutes !== undefined) {
    after = { ...after, ...timeElements(Temporal.Instant.from(String(before['start'])), changes.minutes) };
  }
  if (changes.isUrgent !== undefined) after = { ...after, priority: changes.isUrgent ? 1 : 5 };
  const { card, surgeon, procedure, theatre } = snapshotOf(after);
  if (changes.card !== undefined || card !== null) {
    const { supportingInformation: _, ...rest } = after;
    const site = siteOf(theatreOf(draft, theatre));
    after = {
      ...rest,
      ...cardElement(changes.card === undefined ? cardFor(draft, site, procedure.code, surgeon) : changes.card),
    };
  }
  save(draft, before, after);
}

export function setCaseStatus(draft: Draft, number: string, status: CaseStatus): void {
  const before = appointmentOf(draft, number);
  save(draft, before, { ...before, status });
}

/** @throws ChangeRefused when there is none */
export function appointmentOf(draft: Draft, number: string): Row {
  const found = draft.get('fhir.Appointment', { id: `apt-${number}` });
  if (found === undefined) throw new ChangeRefused(`There is no case ${number}.`);
  return found;
}

/**
 * Saves the next version of an appointment, and its message. Versions of one appointment never share an instant, even
 * while the clock stands: whoever hears of both can tell which is newer.
 */
function save(draft: Draft, before: Row | undefined, after: Row): void {
  const version = Number(valuesAt(before ?? {}, 'meta.versionId')[0] ?? '0') + 1;
  const last = before === undefined ? 0 : Temporal.Instant.from(lastUpdatedOf(before)).epochMilliseconds;
  const at = Temporal.Instant.fromEpochMilliseconds(Math.max(draft.nowMs, last + 1));
  const saved = {
    ...after,
    meta: { versionId: String(version), lastUpdated: at.toString({ smallestUnit: 'millisecond' }) },
  };
  draft.put('fhir.Appointment', saved);
  draft.references['appointment'] = String(after['id']);
  announce(draft, before, saved);
}

function theatreOf(draft: Draft, theatre: string): Row {
  const room = draft.get('fhir.Location', { id: theatre });
  if (room === undefined || siteOf(room) === '') throw new ChangeRefused(`There is no theatre ${theatre}.`);
  return room;
}

const theatreActor = (draft: Draft, theatre: string): Row => {
  const room = theatreOf(draft, theatre);
  return {
    reference: `Location/${theatre}`,
    display: `${valuesAt(room, 'partOf.display')[0] ?? ''}, ${String(room['name'])}`,
  };
};

function surgeonActor(draft: Draft, surgeon: string): Row {
  const person = draft.get('fhir.Practitioner', { id: surgeon });
  const reference = `Practitioner/${surgeon}`;
  if (person === undefined) return { reference };
  const words = ['name.prefix', 'name.given', 'name.family'].flatMap((path) => valuesAt(person, path));
  return { reference, display: words.join(' ') };
}

const withActor = (appointment: Row, type: 'Location' | 'Practitioner', actor: Row): Row => ({
  participant: objectsAt(appointment, 'participant').map((each) =>
    valuesAt(each, 'actor.reference').some((reference) => reference.startsWith(`${type}/`)) ? { ...each, actor } : each,
  ),
});

const timeElements = (start: Temporal.Instant, minutes: number): Row => ({
  start: start.toString(),
  end: start.add({ minutes }).toString(),
  minutesDuration: minutes,
});

const procedureElement = ({ code, display }: Booking['procedure']): Row => ({
  serviceType: [{ coding: [{ system: procedureSystem, code, display }], text: display }],
});

const cardElement = (card: string | null): Row =>
  card === null ? {} : { supportingInformation: [cardReference(card)] };

/** The surgeon's own card for a procedure, else the site's general one. */
function cardFor(draft: Draft, site: string, procedure: string, surgeon: string): string | null {
  const cards = draft.where('ehr.card', 'procedure', procedure).filter((card) => card['site'] === site);
  const found = cards.find((card) => card['surgeon'] === surgeon) ?? cards.find((card) => card['surgeon'] === '');
  return found === undefined ? null : String(found['id']);
}
