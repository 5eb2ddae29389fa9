import { needsSupplies, type CaseStatus, type CodedValue, type SurgicalCase } from './surgical-case.ts';

/**
 * A case as the fold of all its schedule has said (R25, R29).
 *
 * Each message and each read is a snapshot of the appointment at one time, and says some facts of it. The fold keeps,
 * fact by fact, what the newest snapshot says that says it at all. So any order and any repetition of the same
 * snapshots ends in the same case: a late one changes nothing but what no newer one spoke of.
 *
 * Newer is: the later event time; at one event time the later arrival, since HL7 tells seconds and a sender may send
 * two messages in one; at one arrival the greater value, only so that there is an order.
 */
export interface ScheduleSnapshot {
  /** When its schedule says it was so, in epoch milliseconds: MSH-7, or `meta.lastUpdated`. */
  readonly eventAt: number;
  /** When the hub received or read it, in epoch milliseconds. */
  readonly receivedAt: number;
  /** It was read of its schedule, which therefore has the appointment; a message may be of one that is no more. */
  readonly isRead: boolean;
  readonly facts: CaseFacts;
}

/** What can be said of a case. An absent fact was not said, which changes nothing. Plain JSON. */
export interface CaseFacts {
  /** Its case number in its system. */
  readonly number?: string;
  /** What it goes by while nobody has said its case number. */
  readonly otherNumber?: string;
  /** The room or site it is in; both null for one the hub does not know. */
  readonly place?: CasePlace;
  /** The facility of who speaks, which counts while nobody has said a place. */
  readonly site?: string;
  /** ISO 8601, UTC. */
  readonly startsAt?: string;
  /** Kept apart from the start: who moves a case seldom repeats how long it takes. */
  readonly durationMs?: number;
  readonly status?: CaseStatus;
  readonly procedure?: CodedValue;
  readonly surgeon?: CodedValue;
  readonly cardNumber?: string;
  readonly urgency?: number;
}

export interface CasePlace {
  readonly facilityId: string | null;
  readonly theatreId: string | null;
}

/**
 * What is kept of a case: what was said, and beside it what reads call a code. Messages and reads of one schedule name
 * one code differently; the read's name stands for as long as its code does, whoever spoke last.
 */
interface KeptFacts extends CaseFacts {
  readonly procedureAsRead?: CodedValue;
  readonly surgeonAsRead?: CodedValue;
}

/** A fact and which snapshot said it. */
interface Register<V> {
  readonly at: number;
  readonly receivedAt: number;
  readonly value: V;
}

/** The fold's state. Plain JSON. */
export interface CaseState {
  readonly said: { readonly [F in keyof KeptFacts]?: Register<NonNullable<KeptFacts[F]>> };
  /**
   * The latest time, in epoch milliseconds, at which anybody is known to have had it: a read when it was read, a message
   * when it was sent, or when it came where its sender's clock runs ahead. Absent: kept before that was noted.
   */
  readonly presentAt?: number;
  /** When its schedule, asked for it, had it no more, the last time; absent: never. */
  readonly missingAt?: number;
}

/** What a snapshot did to its case; the graph's `ScheduleEffect`. */
export type ScheduleEffect = 'CREATED' | 'MOVED' | 'MODIFIED' | 'CANCELLED' | 'REINSTATED' | 'UNCHANGED' | 'STALE';

/** A state with what led to it. */
export interface Outcome {
  readonly state: CaseState;
  readonly case: SurgicalCase;
  readonly effect: ScheduleEffect;
  /** Whether the case reads differently than before. */
  readonly hasChanged: boolean;
  /** Whether it may need other things, or at another time or place. */
  readonly needsOther: boolean;
}

const factNames = [
  'number',
  'otherNumber',
  'place',
  'site',
  'startsAt',
  'durationMs',
  'status',
  'procedure',
  'surgeon',
  'cardNumber',
  'urgency',
  'procedureAsRead',
  'surgeonAsRead',
] as const satisfies readonly (keyof KeptFacts)[];

/** Facts without those that are undefined: not said is not a value. */
export function factsOf(facts: { readonly [F in keyof CaseFacts]: CaseFacts[F] | undefined }): CaseFacts {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}

/** How long a case takes, when it can be that long: a unit taken for another makes an end nobody meant. */
export function plausibleDuration(ms: number): number | undefined {
  return ms > 0 && ms <= 7 * 24 * 3_600_000 ? Math.round(ms) : undefined;
}

