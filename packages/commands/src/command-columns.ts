import { sql, type SQL } from 'drizzle-orm';
import { $Command, type KeptCommand } from './command.ts';

const instant = (column: string): SQL =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as ${column}`);

/** The columns of `hub.command`, instants as ISO 8601 text. */
export const commandColumns: SQL = sql.join(
  [
    sql.raw(
      'id, owner, system, kind, key, body, state, idempotency_key, attempts, said, outcome, asked_by, reason, about, ' +
        'facility_ids, supplier_ids, is_to_withdraw, version::text',
    ),
    ...['next_at', 'held_until', 'asked_at', 'ended_at', 'begun_at', 'stuck_since'].map(instant),
  ],
  sql`, `,
);

export const toCommands = (rows: Iterable<unknown>): KeptCommand[] => [...rows].map((row) => $Command.parse(row));
