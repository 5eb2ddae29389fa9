import { createHash } from 'node:crypto';
import { InvalidInput } from '@supply-hub/errors';
import type { Db, Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { lockStarting } from '../clocks/meet-clocks.ts';
import type { KnownPartner } from '../partners/partner-book.ts';
import { announce } from '../store/announce.ts';
import { $MessageRow } from '../store/message-row.ts';
import { rootOf } from '../store/root-of.ts';
import type { Delivery, OutboundDocument, Transport } from '../transports/transport.ts';
import { restMs } from './backoff.ts';
import { isItsTurn, type Candidate } from './candidates.ts';
import type { Claims } from './claims.ts';
import { isAcknowledgement } from './functional-ids.ts';
import { lineFailed, lineWorks } from './lines.ts';
import type { OutboxOptions } from './outbox.ts';
import { render, type RenderedDocument } from './render.ts';

export interface DeliverOptions extends OutboxOptions {
  readonly claims: Claims;
  readonly partner: KnownPartner;
  /** The transport's name; null: the profile has none for this document. */
  readonly way: string | null;
  /** How often that transport failed before, in a row. */
  readonly failures: number;
  readonly stopping: AbortSignal;
}

const defaultMaxAttempts = 20;

/**
 * One try at one document. It is rendered and committed first; then it is ours as long as it is on its way, so that no two
 * processes send it, and nobody's when ours dies: it is sent again then, the same bytes (R68).
 */
export async function deliverOne(candidate: Candidate, options: DeliverOptions): Promise<void> {
  if (!(await options.claims.take(candidate.id))) return;
  try {
    await deliverClaimed(candidate, options);
  } finally {
    await options.claims.release(candidate.id).catch(() => undefined);
  }
}

async function deliverClaimed(candidate: Candidate, options: DeliverOptions): Promise<void> {
  const { connection, clock, partner, way, log } = options;
  const { db } = connection;
  const { id } = candidate;
  const transport = way === null ? null : await options.transportOf(partner, way);
  let document: RenderedDocument | null;
  try {
    document = await render(db, id, partner, clock.now());
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    const { message: reason } = error;
    await holdBackIfDue(db, id, clock.now(), {
      code: 'UNWRITABLE',
      reason: `It cannot be written as X12: ${reason.replace(/\.$/, '')}.`,
      remedy: 'Correct what it tells of or the profile, then re-drive it.',
    });
    return;
  }
  if (document === null) return;
  if (way === null || transport?.deliver === undefined) {
    await holdBackIfDue(db, id, clock.now(), noWay(partner));
    return;
  }
  if (!(await isDue(db, id, clock.now()))) return;
  const outcome = await withAnswerTaken(await attempt(transport, document, options), transport, document, options);
  const { interchangeControl: control } = document;
  await db.transaction((tx) => note(tx, candidate, { ...options, way, control, delivery: outcome }));
  const facts = {
    message: id,
    partner: candidate.partner,
    type: candidate.document_type,
    via: way,
    outcome: outcome.kind,
  };
  if (outcome.kind === 'delivered') log.info({ ...facts, evidence: outcome.evidence }, 'document sent');
  else log.warn({ ...facts, reason: outcome.reason }, 'document not sent');
}

/**
 * Has stored what came back on the same connection, before the delivery is noted: nobody asks for it again once it is. While
 * it cannot be stored the same document goes again, and its partner answers again.
 */
async function withAnswerTaken(
  delivery: Delivery,
  { via }: Transport,
  { id, fileName }: OutboundDocument,
  { take, log }: DeliverOptions,
): Promise<Delivery> {
  if (delivery.kind !== 'delivered' || delivery.answer === undefined || take === undefined) return delivery;
  const { answer: bytes } = delivery;
  // What is said to one document may be another thing each time: rejected first, accepted once it went again (R45).
  const arrivalId = `answer ${id} ${createHash('sha256').update(bytes).digest('hex')}`;
  try {
    await take({ bytes, name: `answer-${fileName}`, arrivalId, via });
    return delivery;
  } catch (error) {
    log.warn({ message: id, err: rootOf(error) }, 'what a partner answered could not be stored; it is asked again');
    return { kind: 'unknown', reason: 'what it answered could not be stored' };
  }
}

/** Whether it is still its turn: since it was chosen, its partner may be held. */
async function isDue(db: Db | Tx, id: string, at: Temporal.Instant): Promise<boolean> {
  const rows = await db.execute(sql`
    select message.id from hub.message join hub.partner on partner.partner = message.partner
    where message.id = ${id} and direction = 'OUT' and state = 'QUEUED' and hold is null and not is_gone
      and next_try_at <= ${at.toString()}::timestamptz and ${isItsTurn}`);
  return rows.length > 0;
}

async function holdBackIfDue(db: Db, id: string, at: Temporal.Instant, why: Parameters<typeof holdBack>[2]) {
  await db.transaction(async (tx) => {
    await lock(tx, id);
    if (await isDue(tx, id, at)) await holdBack(tx, id, why, at);
  });
}

const $Locked = z.object({ state: z.string(), control: z.string().nullable() });

/**
 * @returns its control number, and its state, which is no longer QUEUED when the partner was quicker to acknowledge it than
 * we to note it
 */
async function lock(tx: Tx, id: string): Promise<z.infer<typeof $Locked>> {
  const [row] = await tx.execute(sql`
    select state, interchange_control as control from hub.message where id = ${id} for update`);
  return $Locked.parse(row);
}

async function attempt(
  transport: Transport,
  document: OutboundDocument,
  { stopping, tryMs = 60_000 }: DeliverOptions,
): Promise<Delivery> {
  if (transport.deliver === undefined)
    return { kind: 'failed', reason: 'nothing can be sent this way', retryable: false };
  try {
    return await transport.deliver(document, AbortSignal.any([stopping, AbortSignal.timeout(tryMs)]));
  } catch (error) {
    // What a transport did before it failed, nobody knows: the same bytes again harm nobody.
    return { kind: 'unknown', reason: error instanceof Error ? error.message : 'an unexpected fault' };
  }
}

async function note(
  tx: Tx,
  candidate: Candidate,
  context: DeliverOptions & { readonly way: string; readonly control: string; readonly delivery: Delivery },
): Promise<void> {
  const { way, delivery, partner, clock, failures, firstRestMs } = context;
  const { id } = candidate;
  const at = clock.now();
  const instant = at.toString();
  const slug = candidate.partner;
  if (delivery.kind === 'delivered' && clocksOf(candidate, partner).some(({ kind }) => kind !== '997'))
    await lockStarting(tx, slug);
  // Meanwhile its partner may have been held, and the document with it: what arrived has arrived.
  const { state, control } = await lock(tx, id);
  if (control !== context.control) {
    // It was rejected meanwhile and is to go again, under new numbers (R45): of that this try says nothing.
    if (delivery.kind === 'delivered') await lineWorks(tx, slug, way);
    return;
  }
  const isAnswered = state === 'ACKNOWLEDGED' || state === 'REJECTED';
  const tried = sql`attempts = attempts + 1, via = ${way}, first_try_at = coalesce(first_try_at, ${instant}::timestamptz)`;
  switch (delivery.kind) {
    case 'delivered': {
      await lineWorks(tx, slug, way);
      if (isAnswered) {
        await tx.execute(sql`update hub.message set ${tried} where id = ${id}`);
        if (state === 'ACKNOWLEDGED') await startClocks(tx, candidate, partner, at);
        return;
      }
      const [row] = await tx.execute(sql`
        update hub.message set ${tried}, state = 'SENT', state_at = ${instant}::timestamptz, version = version + 1,
          sent_at = ${instant}::timestamptz, next_try_at = null, last_fault = null, code = null, reason = null, remedy = null
        where id = ${id} returning *`);
      await startClocks(tx, candidate, partner, at);
      await announce(tx, [$MessageRow.parse(row)], at);
      return;
    }
    case 'refused':
      await lineWorks(tx, slug, way);
      if (isAnswered) return;
      await tx.execute(sql`update hub.message set ${tried}, last_fault = ${delivery.reason} where id = ${id}`);
      await holdBack(
        tx,
        id,
        {
          code: 'REFUSED_BY_PARTNER',
          reason: `${partner.profile.name} refuses it: ${sentence(delivery.reason)}`,
          remedy: 'Ask the partner why, have it corrected, then re-drive it.',
        },
        at,
      );
      return;
    case 'failed':
    case 'unknown': {
      // It arrived all the same: its acknowledgement is here.
      if (isAnswered) return;
      const isFinal = delivery.kind === 'failed' && !delivery.retryable;
      const attempts = candidate.attempts + 1;
      const rest = Math.max(
        restMs(attempts, { ...(firstRestMs !== undefined && { firstMs: firstRestMs }) }),
        delivery.kind === 'failed' ? (delivery.retryAfterMs ?? 0) : 0,
      );
      await tx.execute(sql`
        update hub.message set ${tried}, last_fault = ${delivery.reason},
          next_try_at = ${at.add({ milliseconds: Math.round(rest) }).toString()}::timestamptz
        where id = ${id}`);
      await lineFailed(tx, { partner: slug, transport: way, failures, fault: delivery.reason }, at);
      if (state === 'QUEUED' && (isFinal || attempts >= (partner.profile.send?.maxAttempts ?? defaultMaxAttempts)))
        await holdBack(
          tx,
          id,
          {
            code: delivery.kind === 'unknown' ? 'DELIVERY_UNKNOWN' : 'DELIVERY_FAILED',
            reason: `It could not be sent over "${way}" in ${attempts} ${attempts === 1 ? 'try' : 'tries'}: ${sentence(delivery.reason)}`,
            remedy:
              delivery.kind === 'unknown'
                ? 'The partner may have it: ask. When the way is clear, re-drive it: the same document goes under the same numbers.'
                : 'Have the way to the partner mended, then re-drive it: the same document goes under the same numbers.',
          },
          at,
        );
    }
  }
}

async function holdBack(
  tx: Tx,
  id: string,
  { code, reason, remedy }: { code: string; reason: string; remedy: string },
  at: Temporal.Instant,
): Promise<void> {
  const [row] = await tx.execute(sql`
    update hub.message set state = 'HELD', state_at = ${at.toString()}::timestamptz, version = version + 1,
      code = ${code}, reason = ${reason}, remedy = ${remedy}
    where id = ${id} returning *`);
  await announce(tx, [$MessageRow.parse(row)], at);
}

/** What a partner owes for such a document, and how soon. */
function clocksOf({ document_type: type }: Candidate, { profile: { clocks } }: KnownPartner) {
  if (isAcknowledgement(type)) return [];
  const kinds = type === '850' ? (['997', '855', '856'] as const) : (['997'] as const);
  return kinds.flatMap((kind) => {
    const ms = clocks[kind];
    return ms === undefined ? [] : [{ kind, ms }];
  });
}

/** What the partner owes from now on (R44); what came before this was noted owes nothing any more. */
async function startClocks(tx: Tx, candidate: Candidate, partner: KnownPartner, at: Temporal.Instant): Promise<void> {
  const { business_key: key, id } = candidate;
  const due = clocksOf(candidate, partner).map(({ kind, ms }) => ({
    kind,
    due_at: at.add({ milliseconds: ms }).toString(),
  }));
  if (due.length === 0) return;
  await tx.execute(sql`
    insert into hub.message_clock (message_id, kind, partner, business_key, due_at, met_at)
    select ${id}, kind, ${candidate.partner}, ${key}, due_at, case kind when '997' then (
      select acknowledged_at from hub.message where id = ${id}) else (
      select min(answer.state_at) from hub.message as answer
      where answer.partner = ${candidate.partner} and answer.document_type = kind and answer.direction = 'IN'
        and answer.state = 'APPLIED' and answer.id in (
          select id from hub.message where partner = ${candidate.partner} and business_key = ${key}
          union all
          select from_id from hub.lineage_edge
          where to_id in (select unnest(about) from hub.message where id = ${id}) and kind = 'causes')) end
    from jsonb_to_recordset(${JSON.stringify(due)}::text::jsonb) as due(kind text, due_at timestamptz)
    on conflict (message_id, kind) do update set due_at = excluded.due_at, met_at = excluded.met_at, raised_at = null`);
}

const noWay = ({ profile }: KnownPartner) => ({
  code: 'NO_TRANSPORT',
  reason: `The profile of ${profile.name} has no transport that this document could go by.`,
  remedy: 'Give it one under "send.via" or "routing", then re-drive the document.',
});

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
