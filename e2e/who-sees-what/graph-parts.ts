import { readFileSync } from 'node:fs';
import {
  Kind,
  parse,
  type ConstDirectiveNode,
  type FieldDefinitionNode,
  type ObjectTypeDefinitionNode,
  type TypeNode,
} from 'graphql';

/** What one subgraph knows of a type that has a key: asked for by id through `_entities`. */
export interface GraphPart {
  readonly type: string;
  readonly subgraph: string;
  readonly fields: readonly FieldDefinitionNode[];
}

/** The composed graph, as who attacks it reads it. */
export interface Graph {
  /** Every type with a key, in every subgraph that resolves it. */
  readonly parts: readonly GraphPart[];
  /** The fields of Query. */
  readonly queries: readonly string[];
  /** Whether a list of Query tells how many there are in all. */
  isCounted(query: string): boolean;
  /** All fields of a part, entities by type and id alone; fields for a facility are asked for each of them. */
  selection(part: Pick<GraphPart, 'fields'>, facilities: readonly string[]): string;
}

const typeOf = ({ type }: FieldDefinitionNode): string => namedType(type);

export function readGraph(): Graph {
  const document = parse(readFileSync(new URL('../../supergraph.graphql', import.meta.url), 'utf8'));
  const objects = new Map(
    document.definitions.flatMap((each): [string, ObjectTypeDefinitionNode][] =>
      each.kind === Kind.OBJECT_TYPE_DEFINITION ? [[each.name.value, each]] : [],
    ),
  );
  const parts = [...objects.values()].flatMap((object): GraphPart[] =>
    directives(object, 'join__type').flatMap((join) => {
      const graph = argument(join, 'graph');
      if (argument(join, 'key') === undefined || argument(join, 'resolvable') === 'false' || graph === undefined)
        return [];
      return [{ type: object.name.value, subgraph: graph.toLowerCase(), fields: fieldsIn(object, graph) }];
    }),
  );
  const keyed = new Set(parts.map(({ type }) => type));

  function selection({ fields }: Pick<GraphPart, 'fields'>, facilities: readonly string[]): string {
    return fields
      .filter(({ name }) => name.value !== 'id')
      .flatMap((field) => askedWays(field, facilities).map((asked) => `${asked} ${body(typeOf(field), facilities)}`))
      .join('\n');
  }

  function body(type: string, facilities: readonly string[]): string {
    const object = objects.get(type);
    if (object === undefined) return '';
    if (keyed.has(type)) return '{ __typename id }';
    return `{ ${selection({ fields: object.fields ?? [] }, facilities)} }`;
  }

  const queries = objects.get('Query')?.fields ?? [];
  return {
    parts,
    queries: queries.map(({ name }) => name.value),
    isCounted(query) {
      const field = queries.find(({ name }) => name.value === query);
      const page = field && objects.get(typeOf(field));
      return page?.fields?.some(({ name }) => name.value === 'totalCount') === true;
    },
    selection,
  };
}

/** How a field is asked: once, or once for each facility when it takes one. */
function askedWays(
  { name: { value: name }, arguments: takes = [] }: FieldDefinitionNode,
  facilities: readonly string[],
) {
  const given = takes.flatMap((each) => {
    if (each.name.value === 'first') return ['first: 100'];
    if (each.name.value !== 'facilityId' && each.type.kind === Kind.NON_NULL_TYPE)
      throw new Error(`${name} needs ${each.name.value}: say here how it is to be asked`);
    return [];
  });
  const facility = takes.find((each) => each.name.value === 'facilityId');
  const withArguments = (more: readonly string[]) => {
    const all = [...given, ...more];
    return all.length === 0 ? name : `${name}(${all.join(', ')})`;
  };
  if (facility === undefined) return [withArguments([])];
  const each = facilities.map((id) => `${name}_${id}: ${withArguments([`facilityId: "${id}"`])}`);
  return facility.type.kind === Kind.NON_NULL_TYPE ? each : [withArguments([]), ...each];
}

function fieldsIn(object: ObjectTypeDefinitionNode, graph: string): FieldDefinitionNode[] {
  return (object.fields ?? []).filter((field) => {
    const joins = directives(field, 'join__field');
    return (
      joins.length === 0 ||
      joins.some((join) => argument(join, 'graph') === graph && argument(join, 'external') !== 'true')
    );
  });
}

function directives(node: { directives?: readonly ConstDirectiveNode[] }, name: string): ConstDirectiveNode[] {
  return (node.directives ?? []).filter((each) => each.name.value === name);
}

function argument({ arguments: given = [] }: ConstDirectiveNode, name: string): string | undefined {
  const value = given.find((each) => each.name.value === name)?.value;
  return value !== undefined && 'value' in value ? String(value.value) : undefined;
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}
