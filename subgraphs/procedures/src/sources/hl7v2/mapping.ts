import type { HubConfig, SenderConfig } from '@supply-hub/config';
import {
  instantOf,
  readHeader,
  readSchedule,
  scheduledTime,
  type Coded,
  type EntityId,
  type Hl7Message,
  type Hl7Timestamp,
  type Person,
  type Schedule,
  type Sent,
} from '@supply-hub/hl7v2';
import { hubId } from '@supply-hub/identifiers';
import type { CaseIdentifier, CaseName } from '../../domain/case-identity.ts';
import { factsOf, plausibleDuration, type ScheduleSnapshot } from '../../domain/schedule.ts';
import { needsSupplies, type CodedValue } from '../../domain/surgical-case.ts';
import { codesOf, readPlace, type PlaceReading } from './place.ts';
import { eventKind, statusOf, urgencyOf } from './status.ts';
import { textOf } from './text.ts';

/** What a scheduling message means to the hub. */
export type ScheduleMeaning =
  | { readonly kind: 'snapshot'; readonly name: CaseName; readonly event: string; readonly snapshot: ScheduleSnapshot }
  /** It is about no case: a slot of a calendar (R28). */
  | { readonly kind: 'nothing' }
  /** A person must do something first. `name` is the case's, where it could be read. */
  | {
      readonly kind: 'unusable';
      readonly reason: string;
      readonly remedy: string;
      readonly name: CaseName | undefined;
      readonly facilityId: string | null;
    };

/**
 * An SIU message → a snapshot of its case. What it leaves out it does not say: a cancellation without rooms moves
 * nothing. What it says and cannot be read or found is told, and nothing is put in its place (R17); only a case that is
 * called off is called off wherever it was.
 */
export function readScheduleMessage(
  message: Hl7Message,
  { config, sender, receivedAt }: { config: HubConfig; sender: SenderConfig; receivedAt: Temporal.Instant },
): ScheduleMeaning {
  const reading = readSchedule(message);
  if (!reading.ok)
    return unusable(`The message is no schedule: ${reading.reason}.`, `Ask ${sender.name} what it means by it.`);
  const { schedule } = reading;
  const event = textOf(schedule.triggerEvent) ?? '';
  const kind = eventKind(event);
  if (kind === 'slot') return { kind: 'nothing' };
  if (kind === undefined)
    return unusable(
      `The event ${event === '' ? '(none)' : event} is none the hub knows of a schedule.`,
      `Ask ${sender.name} what it means by it.`,
    );
  const name = nameOf(schedule, sender);
  if (name === undefined)
    return unusable(
      'The message names no appointment: SCH-2 and SCH-1 hold no identifier.',
      `Ask ${sender.name} to send the appointment's id in SCH-2.`,
    );

  const header = readHeader(message);
  const status = statusOf(event, schedule);
  const isOn = status === undefined || needsSupplies(status);
  const place = readPlace(schedule, {
    config,
    system: sender.system,
    sendingFacility: [...codesOf(header.sendingFacility), ...(sender.facility === undefined ? [] : [sender.facility])],
  });
  const facilityId = facilityIdOf(place);
  if (place.kind === 'unknown' && isOn) return { ...unusable(place.reason, place.remedy), name, facilityId };

  const zone = place.facility?.timeZone ?? commonZone(config);
  const start = startOf(schedule, zone);
  if (start.kind === 'unreadable' && isOn)
    return {
      ...unusable(
        `The start of case ${name.key.value} cannot be read: ${start.reason}.`,
        `Correct it in ${sender.name} and send it again.`,
      ),
      name,
      facilityId,
    };
  const sentAt = header.sentAt == null ? undefined : sentIn(header.sentAt, zone, receivedAt);
  const { key } = name;
  return {
    kind: 'snapshot',
    name,
    event,
    snapshot: {
      eventAt: (sentAt ?? receivedAt).epochMilliseconds,
      receivedAt: receivedAt.epochMilliseconds,
      isRead: false,
      facts: factsOf({
        number: key.authority === '' ? key.value : undefined,
        otherNumber: key.authority === '' ? undefined : key.value,
        place: place.kind === 'place' ? place.place : undefined,
        site: facilityId ?? undefined,
        startsAt: start.kind === 'start' ? start.instant.toString() : undefined,
        durationMs: durationOf(schedule, zone),
        status,
        procedure: procedureOf(schedule),
        surgeon: surgeonOf(schedule),
        cardNumber: cardNumberOf(schedule),
        urgency: urgencyOf(schedule),
      }),
    },
  };
}

