import { createHash } from 'node:crypto';
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isUnionType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import { describeType, type Described } from './describe-type.ts';
import { escaped } from './html.ts';
import { script, style } from './page-look.ts';

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Nothing is loaded, from anywhere; the page's own style and script alone are run. */
export const referencePolicy = [
  "default-src 'none'",
  `script-src ${hash(script)}`,
  `style-src ${hash(style)}`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

export interface ReferenceOptions extends Described {
  readonly title: string;
  /** Where operations are sent, for the introduction. */
  readonly path: string;
  /** The most an operation may cost. */
  readonly maxCost: number;
}

/**
 * Everything a schema has, as one page that needs nothing else: types, fields, arguments, what is deprecated, what may
 * be asked by whom and what it costs, linked, with a search.
 */
export function referencePage({ title, path, maxCost, ...described }: ReferenceOptions): string {
  const { schema } = described;
  const uses = usesOf(schema);
  const groups = groupsOf(schema);
  const nav = groups.map(
    ([heading, types]) => `<h2>${heading}</h2>${types.map(({ name }) => `<a href="#${name}">${name}</a>`).join('\n')}`,
  );
  const sections = groups.flatMap(([, types]) =>
    types.map((type) => describeType(type, described, uses.get(type.name) ?? [])),
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="content-security-policy" content="${escaped(referencePolicy)}">
<title>${escaped(title)}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<nav><label><input id="search" type="search" placeholder="Search ( / )" aria-label="Search"></label> <small id="count" aria-live="polite"></small>
${nav.join('\n')}</nav>
<main><h1>${escaped(title)}</h1>
<p>Operations go to <code>POST ${escaped(path)}</code>, subscriptions there too, over a WebSocket (graphql-transport-ws) or as Server-Sent Events. Every one needs a token.</p>
<p>An operation costs one for each object it may give, what stands in a list as often as the list is long: <code>first</code>, where it is given. It may cost ${maxCost} at most; each answer tells what it did in <code>extensions.cost</code>. A mark says what else a field asks for.</p>
${sections.join('\n')}
</main>
<script>${script}</script>
</body>
</html>
`;
}

/** Root types first, then the others by what they are, by name. */
function groupsOf(schema: GraphQLSchema): [heading: string, types: GraphQLNamedType[]][] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap(
    (type) => type ?? [],
  );
  const others = Object.values(schema.getTypeMap())
    .filter((type) => !type.name.startsWith('__') && !roots.some((root) => root === type))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
  const groups: [string, GraphQLNamedType[]][] = [
    ['To ask', roots],
    ['Objects', others.filter((type) => isObjectType(type) || isInterfaceType(type) || isUnionType(type))],
    ['Inputs', others.filter(isInputObjectType)],
    ['Lists of values', others.filter(isEnumType)],
    ['Plain values', others.filter(isScalarType)],
  ];
  return groups.filter(([, types]) => types.length > 0);
}

/** By a type's name: the fields and arguments it stands in. */
function usesOf(schema: GraphQLSchema): Map<string, string[]> {
  const uses = new Map<string, string[]>();
  const note = (type: string, place: string): void => void uses.set(type, [...(uses.get(type) ?? []), place]);
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields()))
        note(getNamedType(field.type).name, `${type.name}.${field.name}`);
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const place = `${type.name}.${field.name}`;
      note(getNamedType(field.type).name, place);
      for (const argument of field.args) note(getNamedType(argument.type).name, `${place}.${argument.name}`);
    }
  }
  return uses;
}
