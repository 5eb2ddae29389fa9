import type { FacilityChanged } from '@supply-hub/events';
import type { Tx } from '@supply-hub/postgres';
import { textArray } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import type { ItemUnits } from '../../domain/demand.ts';
import type { CardLine } from '../../domain/preference-card.ts';
import type { CaseStatus } from '../../domain/surgical-case.ts';
import { itemCopies, preferenceCards } from '../demand-schema.ts';
import { facilityCopies, surgicalCases } from '../schema.ts';

/** What of a case decides what it needs. */
export interface CaseFacts {
  readonly id: string;
  readonly facilityId: string | null;
  /** Null: inventory has not told of the facility yet. */
  readonly facility: FacilityChanged | null;
  readonly theatreId: string | null;
  readonly scheduledAt: Temporal.Instant | null;
  readonly status: CaseStatus;
  readonly procedureCode: string | null;
  readonly surgeonId: string | null;
  readonly cardNumber: string | null;
  readonly urgency: number;
  /** Whether any card anywhere is for its procedure. */
  readonly isProcedureKnown: boolean;
}

export async function readCaseFacts(tx: Tx, ids: readonly string[]): Promise<CaseFacts[]> {
  const rows = await tx.execute<{
    id: string;
    facility_id: string | null;
    facility: FacilityChanged | null;
    theatre_id: string | null;
    starts: number | null;
    status: CaseStatus;
    procedure_code: string | null;
    surgeon_id: string | null;
    card_number: string | null;
    urgency: number;
    is_procedure_known: boolean;
  }>(sql`
    select c.id, c.facility_id, f.state as facility, c.theatre_id, c.status, c.procedure_code, c.surgeon_id,
      c.card_number, c.urgency, (extract(epoch from c.scheduled_at) * 1000)::float8 as starts,
      exists (select from ${preferenceCards} as card where card.procedure_code = c.procedure_code) as is_procedure_known
    from ${surgicalCases} as c left join ${facilityCopies} as f on f.id = c.facility_id
    where c.id = any(${textArray(ids)})`);
  return rows.map((row) => ({
    id: row.id,
    facilityId: row.facility_id,
    facility: row.facility,
    theatreId: row.theatre_id,
    scheduledAt: row.starts === null ? null : Temporal.Instant.fromEpochMilliseconds(Math.round(row.starts)),
    status: row.status,
    procedureCode: row.procedure_code,
    surgeonId: row.surgeon_id,
    cardNumber: row.card_number,
    urgency: row.urgency,
    isProcedureKnown: row.is_procedure_known,
  }));
}

/** By what a card is looked for. */
export interface CardWanted {
  readonly caseId: string;
  readonly facilityId: string;
  readonly procedureOn: Temporal.PlainDate;
  readonly cardNumber: string | null;
  readonly procedureCode: string | null;
  readonly surgeonId: string | null;
}

export interface ChosenCard {
  readonly id: string;
  readonly number: string;
  readonly lines: readonly CardLine[];
}

/**
 * The card of each case that holds at its facility on its day: the one its schedule names, else the surgeon's for the
 * procedure, else anybody's for the procedure; of several of a kind the one that began last, then the lowest number.
 */
export async function chooseCards(tx: Tx, wanted: readonly CardWanted[]): Promise<Map<string, ChosenCard>> {
  if (wanted.length === 0) return new Map();
  const given = wanted.map((each) => ({
    case_id: each.caseId,
    facility_id: each.facilityId,
    day: each.procedureOn.toString(),
    card_number: each.cardNumber,
    procedure_code: each.procedureCode,
    surgeon_id: each.surgeonId,
  }));
  const rows = await tx.execute<{ case_id: string; id: string; number: string; lines: CardLine[] }>(sql`
    select wanted.case_id, chosen.id, chosen.number, chosen.lines
    from jsonb_to_recordset(${JSON.stringify(given)}::text::jsonb) as wanted(
      case_id text, facility_id text, day date, card_number text, procedure_code text, surgeon_id text
    ), lateral (
      select * from ${preferenceCards} as card
      where card.facility_id = wanted.facility_id and card.valid_from <= wanted.day
        and (card.valid_to is null or card.valid_to >= wanted.day)
        and (card.number = wanted.card_number or (card.procedure_code = wanted.procedure_code
          and (card.surgeon_id is null or card.surgeon_id = wanted.surgeon_id)))
      order by (card.number = wanted.card_number) is true desc, card.surgeon_id is null,
        card.valid_from desc, card.number
      limit 1
    ) as chosen`);
  return new Map(rows.map(({ case_id: caseId, ...card }) => [caseId, card]));
}

/** Whether a card file was ever loaded: an empty one never is. */
export async function hasCards(tx: Tx): Promise<boolean> {
  const [row] = await tx.execute<{ has: boolean }>(sql`select exists (select from ${preferenceCards}) as has`);
  return row?.has === true;
}

export async function readItemUnits(tx: Tx, ids: readonly string[]): Promise<Map<string, ItemUnits>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.execute<{ id: string; base_unit: string; units: ItemUnits['units'] }>(
    sql`select id, base_unit, units from ${itemCopies} where id = any(${textArray(ids)})`,
  );
  return new Map(rows.map(({ id, base_unit: baseUnit, units }) => [id, { baseUnit, units }]));
}
