import type { Tx } from '@supply-hub/postgres';
import { readInterchanges } from '@supply-hub/x12';
import { sql } from 'drizzle-orm';
import { compare, lockSender, openInterchange } from '../intake/x12/keep-interchange.ts';
import { readInterchange } from '../intake/x12/read-interchange.ts';
import type { KnownPartner } from '../partners/partner-book.ts';
import type { Reception } from '../receiver.ts';
import type { StoredMessage } from './stored-message.ts';

/** Opens an interchange that was parked whole, once its partner is known: as if it came now. */
export async function reopenInterchange(
  tx: Tx,
  stored: StoredMessage & { readonly bytes: Uint8Array },
  { partners, via, at }: { partners: ReadonlyMap<string, KnownPartner>; via: string; at: Temporal.Instant },
): Promise<Reception> {
  const [interchange] = readInterchanges(stored.bytes);
  if (interchange === undefined) throw new Error('What was parked was an interchange.');
  const read = readInterchange(stored.bytes, interchange, { partners, via, base: 0 });
  const { partner, trouble, isTest } = read.identity;
  if (trouble !== null) return { kind: 'parked', ...trouble, about: [], facilityId: null };
  if (partner === null) throw new Error('An interchange without trouble has a partner.');
  const about = { about: [], facilityId: null, supplierId: partner.supplierId };
  const [part] = await tx.execute(sql`select from hub.message where parent_id = ${stored.id} limit 1`);
  // It was opened: its sets are messages of their own, and replayed as such (R71).
  if (part !== undefined) return { kind: 'applied', ...about };
  await lockSender(tx, partner.profile.partner);
  const inHand = { id: stored.id, receivedAt: stored.received_at, via: stored.via ?? '', arrivedFrom: via, at };
  const comparison = await compare(tx, read, inHand);
  const { profile } = partner;
  await tx.execute(sql`
    update hub.message set partner = ${profile.partner}, partner_name = ${profile.name}, sender = ${profile.partner},
      sender_name = ${profile.name}, is_test = ${isTest}, is_control_id_reused = ${comparison.isControlIdReused},
      content_hash = ${read.contentHash}::bytea
    where id = ${stored.id}`);
  await openInterchange(tx, read, inHand, comparison);
  return comparison.state === 'DUPLICATE'
    ? { kind: 'duplicate', of: comparison.duplicateOf, reason: 'The same interchange came before.', ...about }
    : { kind: 'applied', ...about };
}
