import { InvalidInput, NotPermitted } from '@supply-hub/errors';
import { defaultFieldResolver, isUnionType, type GraphQLSchema } from 'graphql';
import { z } from 'zod';

const $Key = z.object({ __typename: z.string(), id: z.string().max(200) });

/**
 * Lets `_entities` see of each representation its type and its id, and nothing else: a type without a resolver of its own
 * would take the rest for the thing itself, as whoever sends it wants it to be. And `_service`, which tells the whole
 * schema, answers nobody: the graph is composed of what is committed.
 */
export function guardEntities(schema: GraphQLSchema): void {
  const fields = schema.getQueryType()?.getFields();
  const entity = schema.getType('_Entity');
  const types = new Set(isUnionType(entity) ? entity.getTypes().map(({ name }) => name) : []);
  const entities = fields?.['_entities'];
  if (entities !== undefined) {
    const resolve = entities.resolve ?? defaultFieldResolver;
    entities.resolve = (source, { representations }: Record<string, unknown>, context, info) =>
      resolve(source, { representations: keysOf(representations, types) }, context, info);
  }
  const service = fields?.['_service'];
  if (service !== undefined)
    service.resolve = () => {
      throw new NotPermitted('The schema is not told here: the gateway has one.');
    };
}

function keysOf(representations: unknown, types: ReadonlySet<string>): { __typename: string; id: string }[] {
  const reading = z.array($Key).safeParse(representations);
  const isOurs = reading.success && reading.data.every(({ __typename }) => types.has(__typename));
  if (!isOurs)
    throw new InvalidInput('A representation is { "__typename": …, "id": … } of a type with a key here.', {
      field: 'representations',
    });
  return reading.data;
}
