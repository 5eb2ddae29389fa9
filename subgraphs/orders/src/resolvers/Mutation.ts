import type { MutationResolvers } from '../generated/graphql.ts';
import { adoptPolicy } from './mutation/adoptPolicy.ts';
import { answerOrder } from './mutation/answerOrder.ts';
import { approveSubstitution } from './mutation/approveSubstitution.ts';
import { cancelOrderLine } from './mutation/cancelOrderLine.ts';
import { changeOrderLine } from './mutation/changeOrderLine.ts';
import { refuseSubstitution } from './mutation/refuseSubstitution.ts';
import { submitRequisition } from './mutation/submitRequisition.ts';
import { withdrawCommand } from './mutation/withdrawCommand.ts';
import { withdrawRequisition } from './mutation/withdrawRequisition.ts';

export const Mutation: MutationResolvers = {
  adoptPolicy,
  answerOrder,
  approveSubstitution,
  cancelOrderLine,
  changeOrderLine,
  refuseSubstitution,
  submitRequisition,
  withdrawCommand,
  withdrawRequisition,
};
