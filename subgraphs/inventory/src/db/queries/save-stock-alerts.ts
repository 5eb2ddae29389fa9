import { publishAll, stockAlertChanged, type StockAlertChanged } from '@supply-hub/events';
import { endEdges, recordEdges } from '@supply-hub/lineage';
import type { Tx } from '@supply-hub/postgres';
import { isNull, sql } from 'drizzle-orm';
import type { Followed } from '../../domain/stock-alert/follow.ts';
import { troubleKey, type StockAlert, type StockTrouble } from '../../domain/stock-alert/stock-alert.ts';
import { stockAlerts } from '../schema.ts';
import { alertOf, rowOf } from './stock-alerts.ts';
import type { ItemAtFacility } from '../../domain/item-at-facility.ts';

const t = stockAlerts;

/** The open alerts about items at facilities. */
export async function openAlertsAt(tx: Tx, pairs: readonly ItemAtFacility[]): Promise<StockAlert[]> {
  const rows = await tx
    .select()
    .from(t)
    .where(
      sql`(${t.itemId}, ${t.facilityId}) in (select "itemId", "facilityId" from
        jsonb_to_recordset(${JSON.stringify(pairs)}::text::jsonb) as pair("itemId" text, "facilityId" text))
        and ${isNull(t.clearedAt)}`,
    );
  return rows.map(alertOf);
}

/** The open alerts about facilities' feeds. */
export async function openFeedAlerts(tx: Tx): Promise<StockAlert[]> {
  const rows = await tx
    .select()
    .from(t)
    .where(sql`${t.concern} = 'FEED' and ${isNull(t.clearedAt)}`);
  return rows.map(alertOf);
}

/** How often each of these was raised before, by {@link troubleKey}; absent: never. */
export async function timesRaised(tx: Tx, troubles: readonly StockTrouble[]): Promise<ReadonlyMap<string, number>> {
  if (troubles.length === 0) return new Map();
  const given = troubles.map(({ concern, subject }) => ({ concern, subject }));
  const rows = await tx.execute<{ concern: StockTrouble['concern']; subject: string; times: number }>(sql`
    select concern, subject, max(occurrence) as times from ${t}
    where (concern, subject) in (select * from
      jsonb_to_recordset(${JSON.stringify(given)}::text::jsonb) as given(concern text, subject text))
    group by concern, subject`);
  return new Map(rows.map(({ times, ...key }) => [troubleKey(key), times]));
}

/** Writes what became of alerts, and tells what is told: four statements at most, however many. */
export async function saveAlerts(tx: Tx, followed: readonly Followed[], now: Temporal.Instant): Promise<void> {
  if (followed.length === 0) return;
  const rows = followed.map(({ alert }) => rowOf(alert));
  await tx.execute(sql`
    insert into ${t} as kept
    select * from jsonb_populate_recordset(null::${t}, ${JSON.stringify(rows.map(named))}::text::jsonb)
    on conflict (id) do update set version = excluded.version, state = excluded.state, kind = excluded.kind,
      severity = excluded.severity, about = excluded.about, case_ids = excluded.case_ids,
      escalated_at = excluded.escalated_at, cleared_at = excluded.cleared_at`);
  const told = followed.flatMap(({ alert, isTold }) => (isTold ? alert : []));
  await publishAll(
    tx,
    stockAlertChanged,
    told.map((alert) => ({
      aggregateId: alert.id,
      aggregateVersion: alert.version,
      occurredAt: now,
      data: toldOf(alert),
    })),
  );
  await traceLots(tx, told, now);
}

/** A lot leads to the alerts about it. */
async function traceLots(tx: Tx, told: readonly StockAlert[], now: Temporal.Instant): Promise<void> {
  const raised = told.filter(({ version }) => version === 1);
  await recordEdges(
    tx,
    raised.flatMap(({ id, lotId, facilityId }) =>
      lotId === null
        ? []
        : { from: lotId, to: id, kind: 'causes' as const, facilityIds: [facilityId], supplierIds: [] },
    ),
    now,
  );
  const over = told.flatMap(({ id, lotId, clearedAt }) => (clearedAt === null || lotId === null ? [] : id));
  await endEdges(tx, over, 'causes', [], now);
}

function toldOf(alert: StockAlert): StockAlertChanged {
  const { id, kind, state, severity, facilityId, itemId, lotId, locationId, about, caseIds } = alert;
  const text = (instant: Temporal.Instant | null): string | null => instant?.toString() ?? null;
  return {
    id,
    kind,
    state,
    severity,
    facilityId,
    itemId,
    lotId,
    locationId,
    lot: about.lot,
    expiresOn: about.expiresOn,
    quantity: about.quantity,
    threshold: about.threshold,
    unit: about.unit,
    caseIds: [...caseIds],
    raisedAt: alert.raisedAt.toString(),
    escalatedAt: text(alert.escalatedAt),
    clearedAt: text(alert.clearedAt),
  };
}

/** By the columns' names. */
const named = (row: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  );
