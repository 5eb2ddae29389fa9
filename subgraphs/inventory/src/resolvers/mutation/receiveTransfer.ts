import type { MutationResolvers } from '../../generated/graphql.ts';
import { receiveTransfer as deed } from '../../services/end-transfer.ts';
import { transferOutcome } from '../../services/transfer-outcome.ts';

export const receiveTransfer: NonNullable<MutationResolvers['receiveTransfer']> = async (_, { input }, context) =>
  transferOutcome(await deed(input, context), context);
