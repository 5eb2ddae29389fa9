import { idOfRef, refOf, refsIn, typeOfRef, type Entity, type EntityReader, type Ref } from './entities.ts';
import type { Graph } from './graph-parts.ts';

/** Everything there is, with everything it names: what somebody sees who may see it all. */
export interface World {
  /** All rows of a type, in no order. */
  all(type: string): readonly string[];
  /** One field of a row, as it was answered. */
  value(ref: Ref, field: string): unknown;
  /** The rows that a field of this one names; `<Type.field`: the rows of that type that name this one there. */
  follow(ref: Ref, path: string): readonly Ref[];
}

/** Walks from some rows to all that can be reached, asking every subgraph for all it knows of each. */
export async function explore(graph: Graph, reader: EntityReader, from: readonly Ref[]): Promise<World> {
  const entities = new Map<Ref, Entity>();
  const backwards = new Map<string, Ref[]>();
  const met = new Set<Ref>(from);
  for (let next = [...met]; next.length > 0;) {
    const found: Ref[] = [];
    for (const [type, refs] of Map.groupBy(next, typeOfRef)) {
      for (const part of graph.parts.filter((each) => each.type === type)) {
        const answers = await reader.read(part, refs.map(idOfRef));
        answers.forEach((entity, index) => {
          const ref = refs[index];
          if (ref === undefined || entity === null) throw new Error(`${part.subgraph} has no ${ref}, which is named`);
          entities.set(ref, { ...entities.get(ref), ...entity });
          for (const [label, value] of Object.entries(entity)) {
            for (const other of refsIn(value)) {
              found.push(other);
              const key = `${other}<${type}.${fieldOf(label)}`;
              backwards.set(key, [...(backwards.get(key) ?? []), ref]);
            }
          }
        });
      }
    }
    next = [...new Set(found)].filter((ref) => !met.has(ref));
    for (const ref of next) met.add(ref);
  }
  return {
    all: (type) => [...met].filter((ref) => typeOfRef(ref) === type).map(idOfRef),
    value: (ref, field) => entities.get(ref)?.[field],
    follow(ref, path) {
      if (path.startsWith('<')) return backwards.get(`${ref}${path}`) ?? [];
      return refsIn(entities.get(ref)?.[path]).filter((each) => each !== refOf(typeOfRef(ref), idOfRef(ref)));
    },
  };
}

/** `stock_facility_1` is how `stock` was asked of one facility. */
const fieldOf = (label: string): string => label.replace(/_facility_\w+$/, '');
