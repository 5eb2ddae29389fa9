import { caseChanged, publishAll } from '@supply-hub/events';
import type { Tx } from '@supply-hub/postgres';
import { registerSourceKeys } from '@supply-hub/subgraph-kit';
import {
  claimIdentifiers,
  knownEntries,
  knownIdentifiers,
  lockCases,
  markDemandsDue,
  saveCases,
  saveHistory,
  type FoldedCase,
  type HistoryEntry,
} from '../db/queries/folded-cases.ts';
import {
  belongingOf,
  sourceKeyOf,
  type Belonging,
  type CaseName,
  type KnownIdentifier,
} from '../domain/case-identity.ts';
import {
  caseOf,
  fold,
  foldMissing,
  type CaseState,
  type Outcome,
  type ScheduleEffect,
  type ScheduleSnapshot,
} from '../domain/schedule.ts';
import { needsSupplies, type SurgicalCase } from '../domain/surgical-case.ts';

/** A snapshot as it was heard. */
export interface Heard {
  /** The hub id of its entry in the history: the same message or read has the same, and has its effect once. */
  readonly changeId: string;
  readonly name: CaseName;
  readonly snapshot: ScheduleSnapshot;
  readonly protocol: 'hl7v2' | 'fhir';
  /** The sender's or the system's id in hub.yaml. */
  readonly source: string;
  /** As the schedule calls it: `S13`, `Appointment`. */
  readonly event: string;
  readonly messageId: string | null;
}

/** What became of a snapshot. */
export type Folding =
  | {
      readonly kind: 'folded';
      readonly caseId: string;
      readonly effect: ScheduleEffect;
      /** The case after it. */
      readonly case: SurgicalCase;
    }
  /** Its identifiers name several cases: which it is about a person must say. */
  | { readonly kind: 'several'; readonly caseIds: readonly string[] };

/** How often two who begin the same cases at once may meet before something else must be wrong. */
const mostAttempts = 5;

/**
 * Folds what was heard of cases into them, in the order given: the cases, their history, and what follows from a
 * change. One entry a snapshot. Who begins a case that another transaction is beginning waits for it and joins.
 */
export async function foldSchedule(tx: Tx, heard: readonly Heard[]): Promise<Folding[]> {
  const belongings = await resolveCases(tx, heard);
  const drafts = new Drafts(
    await lockCases(
      tx,
      belongings.flatMap((each) => (each.kind === 'case' ? each.caseId : [])),
    ),
  );
  const before = await knownEntries(
    tx,
    heard.map(({ changeId }) => changeId),
  );
  const begun: CaseName[] = [];
  const foldings = heard.map((one, at): Folding => {
    const belonging = belongings[at];
    if (belonging?.kind !== 'case') return { kind: 'several', caseIds: belonging?.caseIds ?? [] };
    const { caseId } = belonging;
    const effect = before.get(one.changeId)?.effect;
    const state = drafts.stateOf(caseId);
    if (effect !== undefined && state !== null) return { kind: 'folded', caseId, effect, case: caseOf(state) };
    const outcome = fold(state, one.snapshot);
    drafts.take(caseId, { ...one, system: one.name.key.system }, outcome);
    if (state === null) begun.push(one.name);
    return { kind: 'folded', caseId, effect: outcome.effect, case: outcome.case };
  });
  await drafts.save(tx);
  await registerSourceKeys(
    tx,
    begun.map(({ key }) => sourceKeyOf(key)),
  );
  return foldings;
}

/** An appointment that its schedule was asked for and had no more. */
export interface Missing {
  readonly changeId: string;
  readonly caseId: string;
  readonly system: string;
  /** When it was asked. */
  readonly asOf: Temporal.Instant;
}

/** What is still on and has gone from its schedule is void, until somebody speaks of it as of a later time. */
export async function foldMissingCases(tx: Tx, missing: readonly Missing[]): Promise<void> {
  const drafts = new Drafts(
    await lockCases(
      tx,
      missing.map(({ caseId }) => caseId),
    ),
  );
  for (const { changeId, caseId, system, asOf } of missing) {
    const state = drafts.stateOf(caseId);
    if (state === null) continue;
    const at = asOf.epochMilliseconds;
    const outcome = foldMissing(state, at);
    if (outcome.state === state) continue;
    const facts = { status: outcome.case.status };
    drafts.take(
      caseId,
      {
        changeId,
        system,
        snapshot: { eventAt: at, receivedAt: at, isRead: true, facts },
        protocol: 'fhir',
        source: system,
        event: 'Appointment',
        messageId: null,
      },
      outcome,
    );
  }
  await drafts.save(tx);
}

