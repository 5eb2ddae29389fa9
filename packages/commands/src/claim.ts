import type { Db, Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import type { KeptCommand } from './command.ts';
import { commandColumns, toCommands } from './command-columns.ts';

/** A command to be carried out now; or in how many milliseconds there may be one; or that there is none. */
export type Claim = { readonly command: KeptCommand } | { readonly waitMs: number } | null;

/**
 * Takes the first open command of an owner for a system: they go strictly in order, so what cannot go yet holds those
 * behind it. It is held for a while, in which nobody else takes it: also after a crash the system may still be at it.
 */
export async function claimNext(
  db: Db,
  { owner, system, at, holdMs }: { owner: string; system: string; at: Temporal.Instant; holdMs: number },
): Promise<Claim> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`command:${owner}:${system}`}, 0))`);
    const [first] = toCommands(
      await tx.execute(sql`
        select ${commandColumns} from hub.command
        where owner = ${owner} and system = ${system} and ended_at is null order by seq limit 1 for update`),
    );
    if (first === undefined) return null;
    const from = first.heldUntil ?? first.nextAt;
    const waitMs = from.epochMilliseconds - at.epochMilliseconds;
    if (waitMs > 0) return { waitMs };
    const [command] = await change(
      tx,
      first.id,
      sql`state = 'SENDING', attempts = attempts + 1,
        held_until = ${at.add({ milliseconds: holdMs }).toString()}::timestamptz`,
    );
    return command === undefined ? null : { command };
  });
}

/** Lets a command wait again. Without effect when somebody else has taken it up meanwhile. */
export async function putBack(
  db: Db,
  { id, version }: KeptCommand,
  { said, nextAt }: { said: string; nextAt: Temporal.Instant },
): Promise<void> {
  await change(
    db,
    id,
    sql`state = 'WAITING', held_until = null, said = ${said}, next_at = ${nextAt.toString()}::timestamptz`,
    version,
  );
}

/** @returns none when somebody else has taken it up meanwhile: what becomes of it is theirs to say */
export async function endCommand(
  tx: Tx,
  { id, version }: KeptCommand,
  end: { readonly outcome: unknown } | { readonly refusal: string },
  at: Temporal.Instant,
): Promise<KeptCommand | undefined> {
  const ended = sql`held_until = null, ended_at = ${at.toString()}::timestamptz`;
  const [command] = await change(
    tx,
    id,
    'refusal' in end
      ? sql`state = 'REFUSED', said = ${end.refusal}, ${ended}`
      : sql`state = 'DONE', said = null, outcome = ${JSON.stringify(end.outcome)}::text::jsonb, ${ended}`,
    version,
  );
  return command;
}

/** What waited behind a refused command under its key. */
export async function withdrawFollowers(tx: Tx, refused: KeptCommand, at: Temporal.Instant): Promise<KeptCommand[]> {
  const { owner, system, key } = refused;
  return toCommands(
    await tx.execute(sql`
      update hub.command set state = 'WITHDRAWN', said = 'What was asked before it was refused.',
        ended_at = ${at.toString()}::timestamptz, version = version + 1
      where owner = ${owner} and system = ${system} and key = ${key} and ended_at is null
      returning ${commandColumns}`),
  );
}

async function change(
  db: Db | Tx,
  id: string,
  values: ReturnType<typeof sql>,
  version?: number,
): Promise<KeptCommand[]> {
  const unchanged = version === undefined ? sql`true` : sql`version = ${version}::bigint and state = 'SENDING'`;
  return toCommands(
    await db.execute(sql`
      update hub.command set ${values}, version = version + 1 where id = ${id} and ${unchanged}
      returning ${commandColumns}`),
  );
}
