import {
  GraphQLError,
  Kind,
  type FragmentDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

/** How large one operation may be. Page sizes are the subgraphs' to check. */
export interface OperationLimits {
  /** Fields inside fields; a connection takes three. */
  readonly maxDepth: number;
  readonly maxAliases: number;
  readonly maxRootFields: number;
  /** Fields in all, each fragment counted wherever it is spread. */
  readonly maxFields: number;
  /** Uses of directives, each fragment's counted wherever it is spread. */
  readonly maxDirectives: number;
  /** Lexical tokens, counted before anything else is done with the text. */
  readonly maxTokens: number;
  /** What it may cost, by the rules of `operationCost`. */
  readonly maxCost: number;
}

/** A dashboard's largest screen fits twice; GraphiQL's introspection query (about 300 tokens) easily. */
export const defaultOperationLimits: OperationLimits = {
  maxDepth: 16,
  maxAliases: 30,
  maxRootFields: 20,
  maxFields: 600,
  maxDirectives: 50,
  maxTokens: 3000,
  maxCost: 250_000,
};

interface Size {
  depth: number;
  aliases: number;
  fields: number;
  rootFields: number;
  directives: number;
}

const nothing: Size = { depth: 0, aliases: 0, fields: 0, rootFields: 0, directives: 0 };

/**
 * One error for each limit an operation passes. A fragment is measured once and counted where it is spread, so
 * measuring is linear however the fragments multiply. Questions about the schema are graphql's own to limit.
 */
export function operationLimitRule(limits: OperationLimits): ValidationRule {
  return (context) => {
    const measure = selectionMeasure(context);
    return {
      OperationDefinition: (operation) => {
        const size = measure(operation.selectionSet);
        const check = (actual: number, most: number, what: string) => {
          if (actual <= most) return;
          const message = `This operation has ${actual} ${what}; at most ${most} are allowed. Ask for less, or in several operations.`;
          context.reportError(new GraphQLError(message, { nodes: operation }));
        };
        check(size.depth, limits.maxDepth, 'levels of fields');
        check(size.aliases, limits.maxAliases, 'aliases');
        check(size.rootFields, limits.maxRootFields, 'root fields');
        check(size.fields, limits.maxFields, 'fields');
        check(size.directives + (operation.directives?.length ?? 0), limits.maxDirectives, 'directives');
      },
    };
  };
}

function selectionMeasure(context: ValidationContext): (set: SelectionSetNode) => Size {
  const fragments = new Map<FragmentDefinitionNode, Size>();

  function ofFragment(fragment: FragmentDefinitionNode | null | undefined): Size {
    if (fragment === null || fragment === undefined) return nothing;
    const known = fragments.get(fragment);
    if (known !== undefined) return known;
    // A fragment met inside itself counts nothing here: another rule refuses the cycle.
    fragments.set(fragment, nothing);
    const { directives, ...inside } = ofSet(fragment.selectionSet);
    const size = { ...inside, directives: directives + (fragment.directives?.length ?? 0) };
    fragments.set(fragment, size);
    return size;
  }

  function ofSet({ selections }: SelectionSetNode): Size {
    const sum = { ...nothing };
    for (const each of selections) {
      sum.directives += each.directives?.length ?? 0;
      if (each.kind === Kind.FIELD) {
        if (each.alias !== undefined) sum.aliases += 1;
        sum.rootFields += 1;
        if (each.name.value.startsWith('__')) continue;
        const inner = each.selectionSet === undefined ? nothing : ofSet(each.selectionSet);
        sum.depth = Math.max(sum.depth, inner.depth + 1);
        sum.aliases += inner.aliases;
        sum.directives += inner.directives;
        sum.fields += inner.fields + 1;
      } else {
        const inner =
          each.kind === Kind.INLINE_FRAGMENT
            ? ofSet(each.selectionSet)
            : ofFragment(context.getFragment(each.name.value));
        sum.depth = Math.max(sum.depth, inner.depth);
        sum.aliases += inner.aliases;
        sum.directives += inner.directives;
        sum.fields += inner.fields;
        sum.rootFields += inner.rootFields;
      }
    }
    return sum;
  }

  return ofSet;
}
