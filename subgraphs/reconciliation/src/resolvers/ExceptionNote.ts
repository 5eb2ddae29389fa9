import type { ExceptionNoteResolvers } from '../generated/graphql.ts';
import { instantText } from './instant-text.ts';

export const ExceptionNote: ExceptionNoteResolvers = {
  by: ({ byWhom }) => byWhom,
  at: ({ at }) => instantText(at),
};
