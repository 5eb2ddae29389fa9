import { defineJob } from '@supply-hub/jobs';
import { z } from 'zod';

/** One stored message to be applied; its key is the message's business key, so that a case's messages keep their order. */
export const applyMessage = defineJob({ queue: 'exchange.apply', data: z.object({ messageId: z.string() }) });
