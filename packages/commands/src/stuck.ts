import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import type { Command } from './command.ts';
import { commandColumns, toCommands } from './command-columns.ts';

/** How long a system is failed by one command before it is stuck, where nobody says otherwise. */
export const defaultPatienceMs = 30 * 60_000;

/** What is done about commands that a system fails at again and again. */
export interface WhenStuck {
  /** How long a command is tried before it is stuck, in milliseconds. */
  patienceMs(tx: Tx, command: Command, at: Temporal.Instant): Promise<number>;
  /**
   * All commands that are stuck now, the oldest first; none: none is any more. Called in the transaction in which one of them
   * becomes stuck or ends.
   */
  tell(tx: Tx, stuck: readonly Command[], at: Temporal.Instant): Promise<void>;
}

/** The open ones of an owner at a system that are stuck, the oldest first. */
export async function stuckCommands(tx: Tx, owner: string, system: string): Promise<Command[]> {
  return toCommands(
    await tx.execute(sql`
      select ${commandColumns} from hub.command
      where owner = ${owner} and system = ${system} and ended_at is null and stuck_since is not null order by seq`),
  );
}