function unusable(reason: string, remedy: string) {
  return { kind: 'unusable', reason, remedy, name: undefined, facilityId: null } as const;
}

function facilityIdOf({ facility }: PlaceReading): string | null {
  return facility === undefined ? null : hubId('facility', 'hub', facility.id);
}

/** R24: SCH-2 with its authority is the key and SCH-1 may lead to it; SCH-1 is the key where SCH-2 is empty. */
function nameOf({ fillerAppointmentId, placerAppointmentId }: Schedule, sender: SenderConfig): CaseName | undefined {
  const [key, ...others] = [...fillerIds(fillerAppointmentId, sender), ...placerIds(placerAppointmentId, sender)];
  return key === undefined ? undefined : { key, others };
}

/** Without an authority, or under one of those hub.yaml names, the filler's id is its system's case number. */
function fillerIds(id: Sent<EntityId>, { system, caseNumberAuthorities }: SenderConfig): CaseIdentifier[] {
  const value = textOf(id?.id);
  if (value === undefined) return [];
  const authorities = authoritiesOf(id);
  const isCaseNumber =
    authorities.length === 0 || codesOf(id).some((authority) => caseNumberAuthorities.includes(authority));
  return isCaseNumber
    ? [{ system, authority: '', value }]
    : authorities.map((authority) => ({ system, authority, value }));
}

/** The placer's numbers are its own: one without an authority is never taken for a case number. */
function placerIds(id: Sent<EntityId>, { system }: SenderConfig): CaseIdentifier[] {
  const value = textOf(id?.id);
  if (value === undefined) return [];
  const authorities = authoritiesOf(id);
  return (authorities.length === 0 ? ['SCH-1'] : authorities).map((authority) => ({ system, authority, value }));
}

/** Its namespace, and its universal id as FHIR would write it, so that both meet. */
function authoritiesOf(id: Sent<EntityId>): string[] {
  const universal = textOf(id?.universalId);
  const isOid = universal !== undefined && /^[0-2](\.\d+)+$/.test(universal);
  return [textOf(id?.namespace), isOid ? `urn:oid:${universal}` : universal].filter((each) => each !== undefined);
}

type Start =
  | { readonly kind: 'start'; readonly instant: Temporal.Instant }
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Where a start stands, by segment and field. */
const startFields: ReadonlySet<string> = new Set(['AIS-4', 'TQ1-7', 'SCH-11', 'AIL-6', 'AIP-6']);

function startOf(schedule: Schedule, zone: string | undefined): Start {
  const { startsAt: nearest } = scheduledTime(schedule);
  const given = [nearest, schedule.startsAt].filter((each) => each != null);
  for (const each of given) {
    const instant = instantIn(each, zone);
    if (instant !== undefined) return { kind: 'start', instant };
  }
  const [first] = given;
  if (first !== undefined) {
    return {
      kind: 'unreadable',
      reason:
        first.offset === undefined && zone === undefined
          ? 'it has no offset, and no facility says its time zone'
          : 'it is a day without an hour, or of no year a case could be in',
    };
  }
  const problem = schedule.problems.find(({ segment, field }) => startFields.has(`${segment}-${field}`));
  return problem === undefined
    ? { kind: 'none' }
    : { kind: 'unreadable', reason: `${problem.segment}-${problem.field} is not ${problem.expected}` };
}

function durationOf(schedule: Schedule, zone: string | undefined): number | undefined {
  const { durationMinutes } = scheduledTime(schedule);
  if (durationMinutes !== undefined) return plausibleDuration(durationMinutes * 60_000);
  const { startsAt, endsAt } = schedule;
  const start = startsAt == null ? undefined : instantIn(startsAt, zone);
  const end = endsAt == null ? undefined : instantIn(endsAt, zone);
  return start === undefined || end === undefined
    ? undefined
    : plausibleDuration(end.epochMilliseconds - start.epochMilliseconds);
}

