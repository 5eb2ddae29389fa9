import { readFileSync } from 'node:fs';
import {
  buildASTSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';

/** A root field, and how to ask it with what is another's. */
export interface RootField {
  readonly name: string;
  /** The subgraph that answers it. */
  readonly subgraph: string;
  /** Operations that reach for others' rows by it, one for each id that may be given. */
  attempts(ids: IdsOfType): readonly string[];
}

/** Hub ids of a type that somebody else may see; of a type the test has none of, one that is nobody's. */
export type IdsOfType = (type: string) => readonly string[];

/**
 * The root fields of the composed graph, each with the arguments its own schema asks for: a field that is added to the graph is
 * attacked without a line here.
 */
export function rootFields(root: 'Query' | 'Mutation' | 'Subscription'): readonly RootField[] {
  const sdl = readFileSync(new URL('../../supergraph.graphql', import.meta.url), 'utf8');
  const schema = buildASTSchema(parse(sdl), { assumeValidSDL: true });
  const type = schema.getType(root);
  if (!isObjectType(type)) return [];
  return Object.values(type.getFields()).map((field) => ({
    name: field.name,
    subgraph: subgraphOf(field),
    attempts: (ids) =>
      argumentSets(field, ids, schema).map(
        (given) => `${root.toLowerCase()} { ${field.name}${given} ${selection(field.type, 2)} }`,
      ),
  }));
}

/** Whether anything at all is told: an id, a list with something in it, a count, words. */
export function tellsAnything(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).some(([name, inner]) => name !== '__typename' && tellsAnything(inner));
  return value !== null && value !== undefined && value !== 0 && typeof value !== 'boolean' && value !== '';
}

function subgraphOf({ astNode }: GraphQLField<unknown, unknown>): string {
  const join = astNode?.directives?.find(({ name }) => name.value === 'join__field');
  const graph = join?.arguments?.find(({ name }) => name.value === 'graph')?.value;
  if (graph?.kind !== Kind.ENUM) throw new Error(`${astNode?.name.value} says of no subgraph that it answers it`);
  return graph.value.toLowerCase();
}

/** Without what may be left out, and with each id that may be given, one at a time. */
function argumentSets(field: GraphQLField<unknown, unknown>, ids: IdsOfType, schema: GraphQLSchema): string[] {
  const needed = field.args.filter(({ type }) => isNonNullType(type));
  const optionalIds = field.args.filter(({ type }) => !isNonNullType(type) && getNamedType(type).name === 'ID');
  const written = (args: readonly GraphQLArgument[], take: number) => {
    const text = args.map(({ name, type }) => `${name}: ${valueFor(name, type, field.type, ids, take)}`).join(', ');
    return text === '' ? '' : `(${text})`;
  };
  const several = needed.some(({ type }) => getNamedType(type).name === 'ID') ? [0, 1, 2] : [0];
  return [
    ...new Set([
      ...several.map((take) => written(needed, take)),
      ...optionalIds.map((argument) => written([...needed, argument], 0)),
    ]),
  ].filter(() => schema.getType(getNamedType(field.type).name) !== undefined);
}

/** A value that fits, naming what is another's wherever an id may stand. */
function valueFor(
  name: string,
  type: GraphQLInputType,
  gives: GraphQLOutputType,
  ids: IdsOfType,
  take: number,
): string {
  const inner = getNullableType(type);
  if (isListType(inner)) return `[${valueFor(name, inner.ofType, gives, ids, take)}]`;
  if (isEnumType(inner)) return inner.getValues()[0]?.name ?? 'null';
  if (isInputObjectType(inner)) {
    const fields = Object.values(inner.getFields())
      .filter((each) => isNonNullType(each.type) || getNamedType(each.type).name === 'ID')
      .map((each) => `${each.name}: ${valueFor(each.name, each.type, gives, ids, take)}`);
    return `{ ${fields.join(', ')} }`;
  }
  switch (inner.name) {
    case 'ID': {
      const known = ids(typeNamed(name, gives));
      return JSON.stringify(known[take % Math.max(1, known.length)] ?? 'item_00000000000000000000');
    }
    case 'Int':
      return '1';
    case 'Boolean':
      return 'false';
    case 'Decimal':
      return '"1"';
    case 'Date':
      return '"2026-03-20"';
    case 'DateTime':
      return name === 'to' ? '"2026-03-20T00:00:00Z"' : '"2026-03-01T00:00:00Z"';
    default:
      return '"attack"';
  }
}

/** What ids are of whose names do not say it. */
const typesOfIds: Readonly<Record<string, string>> = {
  case: 'SurgicalCase',
  exception: 'SupplyException',
  fromFacility: 'Facility',
  fromLocation: 'StorageLocation',
  fromLot: 'StockLot',
  message: 'MessageRecord',
  of: 'SurgicalCase',
  order: 'PurchaseOrder',
  orderLine: 'PurchaseOrderLine',
  partner: 'TradingPartner',
  rule: 'PartnerRule',
  substituteItem: 'Item',
  target: 'Item',
  toLocation: 'StorageLocation',
  transfer: 'StockTransfer',
};

/** What an id is of: `facilityId` of a facility, `id` of what the field gives. */
function typeNamed(argument: string, gives: GraphQLOutputType): string {
  if (argument === 'id') return getNamedType(gives).name;
  const bare = argument.replace(/Ids?$/, '');
  return typesOfIds[bare] ?? bare.replace(/^[a-z]/, (letter) => letter.toUpperCase());
}

/** All that needs no argument, so deep; things with a key by their id. */
function selection(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return '';
  const fields = Object.values(named.getFields()).flatMap((field) => {
    if (field.args.some((each) => isNonNullType(each.type))) return [];
    const inner = getNamedType(field.type);
    if (!isObjectType(inner)) return [field.name];
    return depth === 1 ? [] : [`${field.name} ${selection(field.type, isListLike(inner.name) ? depth : depth - 1)}`];
  });
  return `{ __typename ${fields.filter((text) => !text.endsWith('{ __typename }')).join(' ')} }`;
}

/** Pages are no depth of their own. */
const isListLike = (name: string): boolean => /(Connection|Edge)$/.test(name);
