import { CriticalityLevel, diff, type Change } from '@graphql-inspector/core';
import { parse, validate, type GraphQLSchema } from 'graphql';
import { deprecations, members, readNotice } from './deprecations.ts';
import { operationUsage, type KnownOperation } from './operation-usage.ts';
import type { Surface } from './surface.ts';

export interface BreakOptions {
  /** What apps of ours send, now and as of the last release. */
  readonly operations: readonly KnownOperation[];
  /** Breaks that cannot wait, by `Type.field`, each with its reason in the changelog. */
  readonly accepted: ReadonlySet<string>;
  readonly today: Temporal.PlainDate;
}

/**
 * What changed so that a client of the last release may fail, and is not allowed: each in a sentence that says where,
 * whom it meets and what to do. Allowed is what was released as deprecated, whose day has come and which none of our
 * operations uses, and what the changelog names as a break.
 */
export async function breakingChanges(
  { clients, before, now }: Surface,
  { operations, accepted, today }: BreakOptions,
): Promise<string[]> {
  const usage = operationUsage(before, operations);
  const deprecated = deprecations(before);
  const known = new Set([...members(before)].map(([path]) => path));
  const faults: string[] = [];
  for (const { path, message, type, criticality } of await clientChanges(before, now)) {
    if (criticality.level !== CriticalityLevel.Breaking) continue;
    // What leads to it went with it, and was judged for itself.
    const followsFromOthers = type === 'TYPE_REMOVED' && !usage.has(path);
    if (accepted.has(path) || followsFromOthers) continue;
    const [element, enclosing] = elementOf(path, known);
    const users = [...(usage.get(element) ?? [])].toSorted();
    const reason = deprecated.get(element) ?? (enclosing === undefined ? undefined : deprecated.get(enclosing));
    const goneAfter = reason === undefined ? undefined : readNotice(reason)?.goneAfter;
    const why =
      users.length > 0
        ? `${users.join(', ')} of ours use${users.length === 1 ? 's' : ''} it. Change that first, and release it.`
        : reason === undefined
          ? 'It was not deprecated in the last release. Keep the old beside the new, or deprecate it first; docs/schema-changes.md says how, and what to do about what cannot wait.'
          : goneAfter !== undefined && Temporal.PlainDate.compare(today, goneAfter) <= 0
            ? `It was released as gone after ${goneAfter.toString()}: wait for that day.`
            : undefined;
    if (why !== undefined) faults.push(`${path} breaks ${clients}: ${message}. ${why}`);
  }
  return faults;
}

/** Operations of ours that do not fit the graph as it is. */
export function misfits(now: GraphQLSchema, operations: readonly KnownOperation[]): string[] {
  return operations.flatMap(({ name, body }) =>
    validate(now, parse(body)).map(({ message }) => `the operation ${name} of ours does not fit the graph: ${message}`),
  );
}

/** Changes that clients can see, each with the place it is at. */
export async function clientChanges(
  before: GraphQLSchema,
  now: GraphQLSchema,
): Promise<(Change & { readonly path: string })[]> {
  const changes = await diff(before, now);
  return changes.flatMap((change) => {
    const { path = '' } = change;
    return path === '' || path.includes('@') ? [] : [{ ...change, path }];
  });
}

/** What of the old schema a change is about (a new argument is about its field), and what that stands in. */
function elementOf(path: string, known: ReadonlySet<string>): [element: string, enclosing: string | undefined] {
  const parent = path.includes('.') ? path.slice(0, path.lastIndexOf('.')) : path;
  const element = known.has(path) ? path : parent;
  return [element, known.has(parent) && parent !== element ? parent : undefined];
}
