import { readTagged } from '@supply-hub/guard';
import { defaultFieldResolver, isObjectType, type GraphQLField, type GraphQLSchema } from 'graphql';

/** What an operation showed of what is patient-linked. */
export class Shown {
  /** `Type.field` */
  readonly fields = new Set<string>();
  /** Hub ids of what they are fields of. */
  readonly ids = new Set<string>();
}

const place = Symbol('shown');

/** The same context, in which what is shown is noted. */
export function noting<C extends object>(context: C): { readonly context: C; readonly shown: Shown } {
  const shown = new Shown();
  // Under a symbol: Apollo Server gives resolvers a copy of the context, which has it too.
  return { context: Object.assign(context, { [place]: shown }), shown };
}

/**
 * Has every field that the schema marks `@tag(name: "phi")`, and every field but the id of a type it marks, note what it
 * shows and of what: whoever asks, by whichever way. What is null shows nothing.
 *
 * @returns whether anything is marked
 */
export function watchPatientLinked(schema: GraphQLSchema, sdl: string): boolean {
  const marked = readTagged(sdl, 'phi');
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const name = `${type.name}.${field.name}`;
      const isMarked = marked.has(name) || (marked.has(type.name) && field.name !== 'id');
      if (isMarked) watch(field, name);
    }
  }
  return marked.size > 0;
}

function watch(field: GraphQLField<unknown, unknown>, name: string): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = (source, args, context, info) => {
    const value: unknown = resolve(source, args, context, info);
    const shown = shownIn(context);
    if (shown === undefined) return value;
    const note = (given: unknown) => {
      if (given === null || given === undefined) return given;
      shown.fields.add(name);
      const id = idOf(source);
      if (id !== undefined) shown.ids.add(id);
      return given;
    };
    return value instanceof Promise ? value.then(note) : note(value);
  };
}

function shownIn(context: unknown): Shown | undefined {
  if (typeof context !== 'object' || context === null || !(place in context)) return undefined;
  return context[place] instanceof Shown ? context[place] : undefined;
}

function idOf(source: unknown): string | undefined {
  if (typeof source !== 'object' || source === null || !('id' in source)) return undefined;
  return typeof source.id === 'string' ? source.id : undefined;
}
