import { recordAudit } from '@supply-hub/audit';
import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import type { Changed, CopyEntry, CopySpec } from './copies.ts';
import { textArray } from './scope.ts';

/** What of some copies is there now, for who is about to write over them. */
export interface StatesBefore {
  /** Those that are there and are not what was read, by id. */
  readonly states: ReadonlyMap<string, unknown>;
  /** Feeds that have never read their system to the end. */
  readonly loading: ReadonlySet<string>;
}

/** The copies that what was read would change, locked in the order of their ids; one statement. */
export async function statesBefore<V>(
  tx: Tx,
  { table: t }: CopySpec<V>,
  entries: readonly CopyEntry<V>[],
): Promise<StatesBefore> {
  const given = JSON.stringify(entries.map(({ id, hash }) => ({ id, hash })));
  const feeds = [...new Set(entries.flatMap(({ read: { feed } }) => feed ?? []))];
  // Sent together: the session does them in turn.
  const [held, loaded] = await Promise.all([
    tx.execute<{ id: string; state: unknown }>(sql`
      select copy.id, copy.state from ${t} as copy
      join jsonb_to_recordset(${given}::text::jsonb) as given(id text, hash text) on given.id = copy.id
      where not copy.is_gone and copy.state_hash is distinct from given.hash order by copy.id for update of copy`),
    feeds.length === 0
      ? []
      : tx.execute<{ name: string }>(sql`
          select name from hub.feed where subgraph = current_schema() and name = any(${textArray(feeds)})
            and confirmed_through is not null`),
  ]);
  const done = new Set([...loaded].map(({ name }) => name));
  return {
    states: new Map([...held].map(({ id, state }) => [id, state])),
    loading: new Set(feeds.filter((feed) => !done.has(feed))),
  };
}

/**
 * An entry for each copy that became another one. The first load of a feed leaves none: it changes nothing in the world,
 * it only reads what is there.
 */
export async function auditCopies<V>(
  tx: Tx,
  spec: CopySpec<V>,
  { states, loading }: StatesBefore,
  outcome: { changed: readonly Changed<V>[]; gone: readonly string[]; entries: readonly CopyEntry<V>[] },
): Promise<void> {
  const { audited: action } = spec;
  if (action === undefined) return;
  const { changed, gone, entries } = outcome;
  const read = new Map(entries.map((entry) => [entry.id, entry.read]));
  const after = new Map<string, V | null>([
    ...changed.map(({ id, value }) => [id, value] as const),
    ...gone.map((id) => [id, null] as const),
  ]);
  const told = [...after].flatMap(([id, value]) => {
    const from = read.get(id);
    if (from === undefined) return [];
    const before = states.get(id) ?? null;
    if (before === null && from.feed !== undefined && loading.has(from.feed)) return [];
    // What is gone was seen by whoever saw it last.
    const scope = spec.scopeOf(value ?? (before as V));
    const actor = `system:${from.ref.system}`;
    return [
      {
        actor,
        action,
        subject: id,
        reason: `${from.ref.system} says so.`,
        before,
        after: value,
        ...scope,
        at: from.asOf,
      },
    ];
  });
  for (const [at, some] of Map.groupBy(told, (one) => one.at)) await recordAudit(tx, some, at);
}
