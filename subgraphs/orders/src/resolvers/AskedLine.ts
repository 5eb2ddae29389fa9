import type { AskedLineResolvers } from '../generated/graphql.ts';
import { lineById } from '../services/line-by-id.ts';

export const AskedLine: AskedLineResolvers = {
  command: async ({ commandId }, _, { needs }) => {
    const command = await needs.command.load(commandId);
    if (command === null) throw new TypeError('a line that was asked for has no command');
    return command;
  },
  quantity: ({ quantity, unit }) => ({ value: quantity, unit }),
  requisitionLine: ({ requisitionLineId }, _, context) =>
    requisitionLineId === null ? null : lineById(requisitionLineId, context.loaders.requisition, context),
};
