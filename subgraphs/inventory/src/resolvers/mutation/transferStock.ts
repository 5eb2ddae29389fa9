import type { MutationResolvers } from '../../generated/graphql.ts';
import { requestTransfer } from '../../services/request-transfer.ts';
import { transferOutcome } from '../../services/transfer-outcome.ts';

export const transferStock: NonNullable<MutationResolvers['transferStock']> = async (_, { input }, context) =>
  transferOutcome(await requestTransfer(input, context), context);
