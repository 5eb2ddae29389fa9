import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, parse } from 'graphql';
import { readOperations } from '../../gateway/src/registered-operations.ts';
import type { KnownOperation } from './operation-usage.ts';

/** The graph as a version of the hub had it, and what apps of ours asked it then. */
export interface Release {
  readonly version: string;
  readonly supergraph: string;
  readonly operations: readonly KnownOperation[];
}

/** @param folder with one folder a version; undefined when nothing was released yet */
export function lastRelease(folder: string): Release | undefined {
  const version = existsSync(folder) ? readdirSync(folder).toSorted(byVersion).at(-1) : undefined;
  if (version === undefined) return undefined;
  const read = (file: string) => readFileSync(join(folder, version, file), 'utf8');
  return {
    version,
    supergraph: read('supergraph.graphql'),
    operations: knownOperations(`released/${version}/operations.json`, read('operations.json')),
  };
}

/** The operations of a manifest. @throws Misconfigured it is none */
export function knownOperations(file: string, manifest: string): KnownOperation[] {
  return [...readOperations(new Map([[file, manifest]])).values()].map((body) => {
    const operation = parse(body).definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION);
    return { name: operation?.name?.value ?? 'without a name', body };
  });
}

/** What is wrong with a version to be released, in sentences. */
export function versionFaults(version: string, last: string | undefined): string[] {
  if (!/^\d+\.\d+\.\d+$/.test(version)) return [`"${version}" is no version: graph --release takes one such as 1.2.0.`];
  if (last !== undefined && byVersion(version, last) <= 0)
    return [`${version} does not come after ${last}, which was released last.`];
  return [];
}

function byVersion(one: string, other: string): number {
  const [a, b] = [one, other].map((version) => version.split('.').map(Number));
  for (const index of [0, 1, 2]) {
    const difference = (a?.[index] ?? 0) - (b?.[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
