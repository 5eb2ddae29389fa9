import { inWords, type AccessRules, type FieldCosts } from '@supply-hub/guard';
import {
  astFromValue,
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  isUnionType,
  print,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type GraphQLType,
} from 'graphql';
import { escaped, prose } from './html.ts';

/** What the reference tells of a schema beside the schema. */
export interface Described {
  readonly schema: GraphQLSchema;
  readonly rules: AccessRules;
  readonly costs: FieldCosts;
  /** `Type` and `Type.field` whose reading is kept in the audit. */
  readonly audited: ReadonlySet<string>;
}

/** A type as a part of the page, with an anchor for itself and for each of its members. */
export function describeType(type: GraphQLNamedType, described: Described, givenBy: readonly string[]): string {
  const { name } = type;
  return `<section id="${name}"><h3>${name}</h3><small>${kindOf(type)}</small>${badges(described, name)}
${prose(type.description)}${relations(type, described)}${usedBy(givenBy)}${membersOf(type, described)}</section>`;
}

function membersOf(type: GraphQLNamedType, described: Described): string {
  if (isObjectType(type) || isInterfaceType(type))
    return list(Object.values(type.getFields()).map((field) => describeField(type.name, field, described)));
  if (isInputObjectType(type))
    return list(Object.values(type.getFields()).map((field) => describeInput(`${type.name}.${field.name}`, field)));
  if (isEnumType(type))
    return list(
      type.getValues().map(({ name, description, deprecationReason }) => {
        const id = `${type.name}.${name}`;
        return `<dt id="${id}">${name}${deprecatedBadge(deprecationReason)}</dt><dd>${prose(description)}${deprecation(deprecationReason)}</dd>`;
      }),
    );
  return '';
}

function describeField(parent: string, field: GraphQLField<unknown, unknown>, described: Described): string {
  const id = `${parent}.${field.name}`;
  const { deprecationReason: reason } = field;
  const given =
    field.args.length === 0 ? '' : list(field.args.map((each) => describeInput(`${id}.${each.name}`, each)));
  return `<dt id="${id}">${field.name}: ${typeLink(field.type)}${badges(described, id, getNamedType(field.type).name)}${costBadge(id, field, described)}${deprecatedBadge(reason)}</dt><dd>${prose(field.description)}${deprecation(reason)}${given}</dd>`;
}

function describeInput(id: string, input: GraphQLArgument | GraphQLInputField): string {
  const { name, type, description, deprecationReason: reason, defaultValue } = input;
  const value = defaultValue === undefined ? undefined : astFromValue(defaultValue, type);
  const usual = value === undefined || value === null ? '' : ` = ${escaped(print(value))}`;
  const needed = isNonNullType(type) && defaultValue === undefined ? '<b>needed</b>' : '';
  return `<dt id="${id}">${name}: ${typeLink(type)}${usual}${needed}${deprecatedBadge(reason)}</dt><dd>${prose(description)}${deprecation(reason)}</dd>`;
}

const list = (parts: readonly string[]): string => `<dl>${parts.join('\n')}</dl>`;

export function typeLink(type: GraphQLType): string {
  const { name } = getNamedType(type);
  return escaped(String(type)).replace(name, `<a href="#${name}">${name}</a>`);
}

const links = (names: readonly string[]): string => names.map((name) => `<a href="#${name}">${name}</a>`).join(', ');

function kindOf(type: GraphQLNamedType): string {
  if (isObjectType(type)) return 'object';
  if (isInterfaceType(type)) return 'interface';
  if (isUnionType(type)) return 'one of several';
  if (isEnumType(type)) return 'one of these values';
  if (isInputObjectType(type)) return 'input';
  return isScalarType(type) ? 'plain value' : '';
}

function relations(type: GraphQLNamedType, { schema }: Described): string {
  const said: string[] = [];
  if ((isObjectType(type) || isInterfaceType(type)) && type.getInterfaces().length > 0)
    said.push(`Is a ${links(type.getInterfaces().map(({ name }) => name))}.`);
  if (isUnionType(type) || isInterfaceType(type))
    said.push(`May be: ${links(schema.getPossibleTypes(type).map(({ name }) => name))}.`);
  if (isScalarType(type) && typeof type.specifiedByURL === 'string') said.push(escaped(type.specifiedByURL));
  return said.map((each) => `<p>${each}</p>`).join('');
}

const mostUses = 12;

function usedBy(places: readonly string[]): string {
  if (places.length === 0) return '';
  const more = places.length > mostUses ? ` and ${places.length - mostUses} more` : '';
  return `<p><small>Stands in ${links(places.slice(0, mostUses))}${more}.</small></p>`;
}

function badges({ rules, audited }: Described, ...places: readonly string[]): string {
  const said = new Set(places.flatMap((place) => rules.get(place) ?? []).map(inWords));
  if (places.some((place) => audited.has(place))) said.add('that it is read is kept');
  return [...said].map((each) => `<b>${escaped(each)}</b>`).join('');
}

/** What a field costs beyond one for each object it gives, after the rules of the gateway's limit. */
function costBadge(id: string, { type, args }: GraphQLField<unknown, unknown>, { costs }: Described): string {
  const said = costs.get(id);
  const weight = said?.weight ?? (isCompositeType(getNamedType(type)) ? 1 : 0);
  const slicing =
    said?.listSize?.slicingArguments ?? args.filter(({ name }) => name === 'first').map(({ name }) => name);
  // Edges are counted where their page's length is given.
  const isCounted =
    isListType(getNullableType(type)) && isCompositeType(getNamedType(type)) && !id.endsWith('Connection.edges');
  const size = said?.listSize?.assumedSize;
  const times =
    slicing.length > 0 ? ` × ${slicing.join(' or ')}` : size !== undefined ? ` × ${size}` : isCounted ? ' × 10' : '';
  if (times === '' && said?.weight === undefined) return '';
  return `<b>cost ${weight}${escaped(times)}</b>`;
}

const deprecatedBadge = (reason: string | null | undefined): string =>
  typeof reason === 'string' ? '<b class="warn">deprecated</b>' : '';
const deprecation = (reason: string | null | undefined): string =>
  typeof reason === 'string' ? prose(reason).replaceAll('<p>', '<p class="warn">') : '';
