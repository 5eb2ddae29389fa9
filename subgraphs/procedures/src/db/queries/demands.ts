import type { Viewer } from '@supply-hub/identity';
import type { Db } from '@supply-hub/postgres';
import { Decimal } from '@supply-hub/quantities';
import { textArray } from '@supply-hub/subgraph-kit';
import { sql, type SQL } from 'drizzle-orm';
import type { Shares } from '../../domain/demand.ts';
import type { CardLine } from '../../domain/preference-card.ts';
import type { Readiness } from '../../domain/readiness.ts';
import { caseDemands, itemCopies, preferenceCards } from '../demand-schema.ts';

/** A demand as resolvers see it. Quantities are exact decimals in `unit`, instants ISO 8601 in UTC. */
export interface DemandRow {
  readonly id: string;
  readonly caseId: string;
  readonly itemId: string;
  readonly cardSystem: string;
  readonly cardKey: string;
  readonly unmapped: 'UNKNOWN_ITEM' | 'UNKNOWN_UNIT' | null;
  readonly unit: string;
  readonly open: string;
  readonly hold: string;
  readonly usable: string;
  readonly short: string;
  readonly holdShort: string;
  readonly readiness: Readiness;
  readonly reason: string;
  readonly neededBy: string | null;
  readonly actBy: string | null;
  readonly shares: Shares;
  /** Of what the card asks for, what a substitute takes the place of. */
  readonly substituted: string;
  /** The id of the demand it stands in for; null: the card itself asks for it. */
  readonly substitutes: string | null;
}

type Stored = Record<
  | 'id'
  | 'case_id'
  | 'item_id'
  | 'card_system'
  | 'card_key'
  | 'unit'
  | 'open'
  | 'hold'
  | 'usable'
  | 'short'
  | 'hold_short'
  | 'reason'
  | 'substituted',
  string
> & {
  unmapped: DemandRow['unmapped'];
  readiness: Readiness;
  needed: number | null;
  act: number | null;
  shares: Shares;
  substitutes: string | null;
};

/** What belongs to one facility: its viewers see it, and no partner does (R72). */
export function ofVisibleFacility({ role, facilities }: Viewer, facilityId: SQL): SQL {
  if (role === 'partner') return sql`false`;
  return facilities === '*' ? sql`true` : sql`${facilityId} = any(${textArray(facilities)})`;
}

const demandColumns = sql`d.id, d.case_id, d.item_id, d.card_system, d.card_key, d.unmapped, d.unit, d.open, d.hold,
  d.usable, d.short, d.hold_short, d.reason, d.readiness, d.shares, d.substituted, d.substitutes,
  (extract(epoch from d.needed_by) * 1000)::float8 as needed, (extract(epoch from d.act_by) * 1000)::float8 as act`;

export async function demandsById(db: Db, viewer: Viewer, ids: readonly string[]): Promise<Map<string, DemandRow>> {
  const rows = await db.execute<Stored>(sql`
    select ${demandColumns} from ${caseDemands} as d
    where d.id = any(${textArray(ids)}) and ${ofVisibleFacility(viewer, sql`d.facility_id`)}`);
  return new Map(rows.map((row) => [row.id, demandRow(row)]));
}

/** Worst first, then by item. */
export async function demandsByCase(
  db: Db,
  viewer: Viewer,
  caseIds: readonly string[],
): Promise<Map<string, DemandRow[]>> {
  const rows = await db.execute<Stored>(sql`
    select ${demandColumns} from ${caseDemands} as d
    where d.case_id = any(${textArray(caseIds)}) and ${ofVisibleFacility(viewer, sql`d.facility_id`)}
    order by array_position(array['SHORT', 'UNKNOWN', 'AT_RISK', 'READY'], d.readiness), d.card_system, d.card_key,
      d.substitutes is not null, d.id`);
  return Map.groupBy(rows.map(demandRow), ({ caseId }) => caseId);
}

/** For `childPageLoader`: the demands of an item at a facility, given as `<item> <facility>`, the earliest case first. */
export function demandPages(viewer: Viewer): SQL {
  return sql`
    select d.id, d.starts_at::text as sort_key from ${caseDemands} as d
    where d.item_id = split_part(asked.parent_id, ' ', 1) and d.facility_id = split_part(asked.parent_id, ' ', 2)
      and ${ofVisibleFacility(viewer, sql`d.facility_id`)}
      and (d.starts_at, d.id) > (coalesce(asked.after_key::timestamptz, '-infinity'), coalesce(asked.after_id, ''))
    order by d.starts_at, d.id limit asked.size`;
}

/** A card as resolvers see it. */
export interface CardRow {
  readonly id: string;
  readonly number: string;
  readonly procedureCode: string;
  readonly surgeonId: string | null;
  readonly facilityId: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly lines: readonly CardLine[];
}

export async function cardsById(db: Db, viewer: Viewer, ids: readonly string[]): Promise<Map<string, CardRow>> {
  const t = preferenceCards;
  const rows = await db
    .select()
    .from(t)
    .where(sql`${t.id} = any(${textArray(ids)}) and ${ofVisibleFacility(viewer, sql`${t.facilityId}`)}`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Which of these the item master has. */
export async function knownItems(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db.execute<{ id: string }>(sql`select id from ${itemCopies} where id = any(${textArray(ids)})`);
  return new Set(rows.map(({ id }) => id));
}

function demandRow(row: Stored): DemandRow {
  return {
    id: row.id,
    caseId: row.case_id,
    itemId: row.item_id,
    cardSystem: row.card_system,
    cardKey: row.card_key,
    unmapped: row.unmapped,
    unit: row.unit,
    open: plain(row.open),
    hold: plain(row.hold),
    usable: plain(row.usable),
    short: plain(row.short),
    holdShort: plain(row.hold_short),
    readiness: row.readiness,
    reason: row.reason,
    neededBy: instant(row.needed),
    actBy: instant(row.act),
    shares: row.shares,
    substituted: plain(row.substituted),
    substitutes: row.substitutes,
  };
}

function plain(numeric: string): string {
  return Decimal.of(numeric).toString();
}

function instant(ms: number | null): string | null {
  return ms === null ? null : Temporal.Instant.fromEpochMilliseconds(Math.round(ms)).toString();
}
