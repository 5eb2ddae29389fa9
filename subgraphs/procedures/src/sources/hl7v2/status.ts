import type { Coded, Schedule, Sent } from '@supply-hub/hl7v2';
import type { CaseStatus } from '../../domain/surgical-case.ts';

/** SCH-25 (table 0278 and what senders write instead), letters alone. */
const statuses: ReadonlyMap<string, CaseStatus> = new Map([
  ['pending', 'PROPOSED'],
  ['waitlist', 'PROPOSED'],
  ['booked', 'SCHEDULED'],
  ['scheduled', 'SCHEDULED'],
  ['confirmed', 'SCHEDULED'],
  ['overbook', 'SCHEDULED'],
  ['started', 'STARTED'],
  ['arrived', 'STARTED'],
  ['inprogress', 'STARTED'],
  ['complete', 'COMPLETED'],
  ['completed', 'COMPLETED'],
  ['cancelled', 'CANCELLED'],
  ['canceled', 'CANCELLED'],
  ['dc', 'CANCELLED'],
  ['discontinued', 'CANCELLED'],
  ['noshow', 'NO_SHOW'],
  ['deleted', 'VOIDED'],
]);

/** What an event is, whatever SCH-25 says: senders leave it as it was. */
const ends: ReadonlyMap<string, CaseStatus> = new Map([
  ['S15', 'CANCELLED'],
  // R27: a discontinued case was begun to be cancelled, a deleted one never was.
  ['S16', 'CANCELLED'],
  ['S17', 'VOIDED'],
  ['S26', 'NO_SHOW'],
]);

/** Events that put a case on the schedule, again if need be (R29). */
const begins: ReadonlySet<string> = new Set(['S12', 'S13']);

/** Modifications of an appointment (S14) and of its resources (S18 to S22): they say its state only in SCH-25. */
const changes: ReadonlySet<string> = new Set(['S14', 'S18', 'S19', 'S20', 'S21', 'S22']);

/** R28: slots of a calendar, not cases. */
const slots: ReadonlySet<string> = new Set(['S23', 'S24']);

/** What an event is about; undefined for one this hub does not know. */
export function eventKind(event: string): 'case' | 'slot' | undefined {
  if (slots.has(event)) return 'slot';
  return begins.has(event) || changes.has(event) || ends.has(event) ? 'case' : undefined;
}

/** The state a message gives its case; undefined when it gives none. */
export function statusOf(event: string, { status }: Pick<Schedule, 'status'>): CaseStatus | undefined {
  const said = codeOf(status?.code) ?? codeOf(status?.text);
  return ends.get(event) ?? said ?? (begins.has(event) ? 'SCHEDULED' : undefined);
}

function codeOf(text: Sent<string>): CaseStatus | undefined {
  return statuses.get((text ?? '').toLowerCase().replaceAll(/[^a-z]/g, ''));
}

/** SCH-8, or SCH-7 where senders put it: what cannot wait goes first among cases that start together. */
export function urgencyOf({ type, reason }: Pick<Schedule, 'type' | 'reason'>): number | undefined {
  return urgency(type) ?? urgency(reason);
}

function urgency(coded: Sent<Coded>): number | undefined {
  const text = `${coded?.code ?? ''} ${coded?.text ?? ''}`.toLowerCase();
  if (/\b(emergency|emergent|stat|trauma)\b/.test(text)) return 2;
  if (/\burgent\b/.test(text)) return 1;
  return /\b(elective|routine|normal)\b/.test(text) ? 0 : undefined;
}
