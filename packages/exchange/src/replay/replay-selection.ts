import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';

/** Which applied messages; what is given must all hold. */
export type ReplaySelection = z.infer<typeof $ReplaySelection>;
export const $ReplaySelection = z.object({
  /** Slugs of trading partners, or ids of senders in hub.yaml. */
  from: z.array(z.string()).optional(),
  /** `SIU^S12`, `SIU`, `855`. */
  types: z.array(z.string()).optional(),
  /** Received at or after, and before: instants. */
  since: z.string().optional(),
  until: z.string().optional(),
  /** Kept in order by this key: `case:88213`. */
  businessKey: z.string().optional(),
  messageIds: z.array(z.string()).optional(),
});

/** What may be replayed: documents that had their effect. Acknowledgements have none but on what they acknowledge. */
const isReplayable = sql`direction = 'IN' and state = 'APPLIED'
  and (protocol <> 'x12' or document_type is not null and document_type not in ('997', '999', 'TA1'))`;

/** The condition on `hub.message`. */
export function selected(selection: ReplaySelection): SQL {
  const { from, types, since, until, businessKey, messageIds } = selection;
  const list = (values: readonly string[]) => sql`${sql.param([...values])}::text[]`;
  return sql.join(
    [
      isReplayable,
      ...(from ? [sql`coalesce(partner, sender) = any(${list(from)})`] : []),
      ...(types
        ? [
            sql`(document_type = any(${list(types)}) or message_code = any(${list(types)})
              or message_code || '^' || trigger_event = any(${list(types)}))`,
          ]
        : []),
      ...(since ? [sql`received_at >= ${since}::timestamptz`] : []),
      ...(until ? [sql`received_at < ${until}::timestamptz`] : []),
      ...(businessKey ? [sql`business_key = ${businessKey}`] : []),
      ...(messageIds ? [sql`id = any(${list(messageIds)})`] : []),
    ],
    sql` and `,
  );
}
