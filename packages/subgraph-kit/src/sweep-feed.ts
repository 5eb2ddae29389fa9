import type { HubError } from '@supply-hub/errors';
import type { Db, Tx } from '@supply-hub/postgres';
import { sql, type SQL } from 'drizzle-orm';
import { saveReads, type CopySpec, type SourceRead } from './copies.ts';
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

/**
 * A feed for a source that cannot say what changed: each run reads everything. What it meets is confirmed, what it
 * does not meet is gone, and what it could make no sense of is taken out of the feed: nothing confirms such a copy
 * until its system is asked for it by key.
 */
export function sweepFeed<V>(options: SweepFeedOptions<V>): Feed {
  const { name, system, everyMs, spec, db } = options;
  const t = spec.table;

  /** Copies that claim to be there and that this run has not met, some of them. */
  async function unmet(asOf: Temporal.Instant, unreadable: readonly string[]): Promise<Omit<SourceRead<V>, 'asOf'>[]> {
    const rows = await db
      .select({ system: t.system, key: t.sourceKey, state: t.state })
      .from(t)
      .where(
        sql`${options.claims} and not ${t.isGone} and ${t.shape} = ${spec.shape}
          and ${t.asOf} < ${asOf.toString()}::timestamptz and ${t.id} <> all(${textArray(unreadable)})`,
      )
      .limit(500);
    return rows.map((row) => ({
      ref: { type: spec.idType, system: row.system as string, key: row.key as string[] },
      value: options.missing(row.state as V),
    }));
  }

  return {
    name,
    system: system.id,
    systemName: system.name,
    everyMs,
    async run(_cursor, startedAt, deadline) {
      // Copies keep milliseconds; a finer instant would come before itself once it is written.
      const asOf = startedAt.round({ smallestUnit: 'millisecond', roundingMode: 'floor' });
      const save = (reads: readonly Omit<SourceRead<V>, 'asOf'>[]) =>
        db.transaction((tx) =>
          saveReads(
            tx,
            spec,
            reads.map((read) => ({ ...read, asOf, feed: name })),
          ),
        );
      let rows = 0;
      const unreadable: string[] = [];
      for await (const page of options.sweep(deadline)) {
        const reads: Omit<SourceRead<V>, 'asOf'>[] = [];
        for (const { ref, value } of page) {
          if (value instanceof Error) unreadable.push(idOf(ref));
          else reads.push({ ref, value });
        }
        if (reads.length > 0) await save(reads);
        rows += page.length;
      }
      await db.transaction(async (tx) => {
        await tx.execute(
          sql`update ${t} set feed = null where ${t.feed} = ${name} and ${t.id} = any(${textArray(unreadable)})`,
        );
        await options.noteUnreadable?.(tx, unreadable);
      });
      for (let gone = await unmet(asOf, unreadable); gone.length > 0; gone = await unmet(asOf, unreadable))
        await save(gone);
      return { cursor: null, rows };
    },
  };
}
