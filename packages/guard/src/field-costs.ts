import {
  Kind,
  parse,
  valueFromASTUntyped,
  type ConstDirectiveNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
} from 'graphql';
import { z } from 'zod';

/** What the schema says a field costs, by `@cost` and `@listSize` of the composed supergraph. */
export interface FieldCost {
  /** `@cost(weight:)`; absent: one for what has fields of its own, nothing for a plain value. */
  readonly weight?: number;
  readonly listSize?: ListSize;
}

/** `@listSize`, after the cost specification (https://ibm.github.io/graphql-specs/cost-spec.html). */
export interface ListSize {
  /** How many there are when no argument says. */
  readonly assumedSize?: number;
  /** The arguments that say how many; the largest given counts. */
  readonly slicingArguments: readonly string[];
  /** The fields of the result that hold the list; none: the field itself is it. */
  readonly sizedFields: readonly string[];
}

/** By `Type.field`. */
export type FieldCosts = ReadonlyMap<string, FieldCost>;

const $Cost = z.object({ weight: z.coerce.number().nonnegative() });
const $ListSize = z.object({
  assumedSize: z.number().int().nonnegative().nullish(),
  slicingArguments: z.array(z.string()).nullish(),
  sizedFields: z.array(z.string()).nullish(),
});

/** Reads what a supergraph says of its fields' costs. */
export function readFieldCosts(supergraphSdl: string): FieldCosts {
  const costs = new Map<string, FieldCost>();
  for (const type of parse(supergraphSdl).definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION && type.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const field of type.fields ?? []) {
      const cost = costOf(type, field);
      if (cost !== undefined) costs.set(`${type.name.value}.${field.name.value}`, cost);
    }
  }
  return costs;
}

function costOf(
  type: ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode,
  field: FieldDefinitionNode,
): FieldCost | undefined {
  const weight = argumentsOf($Cost, field.directives, 'cost', type, field)?.weight;
  const size = argumentsOf($ListSize, field.directives, 'listSize', type, field);
  if (weight === undefined && size === undefined) return undefined;
  return {
    ...(weight !== undefined && { weight }),
    ...(size !== undefined && {
      listSize: {
        ...(typeof size.assumedSize === 'number' && { assumedSize: size.assumedSize }),
        slicingArguments: size.slicingArguments ?? [],
        sizedFields: size.sizedFields ?? [],
      },
    }),
  };
}

function argumentsOf<T>(
  shape: z.ZodType<T>,
  directives: readonly ConstDirectiveNode[] | undefined,
  name: string,
  type: ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode,
  field: FieldDefinitionNode,
): T | undefined {
  // Composition writes the directive under the name its subgraphs import it by, or under that of its specification.
  const directive = directives?.find((each) => each.name.value === name || each.name.value === `federation__${name}`);
  if (directive === undefined) return undefined;
  const given = Object.fromEntries(
    (directive.arguments ?? []).map((argument) => [argument.name.value, valueFromASTUntyped(argument.value)]),
  );
  const reading = shape.safeParse(given);
  if (!reading.success) throw new Error(`@${name} of ${type.name.value}.${field.name.value} cannot be read.`);
  return reading.data;
}
