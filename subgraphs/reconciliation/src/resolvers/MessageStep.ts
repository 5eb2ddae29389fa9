import type { MessageStepResolvers } from '../generated/graphql.ts';
import { instantText } from './instant-text.ts';

export const MessageStep: MessageStepResolvers = {
  at: ({ at }) => instantText(at),
};
