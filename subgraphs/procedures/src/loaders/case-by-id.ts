import type { Clock } from '@supply-hub/clock';
import type { HubConfig } from '@supply-hub/config';
import type { Viewer } from '@supply-hub/identity';
import type { Db } from '@supply-hub/postgres';
import {
  idOf,
  isVisibleTo,
  nextWave,
  statement,
  systemName,
  type Provenance,
  type Sourced,
  type SourceKey,
  type SourcedLoader,
  type SourcedReader,
} from '@supply-hub/subgraph-kit';
import DataLoader from 'dataloader';
import { snapshotOf } from '../db/appointment-copy.ts';
import { caseRecords, type CaseRecord } from '../db/queries/case-records.ts';
import type { Appointment } from '../domain/appointment.ts';
import { caseOf, fold, foldMissing, type CaseState } from '../domain/schedule.ts';
import { needsSupplies, type CaseProblem, type SurgicalCase } from '../domain/surgical-case.ts';
import type { Readiness } from '../domain/readiness.ts';

/** A case as resolvers see it. */
export interface SourcedCase extends Sourced<SurgicalCase> {
  /** Null where no supplies are kept for it. */
  readonly readiness: Readiness | null;
  readonly problems: readonly CaseProblem[];
  /** The hub id of its preference card. */
  readonly cardId: string | null;
}

export interface CaseLoaderDeps {
  readonly db: Db;
  readonly config: HubConfig;
  readonly clock: Clock;
  readonly appointments: SourcedReader<Appointment>;
}

/**
 * Cases by id for one request. A case that a schedule can be read for is as old as its appointment's copy: one that is
 * too old is read again and folded into the answer, and written after it. One that is known by messages alone is as
 * old as its sender's last message. An id the hub has never seen is asked of its system.
 */
export class CaseLoader extends DataLoader<string, SourcedCase | null> {
  readonly #keys = new Map<string, SourceKey>();
  readonly #deps: CaseLoaderDeps;
  readonly #viewer: Viewer;

  constructor(deps: CaseLoaderDeps, viewer: Viewer, deadline: AbortSignal) {
    const appointments = deps.appointments.loader(viewer, deadline);
    super((ids) => this.#load(ids, appointments), { maxBatchSize: 5000, batchScheduleFn: nextWave });
    this.#deps = deps;
    this.#viewer = viewer;
  }

  /** Loads by a system's own key: one the hub has never seen is asked of its system. */
  loadByKey(ref: SourceKey): Promise<SourcedCase | null> {
    const id = idOf(ref);
    this.#keys.set(id, ref);
    return this.load(id);
  }

  async #load(
    ids: readonly string[],
    appointments: SourcedLoader<Appointment>,
  ): Promise<(SourcedCase | null | Error)[]> {
    const records = await statement(() => caseRecords(this.#deps.db, this.#viewer, ids));
    return Promise.all(
      ids.map(async (id) => {
        const record = records.get(id);
        if (record === undefined) return this.#unknown(id, appointments);
        if (!record.isVisible) return null;
        const read = await Promise.all(record.appointments.map((each) => appointments.load(each.id).catch(asError)));
        return this.#known(record, read);
      }),
    );
  }

  async #unknown(id: string, appointments: SourcedLoader<Appointment>): Promise<SourcedCase | null | Error> {
    const key = this.#keys.get(id);
    const read = await (key === undefined ? appointments.load(id) : appointments.loadByKey(key)).catch(asError);
    if (read === null || read instanceof Error) return read;
    const { state } = fold(null, snapshotOf(read.value, Temporal.Instant.from(read.provenance.asOf)));
    return this.#mine({ id, state, readiness: null, problems: [], cardId: null }, read.provenance);
  }

  #known(record: CaseRecord, read: readonly (Sourced<Appointment> | null | Error)[]): SourcedCase | null {
    const live = read.flatMap((each) => (each === null || each instanceof Error ? [] : [each]));
    const [newest] = live.toSorted((a, b) => (a.provenance.asOf < b.provenance.asOf ? 1 : -1));
    if (newest === undefined) {
      const isAway = read.some((each) => each instanceof Error);
      // What the copies did not know to be gone was just not found.
      const isFound = record.appointments.every(({ isGone }) => isGone);
      const now = this.#deps.clock.now().epochMilliseconds;
      const state = isAway || isFound ? record.state : foldMissing(record.state, now).state;
      return this.#mine({ ...record, state }, this.#heard(record, isAway));
    }
    let state = record.state;
    for (const { value, provenance } of live) {
      if (provenance.freshness !== 'LIVE') continue;
      state = fold(state, snapshotOf(value, Temporal.Instant.from(provenance.asOf))).state;
    }
    return this.#mine({ ...record, state }, newest.provenance);
  }

  /** What is known by messages, or of a schedule that cannot be asked now, is as old as it was last heard of. */
  #heard({ system, sender, asOf, heardAt }: CaseRecord, isAway: boolean): Provenance {
    const { config, clock } = this.#deps;
    const name = config.senders.find(({ id }) => id === sender)?.name ?? systemName(config.systems, system);
    const at = sender === null ? asOf : (heardAt ?? asOf);
    const oldest = clock.now().subtract({ milliseconds: config.maxAgeMs.cases });
    const isFresh = !isAway && Temporal.Instant.compare(at, oldest) >= 0;
    return { system: name, asOf: at.toString(), freshness: isFresh ? 'FRESH' : 'STALE' };
  }

  /** What was read may have moved the case out of the viewer's reach: rights are never older than data. */
  #mine(
    { id, state, ...rest }: Pick<CaseRecord, 'id' | 'readiness' | 'problems' | 'cardId'> & { state: CaseState },
    provenance: Provenance,
  ): SourcedCase | null {
    const value = caseOf(state);
    const facilityIds = value.facilityId === null ? [] : [value.facilityId];
    if (!isVisibleTo(this.#viewer, { facilityIds, supplierIds: [] })) return null;
    const standing = { id, value, provenance, cardId: rest.cardId };
    return needsSupplies(value.status)
      ? { ...standing, readiness: rest.readiness ?? 'UNKNOWN', problems: rest.problems }
      : { ...standing, readiness: null, problems: [] };
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error('unknown', { cause: error });
}
