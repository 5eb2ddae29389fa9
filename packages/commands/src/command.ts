import { z } from 'zod';

export const $CommandState = z.enum(['WAITING', 'SENDING', 'DONE', 'REFUSED', 'WITHDRAWN']);
/** WAITING and SENDING are open; the others are ends. */
export type CommandState = z.infer<typeof $CommandState>;

const $Instant = z.string().transform((text) => Temporal.Instant.from(text));

/** One thing that a system is asked to do. */
export interface Command<Body = unknown> {
  /** Hub id; also a reference under which the other system can know it (28 characters). */
  readonly id: string;
  /** The subgraph that asked, and whose task carries it out. */
  readonly owner: string;
  /** The system's id in hub.yaml. */
  readonly system: string;
  readonly kind: string;
  /** What it is about, for the order among commands. */
  readonly key: string;
  readonly body: Body;
  readonly state: CommandState;
  readonly idempotencyKey: string;
  /** How often it was begun. */
  readonly attempts: number;
  /** Not before then; of an ended one, the last time it was. */
  readonly nextAt: Temporal.Instant;
  /** Why it still waits, or was refused or withdrawn: a sentence for a person. Null: nothing is wrong. */
  readonly said: string | null;
  /** What the system made of it; null unless DONE. */
  readonly outcome: unknown;
  /** A token's subject, or `hub`. */
  readonly askedBy: string;
  readonly reason: string;
  /** Hub ids. */
  readonly about: readonly string[];
  readonly facilityIds: readonly string[] | null;
  readonly supplierIds: readonly string[];
  readonly askedAt: Temporal.Instant;
  readonly endedAt: Temporal.Instant | null;
  /** When it was begun first; null: it was not. */
  readonly begunAt: Temporal.Instant | null;
  /** Since when its system has failed at it for so long that others go on without it; null: it has not. */
  readonly stuckSince: Temporal.Instant | null;
  readonly version: number;
}

/** A command of one kind at its end. */
export type EndedCommand<Body, Outcome> = Omit<Command<Body>, 'state' | 'outcome'> &
  (
    | { readonly state: 'DONE'; readonly outcome: Outcome }
    | { readonly state: 'REFUSED' | 'WITHDRAWN'; readonly outcome: null }
  );

/** One kind of command: what it says and what becomes of it, both as JSON. */
export interface CommandKind<Body, Outcome> {
  readonly kind: string;
  readonly body: z.ZodType<Body>;
  readonly outcome: z.ZodType<Outcome>;
}

/** @param kind upper case, in the trade's words: `CREATE_REQUISITION` */
export function defineCommand<Body, Outcome>(kind: CommandKind<Body, Outcome>): CommandKind<Body, Outcome> {
  return kind;
}

/** How a row is read. Instants come as ISO text: see `commandColumns`. */
export const $Command = z
  .object({
    id: z.string(),
    owner: z.string(),
    system: z.string(),
    kind: z.string(),
    key: z.string(),
    body: z.unknown(),
    state: $CommandState,
    idempotency_key: z.string(),
    attempts: z.number(),
    next_at: $Instant,
    held_until: $Instant.nullable(),
    said: z.string().nullable(),
    outcome: z.unknown(),
    asked_by: z.string(),
    reason: z.string(),
    about: z.array(z.string()),
    facility_ids: z.array(z.string()).nullable(),
    supplier_ids: z.array(z.string()),
    asked_at: $Instant,
    ended_at: $Instant.nullable(),
    begun_at: $Instant.nullable(),
    stuck_since: $Instant.nullable(),
    is_to_withdraw: z.boolean(),
    version: z.coerce.number(),
  })
  .transform(
    ({
      idempotency_key: idempotencyKey,
      next_at: nextAt,
      held_until: heldUntil,
      asked_by: askedBy,
      facility_ids: facilityIds,
      supplier_ids: supplierIds,
      asked_at: askedAt,
      ended_at: endedAt,
      begun_at: begunAt,
      stuck_since: stuckSince,
      is_to_withdraw: isToWithdraw,
      ...rest
    }): KeptCommand => ({
      ...rest,
      idempotencyKey,
      nextAt,
      heldUntil,
      askedBy,
      facilityIds,
      supplierIds,
      askedAt,
      endedAt,
      begunAt,
      stuckSince,
      isToWithdraw,
    }),
  );

/** A command with what only the task needs. */
export interface KeptCommand extends Command {
  /** SENDING: until then nobody else takes it up. */
  readonly heldUntil: Temporal.Instant | null;
  /** A person wants it back. */
  readonly isToWithdraw: boolean;
}
