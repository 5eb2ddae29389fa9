import type { Db, Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import type { Command } from './command.ts';
import { commandColumns, toCommands } from './command-columns.ts';

/** Commands by id; those that are not there are missing. */
export async function commandsById(db: Db | Tx, ids: readonly string[]): Promise<Map<string, Command>> {
  if (ids.length === 0) return new Map();
  const rows = await db.execute(sql`
    select ${commandColumns} from hub.command where id = any(${sql.param([...ids])}::text[])`);
  return new Map(toCommands(rows).map((command) => [command.id, command]));
}

/** An owner's commands under some of its keys, in the order in which they were asked. */
export async function commandsByKey(db: Db | Tx, owner: string, keys: readonly string[]): Promise<Command[]> {
  if (keys.length === 0) return [];
  return toCommands(
    await db.execute(sql`
      select ${commandColumns} from hub.command
      where owner = ${owner} and key = any(${sql.param([...keys])}::text[]) order by seq`),
  );
}

/** Commands about some things, in the order in which they were asked. */
export async function commandsAbout(db: Db | Tx, ids: readonly string[]): Promise<Command[]> {
  if (ids.length === 0) return [];
  return toCommands(
    await db.execute(sql`
      select ${commandColumns} from hub.command where about && ${sql.param([...ids])}::text[] order by seq`),
  );
}

/** What an owner still waits for, oldest first. */
export async function openCommandsOf(db: Db | Tx, owner: string): Promise<Command[]> {
  return toCommands(
    await db.execute(sql`
      select ${commandColumns} from hub.command where owner = ${owner} and ended_at is null order by seq`),
  );
}
