import { InvalidInput } from '@supply-hub/errors';
import { hubId } from '@supply-hub/identifiers';
import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import type { Command, CommandKind } from './command.ts';
import { commandColumns, toCommands } from './command-columns.ts';
import { tellOfCommands } from './tell.ts';

/** What is asked of a system. */
export interface Asking<Body> {
  /** The subgraph that asks. */
  readonly owner: string;
  /** The system's id in hub.yaml. */
  readonly system: string;
  /** What it is about: once one command is refused, those that wait behind it under the same key are withdrawn. */
  readonly key: string;
  readonly body: Body;
  /** One effect for ever: of the deed, not of the attempt. */
  readonly idempotencyKey: string;
  /** A token's subject, or `hub`. */
  readonly askedBy: string;
  /** Why, in a sentence without patient data. */
  readonly reason: string;
  /** Hub ids of what it is about. */
  readonly about: readonly string[];
  /** Who may see it, as everywhere. */
  readonly facilityIds: readonly string[] | null;
  readonly supplierIds: readonly string[];
}

/** R35: the same key with the same body is the first command again; with another body it is refused. */
export type Asked =
  | { readonly ok: true; readonly command: Command; readonly isNew: boolean }
  | { readonly ok: false; readonly command: Command };

/**
 * Asks a system for something in the caller's transaction: it is carried out if that commits and never was if not.
 *
 * @throws InvalidInput the body does not fit its kind, or the key is empty
 */
export async function ask<Body>(
  tx: Tx,
  kind: CommandKind<Body, unknown>,
  asking: Asking<NoInfer<Body>>,
  at: Temporal.Instant,
): Promise<Asked> {
  const { owner, system, key, idempotencyKey, askedBy, reason, about, facilityIds, supplierIds } = asking;
  if (idempotencyKey.trim() === '') throw new InvalidInput('A command needs an idempotency key.');
  const body = kind.body.safeParse(asking.body);
  if (!body.success) throw new InvalidInput(`The body of ${kind.kind} does not fit.`, { cause: body.error });
  const said = JSON.stringify(body.data);
  const id = hubId('command', 'hub', [owner, idempotencyKey]);
  const added = await tx.execute(sql`
    insert into hub.command (id, owner, system, kind, key, body, state, idempotency_key, next_at, asked_by, reason, about,
      facility_ids, supplier_ids, asked_at)
    values (${id}, ${owner}, ${system}, ${kind.kind}, ${key}, ${said}::text::jsonb, 'WAITING', ${idempotencyKey},
      ${at.toString()}::timestamptz, ${askedBy}, ${reason}, ${sql.param([...about])}::text[],
      ${facilityIds === null ? null : sql.param([...facilityIds])}::text[], ${sql.param([...supplierIds])}::text[],
      ${at.toString()}::timestamptz)
    on conflict (owner, idempotency_key) do nothing
    returning ${commandColumns}`);
  const [command] = toCommands(added);
  if (command !== undefined) {
    await tellOfCommands(tx, [command], at);
    return { ok: true, command, isNew: true };
  }
  const held = await tx.execute(sql`
    select ${commandColumns}, (kind, system, body) = (${kind.kind}, ${system}, ${said}::text::jsonb) as is_same
    from hub.command where owner = ${owner} and idempotency_key = ${idempotencyKey}`);
  const [before] = toCommands(held);
  if (before === undefined) throw new Error('A command that is there cannot be read.');
  return held[0]?.['is_same'] === true ? { ok: true, command: before, isNew: false } : { ok: false, command: before };
}
