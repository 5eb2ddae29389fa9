import { createHash } from 'node:crypto';
import { InvalidInput } from '@supply-hub/errors';
import type { PartnerProfile } from '@supply-hub/partners';
import type { Db, Tx } from '@supply-hub/postgres';
import { buildInterchange, withoutSeparators, type SegmentInput } from '@supply-hub/x12';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { KnownPartner } from '../partners/partner-book.ts';
import type { OutboundDocument } from '../transports/transport.ts';
import { functionalIdOf, isAcknowledgement } from './functional-ids.ts';

/** A document with the control number (ISA13) that its bytes carry. */
export interface RenderedDocument extends OutboundDocument {
  readonly interchangeControl: string;
}

const $Rendered = z.object({
  id: z.string(),
  document_type: z.string(),
  interchange_control: z.string(),
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
});
const $Unrendered = z.object({
  id: z.string(),
  document_type: z.string(),
  segments: z.array(z.tuple([z.string()]).rest(z.union([z.string(), z.null(), z.array(z.string().nullable())]))),
});
const $Number = z.object({ last: z.coerce.number() });

/**
 * Gives a queued document its control numbers and bytes, in a transaction of its own, before anything of it leaves: so
 * that whatever happens then, each try carries the same bytes under the same numbers (R68).
 *
 * @returns null when it is another's at the moment, or no longer queued
 * @throws InvalidInput it cannot be written as X12
 */
export async function render(
  db: Db,
  messageId: string,
  partner: KnownPartner,
  at: Temporal.Instant,
): Promise<RenderedDocument | null> {
  return db.transaction(async (tx) => {
    const [rendered] = await tx.execute(sql`
      select message.id, document_type, interchange_control, payload.bytes from hub.message
      join hub.message_payload as payload on message_id = message.id and payload.received_at = rendered_at
      where message.id = ${messageId} and direction = 'OUT' and state = 'QUEUED'`);
    if (rendered !== undefined) return documentOf($Rendered.parse(rendered));
    const [row] = await tx.execute(sql`
      select message.id, document_type, segments from hub.message join hub.message_segments on message_id = message.id
      where message.id = ${messageId} and direction = 'OUT' and state = 'QUEUED' for update of message skip locked`);
    if (row === undefined) return null;
    const { document_type: type, segments } = $Unrendered.parse(row);
    const { partner: slug } = partner.profile;
    const interchange = await nextNumber(tx, slug, 'INTERCHANGE');
    const group = type === 'TA1' ? null : await nextNumber(tx, slug, 'GROUP');
    const { separators } = partner.profile.x12;
    // An acknowledgement repeats what the partner wrote, in separators of its own choice then: it must go out all the same.
    const written = segments
      .map(withoutNulls)
      .map((segment) => (isAcknowledgement(type) ? withoutSeparators(segment, separators) : segment));
    const bytes = write(partner.profile, type, written, { interchange, group, at });
    const control = String(interchange).padStart(9, '0');
    await tx.execute(sql`
      insert into hub.message_payload (message_id, received_at, bytes, sha256)
      values (${messageId}, ${at.toString()}::timestamptz, ${bytes}::bytea,
        ${createHash('sha256').update(bytes).digest()}::bytea)
      on conflict (message_id, received_at) do update set bytes = excluded.bytes, sha256 = excluded.sha256`);
    await tx.execute(sql`
      update hub.message set interchange_control = ${control}, group_control = ${group?.toString() ?? null},
        set_control = ${group === null ? null : '0001'}, functional_id = ${functionalIdOf(type) ?? null},
        rendered_at = ${at.toString()}::timestamptz
      where id = ${messageId}`);
    return documentOf({ id: messageId, document_type: type, interchange_control: control, bytes });
  });
}

/** Nine digits, and from the last one on again from 1. A transaction that is undone leaves no gap. */
async function nextNumber(tx: Tx, partner: string, kind: 'INTERCHANGE' | 'GROUP'): Promise<number> {
  const [row] = await tx.execute(sql`
    insert into hub.control_number as given (partner, kind, last) values (${partner}, ${kind}, 1)
    on conflict (partner, kind) do update set last = given.last % 999999999 + 1 returning last`);
  return $Number.parse(row).last;
}

function write(
  profile: PartnerProfile,
  type: string,
  segments: readonly SegmentInput[],
  { interchange, group, at }: { interchange: number; group: number | null; at: Temporal.Instant },
): Uint8Array {
  const { x12 } = profile;
  const version = versionOf(profile, type);
  const functionalId = functionalIdOf(type);
  if (group !== null && functionalId === undefined) throw new InvalidInput(`The hub does not send ${type} documents.`);
  const { newline, ...separators } = x12.separators;
  return buildInterchange({
    separators,
    newline: { none: '' as const, lf: '\n' as const, crlf: '\r\n' as const }[newline],
    version: version === '005010' ? '00501' : '00401',
    sender: x12.us,
    receiver: x12.usage === 'T' && x12.themInTests !== undefined ? x12.themInTests : x12.them,
    usage: x12.usage,
    controlNumber: String(interchange),
    ackRequested: false,
    at: at.toZonedDateTimeISO(profile.timeZone).toPlainDateTime(),
    ...(group === null && { ta1s: segments }),
    groups:
      group === null
        ? []
        : [
            {
              functionalId: functionalId ?? '',
              sender: x12.us.group,
              receiver: x12.them.group,
              controlNumber: String(group),
              version,
              sets: [{ type, controlNumber: '0001', segments }],
            },
          ],
  });
}

function versionOf({ x12 }: PartnerProfile, type: string): '004010' | '005010' {
  // The 999 came with 5010.
  if (type === '999') return '005010';
  const own = Object.entries(x12.versions).find(([of]) => of === type)?.[1];
  return own ?? (isAcknowledgement(type) ? '004010' : x12.version);
}

/** JSON has no `undefined`. */
const withoutNulls = ([id, ...elements]: z.infer<typeof $Unrendered>['segments'][number]): SegmentInput => [
  id,
  ...elements.map((element) =>
    Array.isArray(element) ? element.map((component) => component ?? undefined) : (element ?? undefined),
  ),
];

const documentOf = ({
  id,
  document_type,
  interchange_control,
  bytes,
}: z.infer<typeof $Rendered>): RenderedDocument => ({
  id,
  interchangeControl: interchange_control,
  fileName: `${document_type}-${interchange_control}.edi`,
  bytes,
  contentType: 'application/edi-x12',
});
