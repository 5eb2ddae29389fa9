import type { HubIdType } from '@supply-hub/identifiers';
import type { Db } from '@supply-hub/postgres';
import type { ReadByKeys } from '@supply-hub/subgraph-kit';
import { registerReferences } from '../db/register-references.ts';
import type { DocumentSource, SourceDocument } from '../sources/order-source.ts';

/** Reads documents for an answer, and makes what they name readable by id before the answer names it. */
export function readByKey<V>(
  db: Db,
  type: HubIdType,
  system: string,
  documents: DocumentSource<V> | undefined,
): ReadByKeys<V> | undefined {
  if (documents === undefined) return undefined;
  return async (refs, deadline) => {
    const answers = await documents.read(
      refs.map(({ key }) => key),
      deadline,
    );
    const found = [...answers.values()].filter(
      (answer): answer is SourceDocument<V> => answer !== null && !(answer instanceof Error),
    );
    await registerReferences(db, found, (key) => ({ type, system, key }));
    return new Map(
      [...answers].map(([key, answer]) => [key, answer === null || answer instanceof Error ? answer : answer.value]),
    );
  };
}
