import type { Viewer } from '@supply-hub/identity';
import type { Tx } from '@supply-hub/postgres';
import { textArray } from '@supply-hub/subgraph-kit';
import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { LedgerCount } from '../../domain/ledger.ts';
import { directions, messageStates, type Direction } from '../../domain/message-facts.ts';

const $Count = z.object({
  partner: z.string().nullable(),
  party: z.string().nullable(),
  messageType: z.string().nullable(),
  direction: z.enum(directions),
  state: z.enum(messageStates),
  messages: z.coerce.number(),
  suppressed: z.coerce.number(),
  /** Of these messages, how many have this state as their last step; one that has none yet agrees. */
  agreeing: z.coerce.number(),
});

/**
 * What the exchange holds of a span of time, counted. Asked of the exchange's own table and not of the copy here, which is
 * a moment behind.
 */
export async function ledgerCounts(
  tx: Tx,
  viewer: Viewer,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<LedgerCount[]> {
  const rows = await tx.execute(sql`
    select message.partner, coalesce(message.partner_name, message.sender_name, message.sender) as party,
      coalesce(document_type, message_code || coalesce('^' || trigger_event, ''), case protocol when 'x12' then 'X12' end) as "messageType", direction, message.state,
      count(*) as messages, sum(times_received - 1) as suppressed,
      count(*) filter (where step.state is null or step.state = message.state
        or message.state = 'ROUTED' and step.state = 'RECEIVED') as agreeing
    from hub.message left join lateral (
      select state from hub.message_step where message_id = message.id and state <> 'ROUTED'
      order by seq desc limit 1) as step on true
    where received_at >= ${from}::timestamptz and received_at < ${to}::timestamptz and ${isVisible(viewer)}
    group by 1, 2, 3, 4, 5 order by 2 nulls last, 4, 3 nulls first, 5`);
  return $Count.array().parse([...rows]);
}

/** All messages each way, whatever their state: the sum the lines are held against. */
export async function ledgerTotals(
  tx: Tx,
  viewer: Viewer,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<Record<Direction, number>> {
  const [row] = await tx.execute(sql`
    select count(*) filter (where direction = 'IN') as "IN", count(*) filter (where direction = 'OUT') as "OUT"
    from hub.message
    where received_at >= ${from}::timestamptz and received_at < ${to}::timestamptz and ${isVisible(viewer)}`);
  return z.object({ IN: z.coerce.number(), OUT: z.coerce.number() }).parse(row);
}

function isVisible(viewer: Viewer): SQL {
  if (viewer.role === 'partner') return sql`supplier_id = any(${textArray(viewer.suppliers)})`;
  return viewer.facilities === '*' ? sql`true` : sql`facility_id = any(${textArray(viewer.facilities)})`;
}
