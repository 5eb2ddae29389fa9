import { CriticalityLevel, type Change } from '@graphql-inspector/core';
import { readAccessRules, type AccessRules } from '../../packages/guard/src/access-rules.ts';
import { clientChanges } from './breaking-changes.ts';
import { deprecations } from './deprecations.ts';
import type { Surface } from './surface.ts';

/** What clients have to know of a new graph, a line an entry: what broke, what they may stumble over, what is new. */
export async function changeList(all: readonly Surface[], released: string, composed: string): Promise<string[]> {
  const [graph, ...contracts] = all;
  if (graph === undefined) return [];
  const ofGraph = await changesOf(graph, '');
  const ofContracts = await Promise.all(contracts.map((each) => changesOf(each, `For ${each.clients}: `)));
  // Told once: what goes or changes for all does so for partners.
  const told = new Set(ofGraph.breaks.map(bare));
  return [
    ...ofGraph.breaks,
    ...ofContracts.flatMap(({ breaks }) => breaks.filter((line) => !told.has(bare(line)))),
    ...rightsChanged(readAccessRules(released), readAccessRules(composed)),
    ...deprecationsAdded(graph),
    ...ofGraph.dangers,
    ...ofGraph.additions,
    ...ofContracts.flatMap(({ additions }) => additions),
  ];
}

const bare = (line: string): string => line.replace(/^- (?:For \w+: )?/, '');
const code = (name: string): string => `\`${name}\``;

const isAddition = /^(?:TYPE|FIELD|FIELD_ARGUMENT|INPUT_FIELD)_ADDED$/;

async function changesOf({ before, now }: Surface, prefix: string) {
  const changes = await clientChanges(before, now);
  const isBreak = ({ criticality }: Change) => criticality.level === CriticalityLevel.Breaking;
  const added = new Set(changes.flatMap((each) => (isAddition.test(each.type) && !isBreak(each) ? each.path : [])));
  const said = (what: string, some: typeof changes) =>
    some.map(({ path, message }) => `- ${prefix}${what}: ${code(path)}. ${message}.`);
  return {
    breaks: said('breaks', changes.filter(isBreak)),
    dangers: said(
      'to be expected',
      changes.filter(({ path, criticality: { level } }) => level === CriticalityLevel.Dangerous && !added.has(path)),
    ),
    // What a new one has is told with it.
    additions: additions(
      [...added].filter((path) => !added.has(path.slice(0, path.lastIndexOf('.')))),
      prefix,
    ),
  };
}

/** One line for the new types, and one for each type that has more than it had. */
function additions(paths: readonly string[], prefix: string): string[] {
  const types = paths.filter((path) => !path.includes('.'));
  const byType = new Map<string, string[]>();
  for (const path of paths) {
    const [type = '', ...member] = path.split('.');
    if (member.length === 0) continue;
    byType.set(type, [...(byType.get(type) ?? []), code(member.join('.'))]);
  }
  return [
    ...(types.length > 0 ? [`- ${prefix}new types: ${types.toSorted().map(code).join(', ')}.`] : []),
    ...[...byType]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([type, members]) => `- ${prefix}${code(type)} has ${members.toSorted().join(', ')}.`),
  ];
}

function deprecationsAdded({ before, now }: Surface): string[] {
  const known = deprecations(before);
  return [...deprecations(now)].flatMap(([path, reason]) =>
    known.get(path) === reason ? [] : [`- deprecated: ${code(path)}. ${reason}`],
  );
}

function rightsChanged(before: AccessRules, now: AccessRules): string[] {
  const inWords = (rules: AccessRules, place: string): string =>
    (rules.get(place) ?? [])
      .map(({ kind, anyOf }) => `@${kind} ${anyOf.map((one) => one.join(' and ')).join(' or ')}`.trim())
      .join(', ');
  return [...new Set([...before.keys(), ...now.keys()])].toSorted().flatMap((place) => {
    const needs = inWords(now, place);
    return needs === inWords(before, place) ? [] : [`- rights: ${code(place)} needs ${needs || 'nothing special'}.`];
  });
}
