import type { Tx } from '@supply-hub/postgres';
import { Decimal } from '@supply-hub/quantities';
import { textArray } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import { caseDemands } from '../demand-schema.ts';

/** A demand as its case and its card make it, before anything is decided. */
export interface DemandAsked {
  readonly id: string;
  readonly caseId: string;
  readonly facilityId: string;
  readonly itemId: string;
  readonly cardId: string;
  readonly cardSystem: string;
  readonly cardKey: string;
  readonly unmapped: 'UNKNOWN_ITEM' | 'UNKNOWN_UNIT' | null;
  readonly unit: string;
  /** Exact decimals in `unit`. */
  readonly open: string;
  readonly hold: string;
  /** ISO 8601, UTC, whole milliseconds. */
  readonly startsAt: string;
  readonly urgency: number;
  readonly theatreId: string | null;
  /** Of the open quantity the card asks for, what a substitute takes the place of: an exact decimal in `unit`. */
  readonly substituted: string;
  /** The demand it stands in for; null for what the card itself asks for. */
  readonly substitutes: string | null;
}

export async function demandsOfCases(tx: Tx, caseIds: readonly string[]): Promise<DemandAsked[]> {
  const rows = await tx.execute<
    Record<
      'id' | 'case_id' | 'facility_id' | 'item_id' | 'card_id' | 'card_system' | 'card_key' | 'unit' | 'open' | 'hold',
      string
    > & {
      unmapped: DemandAsked['unmapped'];
      starts: number;
      urgency: number;
      theatre_id: string | null;
      substituted: string;
      substitutes: string | null;
    }
  >(sql`
    select id, case_id, facility_id, item_id, card_id, card_system, card_key, unmapped, unit, open, hold, urgency,
      theatre_id, substituted, substitutes, (extract(epoch from starts_at) * 1000)::float8 as starts
    from ${caseDemands} where case_id = any(${textArray(caseIds)})`);
  return rows.map((row) => ({
    id: row.id,
    caseId: row.case_id,
    facilityId: row.facility_id,
    itemId: row.item_id,
    cardId: row.card_id,
    cardSystem: row.card_system,
    cardKey: row.card_key,
    unmapped: row.unmapped,
    unit: row.unit,
    open: Decimal.of(row.open).toString(),
    hold: Decimal.of(row.hold).toString(),
    startsAt: Temporal.Instant.fromEpochMilliseconds(Math.round(row.starts)).toString(),
    urgency: row.urgency,
    theatreId: row.theatre_id,
    substituted: Decimal.of(row.substituted).toString(),
    substitutes: row.substitutes,
  }));
}

/** New and changed demands, in one statement; what was decided of a changed one stands until it is decided again. */
export async function putDemands(tx: Tx, demands: readonly DemandAsked[]): Promise<void> {
  if (demands.length === 0) return;
  const given = demands.map((each) => ({
    id: each.id,
    case_id: each.caseId,
    facility_id: each.facilityId,
    item_id: each.itemId,
    card_id: each.cardId,
    card_system: each.cardSystem,
    card_key: each.cardKey,
    unmapped: each.unmapped,
    unit: each.unit,
    open: each.open,
    hold: each.hold,
    starts_at: each.startsAt,
    urgency: each.urgency,
    theatre_id: each.theatreId,
    substituted: each.substituted,
    substitutes: each.substitutes,
  }));
  await tx.execute(sql`
    insert into ${caseDemands} (id, case_id, facility_id, item_id, card_id, card_system, card_key, unmapped, unit, open,
      hold, starts_at, urgency, theatre_id, substituted, substitutes)
    select * from jsonb_to_recordset(${JSON.stringify(given)}::text::jsonb) as given(
      id text, case_id text, facility_id text, item_id text, card_id text, card_system text, card_key text,
      unmapped text, unit text, open numeric, hold numeric, starts_at timestamptz, urgency integer, theatre_id text,
      substituted numeric, substitutes text)
    on conflict (id) do update set facility_id = excluded.facility_id, item_id = excluded.item_id,
      card_id = excluded.card_id, unmapped = excluded.unmapped, unit = excluded.unit, open = excluded.open,
      hold = excluded.hold, starts_at = excluded.starts_at, urgency = excluded.urgency,
      theatre_id = excluded.theatre_id, substituted = excluded.substituted, substitutes = excluded.substitutes`);
}

export async function dropDemands(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.execute(sql`delete from ${caseDemands} where id = any(${textArray(ids)})`);
}
