import { Kind, parse, type ConstDirectiveNode } from 'graphql';

/** `Type` and `Type.field` with `@tag` of a name, in a subgraph's schema or a composed one. */
export function readTagged(sdl: string, tag: string): ReadonlySet<string> {
  const tagged = new Set<string>();
  for (const type of parse(sdl).definitions) {
    const hasFields =
      type.kind === Kind.OBJECT_TYPE_DEFINITION ||
      type.kind === Kind.OBJECT_TYPE_EXTENSION ||
      type.kind === Kind.INTERFACE_TYPE_DEFINITION;
    if (!hasFields) continue;
    if (has(type.directives, tag)) tagged.add(type.name.value);
    for (const field of type.fields ?? [])
      if (has(field.directives, tag)) tagged.add(`${type.name.value}.${field.name.value}`);
  }
  return tagged;
}

/** Composition writes it under the name its subgraphs import it by, or under that of its specification. */
const has = (directives: readonly ConstDirectiveNode[] = [], tag: string): boolean =>
  directives.some(
    ({ name, arguments: given = [] }) =>
      name.value.replace(/^federation__/, '') === 'tag' &&
      given.some(({ value }) => value.kind === Kind.STRING && value.value === tag),
  );
