import { recordEdges } from '@supply-hub/lineage';
import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { meetClocks } from '../clocks/meet-clocks.ts';
import type { Reception } from '../receiver.ts';
import { announce } from '../store/announce.ts';
import { $MessageRow, type MessageRow } from '../store/message-row.ts';

/** What becomes of a message that nothing more is to be done with for now. */
export type Settlement = Exclude<Reception, { kind: 'continues' }>;

const $Lock = $MessageRow.pick({ state: true, progress: true });

/**
 * Locks a message that is to be applied.
 * @returns how far it is; undefined when it is settled: a job may come again for one that was
 */
export async function lockUnapplied(
  tx: Tx,
  messageId: string,
): Promise<Pick<MessageRow, 'state' | 'progress'> | undefined> {
  const [row] = await tx.execute(sql`
    select state, progress from hub.message
    where id = ${messageId} and direction = 'IN' and state in ('RECEIVED', 'ROUTED') for update`);
  return row === undefined ? undefined : $Lock.parse(row);
}

export interface SettleContext {
  readonly at: Temporal.Instant;
  readonly attempts: number;
  /** Who took it, and when that began; null: nobody was found. */
  readonly route: { readonly name: string; readonly at: Temporal.Instant } | null;
  /** Of a test: the reception is what would have become of it, and nothing was done. */
  readonly isTest: boolean;
}

const states = { applied: 'APPLIED', parked: 'PARKED', duplicate: 'DUPLICATE' } as const;

/** Marks a locked message, in the transaction of its effect, and tells of it. */
export async function settle(
  tx: Tx,
  messageId: string,
  reception: Settlement,
  context: SettleContext,
): Promise<MessageRow> {
  const { kind, facilityId, supplierId } = reception;
  const { at, attempts, route, isTest } = context;
  const about = isTest ? [] : [...new Set(reception.about)];
  const { reason = null, remedy = null, code = null, wants = [] } = troubleOf(reception, isTest);
  const of = reception.kind === 'duplicate' ? reception.of : null;
  const report = isTest ? JSON.stringify({ outcome: states[kind], ...reception }) : null;
  const [row] = await tx.execute(sql`
    update hub.message set state = ${isTest ? 'TEST' : states[kind]}, version = version + 1, state_at = ${at.toString()}::timestamptz,
      reason = ${reason}, remedy = ${remedy}, code = ${code}, wants = ${JSON.stringify(wants)}::text::jsonb,
      facility_id = ${facilityId}, ${supplierId === undefined ? sql`` : sql`supplier_id = ${supplierId},`}
      duplicate_of = coalesce(${of}, duplicate_of), attempts = ${attempts}, about = ${sql.param(about)}::text[],
      route = ${route?.name ?? null}, routed_at = ${route?.at.toString() ?? null}::timestamptz,
      progress = null, report = ${report}::text::jsonb
    where id = ${messageId} returning *`);
  const message = $MessageRow.parse(row);
  const scope = {
    facilityIds: facilityId === null ? [] : [facilityId],
    supplierIds: message.supplier_id === null ? [] : [message.supplier_id],
  };
  const effects = kind === 'applied' ? about : [];
  const edges = effects.map((to) => ({ from: messageId, to, kind: 'causes' as const, ...scope }));
  const whole =
    message.parent_id === null ? [] : [{ from: messageId, to: message.parent_id, kind: 'part-of' as const, ...scope }];
  await Promise.all([recordEdges(tx, [...edges, ...whole], at), announce(tx, [message], at)]);
  if (message.state === 'APPLIED') await meetClocks(tx, message, at);
  return message;
}

/** Marks that a part of a locked message is done, in the transaction of that part. */
export async function keepProgress(
  tx: Tx,
  messageId: string,
  progress: unknown,
  { at, route, isFirst }: { at: Temporal.Instant; route: NonNullable<SettleContext['route']>; isFirst: boolean },
): Promise<void> {
  const kept = JSON.stringify(progress);
  if (!isFirst) {
    await tx.execute(sql`update hub.message set progress = ${kept}::text::jsonb where id = ${messageId}`);
    return;
  }
  const [row] = await tx.execute(sql`
    update hub.message set state = 'ROUTED', version = version + 1, state_at = ${at.toString()}::timestamptz,
      route = ${route.name}, routed_at = ${route.at.toString()}::timestamptz, progress = ${kept}::text::jsonb
    where id = ${messageId} returning *`);
  await announce(tx, [$MessageRow.parse(row)], at);
}

interface Trouble {
  readonly reason?: string;
  readonly remedy?: string;
  readonly code?: string;
  readonly wants?: readonly unknown[];
}

function troubleOf(reception: Settlement, isTest: boolean): Trouble {
  if (reception.kind === 'applied') return isTest ? { reason: 'A test: it would have been applied.' } : {};
  if (reception.kind === 'duplicate') return { reason: reception.reason ?? 'The business says that it came before.' };
  const { reason, remedy, code, wants } = reception;
  const said = isTest ? `A test: it would wait for a person. ${reason}` : reason;
  return { reason: said, remedy, ...(code !== undefined && { code }), ...(wants !== undefined && { wants }) };
}
