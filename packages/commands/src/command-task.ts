import type { Clock } from '@supply-hub/clock';
import { HubError, SourceRejected, SourceUnavailable } from '@supply-hub/errors';
import type { Log } from '@supply-hub/log';
import type { Db, Tx } from '@supply-hub/postgres';
import { claimNext, endCommand, putBack, withdrawFollowers, type Ending } from './claim.ts';
import { CommandRefused } from './command-refused.ts';
import type { Command, CommandKind, EndedCommand, KeptCommand } from './command.ts';
import { defaultPatienceMs, stuckCommands, type WhenStuck } from './stuck.ts';
import { tellOfCommands } from './tell.ts';

/** How commands of one kind are carried out. Made by {@link performer}. */
export interface Performer {
  readonly kind: string;
  perform(command: Command, call: Call): Promise<unknown>;
  ended(tx: Tx, command: Command, at: Temporal.Instant): Promise<void>;
}

/** What a performer gets beside the command. */
export interface Call {
  /** It was begun before, and what became of that is not known: look whether it was done before doing it. */
  readonly isRepeat: boolean;
  readonly deadline: AbortSignal;
}

/**
 * How commands of one kind are carried out.
 *
 * @param how.perform does it, without a transaction open, and says what the system made of it.
 *   Throws SourceUnavailable: it waits and is tried again, for ever. CommandRefused, SourceRejected: it is refused.
 *   Anything else is tried a few times more.
 * @param how.ended does what follows, in the transaction that keeps the end: DONE, REFUSED, or WITHDRAWN because the one
 *   before it was refused
 */
export function performer<Body, Outcome>(
  kind: CommandKind<Body, Outcome>,
  how: {
    perform(command: Command<Body>, call: Call): Promise<Outcome>;
    ended?(tx: Tx, command: EndedCommand<Body, Outcome>, at: Temporal.Instant): Promise<void>;
  },
): Performer {
  return {
    kind: kind.kind,
    perform: (command, call) => how.perform({ ...command, body: kind.body.parse(command.body) }, call),
    async ended(tx, { state, outcome, ...command }, at) {
      if (how.ended === undefined || state === 'WAITING' || state === 'SENDING') return;
      const about = { ...command, body: kind.body.parse(command.body) };
      await how.ended(
        tx,
        state === 'DONE'
          ? { ...about, state, outcome: kind.outcome.parse(outcome) }
          : { ...about, state, outcome: null },
        at,
      );
    },
  };
}

export interface CommandTaskOptions {
  /** The subgraph whose commands it carries out. */
  readonly owner: string;
  /** The configured system that is asked. */
  readonly system: { readonly id: string; readonly name: string };
  readonly performers: readonly Performer[];
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  /** The longest that carrying one out may take, in milliseconds. @default 15_000 */
  readonly callTimeoutMs?: number | undefined;
  /** How much longer than that the system may still be at it, in milliseconds. @default 5_000 */
  readonly settleMs?: number | undefined;
  /** What is done about commands that the system fails at for long. Absent: others go on after half an hour. */
  readonly whenStuck?: WhenStuck | undefined;
}

/** Attempts of what fails in a way that waiting is not known to cure. */
const maxTries = 6;
const firstRestMs = 500;
const longestRestMs = 10_000;
/** How long one rests that is stuck, so that others have their turns. */
const stuckRestMs = 60_000;

/**
 * Carries out a subgraph's commands at one system, one at a time and in the order they were asked. While the system is
 * away they wait, however long. One that the system fails at for long while it does others is stuck: it is tried for ever,
 * and others of other keys go on. What may have worked unheard is looked for before it is asked again (R35).
 *
 * The shape is subgraph-kit's Task.
 */
