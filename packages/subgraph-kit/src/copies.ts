import { hash } from 'node:crypto';
import type { Aging, SystemConfig } from '@supply-hub/config';
import type { HubIdType } from '@supply-hub/identifiers';
import type { Viewer } from '@supply-hub/identity';
import type { Db, Tx } from '@supply-hub/postgres';
import { getTableColumns, sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import { bigint, boolean, integer, jsonb, text, timestamp, type PgColumn, type PgTable } from 'drizzle-orm/pg-core';
import { auditCopies, statesBefore } from './audit-copies.ts';
import { textArray, visibleTo, type Scope } from './scope.ts';
import { idOf, registerSourceKeys, type SourceKey } from './source-keys.ts';

/**
 * The columns every table of last-known-good copies has. A row is one aggregate as its system last gave it:
 * `state` whole, beside it what is filtered, sorted or scoped by. A subgraph adds its own columns.
 */
export const copyColumns = () => ({
  id: text().primaryKey(),
  /** The configured system's id. */
  system: text().notNull(),
  sourceKey: text().array().notNull(),
  state: jsonb().notNull(),
  /** The shape `state` was written in; a row of another shape is read from its source again. */
  shape: integer().notNull(),
  stateHash: text().notNull(),
  /** Counts the changes of `state`; events carry it. */
  version: bigint({ mode: 'number' }).notNull(),
  /** The instant for which the system last gave this state. */
  asOf: timestamp({ withTimezone: true, mode: 'string', precision: 3 }).notNull(),
  /** The feed that confirms this row when it finds no change. */
  feed: text(),
  /** The system no longer has it. */
  isGone: boolean().notNull().default(false),
  /** Null marks master data. */
  facilityIds: text().array(),
  supplierIds: text().array().notNull(),
});

/** A drizzle table that has the columns of `copyColumns()`. */
export type CopyTable = PgTable & Record<keyof ReturnType<typeof copyColumns>, PgColumn>;

/** One kind of aggregate: how it is kept, who may see it, what is said when it changes. */
export interface CopySpec<V> {
  /** For logs and feeds: `purchase-order`. */
  readonly name: string;
  /** The kind of id its rows have. */
  readonly idType: HubIdType;
  readonly table: CopyTable;
  /** Which `maxAge` and `poll` of hub.yaml apply. */
  readonly aging: Aging;
  /** Raise it when the shape of V changes. */
  readonly shape: number;
  /** Who may see it. */
  scopeOf(value: V): Scope;
  /** What the subgraph's own columns hold, by the table's property names. */
  columns?(value: V): Record<string, unknown>;
  /** What it names besides itself: each can then be read by its id alone, here and in other subgraphs. */
  references?(value: V): Iterable<SourceKey>;
  /** Rows of other tables that follow the aggregate, written in the same transaction. */
  saveParts?(tx: Tx, changed: readonly Changed<V>[]): Promise<void>;
  /** Takes away the rows that followed aggregates which their system no longer has, in the same transaction. */
  forgetParts?(tx: Tx, ids: readonly string[]): Promise<void>;
  /** Whether each of its changes leaves an audit entry, and how that is named: `stock-changed`. */
  readonly audited?: string;
  /** Events that tell the others, published in the same transaction. */
  publish?(tx: Tx, changed: readonly Changed<V>[]): Promise<void>;
}

/** An aggregate whose state is not what the copy held. */
export interface Changed<V> {
  readonly id: string;
  readonly value: V;
  readonly version: number;
  readonly asOf: Temporal.Instant;
}

/** What a system said of one key. `null`: it has no such thing. */
export interface SourceRead<V> {
  readonly ref: SourceKey;
  readonly value: V | null;
  /** When the system was asked; a later answer never gives way to an earlier one. */
  readonly asOf: Temporal.Instant;
  readonly feed?: string;
}

/** A copy as it is read back. */
export interface Copy<V> {
  readonly id: string;
  readonly ref: SourceKey;
  /** Null when the system no longer has it. */
  readonly value: V | null;
  readonly asOf: Temporal.Instant;
  /** Whether the viewer may see it. */
  readonly isVisible: boolean;
}

/** Who may see which ids, where that does not follow from a row's own scope columns: a condition on an id. */
export type VisibleIds = (viewer: Viewer, id: SQLWrapper) => SQL;

/** The copies of these ids, one statement. Ids without a copy, or with one of another shape, are absent. */
export async function readCopies<V>(
  db: Db | Tx,
  spec: CopySpec<V>,
  ids: readonly string[],
  viewer: Viewer,
  visible: VisibleIds = (who) => visibleTo(who, spec.table),
): Promise<Map<string, Copy<V>>> {
  const t = spec.table;
  const rows = await db
    .select({
      id: t.id,
      system: t.system,
      key: t.sourceKey,
      state: t.state,
      isGone: t.isGone,
      asOf: confirmedAt(t).as('confirmed_at'),
      isVisible: sql<boolean>`(${visible(viewer, t.id)})`.as('is_visible'),
    })
    .from(t)
    .where(sql`${t.id} = any(${textArray(ids)}) and ${t.shape} = ${spec.shape}`);
  return new Map(
    rows.map((row) => [
      row.id as string,
      {
        id: row.id as string,
        ref: { type: spec.idType, system: row.system as string, key: row.key as string[] },
        value: row.isGone === true ? null : (row.state as V),
        asOf: Temporal.Instant.fromEpochMilliseconds(row.asOf),
        isVisible: row.isVisible,
      },
    ]),
  );
}

/** The instant up to which a row is known to be current, in whole epoch milliseconds: its own, or its feed's. */
export function confirmedAt(t: CopyTable): SQL<number> {
  return sql<number>`floor(extract(epoch from greatest(${t.asOf}, (
    select confirmed_through from hub.feed where feed.name = ${t.feed} and feed.subgraph = current_schema()
  ))) * 1000)::float8`;
}

/**
 * Writes what a system said, in a transaction of its own. The keys it names are registered before that begins: they
 * are the same for everybody, so writers of different aggregates meet in them, and a transaction that waited there
 * while it held copies would sooner or later wait in a circle.
 */
export async function saveCopies<V>(
  db: Db,
  spec: CopySpec<V>,
  reads: readonly SourceRead<V>[],
): Promise<readonly Changed<V>[]> {
  await registerSourceKeys(
    db,
    reads.flatMap(({ ref, value }) => (value === null ? [] : [ref, ...(spec.references?.(value) ?? [])])),
  );
  return db.transaction((tx) => saveReads(tx, spec, reads));
}

/**
 * Writes what a system said: newer than the copy or not at all. Writes changed states with their keys and parts,
 * publishes, and confirms unchanged ones, in the caller's transaction. Rows are taken in id order, so that two
 * writers wait for each other and never deadlock.
 */
export async function saveReads<V>(
  tx: Tx,
  spec: CopySpec<V>,
  reads: readonly SourceRead<V>[],
): Promise<readonly Changed<V>[]> {
  const byId = new Map<string, CopyEntry<V>>();
  for (const read of reads) {
    const id = idOf(read.ref);
    byId.set(id, { id, read, hash: read.value === null ? null : hashOf(read.value) });
  }
  const entries = [...byId.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const before = spec.audited === undefined ? undefined : await statesBefore(tx, spec, entries);
  const written = await write(
    tx,
    spec,
    entries.filter(({ hash }) => hash !== null),
  );
  const changed = entries.flatMap(({ id, read: { value, asOf } }): Changed<V>[] => {
    const version = written.get(id);
    return version === undefined || value === null ? [] : [{ id, value, version, asOf }];
  });
  // A copy of a later version had its key registered with its first.
  await registerSourceKeys(
    tx,
    entries.filter(({ id }) => written.get(id) === 1).map(({ read }) => read.ref),
  );
  const gone = await confirm(
    tx,
    spec,
    entries.filter(({ id }) => !written.has(id)),
  );
  if (before !== undefined) await auditCopies(tx, spec, before, { changed, gone, entries });
  if (gone.length > 0) await spec.forgetParts?.(tx, gone);
  if (changed.length > 0) {
    await spec.saveParts?.(tx, changed);
    await spec.publish?.(tx, changed);
  }
  return changed;
}

/** A read with what is compared of it; a null hash is "it has no such thing". */
export interface CopyEntry<V> {
  readonly id: string;
  readonly read: SourceRead<V>;
  readonly hash: string | null;
}

/**
 * Inserts or replaces, in one statement with one parameter whatever the number of rows: built value by value, the
 * statement for a page of a bulk load cost three times as much as everything else about it.
 * @returns the version of each row that was written
 */
async function write<V>(tx: Tx, spec: CopySpec<V>, entries: readonly CopyEntry<V>[]): Promise<Map<string, number>> {
  const t = spec.table;
  const rows = entries.map(({ id, read: { ref, value, asOf, feed }, hash }) => {
    if (value === null) throw new TypeError('only what a system has can be written');
    return {
      id,
      system: ref.system,
      sourceKey: ref.key,
      state: value,
      shape: spec.shape,
      stateHash: hash,
      version: 1,
      asOf: milliseconds(asOf),
      feed: feed ?? null,
      isGone: false,
      ...scopeRow(spec.scopeOf(value)),
      ...spec.columns?.(value),
    };
  });
  const [first] = rows;
  if (first === undefined) return new Map();
  const columns = Object.entries(getTableColumns(t)).flatMap(([property, column]) =>
    property in first ? [{ property, name: snake(property), type: column.getSQLType() }] : [],
  );
  const kept = new Set(['id', 'system', 'sourceKey', 'version', 'feed']);
  const list = (parts: readonly string[]) => sql.raw(parts.join(', '));
  const names = list(columns.map(({ name }) => name));
  const types = list(columns.map(({ name, type }) => `${name} ${type}`));
  const replaced = columns.filter(({ property }) => !kept.has(property));
  const replacements = list(replaced.map(({ name }) => `${name} = excluded.${name}`));
  const given = rows.map((row: Record<string, unknown>) =>
    Object.fromEntries(columns.map(({ property, name }) => [name, row[property]])),
  );
  const written = await tx.execute<{ id: string; version: string }>(sql`
    insert into ${t} as copy (${names})
    select ${names} from jsonb_to_recordset(${JSON.stringify(given)}::text::jsonb) as given(${types})
    on conflict (id) do update set ${replacements}, version = copy.version + 1, feed = coalesce(excluded.feed, copy.feed)
    where excluded.as_of >= copy.as_of
      -- A feed that found the row unchanged has confirmed it since: a read that began earlier must not undo that.
      and excluded.as_of >= coalesce((
        select date_trunc('milliseconds', confirmed_through) from hub.feed
        where feed.name = copy.feed and feed.subgraph = current_schema()), '-infinity')
      and (copy.state_hash <> excluded.state_hash or copy.shape <> excluded.shape or copy.is_gone)
    returning id, version`);
  return new Map(written.map(({ id, version }) => [id, Number(version)]));
}

/**
 * What was read and found unchanged is current as of now; what its system no longer has is marked.
 * @returns the ids of what has gone
 */
async function confirm<V>(tx: Tx, spec: CopySpec<V>, entries: readonly CopyEntry<V>[]): Promise<string[]> {
  if (entries.length === 0) return [];
  const t = spec.table;
  const rows = entries.map(({ id, read, hash }) => ({
    id,
    // In the copies' own precision, or each row just written would be older than itself.
    as_of: milliseconds(read.asOf),
    hash,
    feed: read.feed ?? null,
  }));
  const confirmed = await tx.execute<{ id: string; has_gone: boolean }>(sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
        as given(id text, as_of timestamptz, hash text, feed text)
    ), held as (
      select copy.id, copy.is_gone as was_gone from ${t} as copy join given on given.id = copy.id
      where given.as_of > copy.as_of and (given.hash is null or given.hash = copy.state_hash)
      order by copy.id for update of copy
    )
    update ${t} set as_of = given.as_of, is_gone = given.hash is null, feed = coalesce(given.feed, ${t.feed})
    from given join held using (id) where ${t.id} = given.id
    returning ${t.id}, given.hash is null and not held.was_gone as has_gone`);
  return confirmed.flatMap(({ id, has_gone: hasGone }) => (hasGone ? [id] : []));
}

/** What a feed once read, and did not find in a run that read everything, its system no longer has. */
export async function markUnread<V>(tx: Tx, spec: CopySpec<V>, feed: string, asOf: Temporal.Instant): Promise<void> {
  const t = spec.table;
  const instant = sql`${milliseconds(asOf)}::timestamptz`;
  const gone = await tx.execute<{ id: string }>(sql`
    update ${t} set is_gone = true, as_of = ${instant}
    where ${t.feed} = ${feed} and not ${t.isGone} and ${t.asOf} < ${instant} returning ${t.id}`);
  const ids = gone.map(({ id }) => id);
  if (ids.length > 0) await spec.forgetParts?.(tx, ids);
}

/** Takes copies out of the feed that confirms them: they are as old as they are, until they are read by key. */
export async function leaveFeed<V>(
  db: Db | Tx,
  spec: CopySpec<V>,
  feed: string,
  ids: readonly string[],
): Promise<void> {
  const t = spec.table;
  await db.execute(sql`update ${t} set feed = null where ${t.id} = any(${textArray(ids)}) and ${t.feed} = ${feed}`);
}

/** An instant as copies keep it. */
function milliseconds(instant: Temporal.Instant): string {
  return instant.toString({ fractionalSecondDigits: 3 });
}

function scopeRow(scope: Scope): { facilityIds: string[] | null; supplierIds: string[] } {
  return {
    facilityIds: scope.facilityIds === null ? null : [...new Set(scope.facilityIds)],
    supplierIds: [...new Set(scope.supplierIds)],
  };
}

/** @internal States are plain JSON made by one mapping, so the order of their keys is stable. */
export function hashOf(value: unknown): string {
  return hash('sha256', JSON.stringify(value), 'base64url');
}

function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The name a system is known by, for provenance; its id when hub.yaml no longer lists it. */
export function systemName(systems: Readonly<Record<string, SystemConfig>>, id: string): string {
  return systems[id]?.name ?? id;
}
