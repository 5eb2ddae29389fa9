import type { Db, Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import type { KeptCommand } from './command.ts';
import { commandColumns, toCommands } from './command-columns.ts';

/** A command to be carried out now; or in how many milliseconds there may be one; or that there is none. */
export type Claim = { readonly command: KeptCommand } | { readonly waitMs: number } | null;

/**
 * Takes the first open command of an owner for a system: they go strictly in order, so what cannot go yet holds those
 * behind it. One that is stuck holds only those of its own key until it is tried again. What is taken is held for a while,
 * in which nobody else takes it: also after a crash the system may still be at it.
 */
export async function claimNext(
  db: Db,
  { owner, system, at, holdMs }: { owner: string; system: string; at: Temporal.Instant; holdMs: number },
): Promise<Claim> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`command:${owner}:${system}`}, 0))`);
    const [first, ...stuck] = await nextInOrder(tx, owner, system, at);
    if (first === undefined) return null;
    const waits = [first, ...stuck].map(
      ({ heldUntil, nextAt }) => (heldUntil ?? nextAt).epochMilliseconds - at.epochMilliseconds,
    );
    const waitMs = waits[0] ?? 0;
    if (waitMs > 0) return { waitMs: Math.min(...waits) };
    const [command] = await change(
      tx,
      first.id,
      sql`state = 'SENDING', attempts = attempts + 1, begun_at = coalesce(begun_at, ${at.toString()}::timestamptz),
        held_until = ${at.add({ milliseconds: holdMs }).toString()}::timestamptz`,
    );
    return command === undefined ? null : { command };
  });
}

/**
 * The command whose turn it is, and behind it those that are stuck and rest, each of which may be due sooner. A stuck one is
 * passed over while it rests, with all that waits behind it under its key; one that is being carried out never is.
 */
async function nextInOrder(tx: Tx, owner: string, system: string, at: Temporal.Instant): Promise<KeptCommand[]> {
  const rows = toCommands(
    await tx.execute(sql`
      with open as (
        select *, stuck_since is not null and not is_to_withdraw and held_until is null
          and next_at > ${at.toString()}::timestamptz as rests
        from hub.command where owner = ${owner} and system = ${system} and ended_at is null
      ), next as (
        select id from open
        where not rests and not exists (
          select from open as before where before.rests and before.key = open.key and before.seq < open.seq)
        order by held_until is null, is_to_withdraw desc, seq limit 1
      )
      select ${commandColumns} from hub.command
      where id in (select id from next union all select id from open where rests)
      order by id in (select id from next) desc, next_at for update`),
  );
  // Locked as it is now: it may have ended since it was looked for, and then it is another's turn.
  return rows[0]?.endedAt == null ? rows : nextInOrder(tx, owner, system, at);
}

/** Lets a command wait again. Without effect when somebody else has taken it up meanwhile. */
export async function putBack(
  db: Db | Tx,
  { id, version }: KeptCommand,
  { said, nextAt, stuckSince }: { said: string; nextAt: Temporal.Instant; stuckSince: Temporal.Instant | null },
): Promise<KeptCommand | undefined> {
  const [command] = await change(
    db,
    id,
    sql`state = 'WAITING', held_until = null, said = ${said}, next_at = ${nextAt.toString()}::timestamptz,
      stuck_since = ${stuckSince?.toString() ?? null}::timestamptz`,
    version,
  );
  return command;
}

/** How a command ends. */
export type Ending = { readonly outcome: unknown } | { readonly refusal: string } | { readonly withdrawn: string };

/** @returns none when somebody else has taken it up meanwhile: what becomes of it is theirs to say */
export async function endCommand(
  tx: Tx,
  { id, version }: KeptCommand,
  end: Ending,
  at: Temporal.Instant,
): Promise<KeptCommand | undefined> {
  const ended = sql`held_until = null, ended_at = ${at.toString()}::timestamptz`;
  const [command] = await change(
    tx,
    id,
    'withdrawn' in end
      ? sql`state = 'WITHDRAWN', said = ${end.withdrawn}, ${ended}`
      : 'refusal' in end
        ? sql`state = 'REFUSED', said = ${end.refusal}, ${ended}`
        : sql`state = 'DONE', said = null, outcome = ${JSON.stringify(end.outcome)}::text::jsonb, ${ended}`,
    version,
  );
  return command;
}

/** What waited behind a command that was refused or withdrawn, under its key: what was asked before it goes on. */
export async function withdrawFollowers(tx: Tx, refused: KeptCommand, at: Temporal.Instant): Promise<KeptCommand[]> {
  const { id, owner, system, key } = refused;
  return toCommands(
    await tx.execute(sql`
      update hub.command set state = 'WITHDRAWN', said = ${`What was asked before it was ${refused.state.toLowerCase()}.`},
        ended_at = ${at.toString()}::timestamptz, version = version + 1
      where owner = ${owner} and system = ${system} and key = ${key} and ended_at is null
        and seq > (select seq from hub.command where id = ${id})
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
