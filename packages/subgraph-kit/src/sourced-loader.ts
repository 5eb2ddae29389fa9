import type { Clock } from '@supply-hub/clock';
import type { HubConfig } from '@supply-hub/config';
import { HubError, SourceUnavailable } from '@supply-hub/errors';
import { hubIdType } from '@supply-hub/identifiers';
import type { Viewer } from '@supply-hub/identity';
import type { Log } from '@supply-hub/log';
import type { Db } from '@supply-hub/postgres';
import DataLoader from 'dataloader';
import { sql, type SQLWrapper } from 'drizzle-orm';
import {
  readCopies,
  saveCopies,
  systemName,
  type Copy,
  type CopySpec,
  type SourceRead,
  type VisibleIds,
} from './copies.ts';
import { isVisibleTo } from './scope.ts';
import { idOf, visibleSourceKeys, type SourceKey } from './source-keys.ts';
import { nextWave, statement } from './waves.ts';
import { errorLine, type WriteBehind } from './write-behind.ts';

export type Freshness = 'LIVE' | 'FRESH' | 'STALE';

/** Where a value comes from and how old it is, as the graph shows it. */
export interface Provenance {
  readonly system: string;
  readonly asOf: string;
  readonly freshness: Freshness;
}

/** A value with its id, its provenance and, for events and parts, the key behind it. */
export interface Sourced<V> {
  readonly id: string;
  readonly value: V;
  readonly provenance: Provenance;
}

/**
 * What a connector answers for many keys: for each key its value, `null` for "no such thing", or an Error for
 * "could not tell". A key it says nothing of counts as "no such thing". Keys are as `keyText` gives them.
 */
export type SourceAnswer<V> = ReadonlyMap<string, V | null | Error>;

/** Reads many keys of one system at once, in as few calls as the system's limits allow. */
export type ReadByKeys<V> = (keys: readonly SourceKey[], deadline: AbortSignal) => Promise<SourceAnswer<V>>;

/** A source key as one text, for maps. */
export function keyText(key: readonly string[]): string {
  return key.join('\u001f');
}

/**
 * How a value was had: FRESH from the hub's copy, LIVE from its source, STALE from a copy that is too old because the
 * source was silent; ABSENT: there is none, or none for this viewer; FAILED: no copy, and the source did not answer.
 */
export type CopyOutcome = Freshness | 'ABSENT' | 'FAILED';

/** Told of what was read: so many values of a kind of copy. For counting. */
export type OnCopyRead = (copy: string, outcome: CopyOutcome, count: number) => void;

/** What a kind of copy needs to be kept current; one for the life of the process. */
export interface SourcedReaderOptions<V> {
  readonly spec: CopySpec<V>;
  readonly db: Db;
  readonly config: HubConfig;
  readonly clock: Clock;
  readonly log: Log;
  readonly writes: WriteBehind;
  /** The read port for a system; undefined when that system cannot be read by key. */
  readonly source: (system: string) => ReadByKeys<V> | undefined;
  /** Overrides who may see what, where that does not follow from a copy's own scope columns. */
  readonly visible?: VisibleIds;
  readonly onRead?: OnCopyRead | undefined;
  /** How long an answer waits for a source when the hub holds a copy. @default 2000 */
  readonly patienceMs?: number;
}

/**
 * Reads one kind of aggregate: the hub's copy when it is recent, its source when it is not, the copy again,
 * marked STALE, when the source is slow, broken or away. The same key asked for twice at once is read once,
 * whoever asks. What was read is written after the answer.
 */
export class SourcedReader<V> {
  readonly #options: SourcedReaderOptions<V>;
  readonly #inFlight = new Map<string, Promise<SourceRead<V> | Error>>();

  constructor(options: SourcedReaderOptions<V>) {
    this.#options = options;
  }

  /** A loader for one request: id → value, `null` for "no such thing, or not yours", Error for "could not tell". */
  loader(viewer: Viewer, deadline: AbortSignal): SourcedLoader<V> {
    return new SourcedLoader((ids, keys) => this.#load(ids, keys, viewer, deadline));
  }

  async #load(
    ids: readonly string[],
    keys: ReadonlyMap<string, SourceKey>,
    viewer: Viewer,
    deadline: AbortSignal,
  ): Promise<(Sourced<V> | null | Error)[]> {
    const { spec, db, config, clock, visible } = this.#options;
    const copies = await statement(() => readCopies(db, spec, ids, viewer, visible));
    const oldest = clock.now().subtract({ milliseconds: config.maxAgeMs[spec.aging] });
    const isOld = (copy: Copy<V>) => copy.isVisible && Temporal.Instant.compare(copy.asOf, oldest) < 0;

    // An id of another kind is no id of ours, whatever key stands behind it.
    const unknown = ids.filter((id) => !copies.has(id) && hubIdType(id) === spec.idType);
    const mayBeSeen = visible === undefined ? () => sql`true` : (one: SQLWrapper) => visible(viewer, one);
    const unknownRefs = [...(await statement(() => visibleSourceKeys(db, unknown, mayBeSeen)))].flatMap(
      ([id, registered]) => registered ?? keys.get(id) ?? [],
    );
    const due = [...[...copies.values()].filter(isOld).map((copy) => copy.ref), ...unknownRefs];
    const reads = await this.#read(due, copies, deadline);

    const values = ids.map((id) => {
      const copy = copies.get(id);
      const read = reads.get(id);
      if (copy !== undefined && !copy.isVisible) return null;
      if (read !== undefined && !(read instanceof Error)) {
        if (read.value === null) return null;
        // What a copy's columns cannot tell yet, the fresh value's own scope does: rights are never older than data.
        const mine = visible !== undefined || isVisibleTo(viewer, spec.scopeOf(read.value));
        return mine ? this.#sourced(id, read.ref.system, read.value, read.asOf, 'LIVE') : null;
      }
      if (copy !== undefined) {
        const freshness = read instanceof Error || isOld(copy) ? 'STALE' : 'FRESH';
        return copy.value === null ? null : this.#sourced(id, copy.ref.system, copy.value, copy.asOf, freshness);
      }
      return read ?? null;
    });
    this.#tell(values);
    return values;
  }

