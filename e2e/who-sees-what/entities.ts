import { post } from '../ask.ts';
import type { Graph, GraphPart } from './graph-parts.ts';

/** `Type:id` */
export type Ref = string;
export type Entity = Readonly<Record<string, unknown>>;

export const refOf = (type: string, id: string): Ref => `${type}:${id}`;
export const typeOfRef = (ref: Ref): string => ref.slice(0, ref.indexOf(':'));
export const idOfRef = (ref: Ref): string => ref.slice(ref.indexOf(':') + 1);

/** Asks subgraphs for entities by id as the gateway does, with one viewer's token. */
export interface EntityReader {
  /**
   * Everything a subgraph says of these, in their order; null for what it says is not there.
   * @throws when it answers with an error: what may not be seen is null, and nothing else
   */
  read(part: GraphPart, ids: readonly string[]): Promise<(Entity | null)[]>;
}

const largestBatch = 200;

export function entityReader(
  graph: Graph,
  urls: ReadonlyMap<string, string>,
  token: string,
  facilities: readonly string[],
): EntityReader {
  return {
    async read(part, ids) {
      const query = `query ($keys: [_Any!]!) {
        _entities(representations: $keys) { ... on ${part.type} { __typename id ${graph.selection(part, facilities)} } }
      }`;
      const all: (Entity | null)[] = [];
      let batch = largestBatch;
      while (all.length < ids.length) {
        const keys = ids.slice(all.length, all.length + batch).map((id) => ({ __typename: part.type, id }));
        const { data, errors } = await post(
          `${urls.get(part.subgraph)}/graphql`,
          { query, variables: { keys } },
          token,
        );
        // All fields of so many may cost more than a subgraph takes at once.
        if (errors?.[0]?.extensions.code === 'OPERATION_TOO_COSTLY' && batch > 1) {
          batch = Math.ceil(batch / 4);
          continue;
        }
        if (errors !== undefined)
          throw new Error(`${part.subgraph} says of ${part.type}: ${JSON.stringify(errors.slice(0, 3))}`);
        all.push(...entitiesOf(data?.['_entities']));
      }
      return all;
    },
  };
}

/** Entities that are named anywhere below a value. */
export function refsIn(value: unknown): Ref[] {
  if (Array.isArray(value)) return value.flatMap(refsIn);
  if (typeof value !== 'object' || value === null) return [];
  const { __typename: type, id } = { __typename: undefined, id: undefined, ...value };
  const own = typeof type === 'string' && typeof id === 'string' ? [refOf(type, id)] : [];
  return [...own, ...Object.values(value).flatMap(refsIn)];
}

/** Whether nothing is told but the id that was asked with. */
export function tellsNothing(entity: Entity | null): boolean {
  if (entity === null) return true;
  return Object.entries(entity).every(([name, value]) => name === '__typename' || name === 'id' || isNothing(value));
}

function isNothing(value: unknown): boolean {
  if (value === null) return true;
  if (Array.isArray(value)) return value.length === 0;
  if (typeof value !== 'object' || !('edges' in value)) return false;
  return isNothing(value.edges) && (!('totalCount' in value) || value.totalCount === 0);
}

function entitiesOf(value: unknown): (Entity | null)[] {
  if (!Array.isArray(value)) throw new Error('_entities is no list');
  return value.map((each: unknown) => (typeof each === 'object' && each !== null ? { ...each } : null));
}
