import { createHash } from 'node:crypto';
import { Misconfigured } from '@supply-hub/errors';
import { z } from 'zod';

/** Operations by the SHA-256 of their text, in hex. */
export type RegisteredOperations = ReadonlyMap<string, string>;

const $Manifest = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(z.object({ id: z.string(), name: z.string(), type: z.string(), body: z.string() })),
});

export const idOfOperation = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * Reads manifests of operations, as code generation writes them (the persisted query manifest that Apollo's tools and
 * others share).
 *
 * @param manifests the files' texts, by their names
 * @throws Misconfigured naming the file, and the operation that is not what its id says
 */
export function readOperations(manifests: ReadonlyMap<string, string>): RegisteredOperations {
  const operations = new Map<string, string>();
  for (const [file, text] of manifests) {
    const reading = $Manifest.safeParse(jsonOf(text));
    if (!reading.success)
      throw new Misconfigured(
        `${file} is no manifest of operations: write it with "npm run graph" or your own codegen.`,
      );
    for (const { id, name, body } of reading.data.operations) {
      if (id !== idOfOperation(body))
        throw new Misconfigured(`${file}: the id of ${name} is not the SHA-256 of its text. Write the manifest again.`);
      operations.set(id, body);
    }
  }
  return operations;
}

/** Operations' names by the SHA-256 of their text, for counting. What is no manifest has none. */
export function namesOfOperations(manifests: Iterable<string>): ReadonlyMap<string, string> {
  const read = [...manifests].map((text) => $Manifest.safeParse(jsonOf(text)).data?.operations ?? []);
  return new Map(read.flat().map(({ id, name }) => [id, name]));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const $Request = z.looseObject({
  query: z.unknown().optional(),
  /** GraphQL over HTTP's: `sha256:<hex>`. */
  documentId: z.string().nullish(),
  extensions: z.looseObject({ persistedQuery: z.looseObject({ sha256Hash: z.string() }).nullish() }).nullish(),
});

/**
 * A request with the text of the registered operation it names by id, or with its own text when that is registered.
 *
 * @param body as it came, parsed; what is no object goes through, for its form is refused elsewhere
 * @returns undefined: it asks for what is not registered
 */
export function registeredRequest(operations: RegisteredOperations, body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  const reading = $Request.safeParse(body);
  if (!reading.success) return undefined;
  const { query, documentId, extensions, ...rest } = reading.data;
  const named = documentId?.replace(/^sha256:/, '') ?? extensions?.persistedQuery?.sha256Hash;
  if (named === undefined && typeof query !== 'string') return body;
  const text = operations.get(named ?? idOfOperation(String(query)));
  if (text === undefined) return undefined;
  const { persistedQuery: _, ...others } = extensions ?? {};
  return { ...rest, query: text, ...(Object.keys(others).length > 0 && { extensions: others }) };
}
