import { readTagged } from '@supply-hub/guard';
import {
  buildASTSchema,
  Kind,
  parse,
  printSchema,
  type DefinitionNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  type InputValueDefinitionNode,
  type TypeNode,
} from 'graphql';

/** A part of the graph for some of its clients, chosen by `@tag`. */
export interface Contract {
  /** What is tagged with this name is in it: single fields, or a type with all of its fields in every subgraph. */
  readonly include: string;
  /** Fields and types tagged with this name are not, whatever they are in. */
  readonly exclude: string;
}

/** What a trading partner's own applications ask by. */
export const partnerContract: Contract = { include: 'partner', exclude: 'staff' };

/**
 * The schema of a contract: of each type only what is in it, and what nothing leads to is left out. A field is left
 * out, too, when what it gives is.
 *
 * @param supergraphSdl with its tags
 * @param schema what clients of the whole graph see
 * @returns undefined: nothing that can be asked for is tagged so
 */
export function contractSchema(
  supergraphSdl: string,
  schema: GraphQLSchema,
  contract: Contract,
): GraphQLSchema | undefined {
  const included = readTagged(supergraphSdl, contract.include);
  const excluded = readTagged(supergraphSdl, contract.exclude);
  const isIn = (type: string, field: string): boolean => {
    const places = [type, `${type}.${field}`];
    return places.some((place) => included.has(place)) && !places.some((place) => excluded.has(place));
  };
  const document = parse(printSchema(schema));
  const kept = new Map<string, DefinitionNode>();
  for (const each of document.definitions) {
    if (!('name' in each) || each.name === undefined) continue;
    const name = each.name.value;
    if (each.kind === Kind.OBJECT_TYPE_DEFINITION || each.kind === Kind.INTERFACE_TYPE_DEFINITION) {
      const fields = each.fields?.filter((field) => isIn(name, field.name.value)) ?? [];
      if (fields.length > 0) kept.set(name, { ...each, fields });
    } else kept.set(name, each);
  }
  while (dropDangling(kept));
  for (const name of unreachable(kept, rootNames(schema))) kept.delete(name);
  if (!kept.has('Query')) return undefined;
  return buildASTSchema({ kind: Kind.DOCUMENT, definitions: [...kept.values()] });
}

const rootNames = (schema: GraphQLSchema): string[] =>
  [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((type) => type?.name ?? []);

/** @returns whether something was left out, so that more may have to be */
function dropDangling(kept: Map<string, DefinitionNode>): boolean {
  let isChanged = false;
  const isThere = (type: TypeNode): boolean => {
    const name = nameOf(type);
    return kept.has(name) || isBuiltIn(name);
  };
  for (const [name, each] of kept) {
    if (each.kind !== Kind.OBJECT_TYPE_DEFINITION && each.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    const { fields = [], interfaces = [] } = each;
    const left = { fields: fields.filter(({ type }) => isThere(type)), interfaces: interfaces.filter(isThere) };
    if (left.fields.length === fields.length && left.interfaces.length === interfaces.length) continue;
    isChanged = true;
    if (left.fields.length === 0) kept.delete(name);
    else kept.set(name, { ...each, ...left });
  }
  for (const [name, each] of kept) {
    if (each.kind !== Kind.UNION_TYPE_DEFINITION) continue;
    const types = each.types?.filter(isThere) ?? [];
    if (types.length === each.types?.length) continue;
    isChanged = true;
    if (types.length === 0) kept.delete(name);
    else kept.set(name, { ...each, types });
  }
  return isChanged;
}

function unreachable(kept: ReadonlyMap<string, DefinitionNode>, roots: readonly string[]): string[] {
  const reached = new Set<string>();
  const go = (name: string): void => {
    const each = kept.get(name);
    if (each === undefined || reached.has(name)) return;
    reached.add(name);
    for (const part of partsOf(each)) go(part);
  };
  for (const root of roots) go(root);
  return [...kept.keys()].filter((name) => !reached.has(name));
}

/** The types a definition names. */
function partsOf(each: DefinitionNode): string[] {
  const ofField = ({ type, arguments: given = [] }: FieldDefinitionNode): string[] => [
    nameOf(type),
    ...given.map((argument: InputValueDefinitionNode) => nameOf(argument.type)),
  ];
  switch (each.kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_DEFINITION:
      return [...(each.fields ?? []).flatMap(ofField), ...(each.interfaces ?? []).map(({ name }) => name.value)];
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      return (each.fields ?? []).map(({ type }) => nameOf(type));
    case Kind.UNION_TYPE_DEFINITION:
      return (each.types ?? []).map(({ name }) => name.value);
    default:
      return [];
  }
}

function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);
}

const isBuiltIn = (name: string): boolean => ['ID', 'Int', 'Float', 'String', 'Boolean'].includes(name);
