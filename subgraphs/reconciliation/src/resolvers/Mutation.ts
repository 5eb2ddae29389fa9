import type { MutationResolvers } from '../generated/graphql.ts';
import { addPartnerRule } from './mutation/addPartnerRule.ts';
import { assignException } from './mutation/assignException.ts';
import { cancelReplay } from './mutation/cancelReplay.ts';
import { confirmCrosswalk } from './mutation/confirmCrosswalk.ts';
import { endPartnerRule } from './mutation/endPartnerRule.ts';
import { mergeCrosswalks } from './mutation/mergeCrosswalks.ts';
import { noteException } from './mutation/noteException.ts';
import { pauseReplay } from './mutation/pauseReplay.ts';
import { redriveMessages } from './mutation/redriveMessages.ts';
import { refuseCrosswalk } from './mutation/refuseCrosswalk.ts';
import { replayMessages } from './mutation/replayMessages.ts';
import { resolveException } from './mutation/resolveException.ts';
import { resumeReplay } from './mutation/resumeReplay.ts';
import { splitCrosswalk } from './mutation/splitCrosswalk.ts';

export const Mutation: MutationResolvers = {
  addPartnerRule,
  assignException,
  cancelReplay,
  confirmCrosswalk,
  endPartnerRule,
  mergeCrosswalks,
  noteException,
  pauseReplay,
  redriveMessages,
  refuseCrosswalk,
  replayMessages,
  resolveException,
  resumeReplay,
  splitCrosswalk,
};
