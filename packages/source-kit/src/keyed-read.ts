/**
 * Reading by many keys: the facility every loader stands on. Keys are made distinct, cut into groups the source
 * can take, read, and given back by key, so that one group's failure is its own keys' alone.
 */
import { HubError } from '@supply-hub/errors';

import { hubErrorOrAsync } from './outcome.ts';

/** What a keyed read brought. Every key asked for is in exactly one of the two maps. */
export interface KeyedRows<K, Row> {
  /** The rows of each key that could be read, in the source's order; an empty array is "no such thing". */
  readonly rows: ReadonlyMap<K, readonly Row[]>;
  /** Why a key could not be read. */
  readonly errors: ReadonlyMap<K, HubError>;
  /** When it was asked, by the injected clock: no row is older. */
  readonly readAt: Temporal.Instant;
}

function missing(): never {
  throw new RangeError('a key that was not part of this read');
}

export interface KeyCut<K> {
  /** The most keys in one group. */
  readonly maxKeys: number;
  /** The longest text a group may come to, in bytes as sent. */
  readonly maxLength: number;
  /** What the group costs before its first key. */
  readonly baseLength: number;
  /** What a key adds, its separator included. */
  readonly lengthOf: (key: K) => number;
}

/**
 * Cuts keys into groups, in order, each as full as count and length allow. A key that is too long by itself stands
 * alone: the source may still take it, and its failure is its own.
 */
export function cutKeys<K>(keys: readonly K[], cut: KeyCut<K>): K[][] {
  const groups: K[][] = [];
  let group: K[] = [];
  let length = cut.baseLength;
  for (const key of keys) {
    const added = cut.lengthOf(key);
    if (group.length > 0 && (group.length >= cut.maxKeys || length + added > cut.maxLength)) {
      groups.push(group);
      group = [];
      length = cut.baseLength;
    }
    group.push(key);
    length += added;
  }
  if (group.length > 0) groups.push(group);
  return groups;
}

/**
 * Rows of a group, each with the identity of the key it belongs to, or why the group could not be read. A row that
 * could not be understood is an error in its place, and its key's alone.
 */
export type GroupOutcome<Row> = readonly { readonly id: string; readonly row: Row | HubError }[] | HubError;

export interface GroupedRead<K, Row> {
  readonly keys: readonly K[];
  /** What makes two keys the same; rows carry it too. */
  readonly idOf: (key: K) => string;
  readonly cut: KeyCut<K>;
  /** Reads all groups; answers one outcome a group, in order. */
  readonly readGroups: (groups: readonly (readonly K[])[]) => Promise<readonly GroupOutcome<Row>[]>;
  /** What a row is that belongs to no key asked for: an answer to another question than ours. */
  readonly stray: () => HubError;
  readonly readAt: Temporal.Instant;
}

/**
 * Reads by keys. Never throws for a source's failure: it is in `errors`, at its keys. What is no `HubError` is a
 * bug and is thrown.
 */
export async function readKeyGroups<K, Row>(read: GroupedRead<K, Row>): Promise<KeyedRows<K, Row>> {
  const distinct = new Map<string, K>();
  for (const key of read.keys) {
    const id = read.idOf(key);
    if (!distinct.has(id)) distinct.set(id, key);
  }
  const outcomeById = new Map<string, Row[] | HubError>();
  const groups = cutKeys([...distinct.values()], read.cut);
  if (groups.length > 0) {
    const outcomes = await read.readGroups(groups);
    for (const [index, group] of groups.entries()) {
      const outcome = outcomes[index] ?? missing();
      for (const [id, rows] of rowsOfGroup(group.map(read.idOf), outcome, read.stray)) outcomeById.set(id, rows);
    }
  }
  const rows = new Map<K, Row[]>();
  const errors = new Map<K, HubError>();
  for (const key of read.keys) {
    const outcome = outcomeById.get(read.idOf(key)) ?? missing();
    if (outcome instanceof HubError) errors.set(key, outcome);
    else rows.set(key, outcome);
  }
  return { rows, errors, readAt: read.readAt };
}

function rowsOfGroup<Row>(
  ids: readonly string[],
  outcome: GroupOutcome<Row>,
  stray: () => HubError,
): Map<string, Row[] | HubError> {
  if (outcome instanceof HubError) return new Map(ids.map((id) => [id, outcome]));
  const byId = new Map<string, Row[] | HubError>(ids.map((id) => [id, []]));
  for (const { id, row } of outcome) {
    const ofKey = byId.get(id);
    if (!ofKey) return rowsOfGroup(ids, stray(), stray);
    if (row instanceof HubError) byId.set(id, row);
    else if (!(ofKey instanceof HubError)) ofKey.push(row);
  }
  return byId;
}

/**
 * Reads each group by itself, at once; for `readGroups`, where a source has nothing to ask several groups in one
 * call. A `HubError` is the outcome of its group.
 */
export function readEachGroup<K, Row>(
  groups: readonly (readonly K[])[],
  read: (group: readonly K[]) => Promise<GroupOutcome<Row>>,
): Promise<GroupOutcome<Row>[]> {
  return Promise.all(groups.map((group) => hubErrorOrAsync(() => read(group))));
}
