import type { HubError } from '@supply-hub/errors';
import type { Db, Tx } from '@supply-hub/postgres';
import { sql, type SQL } from 'drizzle-orm';
import { hashOf, saveCopies, type CopySpec, type SourceRead } from './copies.ts';
import type { Feed } from './feed.ts';
import { textArray } from './scope.ts';
import { idOf, type SourceKey } from './source-keys.ts';

/** One thing a sweep met: whole, or why no sense could be made of it. */
export interface Swept<V> {
  readonly ref: SourceKey;
  readonly value: V | HubError;
}

export interface SweepFeedOptions<V> {
  readonly name: string;
  readonly system: { readonly id: string; readonly name: string };
  readonly everyMs: number;
  readonly spec: CopySpec<V>;
  readonly db: Db;
  /** Everything there is, each thing once and whole. Throwing ends the run, which then confirms nothing. */
  sweep(deadline: AbortSignal): AsyncIterable<readonly Swept<V>[]>;
  /** Which copies say that something is there which only this sweep could tell to be gone: a condition on the table. */
  readonly claims: SQL;
  /** What a copy becomes that the sweep did not meet; null: its system has it no more. */
  missing(value: V): V | null;
  /** Keeps note of what this run could make no sense of, in place of the last run's notes. */
  noteUnreadable?(tx: Tx, ids: readonly string[]): Promise<void>;
}

type Read<V> = Omit<SourceRead<V>, 'asOf' | 'feed'> & { readonly id: string };

/**
 * A feed for a source that cannot say what changed: each run reads everything. What it meets is confirmed, what it
 * does not meet is gone, and what it could make no sense of is taken out of the feed: nothing confirms such a copy
 * until its system is asked for it by key. What it meets unchanged is not written: the feed's own row confirms it.
 */
export function sweepFeed<V>(options: SweepFeedOptions<V>): Feed {
  const { name, system, everyMs, spec, db } = options;
  const t = spec.table;

  const confirmedThrough = sql`(
    select confirmed_through from hub.feed where feed.name = ${name} and feed.subgraph = current_schema())`;

  /** What is not in the copies as it was met, or was read by key since the last run. */
  async function news(reads: readonly Read<V>[]): Promise<readonly Read<V>[]> {
    const held = await db
      .select({ id: t.id, hash: t.stateHash })
      .from(t)
      .where(
        sql`${t.id} = any(${textArray(reads.map(({ id }) => id))}) and ${t.feed} = ${name}
          and ${t.asOf} <= ${confirmedThrough} and ${t.shape} = ${spec.shape} and not ${t.isGone}`,
      );
    const hashes = new Map(held.map(({ id, hash }) => [id, hash]));
    return reads.filter(({ id, value }) => hashes.get(id) !== hashOf(value));
  }

  /** Copies that claim to be there and that the run has not met: the next of them in the order of ids. */
  async function unmet(asOf: Temporal.Instant, met: Iterable<string>, after: string): Promise<readonly Read<V>[]> {
    const rows = await db
      .select({ id: t.id, system: t.system, key: t.sourceKey, state: t.state })
      .from(t)
      .where(
        sql`${options.claims} and not ${t.isGone} and ${t.shape} = ${spec.shape}
          and ${t.asOf} < ${asOf.toString()}::timestamptz
          and not exists (select from unnest(${textArray(met)}) as met(id) where met.id = ${t.id})
          and ${t.id} > ${after}`,
      )
      .orderBy(t.id)
      .limit(500);
    return rows.map((row) => ({
      id: row.id as string,
      ref: { type: spec.idType, system: row.system as string, key: row.key as string[] },
      value: options.missing(row.state as V),
    }));
  }

  /**
   * Takes out of the feed what it must not confirm: what could not be read, and what an earlier read by key has
   * written over after this run had met it as it is.
   */
  async function release(tx: Tx, asOf: Temporal.Instant, unreadable: readonly string[]): Promise<void> {
    await tx.execute(sql`
      update ${t} set feed = null
      where ${t.feed} = ${name} and (${t.id} = any(${textArray(unreadable)})
        or ${t.asOf} < ${asOf.toString()}::timestamptz and ${t.asOf} > ${confirmedThrough})`);
    await options.noteUnreadable?.(tx, unreadable);
  }

  return {
    name,
    system: system.id,
    systemName: system.name,
    everyMs,
    async run(_cursor, startedAt, deadline) {
      // Copies keep milliseconds; a finer instant would come before itself once it is written.
      const asOf = startedAt.round({ smallestUnit: 'millisecond', roundingMode: 'floor' });
      async function save(reads: readonly Read<V>[]): Promise<void> {
        if (reads.length === 0) return;
        const dated = reads.map(({ ref, value }) => ({ ref, value, asOf, feed: name }));
        await saveCopies(db, spec, dated);
      }

      const met = new Set<string>();
      const unreadable: string[] = [];
      for await (const page of options.sweep(deadline)) {
        const reads: Read<V>[] = [];
        for (const { ref, value } of page) {
          const id = idOf(ref);
          met.add(id);
          if (value instanceof Error) unreadable.push(id);
          else reads.push({ id, ref, value });
        }
        await save(await news(reads));
      }
      await db.transaction((tx) => release(tx, asOf, unreadable));
      for (let after: string | undefined = ''; after !== undefined;) {
        const gone = await unmet(asOf, met, after);
        await save(gone);
        after = gone.at(-1)?.id;
      }
      return { cursor: null, rows: met.size };
    },
  };
}
