import type { Db } from '@supply-hub/postgres';
import { textArray } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { messageStates } from '../../domain/message-facts.ts';

const $Step = z.object({
  messageId: z.string(),
  state: z.enum(messageStates),
  at: z.string(),
  note: z.string().nullable(),
});
export type MessageStepRow = z.output<typeof $Step>;

/** Every state messages were in after their first, as the exchange keeps them; the first first. */
export async function stepsOf(db: Db, messageIds: readonly string[]): Promise<Map<string, MessageStepRow[]>> {
  const rows = await db.execute(sql`
    select message_id as "messageId", state, at::text, note from hub.message_step
    where message_id = any(${textArray(messageIds)}) order by message_id, seq`);
  return Map.groupBy($Step.array().parse([...rows]), ({ messageId }) => messageId);
}
