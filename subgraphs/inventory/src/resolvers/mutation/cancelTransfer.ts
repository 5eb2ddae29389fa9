import type { MutationResolvers } from '../../generated/graphql.ts';
import { cancelTransfer as deed } from '../../services/end-transfer.ts';
import { transferOutcome } from '../../services/transfer-outcome.ts';

export const cancelTransfer: NonNullable<MutationResolvers['cancelTransfer']> = async (_, { input }, context) =>
  transferOutcome(await deed(input, context), context);
