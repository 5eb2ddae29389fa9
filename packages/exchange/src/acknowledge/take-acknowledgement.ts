import { recordEdges } from '@supply-hub/lineage';
import type { Tx } from '@supply-hub/postgres';
import { readAcknowledgement, readSet, type AcknowledgedGroup, type AcknowledgedSet, type Ta1 } from '@supply-hub/x12';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { meetClock } from '../clocks/meet-clocks.ts';
import type { Reception } from '../receiver.ts';
import { announce } from '../store/announce.ts';
import { $MessageRow, type Envelope, type MessageRow } from '../store/message-row.ts';

/** An acknowledgement that came: 997, 999 or TA1. */
export interface CameBack {
  readonly id: string;
  readonly partner: { readonly slug: string; readonly name: string; readonly supplierId: string | null };
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly envelope: Envelope;
  readonly ta1: Ta1 | null;
}

interface Verdict {
  readonly message: MessageRow;
  readonly isAccepted: boolean;
  /** What the partner says is wrong. */
  readonly says: string;
}

/**
 * Marks what was sent and is acknowledged: exactly what the acknowledgement names, by its partner, group and set (R68).
 * What it names and was never sent parks it, and nothing is credited elsewhere.
 */
export async function takeAcknowledgement(tx: Tx, came: CameBack, at: Temporal.Instant): Promise<Reception> {
  const verdicts = came.ta1 === null ? await verdictsOfSet(tx, came) : await verdictsOfTa1(tx, came, came.ta1);
  if (!Array.isArray(verdicts)) return verdicts;
  const { partner } = came;
  for (const verdict of verdicts) {
    const { message, isAccepted } = verdict;
    const contradicts = message.state === (isAccepted ? 'REJECTED' : 'ACKNOWLEDGED');
    if (contradicts)
      return parked(
        'CONTRADICTING_ACKNOWLEDGEMENT',
        `${partner.name} ${isAccepted ? 'accepts' : 'rejects'} ${nameOf(message)}, which it ${isAccepted ? 'rejected' : 'accepted'} before.`,
        `Ask ${partner.name} which holds. Nothing was changed.`,
      );
  }
  for (const verdict of verdicts) await mark(tx, verdict, partner.name, at);
  const facilities = new Set(verdicts.map(({ message }) => message.facility_id));
  const [facilityId = null] = facilities.size === 1 ? facilities : [];
  const scope = {
    facilityIds: facilityId === null ? [] : [facilityId],
    supplierIds: partner.supplierId === null ? [] : [partner.supplierId],
  };
  const edges = verdicts.map(({ message }) => ({ from: came.id, to: message.id, kind: 'answers' as const, ...scope }));
  await recordEdges(tx, edges, at);
  return { kind: 'applied', about: [], facilityId, supplierId: partner.supplierId };
}

async function verdictsOfSet(tx: Tx, { partner, type, bytes, envelope }: CameBack): Promise<Verdict[] | Reception> {
  const reading = readAcknowledgement(readSet(bytes, envelope.separators, envelope.version));
  if (reading === null || reading.groups.length === 0)
    return parked(
      'UNREADABLE_ACKNOWLEDGEMENT',
      `The ${type} of ${partner.name} names no group it acknowledges (AK1).`,
      `Ask ${partner.name} what it acknowledges, and to send it again.`,
    );
  const verdicts: Verdict[] = [];
  for (const group of reading.groups) {
    const messages = await lockSent(
      tx,
      sql`partner = ${partner.slug} and functional_id = ${group.functionalId}
        and group_control = ${withoutZeros(group.controlNumber)}`,
    );
    if (messages.length === 0) return unknown(partner.name, `group ${group.controlNumber}`, group.functionalId);
    const unnamed = group.sets.find(({ controlNumber }) => !messages.some((message) => isSet(message, controlNumber)));
    if (unnamed !== undefined)
      return unknown(partner.name, `set ${unnamed.controlNumber} of group ${group.controlNumber}`, group.functionalId);
    for (const message of messages) {
      const set = group.sets.find(({ controlNumber }) => isSet(message, controlNumber));
      // Of a group that is rejected nothing is taken, whatever is said of its sets (R45).
      const isAccepted = group.isAccepted === false ? false : (set?.isAccepted ?? group.isAccepted);
      if (isAccepted === null)
        return parked(
          'UNREADABLE_ACKNOWLEDGEMENT',
          `The ${type} of ${partner.name} does not say whether it accepts ${nameOf(message)} (AK5, AK9).`,
          `Ask ${partner.name} whether it does, and to send it again.`,
        );
      verdicts.push({ message, isAccepted, says: complaint(set, group) });
    }
  }
  return verdicts;
}