  #tell(values: readonly (Sourced<V> | null | Error)[]): void {
    const { spec, onRead } = this.#options;
    if (onRead === undefined) return;
    const counts = new Map<CopyOutcome, number>();
    for (const value of values) {
      const outcome = value === null ? 'ABSENT' : value instanceof Error ? 'FAILED' : value.provenance.freshness;
      counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    }
    for (const [outcome, count] of counts) onRead(spec.name, outcome, count);
  }

  #sourced(id: string, system: string, value: V, asOf: Temporal.Instant, freshness: Freshness): Sourced<V> {
    const name = systemName(this.#options.config.systems, system);
    return { id, value, provenance: { system: name, asOf: asOf.toString(), freshness } };
  }

  /** Reads what is due, each system in one batch. Keys with a copy wait no longer than `patienceMs`. */
  async #read(
    due: readonly SourceKey[],
    copies: ReadonlyMap<string, Copy<V>>,
    deadline: AbortSignal,
  ): Promise<Map<string, SourceRead<V> | Error>> {
    const { patienceMs = 2000 } = this.#options;
    const results = new Map<string, SourceRead<V> | Error>();
    if (due.length === 0) return results;
    const fresh = due.filter((ref) => !this.#inFlight.has(idOf(ref)));
    for (const [system, refs] of Map.groupBy(fresh, (ref) => ref.system)) this.#start(system, refs);

    const impatient = AbortSignal.any([deadline, AbortSignal.timeout(patienceMs)]);
    await Promise.all(
      due.map(async (ref) => {
        const id = idOf(ref);
        const reading = this.#inFlight.get(id);
        if (reading === undefined) return;
        const name = systemName(this.#options.config.systems, ref.system);
        results.set(
          id,
          await unlessAborted(
            reading,
            copies.has(id) ? impatient : deadline,
            () => new SourceUnavailable(name, 'it did not answer in time'),
          ),
        );
      }),
    );
    return results;
  }

  #start(system: string, refs: readonly SourceKey[]): void {
    const { config, clock, log, spec, source, writes, db } = this.#options;
    const asOf = clock.now();
    const name = systemName(config.systems, system);
    const read = source(system);
    const timeoutMs = config.systems[system]?.timeoutMs ?? 10_000;
    const answer: Promise<SourceAnswer<V> | Error> =
      read === undefined
        ? Promise.resolve(new SourceUnavailable(name, `it is not set up to be asked for a ${spec.name}`))
        : read(refs, AbortSignal.timeout(timeoutMs)).catch((error: unknown) => asHubError(error, name, log));

    const saved = answer.then((values) => {
      const reads = refs.flatMap((ref) => {
        const value = values instanceof Error ? values : (values.get(keyText(ref.key)) ?? null);
        return value instanceof Error ? [] : [{ ref, value, asOf }];
      });
      if (reads.length > 0) writes.push(spec.name, () => saveCopies(db, spec, reads));
      return values;
    });
    for (const ref of refs) {
      const id = idOf(ref);
      const one = saved.then((values): SourceRead<V> | Error => {
        if (values instanceof Error) return values;
        const value = values.get(keyText(ref.key)) ?? null;
        return value instanceof Error ? value : { ref, value, asOf };
      });
      this.#inFlight.set(id, one);
      void one.finally(() => this.#inFlight.delete(id));
    }
  }
}

/** One request's loader of one kind of aggregate. */
export class SourcedLoader<V> extends DataLoader<string, Sourced<V> | null> {
  readonly #keys: Map<string, SourceKey>;

  constructor(
    load: (
      ids: readonly string[],
      keys: ReadonlyMap<string, SourceKey>,
    ) => Promise<readonly (Sourced<V> | null | Error)[]>,
  ) {
    const keys = new Map<string, SourceKey>();
    super((ids) => load(ids, keys), { maxBatchSize: 5000, batchScheduleFn: nextWave });
    this.#keys = keys;
  }

  /** Loads by a system's own key: one the hub has never seen is asked of its system. */
  loadByKey(ref: SourceKey): Promise<Sourced<V> | null> {
    const id = idOf(ref);
    this.#keys.set(id, ref);
    return this.load(id);
  }
}

/** A source's fault stays what it is; anything else is a bug in a connector: logged whole, told as unavailable. */
function asHubError(error: unknown, system: string, log: Log): Error {
  if (error instanceof HubError) return error;
  log.error({ system, err: errorLine(error) }, 'a connector failed in a way it should not');
  return new SourceUnavailable(system, 'it could not be read', { cause: error });
}

async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal, otherwise: () => T): Promise<T> {
  if (signal.aborted) return otherwise();
  const { promise, resolve } = Promise.withResolvers<T>();
  const giveUp = () => resolve(otherwise());
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}
