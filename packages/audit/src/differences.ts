import { isDeepStrictEqual } from 'node:util';

/** Plain JSON. */
type Json = unknown;

/** What differs between two states of one thing, and nothing else. */
export interface Differences {
  /** The parts as they were; `null` where there was nothing. */
  readonly before: Json;
  /** The same parts as they are; `null` where there is nothing. */
  readonly after: Json;
}

/**
 * The parts in which two states differ, or `null` when they are the same. Objects are compared property by property, and
 * lists whose entries have an `id` entry by entry, by that id: one promise of one line of a long order is what is kept,
 * not the order twice. Any other list is one part.
 */
export function differences(before: Json, after: Json): Differences | null {
  if (before === after) return null;
  const was = parts(before);
  const is = parts(after);
  if (was === undefined || is === undefined || Array.isArray(before) !== Array.isArray(after))
    return isDeepStrictEqual(before ?? null, after ?? null) ? null : { before: before ?? null, after: after ?? null };
  const changes = [...new Set([...was.keys(), ...is.keys()])].flatMap((name) => {
    const found = differences(was.get(name), is.get(name));
    return found === null ? [] : [[name, found] as const];
  });
  if (changes.length === 0) return null;
  return {
    before: Object.fromEntries(changes.map(([name, found]) => [name, found.before])),
    after: Object.fromEntries(changes.map(([name, found]) => [name, found.after])),
  };
}

/** What a value is made of, by name; undefined for what is compared whole. */
function parts(value: Json): Map<string, Json> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!Array.isArray(value)) return new Map(Object.entries(value).filter(([, part]) => part !== undefined));
  const named = value.map((entry: Json) => [idOf(entry), entry] as const);
  const byId = new Map(named.flatMap(([id, entry]) => (id === undefined ? [] : [[id, entry] as const])));
  return byId.size === value.length && value.length > 0 ? byId : undefined;
}

function idOf(entry: Json): string | undefined {
  if (typeof entry !== 'object' || entry === null || !('id' in entry)) return undefined;
  return typeof entry.id === 'string' ? entry.id : undefined;
}