/** A TA1 says nothing of what is in the interchange unless it refuses all of it. */
async function verdictsOfTa1(tx: Tx, { partner }: CameBack, ta1: Ta1): Promise<Verdict[] | Reception> {
  const messages = await lockSent(
    tx,
    sql`partner = ${partner.slug} and interchange_control = ${ta1.controlNumber.padStart(9, '0')}`,
  );
  if (messages.length === 0) return unknown(partner.name, `interchange ${ta1.controlNumber}`, 'TA1');
  if (ta1.result !== 'R') return [];
  return messages.map((message) => ({ message, isAccepted: false, says: `TA1 note ${ta1.note}` }));
}

async function lockSent(tx: Tx, condition: ReturnType<typeof sql>): Promise<MessageRow[]> {
  const rows = await tx.execute(sql`
    select * from hub.message where direction = 'OUT' and ${condition} order by id for update`);
  return z.array($MessageRow).parse([...rows]);
}

async function mark(tx: Tx, { message, isAccepted, says }: Verdict, name: string, at: Temporal.Instant): Promise<void> {
  const state = isAccepted ? 'ACKNOWLEDGED' : 'REJECTED';
  if (message.state === state) return;
  const instant = at.toString();
  if (!isAccepted)
    await tx.execute(sql`delete from hub.message_clock where message_id = ${message.id} and met_at is null`);
  const reason = isAccepted ? null : `${name} rejects it: ${says || 'it does not say why'}.`;
  const remedy = isAccepted
    ? null
    : 'Have what it complains of corrected, here or there, then re-drive it: it goes again under new control numbers (R45).';
  const [row] = await tx.execute(sql`
    update hub.message set state = ${state}, state_at = ${instant}::timestamptz, version = version + 1,
      acknowledged_at = ${instant}::timestamptz, sent_at = coalesce(sent_at, ${instant}::timestamptz),
      reason = ${reason}, remedy = ${remedy}, code = ${isAccepted ? null : 'REJECTED_BY_PARTNER'}, next_try_at = null,
      overdue = case when ${isAccepted} then overdue else '{}' end
    where id = ${message.id} returning *`);
  await announce(tx, [$MessageRow.parse(row)], at);
  if (isAccepted) await meetClock(tx, message.id, '997', at);
}

const isSet = (message: MessageRow, controlNumber: string): boolean =>
  withoutZeros(message.set_control ?? '') === withoutZeros(controlNumber);
const withoutZeros = (number: string): string => number.replace(/^0+(?=.)/, '');
const nameOf = (message: MessageRow): string => `${message.document_type} ${message.document_number ?? message.id}`;

function complaint(set: AcknowledgedSet | undefined, group: AcknowledgedGroup): string {
  const [ofSet, ofGroup] = [set === undefined ? '' : said(set), codes(group.codes)];
  return ofSet === '' || ofGroup === '' ? ofSet || ofGroup : `${ofSet}; of its group: ${ofGroup}`;
}

/** Codes and places only: the copy of what was sent may name anybody. */
function said(set: AcknowledgedSet): string {
  const errors = set.errors.slice(0, 3).map(({ segment, inSet, code, elements }) => {
    const at = elements.slice(0, 3).map(({ element, code: its }) => `element ${element} code ${its}`);
    return `segment ${segment} at ${inSet}, code ${code}${at.length > 0 ? ` (${at.join(', ')})` : ''}`;
  });
  return [codes(set.codes), ...errors].filter((part) => part !== '').join('; ');
}

const codes = (all: readonly string[]): string =>
  all.length === 0 ? '' : `code${all.length > 1 ? 's' : ''} ${all.join(', ')}`;

const unknown = (name: string, what: string, functionalId: string): Reception =>
  parked(
    'UNKNOWN_ACKNOWLEDGED',
    `${name} acknowledges ${what} (${functionalId}), which the hub never sent to it.`,
    `Ask ${name} what it means. It is credited to nothing else (R68).`,
  );

function parked(code: string, reason: string, remedy: string): Reception {
  return { kind: 'parked', code, reason, remedy, about: [], facilityId: null };
}