export function commandTask(options: CommandTaskOptions): {
  name: string;
  wakesOn: string;
  everyMs: number;
  step(): Promise<boolean | number>;
} {
  const { owner, system, db, clock, log, callTimeoutMs = 15_000, settleMs = 5_000, whenStuck } = options;
  const performers = new Map(options.performers.map((one) => [one.kind, one]));

  const end = async (command: KeptCommand, outcome: Ending): Promise<void> => {
    const at = clock.now();
    await db.transaction(async (tx) => {
      const ended = await endCommand(tx, command, outcome, at);
      if (ended === undefined) {
        log.warn({ command: command.id, kind: command.kind }, 'a command was taken up again while it was carried out');
        return;
      }
      const followers = ended.state !== 'DONE' ? await withdrawFollowers(tx, ended, at) : [];
      await tellOfCommands(tx, [ended, ...followers], at);
      for (const each of [ended, ...followers]) await performers.get(each.kind)?.ended(tx, each, at);
      if (ended.stuckSince !== null) await whenStuck?.tell(tx, await stuckCommands(tx, owner, system.id), at);
    });
    log.info({ command: command.id, kind: command.kind, attempts: command.attempts }, 'command ended');
  };

  const failed = async (command: KeptCommand, error: unknown, tookMs: number): Promise<void> => {
    const refusal = refusalOf(command, error);
    if (refusal !== null) return end(command, { refusal });
    const backoffMs = Math.min(longestRestMs, firstRestMs * 2 ** Math.min(command.attempts - 1, 10));
    const askedMs = error instanceof SourceUnavailable ? (error.retryAfterMs ?? 0) : 0;
    // What broke off after a while may still be at work over there: it is looked for when it has had time to end.
    const restMs = Math.max(backoffMs, askedMs, tookMs > 1_000 ? settleMs : 0);
    log.warn(
      { command: command.id, kind: command.kind, attempts: command.attempts, err: lineOf(error) },
      'command waits',
    );
    const at = clock.now();
    await db.transaction(async (tx) => {
      const stuckSince = command.stuckSince ?? ((await isStuckNow(tx, command, error, at)) ? at : null);
      const nextAt = at.add({ milliseconds: stuckSince === null ? restMs : Math.max(restMs, stuckRestMs) });
      const kept = await putBack(tx, command, { said: sentenceOf(error), nextAt, stuckSince });
      if (kept !== undefined && stuckSince !== null && command.stuckSince === null)
        await whenStuck?.tell(tx, await stuckCommands(tx, owner, system.id), at);
    });
  };

  const isStuckNow = async (tx: Tx, command: KeptCommand, error: unknown, at: Temporal.Instant): Promise<boolean> => {
    // While it is away all wait, in order.
    const isOfThisOne = error instanceof SourceUnavailable && error.isAnswer;
    if (!isOfThisOne || command.attempts < maxTries || command.begunAt === null) return false;
    const patienceMs = (await whenStuck?.patienceMs(tx, command, at)) ?? defaultPatienceMs;
    return at.epochMilliseconds - command.begunAt.epochMilliseconds >= patienceMs;
  };

  return {
    name: `${owner}.commands.${system.id}`,
    wakesOn: 'hub_command',
    everyMs: 5_000,
    async step() {
      const claim = await claimNext(db, {
        owner,
        system: system.id,
        at: clock.now(),
        holdMs: callTimeoutMs + settleMs,
      });
      if (claim === null) return false;
      if ('waitMs' in claim) return claim.waitMs;
      const { command } = claim;
      if (command.isToWithdraw) {
        await end(command, { withdrawn: command.said ?? 'A person took it back.' });
        return true;
      }
      const begun = performance.now();
      let outcome: unknown;
      try {
        const how = performers.get(command.kind);
        if (how === undefined) throw new CommandRefused(`This release does not know how to ${command.kind}.`);
        outcome = await how.perform(command, {
          isRepeat: command.attempts > 1,
          deadline: AbortSignal.timeout(callTimeoutMs),
        });
      } catch (error) {
        await failed(command, error, performance.now() - begun);
        return true;
      }
      await end(command, { outcome });
      return true;
    },
  };
}

/** Why it is not tried again; null: it is. */
function refusalOf({ attempts }: Command, error: unknown): string | null {
  if (error instanceof CommandRefused) return error.message;
  if (error instanceof SourceUnavailable) return null;
  // Credentials and rights are put right by a person, and then it goes.
  if (error instanceof SourceRejected) return error.status === 401 || error.status === 403 ? null : error.message;
  return attempts < maxTries ? null : sentenceOf(error);
}

const sentenceOf = (error: unknown): string =>
  error instanceof HubError ? error.message : 'It could not be carried out for a fault of the hub; the log has it.';

const lineOf = (error: unknown): string =>
  error instanceof HubError
    ? `${error.message}${error.detail === undefined ? '' : ` (${error.detail})`}`
    : String(error instanceof Error ? error.stack : error);