/** Folds one snapshot into the state; null before the first. */
export function fold(before: CaseState | null, snapshot: ScheduleSnapshot): Outcome {
  const { eventAt: at, receivedAt, isRead } = snapshot;
  const facts = keptOf(snapshot);
  const said: Record<string, Register<unknown>> = { ...before?.said };
  let isOutvoted = false;
  let isNews = before === null;
  for (const name of factNames) {
    const value = facts[name];
    if (value === undefined) continue;
    const known = said[name];
    const given = { at, receivedAt, value };
    const order = known === undefined ? 1 : newer(given, known);
    if (order > 0) said[name] = given;
    isNews ||= order > 0;
    isOutvoted ||= order < 0;
  }
  const presentAt = later(before?.presentAt, isRead ? receivedAt : Math.min(at, receivedAt));
  const isAsBefore = before !== null && !isNews && before.presentAt === presentAt;
  return outcome(before, isAsBefore ? before : { ...before, said, presentAt }, isOutvoted);
}

/** Its schedule was asked for it at a time, in epoch milliseconds, and had it no more. */
export function foldMissing(before: CaseState, at: number): Outcome {
  const missingAt = later(before.missingAt, at);
  const state = before.missingAt === missingAt ? before : { ...before, missingAt };
  return outcome(before, state, !isMissing(state));
}

/** The case a state comes to. */
export function caseOf(state: CaseState): SurgicalCase {
  const { said } = state;
  const scheduledAt = said.startsAt?.value ?? null;
  const duration = said.durationMs?.value;
  const status = said.status?.value ?? 'SCHEDULED';
  return {
    number: said.number?.value ?? said.otherNumber?.value ?? '',
    facilityId: said.place === undefined ? (said.site?.value ?? null) : said.place.value.facilityId,
    theatreId: said.place?.value.theatreId ?? null,
    scheduledAt,
    endsAt:
      scheduledAt === null || duration === undefined
        ? null
        : Temporal.Instant.from(scheduledAt).add({ milliseconds: duration }).toString(),
    status: isMissing(state) && isOpen(status) ? 'VOIDED' : status,
    procedure: named(said.procedure?.value, said.procedureAsRead?.value),
    surgeon: named(said.surgeon?.value, said.surgeonAsRead?.value),
    cardNumber: said.cardNumber?.value ?? null,
    urgency: said.urgency?.value ?? 0,
  };
}

/** Its schedule had it no more, and nobody has spoken of it since. */
function isMissing({ presentAt, missingAt }: CaseState): boolean {
  return missingAt !== undefined && (presentAt === undefined || missingAt > presentAt);
}

function later(a: number | undefined, b: number): number {
  return a === undefined ? b : Math.max(a, b);
}

function keptOf({ facts, isRead }: ScheduleSnapshot): KeptFacts {
  if (!isRead) return facts;
  const { procedure, surgeon } = facts;
  return {
    ...facts,
    ...(procedure !== undefined && { procedureAsRead: procedure }),
    ...(surgeon !== undefined && { surgeonAsRead: surgeon }),
  };
}

function named(said: CodedValue | undefined, asRead: CodedValue | undefined): CodedValue | null {
  return asRead !== undefined && asRead.code === said?.code ? asRead : (said ?? null);
}

function outcome(before: CaseState | null, state: CaseState, isOutvoted: boolean): Outcome {
  const after = caseOf(state);
  if (before === null) return { state, case: after, effect: 'CREATED', hasChanged: true, needsOther: true };
  const was = caseOf(before);
  const hasChanged = text(was) !== text(after);
  const effect = !hasChanged && isOutvoted ? 'STALE' : effectOf(was, after);
  return { state, case: after, effect, hasChanged, needsOther: text(needOf(was)) !== text(needOf(after)) };
}

function effectOf(was: SurgicalCase, is: SurgicalCase): ScheduleEffect {
  if (isOff(was.status) && !isOff(is.status)) return 'REINSTATED';
  // R27: what was entered in error is not reported as a cancellation.
  if (!isOff(was.status) && (is.status === 'CANCELLED' || is.status === 'NO_SHOW')) return 'CANCELLED';
  if (text(meaningOf(was)) === text(meaningOf(is))) return 'UNCHANGED';
  const moved =
    was.scheduledAt !== is.scheduledAt || was.theatreId !== is.theatreId || was.facilityId !== is.facilityId;
  return moved && was.scheduledAt !== null ? 'MOVED' : 'MODIFIED';
}

function isOff(status: CaseStatus): boolean {
  return status === 'CANCELLED' || status === 'NO_SHOW' || status === 'VOIDED';
}

function isOpen(status: CaseStatus): boolean {
  return status === 'PROPOSED' || needsSupplies(status);
}

/** A case without what its codes are called. */
function meaningOf({ procedure, surgeon, ...rest }: SurgicalCase) {
  return { ...rest, procedure: procedure?.code ?? null, surgeon: surgeon?.code ?? null };
}

/** What its demands follow from: when it ends is nothing to them. */
function needOf(value: SurgicalCase) {
  return { ...meaningOf(value), endsAt: null };
}

function newer(a: Register<unknown>, b: Register<unknown>): number {
  return a.at - b.at || a.receivedAt - b.receivedAt || compare(text(a.value), text(b.value));
}

/** A value as one text, whatever the order of its keys: a database keeps them in its own. */
function text(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => compare(a, b)))
      : each,
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