/** R30: by its own offset, else on the facility's wall clock. Undefined where nobody says a zone, or a possible year. */
function instantIn(timestamp: Hl7Timestamp, zone: string | undefined): Temporal.Instant | undefined {
  const { year } = timestamp.local;
  if (year < 1970 || year > 2200 || (timestamp.offset === undefined && zone === undefined)) return undefined;
  return instantOf(timestamp, zone ?? 'UTC')?.instant;
}

/** How far a sender's clock may be ahead of the hub's. */
const clockSkew = { minutes: 10 } as const;

/** MSH-7: in the hour that a clock set back goes through twice, the second time where it did not come before that. */
function sentIn(
  timestamp: Hl7Timestamp,
  zone: string | undefined,
  receivedAt: Temporal.Instant,
): Temporal.Instant | undefined {
  const first = instantIn(timestamp, zone);
  if (first === undefined || timestamp.offset !== undefined || zone === undefined) return first;
  const second = timestamp.local.toZonedDateTime(zone, { disambiguation: 'later' });
  const isTwice =
    second.toPlainDateTime().equals(timestamp.local) && second.toInstant().epochMilliseconds > first.epochMilliseconds;
  return isTwice && Temporal.Instant.compare(second.toInstant(), receivedAt.add(clockSkew)) <= 0
    ? second.toInstant()
    : first;
}

/** The zone of all facilities, where they have one. */
function commonZone({ facilities }: HubConfig): string | undefined {
  const [zone, ...others] = new Set(facilities.map(({ timeZone }) => timeZone));
  return others.length === 0 ? zone : undefined;
}

/** What a group books, without what the message takes out of it. */
function booked<R extends { readonly action: Sent<string> }>(
  { groups }: Schedule,
  resources: (group: Schedule['groups'][number]) => readonly R[],
): R[] {
  return groups
    .filter(({ action }) => action !== 'D')
    .flatMap((group) => resources(group).filter(({ action }) => action !== 'D'));
}

/** AIS-3 of the first service that has one. */
function procedureOf(schedule: Schedule): CodedValue | undefined {
  return booked(schedule, ({ services }) => services)
    .map(({ procedure }) => codedOf(procedure))
    .find((each) => each !== undefined);
}

function codedOf(coded: Sent<Coded>): CodedValue | undefined {
  const code = textOf(coded?.code);
  const text = textOf(coded?.text);
  if (code !== undefined) return { system: systemOf(coded?.system), code, display: text ?? null };
  const alternate = textOf(coded?.alternateCode);
  if (alternate !== undefined)
    return {
      system: systemOf(coded?.alternateSystem),
      code: alternate,
      display: textOf(coded?.alternateText) ?? text ?? null,
    };
  return text === undefined ? undefined : { system: null, code: text, display: text };
}

/** `L` and 99… (table 0396) say that a code is the sender's own, and name no system. */
function systemOf(system: Sent<string>): string | null {
  const text = textOf(system);
  return text === undefined || /^(L|99.*)$/.test(text) ? null : text;
}

/** AIP-3 of who has a surgeon's role, else of the first. */
function surgeonOf(schedule: Schedule): CodedValue | undefined {
  const people = booked(schedule, ({ personnel }) => personnel).flatMap(({ role, persons }) => {
    const person = persons.map(personOf).find((each) => each !== undefined);
    return person === undefined ? [] : [{ person, role: `${role?.code ?? ''} ${role?.text ?? ''}` }];
  });
  return (people.find(({ role }) => /surg/i.test(role) && !/assist/i.test(role)) ?? people[0])?.person;
}

function personOf({ id, givenName, familyName }: Person): CodedValue | undefined {
  const code = textOf(id);
  const display = [textOf(givenName), textOf(familyName)].filter((each) => each !== undefined).join(' ');
  return code === undefined ? undefined : { system: null, code, display: display === '' ? null : display };
}

/** AIG-3 of what AIG-4 calls a card, else of the first that has one. Whether there is such a card is not asked here. */
function cardNumberOf(schedule: Schedule): string | undefined {
  const equipment = booked(schedule, ({ equipment: each }) => each).flatMap(({ resource, type }) => {
    const number = textOf(resource?.code);
    return number === undefined ? [] : [{ number, type: `${type?.code ?? ''} ${type?.text ?? ''}` }];
  });
  return (equipment.find(({ type }) => /card/i.test(type)) ?? equipment[0])?.number;
}
