import { createHash } from 'node:crypto';
import { enqueueAll } from '@supply-hub/jobs';
import { recordEdges } from '@supply-hub/lineage';
import { hubId } from '@supply-hub/identifiers';
import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { applyMessage } from '../../apply/apply-job.ts';
import { send } from '../../send/send.ts';
import { isSendable } from '../../send/way-to.ts';
import { announce } from '../../store/announce.ts';
import { $MessageRow, type MessageRow } from '../../store/message-row.ts';
import type { ReadInterchange, ReadSet } from './read-interchange.ts';

/** An interchange in hand: under which id, and when it came. */
export interface InHand {
  readonly id: string;
  readonly receivedAt: Temporal.Instant;
  /** The transport's name, and whose it is. */
  readonly via: string;
  readonly arrivedFrom: string;
  readonly at: Temporal.Instant;
}

const $Earlier = z.object({
  id: z.string(),
  duplicate_key: z.instanceof(Uint8Array),
  content_hash: z.instanceof(Uint8Array),
  state: $MessageRow.shape.state,
  document_type: z.string().nullable(),
});

/**
 * Nobody else stores or opens what a partner sent until we commit: not what may be the same (R46), and of one business key
 * one after another (R70). One lock for the partner, since a file may be of more documents than there is room for locks.
 */
