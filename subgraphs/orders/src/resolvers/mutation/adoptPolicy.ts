import type { MutationResolvers } from '../../generated/graphql.ts';
import { adoptPolicy as adopt } from '../../services/policies/adopt-policy.ts';
import { scopeOf, valuesOf } from '../../services/policies/given-policy.ts';

export const adoptPolicy: NonNullable<MutationResolvers['adoptPolicy']> = (_, { input }, context) => {
  const { scope, values, reason, replacesVersion = null, idempotencyKey } = input;
  return adopt(
    context,
    { scope: scopeOf(scope), values: valuesOf(values) },
    { reason, replacesVersion, idempotencyKey },
  );
};
