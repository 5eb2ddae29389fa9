import { translate } from '@supply-hub/crosswalk';
import type { Reception, X12Received } from '@supply-hub/exchange';
import type { Tx } from '@supply-hub/postgres';
import type { DocumentFault } from '@supply-hub/x12';
import { sql } from 'drizzle-orm';
import type { Saying } from '../../db/queries/save-partner-prices.ts';
import { suppliers } from '../../db/schema.ts';
import { catalogueParts } from '../../sources/x12/catalogue-parts.ts';

export type Parked = Reception & { readonly kind: 'parked' };

/** Whose prices they are. */
export interface Subject {
  readonly supplierId: string;
  /** The system whose supplier it is; empty when only the crosswalk knows it. */
  readonly system: string;
  readonly number: string | null;
}

/** The partner's own supplier; of a buying group or another go-between, the seller its document names. */
export async function subjectOf(message: X12Received, tx: Tx): Promise<Subject | Parked> {
  const { partner } = message;
  const [head] = catalogueParts(message.messageCode, message);
  if (head?.kind !== 'terms') return unreadable(message, head?.kind === 'unreadable' ? head.faults : []);
  const { terms } = head;
  const number = terms.number ?? null;
  if (partner.supplierId !== null)
    return { supplierId: partner.supplierId, system: partner.profile.supplier?.system ?? '', number };
  const { seller } = terms;
  const key = seller?.id ?? seller?.name;
  const found =
    key === undefined ? undefined : (await translate(tx, 'SUPPLIER', partner.profile.partner, [key])).get(key);
  if (found !== undefined) {
    const [row] = await tx
      .select({ system: suppliers.system })
      .from(suppliers)
      .where(sql`${suppliers.id} = ${found}`);
    return { supplierId: found, system: row?.system ?? '', number };
  }
  const facts = {
    ...(seller?.name !== undefined && { name: seller.name }),
    ...(seller?.idQualifier === 'UL' && seller.id !== undefined && { gln: seller.id }),
  };
  return {
    kind: 'parked',
    code: 'UNKNOWN_PARTY',
    reason:
      key === undefined
        ? `The ${message.messageCode} of ${partner.profile.name} does not say whose prices these are: there is no N1 with SE, SU or VN.`
        : `${partner.profile.name} sends prices of ${seller?.name ?? key}, which nobody has said is one of the suppliers.`,
    remedy:
      key === undefined
        ? 'Ask the partner to name the seller.'
        : 'Say which supplier it is, or refuse it; the document is then taken by itself.',
    ...(key !== undefined && { wants: [{ kind: 'SUPPLIER' as const, key, facts }] }),
    about: [],
    facilityId: null,
  };
}

/** Parked for what stands around its lines. */
export function unreadable(message: X12Received, faults: readonly DocumentFault[]): Parked {
  const fault = faults.find(({ severity }) => severity === 'error');
  const where = fault === undefined ? '' : ` Segment ${fault.position.inSet} (${fault.segment}): ${fault.sentence}.`;
  return {
    kind: 'parked',
    code: 'UNREADABLE',
    reason: `The ${message.messageCode} cannot be read: what stands around its lines is at fault.${where}`,
    remedy: `Ask ${message.partner.profile.name} to send it again, corrected.`,
    about: message.partner.supplierId === null ? [] : [message.partner.supplierId],
    facilityId: null,
  };
}

export const sayingOf = (message: X12Received, { supplierId }: Subject): Saying => ({
  messageId: message.id,
  partner: message.partner.profile.partner,
  supplierId,
  spokenAt: sentAt(message),
});

/** When its sender wrote it, in the partner's zone (R30); when it came, where it does not say. */
export const sentAt = ({ sentAt: written, receivedAt, partner }: X12Received): Temporal.Instant =>
  written === null
    ? receivedAt
    : Temporal.PlainDateTime.from(written).toZonedDateTime(partner.profile.timeZone).toInstant();