export async function lockSender(tx: Tx, partner: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('hub.sender ' || ${partner}, 0))`);
}

/** What an interchange is beside what came before. */
export interface Comparison {
  readonly state: 'APPLIED' | 'DUPLICATE';
  readonly duplicateOf: string | null;
  readonly isControlIdReused: boolean;
  /** Documents that came before: the message of each. */
  readonly seen: ReadonlyMap<string, string>;
}

/** Looks for what came before, under the lock of {@link lockSender} (R46). */
export async function compare(tx: Tx, read: ReadInterchange, inHand: InHand): Promise<Comparison> {
  const windowMs = read.identity.partner?.profile.duplicateWindow ?? 0;
  const earlier = await earlierOf(tx, read, inHand, windowMs);
  const before = earlier.filter(
    ({ document_type, state }) => document_type === null && (state === 'APPLIED' || state === 'DUPLICATE'),
  );
  const same = before.findLast(({ content_hash }) => read.contentHash.equals(content_hash));
  return {
    state: same === undefined ? 'APPLIED' : 'DUPLICATE',
    duplicateOf: same?.id ?? null,
    isControlIdReused: same === undefined && before.length > 0,
    seen: new Map(
      earlier.flatMap(({ id, document_type, duplicate_key, content_hash }) =>
        document_type === null ? [] : [[documentKey(duplicate_key, content_hash), id]],
      ),
    ),
  };
}

/**
 * Opens an interchange whose sender is known: its sets become messages, the acknowledgements are queued, and the
 * business work begins, all with this transaction, under the lock of {@link lockSender}. What came before has no second
 * effect (R46).
 */
export async function openInterchange(
  tx: Tx,
  read: ReadInterchange,
  inHand: InHand,
  comparison: Comparison,
): Promise<void> {
  const { partner, trouble } = read.identity;
  if (partner === null || trouble !== null) throw new Error('An interchange in trouble is not opened.');
  const { receivedAt, at } = inHand;
  const seen = new Map(comparison.seen);
  const rows = read.sets.map((set) => {
    const id = hubId('message', 'exchange', [inHand.id, String(set.start)]);
    if (set.isTest || set.refusal !== null) return { id, set, duplicateOf: null };
    const key = documentKey(set.duplicateKey, set.contentHash);
    const duplicateOf = seen.get(key) ?? null;
    // A second one in this very interchange repeats the first.
    if (duplicateOf === null) seen.set(key, id);
    return { id, set, duplicateOf };
  });
  const stored = await insertSets(tx, rows, read, inHand, partner);
  const jobs = stored.flatMap(({ id, state, business_key: key }) =>
    state === 'RECEIVED' ? [{ key: key ?? id, data: { messageId: id } }] : [],
  );
  await enqueueAll(tx, applyMessage, jobs);
  const scope = { facilityIds: [], supplierIds: partner.supplierId === null ? [] : [partner.supplierId] };
  const parts = stored.map(({ id }) => ({ from: id, to: inHand.id, kind: 'part-of' as const, ...scope }));
  await recordEdges(tx, parts, receivedAt);
  await announce(tx, stored, at);
  await acknowledgeTo(tx, read, inHand);
}

/** Queues what goes back to the sender, to whom there is a way. */
export async function acknowledgeTo(tx: Tx, read: ReadInterchange, { id, at }: InHand): Promise<void> {
  const { partner } = read.identity;
  if (partner === null) return;
  for (const [index, { type, segments }] of read.acknowledging.entries()) {
    if (!isSendable(partner.profile, type)) continue;
    const document = {
      partner: partner.profile.partner,
      documentType: type,
      documentNumber: read.control,
      businessKey: null,
      segments,
      about: [id],
      facilityId: null,
      supplierId: partner.supplierId,
      idempotencyKey: `acknowledgement:${id}:${index}`,
    };
    await send(tx, document, at);
  }
}

/** What came under the same keys within the window: the original last, so that a map keeps it. */
async function earlierOf(tx: Tx, read: ReadInterchange, { id, receivedAt }: InHand, windowMs: number) {
  const keys = [
    ...(read.duplicateKey === null ? [] : [read.duplicateKey]),
    ...read.sets.map((set) => set.duplicateKey),
  ];
  const hex = [...new Set(keys.map((key) => key.toString('hex')))];
  const since = receivedAt.subtract({ milliseconds: windowMs }).toString();
  const rows = await tx.execute(sql`
    select id, duplicate_key, content_hash, state, document_type from hub.message
    where duplicate_key = any(select decode(key, 'hex') from unnest(${sql.param(hex)}::text[]) as key)
      and received_at >= ${since}::timestamptz and not is_test and direction = 'IN' and state <> 'REJECTED'
      and id <> ${id} and parent_id is distinct from ${id}
    order by state = 'DUPLICATE' desc, received_at desc, seq desc`);
  return z.array($Earlier).parse([...rows]);
}

async function insertSets(
  tx: Tx,
  rows: readonly { id: string; set: ReadSet; duplicateOf: string | null }[],
  read: ReadInterchange,
  { id: parentId, receivedAt, via, at }: InHand,
  partner: NonNullable<ReadInterchange['identity']['partner']>,
): Promise<MessageRow[]> {
  if (rows.length === 0) return [];
  const given = rows.map(({ id, set, duplicateOf }) => ({
    id,
    group_control: set.groupControl,
    set_control: set.setControl,
    functional_id: set.functionalId,
    document_type: set.type,
    document_number: set.documentNumber,
    business_key: set.businessKey,
    envelope: set.envelope,
    start_at: set.start,
    end_at: set.end,
    duplicate_key: set.duplicateKey.toString('hex'),
    content_hash: set.contentHash.toString('hex'),
    is_test: set.isTest,
    duplicate_of: duplicateOf,
    state: set.refusal !== null ? 'REJECTED' : duplicateOf !== null ? 'DUPLICATE' : 'RECEIVED',
    code: set.refusal?.code ?? null,
    reason: set.refusal?.reason ?? (duplicateOf === null ? null : 'The same document came before.'),
    remedy: set.refusal?.remedy ?? null,
  }));
  const { profile, supplierId } = partner;
  const inserted = await tx.execute(sql`
    insert into hub.message (
      id, direction, protocol, sender, sender_name, partner, partner_name, supplier_id, via, parent_id,
      interchange_control, group_control, set_control, functional_id, document_type, document_number, business_key,
      envelope, start_at, end_at, duplicate_key, content_hash, is_test, duplicate_of, state, code, reason, remedy,
      received_at, last_received_at, state_at, is_control_id_reused)
    select id, 'IN', 'x12', ${profile.partner}, ${profile.name}, ${profile.partner}, ${profile.name}, ${supplierId}, ${via},
      ${parentId}, ${read.control}, group_control, set_control, functional_id, document_type, document_number,
      business_key, envelope, start_at, end_at, decode(duplicate_key, 'hex'), decode(content_hash, 'hex'), is_test,
      duplicate_of, state, code, reason, remedy, ${receivedAt.toString()}::timestamptz,
      ${receivedAt.toString()}::timestamptz, ${at.toString()}::timestamptz, false
    from rows from (jsonb_to_recordset(${JSON.stringify(given)}::text::jsonb) as (id text, group_control text,
      set_control text, functional_id text, document_type text, document_number text, business_key text, envelope jsonb,
      start_at integer, end_at integer, duplicate_key text, content_hash text, is_test boolean, duplicate_of text,
      state text, code text, reason text, remedy text)) with ordinality as given
    order by ordinality
    returning *`);
  return inserted.map((row) => $MessageRow.parse(row));
}

/** Stores the interchange itself, with its bytes, before anything of it. */
export async function insertInterchange(
  tx: Tx,
  read: ReadInterchange,
  bytes: Uint8Array,
  { id, receivedAt, via, arrivedFrom, at }: InHand,
  arrivalKey: string | null,
  comparison: Comparison | null,
): Promise<MessageRow> {
  const { partner, trouble, isTest } = read.identity;
  const name = partner?.profile.name ?? null;
  const slug = partner?.profile.partner ?? null;
  const received = receivedAt.toString();
  const [row] = await tx.execute(sql`
    insert into hub.message (
      id, direction, protocol, sender, sender_name, partner, partner_name, supplier_id, via, interchange_control,
      duplicate_key, content_hash, is_test, state, code, reason, remedy, idempotency_key, received_at, last_received_at,
      state_at, is_control_id_reused, duplicate_of, arrived_from)
    select given.id, 'IN', 'x12', given.partner, given.name, given.partner, given.name, given.supplier_id, given.via,
      given.control, ${read.duplicateKey}::bytea, ${read.contentHash}::bytea, given.is_test, given.state, given.code,
      given.reason, given.remedy, given.arrival_key, given.received_at, given.received_at, given.at,
      given.is_control_id_reused, given.duplicate_of, given.arrived_from
    from jsonb_to_record(${JSON.stringify({
      id,
      partner: slug,
      name,
      supplier_id: partner?.supplierId ?? null,
      via,
      arrived_from: arrivedFrom,
      control: read.control,
      is_test: isTest,
      state: trouble?.state ?? comparison?.state ?? 'APPLIED',
      code: trouble?.code ?? null,
      reason: trouble?.reason ?? (comparison?.state === 'DUPLICATE' ? 'The same interchange came before.' : null),
      duplicate_of: comparison?.duplicateOf ?? null,
      is_control_id_reused: comparison?.isControlIdReused ?? false,
      remedy: trouble?.remedy ?? null,
      arrival_key: arrivalKey,
      received_at: received,
      at: at.toString(),
    })}::text::jsonb) as given(id text, partner text, name text, supplier_id text, via text, control text,
      is_test boolean, state text, code text, reason text, remedy text, arrival_key text, received_at timestamptz,
      at timestamptz, is_control_id_reused boolean, duplicate_of text, arrived_from text)
    returning *`);
  await tx.execute(sql`
    insert into hub.message_payload (message_id, received_at, bytes, sha256)
    values (${id}, ${received}::timestamptz, ${bytes}::bytea, ${createHash('sha256').update(bytes).digest()}::bytea)`);
  return $MessageRow.parse(row);
}

const documentKey = (duplicateKey: Uint8Array, contentHash: Uint8Array): string =>
  `${Buffer.from(duplicateKey).toString('hex')} ${Buffer.from(contentHash).toString('hex')}`;
