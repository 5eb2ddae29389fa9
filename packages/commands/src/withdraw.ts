import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import type { Command } from './command.ts';
import { commandColumns, toCommands } from './command-columns.ts';
import { tellOfCommands } from './tell.ts';

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
