import {
  getArgumentValues,
  getNamedType,
  getVariableValues,
  isCompositeType,
  isListType,
  getNullableType,
  isObjectType,
  isInterfaceType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { FieldCosts, ListSize } from './field-costs.ts';

/** What a mutation costs before its answer is read: it writes, and may wake systems. */
const mutationWeight = 10;
/** How many a list holds when nothing says so. */
const usualListSize = 10;
/** A page's size when its argument is neither given nor has a default. */
const usualPageSize = 20;
/** Above this nothing is worth telling apart; and no sum grows into infinity. */
const most = 1e9;

interface CostOptions {
  readonly schema: GraphQLSchema;
  readonly costs: FieldCosts;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * What an operation may cost at most, before it is run: one for each thing with fields of its own, times how many of it
 * a list or page may hold, by the cost specification's rules. `@cost` and `@listSize` say what is dearer or longer;
 * where they say nothing, a field with `first` is a page of that many `edges`, and another list holds ten.
 *
 * @returns a whole number, never above a thousand million
 */
export function operationCost({ schema, costs, document, operation, variables: given }: CostOptions): number {
  // As the executor will have them, the operation's own defaults among them. What it will refuse says of no size.
  const { coerced: variables = {} } = getVariableValues(schema, operation.variableDefinitions ?? [], given, {
    maxErrors: 1,
  });
  const fragments = new Map<string, FragmentDefinitionNode>(
    document.definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each]] : [])),
  );
  /** Of a fragment outside any page: measured once, however often it is spread. */
  const known = new Map<string, number>();
  const root = schema.getRootType(operation.operation);
  if (root === null || root === undefined) return 0;
  return Math.min(most, Math.ceil(ofSet(operation.selectionSet, root, none)));

  function ofSet({ selections }: SelectionSetNode, type: GraphQLNamedType, page: Page): number {
    let sum = 0;
    for (const each of selections) {
      if (sum >= most) return most;
      if (each.kind === Kind.FIELD) sum += ofField(each, type, page);
      else if (each.kind === Kind.INLINE_FRAGMENT)
        sum += ofSet(each.selectionSet, typeNamed(each.typeCondition?.name.value) ?? type, page);
      else sum += ofFragment(each.name.value, page);
    }
    return Math.min(sum, most);
  }

  function ofFragment(name: string, page: Page): number {
    const key = page === none ? name : `${name} ${page.size} ${page.fields.join()}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const fragment = fragments.get(name);
    const on = typeNamed(fragment?.typeCondition.name.value);
    if (fragment === undefined || on === undefined) return 0;
    // A fragment inside itself is refused by validation; measuring it must end all the same.
    known.set(key, 0);
    const cost = ofSet(fragment.selectionSet, on, page);
    known.set(key, cost);
    return cost;
  }

  function ofField(node: FieldNode, parent: GraphQLNamedType, page: Page): number {
    if (node.name.value.startsWith('__') || !(isObjectType(parent) || isInterfaceType(parent))) return 0;
    const field = parent.getFields()[node.name.value];
    if (field === undefined) return 0;
    const said = costs.get(`${parent.name}.${field.name}`);
    const type = getNamedType(field.type);
    const weight = said?.weight ?? (isCompositeType(type) ? 1 : 0);
    const sizing = said?.listSize ?? pageOf(field);
    const own = sizing === undefined || sizing.sizedFields.length > 0 ? undefined : sizeOf(sizing, node, field);
    const times = isListType(getNullableType(field.type))
      ? (own ?? (page.fields.includes(field.name) ? page.size : usualListSize))
      : 1;
    const within: Page =
      sizing === undefined || sizing.sizedFields.length === 0
        ? none
        : { fields: sizing.sizedFields, size: sizeOf(sizing, node, field) };
    const inner = node.selectionSet === undefined ? 0 : ofSet(node.selectionSet, type, within);
    const once = parent === schema.getMutationType() ? mutationWeight : 0;
    return Math.min(most, once + times * (weight + inner));
  }

  function sizeOf(sizing: ListSize, node: FieldNode, field: GraphQLField<unknown, unknown>): number {
    const given = sizesGiven(field, node);
    const sizes = sizing.slicingArguments.flatMap((name) => {
      const value = given[name];
      // A list says by its length for how many things something is asked.
      if (Array.isArray(value)) return [value.length];
      return typeof value === 'number' && value >= 0 ? [value] : [];
    });
    return sizes.length > 0 ? Math.max(...sizes) : (sizing.assumedSize ?? usualPageSize);
  }

  /** Arguments that cannot be read are the executor's to refuse; until then they say nothing of a size. */
  function sizesGiven(field: GraphQLField<unknown, unknown>, node: FieldNode): Record<string, unknown> {
    try {
      return getArgumentValues(field, node, variables);
    } catch {
      return {};
    }
  }

  function typeNamed(name: string | undefined): GraphQLNamedType | undefined {
    return name === undefined ? undefined : schema.getType(name);
  }
}

/** Which fields of a result hold a page, and how long it is. */
interface Page {
  readonly fields: readonly string[];
  readonly size: number;
}
const none: Page = { fields: [], size: 0 };

/** The convention of this graph: `first` is how many, in `edges` where the field gives a connection. */
function pageOf(field: GraphQLField<unknown, unknown>): ListSize | undefined {
  if (!field.args.some(({ name }) => name === 'first')) return undefined;
  const type = getNamedType(field.type);
  const isConnection = isObjectType(type) && type.getFields()['edges'] !== undefined;
  return { slicingArguments: ['first'], sizedFields: isConnection ? ['edges'] : [] };
}
