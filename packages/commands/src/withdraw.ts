import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import type { Command } from './command.ts';
import { commandColumns, toCommands } from './command-columns.ts';
import { tellOfCommands } from './tell.ts';

/**
 * A person takes back a command that was never begun, or that is stuck: the task withdraws it in its turn, with all that
 * follows. Of a stuck one nobody knows whether it had its effect: who takes it back looks in the system.
 *
 * @param said who takes it back and why, as a sentence
 * @returns whether it will be; false: it is being carried out or tried again, has ended, or is not there
 */
export async function askBack(tx: Tx, id: string, said: string, at: Temporal.Instant): Promise<boolean> {
  const rows = await tx.execute(sql`
    update hub.command set is_to_withdraw = true, said = ${said}, next_at = ${at.toString()}::timestamptz,
      version = version + 1
    where id = ${id} and state = 'WAITING' and (attempts = 0 or stuck_since is not null)
    returning pg_notify('hub_command', '')`);
  return rows.length > 0;
}

/**
 * Takes back a command that was never begun. One that was begun may have had its effect, so it is let be: what undoes it
 * is a command of its own.
 *
 * @param said why, as a sentence
 * @returns the command, withdrawn; null where it was begun, has ended, or is not there
 */
export async function withdrawCommand(tx: Tx, id: string, said: string, at: Temporal.Instant): Promise<Command | null> {
  const rows = await tx.execute(sql`
    update hub.command set state = 'WITHDRAWN', said = ${said}, ended_at = ${at.toString()}::timestamptz,
      version = version + 1
    where id = ${id} and state = 'WAITING' and attempts = 0
    returning ${commandColumns}`);
  const [command] = toCommands(rows);
  if (command === undefined) return null;
  await tellOfCommands(tx, [command], at);
  return command;
}
