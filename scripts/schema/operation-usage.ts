import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
  type GraphQLInputType,
  type GraphQLSchema,
  type TypeNode,
} from 'graphql';

/** An operation that an app of ours sends, as its manifest has it. */
export interface KnownOperation {
  readonly name: string;
  readonly body: string;
}

/**
 * Who uses what: names of operations by `Type`, `Type.field`, `Type.field.argument`, `Input.field` and `Enum.VALUE`.
 */
export type Usage = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Whoever gets an enum uses all of its values, and whoever sends an input as a variable all of its fields: nobody can
 * tell which. Operations that do not fit the schema are another surface's.
 */
export function operationUsage(schema: GraphQLSchema, operations: readonly KnownOperation[]): Usage {
  const usage = new Map<string, Set<string>>();
  for (const { name, body } of operations) {
    const document = parse(body);
    if (validate(schema, document).length > 0) continue;
    const use = (...path: string[]): void => {
      const key = path.join('.');
      usage.set(key, (usage.get(key) ?? new Set()).add(name));
    };
    const useWhole = (type: GraphQLInputType, seen = new Set<string>()): void => {
      const named = getNamedType(type);
      use(named.name);
      if (isEnumType(named)) for (const value of named.getValues()) use(named.name, value.name);
      if (!isInputObjectType(named) || seen.has(named.name)) return;
      seen.add(named.name);
      for (const field of Object.values(named.getFields())) {
        use(named.name, field.name);
        useWhole(field.type, seen);
      }
    };
    const info = new TypeInfo(schema);
    visit(
      document,
      visitWithTypeInfo(info, {
        VariableDefinition({ type }) {
          const sent = schema.getType(namedIn(type));
          if (isInputObjectType(sent) || isEnumType(sent)) useWhole(sent);
        },
        FragmentDefinition: ({ typeCondition }) => use(typeCondition.name.value),
        InlineFragment({ typeCondition }) {
          if (typeCondition !== undefined) use(typeCondition.name.value);
        },
        Field() {
          const [parent, field, type] = [info.getParentType(), info.getFieldDef(), info.getType()];
          if (!parent || !field || !type) return;
          use(parent.name);
          use(parent.name, field.name);
          const named = getNamedType(type);
          use(named.name);
          if (isEnumType(named)) useWhole(named);
        },
        Argument() {
          const [parent, field, argument] = [info.getParentType(), info.getFieldDef(), info.getArgument()];
          if (parent && field && argument) use(parent.name, field.name, argument.name);
        },
        ObjectField({ name: field }) {
          const parent = getNamedType(info.getParentInputType());
          if (parent) use(parent.name, field.value);
        },
        EnumValue({ value }) {
          const type = getNamedType(info.getInputType());
          if (type) use(type.name, value);
        },
      }),
    );
  }
  return usage;
}

function namedIn(type: TypeNode): string {
  return 'name' in type ? type.name.value : namedIn(type.type);
}