/** Which case each is about; what identifies it is claimed for it. */
async function resolveCases(tx: Tx, heard: readonly Heard[]): Promise<Belonging[]> {
  for (let attempt = 1; ; attempt += 1) {
    const known = await knownIdentifiers(
      tx,
      heard.flatMap(({ name }) => [name.key, ...name.others]),
    );
    const claims: KnownIdentifier[] = [];
    const belongings = heard.map(({ name }) => {
      const belonging = belongingOf(name, [...known, ...claims]);
      if (belonging.kind === 'case')
        claims.push(...belonging.claims.map((claim) => ({ ...claim, caseId: belonging.caseId })));
      return belonging;
    });
    if (claims.length === 0) return belongings;
    try {
      await tx.transaction(async (attempted) => {
        if ((await claimIdentifiers(attempted, claims)) < claims.length) throw new ClaimedMeanwhile();
      });
      return belongings;
    } catch (error) {
      // What another took may make it another case: what was claimed here is let go, and all is looked at again.
      if (!(error instanceof ClaimedMeanwhile) || attempt >= mostAttempts) throw error;
    }
  }
}

class ClaimedMeanwhile extends Error {
  override readonly name = 'ClaimedMeanwhile';
  override readonly message = 'Another transaction took an identifier of the same case.';
}

interface Draft {
  readonly state: CaseState;
  readonly value: SurgicalCase;
  readonly system: string;
  readonly sender: string | null;
  readonly asOf: Temporal.Instant;
  readonly messageId: string | null;
  readonly hasChanged: boolean;
  readonly needsOther: boolean;
}

/** What the cases of one transaction come to; each is written and told once. */
class Drafts {
  readonly #kept: ReadonlyMap<string, FoldedCase>;
  readonly #drafts = new Map<string, Draft>();
  readonly #history: HistoryEntry[] = [];

  constructor(kept: ReadonlyMap<string, FoldedCase>) {
    this.#kept = kept;
  }

  /** Null: the case begins here. */
  stateOf(caseId: string): CaseState | null {
    return this.#drafts.get(caseId)?.state ?? this.#kept.get(caseId)?.state ?? null;
  }

  take(caseId: string, heard: Omit<Heard, 'name'> & { readonly system: string }, outcome: Outcome): void {
    const { snapshot, protocol, source, system } = heard;
    const receivedAt = Temporal.Instant.fromEpochMilliseconds(snapshot.receivedAt);
    const before = this.#drafts.get(caseId);
    this.#drafts.set(caseId, {
      state: outcome.state,
      value: outcome.case,
      system,
      sender: protocol === 'hl7v2' ? source : (before?.sender ?? null),
      asOf: receivedAt,
      messageId: heard.messageId ?? before?.messageId ?? null,
      hasChanged: outcome.hasChanged || before?.hasChanged === true,
      needsOther: outcome.needsOther || before?.needsOther === true,
    });
    const { startsAt, status, place, site } = snapshot.facts;
    this.#history.push({
      id: heard.changeId,
      caseId,
      at: Temporal.Instant.fromEpochMilliseconds(snapshot.eventAt),
      receivedAt,
      protocol,
      source,
      event: heard.event,
      effect: outcome.effect,
      scheduledAt: startsAt ?? null,
      status: status ?? null,
      theatreId: place?.theatreId ?? null,
      messageId: heard.messageId,
      facilityId: place === undefined ? (site ?? outcome.case.facilityId) : place.facilityId,
    });
  }

  async save(tx: Tx): Promise<void> {
    const rows = [...this.#drafts].map(([id, draft]) => {
      const kept = this.#kept.get(id);
      const version = (kept?.version ?? 0) + (draft.hasChanged ? 1 : 0);
      return { ...draft, id, version, readiness: kept?.readiness ?? null, problems: kept?.problems ?? [] };
    });
    await saveCases(
      tx,
      rows.filter(({ id, state }) => state !== this.#kept.get(id)?.state),
    );
    await saveHistory(tx, this.#history);
    await markDemandsDue(
      tx,
      rows.flatMap(({ id, needsOther }) => (needsOther ? id : [])),
    );
    await publishAll(
      tx,
      caseChanged,
      rows.flatMap((row) => (row.hasChanged ? eventOf(row) : [])),
    );
  }
}

function eventOf(row: Draft & Pick<FoldedCase, 'id' | 'version' | 'readiness' | 'problems'>) {
  const { id, value, version, asOf, messageId } = row;
  const { surgeon, cardNumber: _card, urgency: _urgency, ...rest } = value;
  const isOn = needsSupplies(value.status);
  return {
    aggregateId: id,
    aggregateVersion: version,
    occurredAt: asOf,
    ...(messageId !== null && { causationId: messageId }),
    data: {
      id,
      ...rest,
      surgeonId: surgeon?.code ?? null,
      readiness: (isOn ? row.readiness : null) ?? ('UNKNOWN' as const),
      problems: isOn ? [...row.problems] : [],
    },
  };
}
