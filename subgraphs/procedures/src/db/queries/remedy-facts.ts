import type { FacilityChanged, StockChanged } from '@supply-hub/events';
import type { Viewer } from '@supply-hub/identity';
import type { Db } from '@supply-hub/postgres';
import { Decimal } from '@supply-hub/quantities';
import { textArray } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import type { Shares } from '../../domain/demand.ts';
import type { FreeLot, PossibleSubstitute, RemedyFacts } from '../../domain/remedies.ts';
import {
  backorderCopies,
  caseDemands,
  inboundCopies,
  itemCopies,
  stockCopies,
  substitutionCopies,
  supplierItemCopies,
  transferCopies,
} from '../demand-schema.ts';
import { facilityCopies } from '../schema.ts';
import { ofVisibleFacility } from './demands.ts';

type DemandFacts = {
  id: string;
  item_id: string;
  facility_id: string;
  theatre_id: string | null;
  unit: string;
  missing: string;
  shares: Shares;
  starts: number;
  facility: FacilityChanged;
};

type Lot = StockChanged['lots'][number];
type Stock = { item_id: string; facility_id: string; name: string; lots: readonly Lot[] };

/**
 * All that decides what can be done for these demands; as many statements for many as for one. Stock of a facility that
 * is not the viewer's is no option of his (R72). A demand that nothing can be done for is absent.
 */
export async function remedyFacts(
  db: Db,
  viewer: Viewer,
  demandIds: readonly string[],
  now: Temporal.Instant,
): Promise<Map<string, RemedyFacts>> {
  const demands = await uncovered(db, viewer, demandIds);
  const itemIds = [...new Set(demands.map((each) => each.item_id))];
  if (itemIds.length === 0) return new Map();
  const requests = await substitutionsOf(db, itemIds);
  const substituteIds = requests.map(({ substitute_item_id: id }) => id);
  const [stock, taken, ways, sellers, owed, coming, items] = await Promise.all([
    stockOf(db, viewer, [...itemIds, ...substituteIds]),
    takenOf(db, [...itemIds, ...substituteIds]),
    waysOf(db, demands),
    sellersOf(db, itemIds),
    owedOf(db, itemIds),
    comingOf(db, itemIds),
    itemsOf(db, substituteIds),
  ]);

  const free = ({ item_id, facility_id }: Pick<Stock, 'item_id' | 'facility_id'>, lot: Lot): Decimal =>
    Decimal.of(lot.quantity).minus(taken.get(`${item_id} ${facility_id} ${lot.id}`) ?? Decimal.zero);
  const usable = (at: Stock) =>
    at.lots.filter((lot) => lot.status === 'AVAILABLE' && lot.ownership === 'OWNED' && !lot.recalled);

  function lotsFor({ item_id: itemId, facility_id: facilityId, facility }: DemandFacts): FreeLot[] {
    return stock
      .filter((at) => at.item_id === itemId && at.facility_id !== facilityId)
      .flatMap((at) =>
        usable(at).map((lot) => ({
          lotId: lot.id,
          lot: lot.lot,
          facilityId: at.facility_id,
          facilityName: at.name,
          free: free(at, lot),
          expiresOn: lot.expiresOn === null ? null : Temporal.PlainDate.from(lot.expiresOn),
          leadMinutes: ways.get(`${at.facility_id} ${facilityId}`) ?? facility.quickestRemedyMinutes,
        })),
      );
  }

  function substitutesFor(demand: DemandFacts): PossibleSubstitute[] {
    const { item_id: itemId, facility_id: facilityId, facility, theatre_id: theatreId } = demand;
    const suppliedBy = new Set(
      facility.theatres.find(({ id }) => id === theatreId)?.suppliedBy ??
        facility.theatres.flatMap((theatre) => theatre.suppliedBy),
    );
    const known = new Map<string, PossibleSubstitute>();
    for (const request of requests.filter((each) => each.item_id === itemId)) {
      const { substitute_item_id: substituteId } = request;
      const isAsked = request.state === 'REQUESTED' && request.facility_id === facilityId;
      if (request.state === 'REQUESTED' && !isAsked) continue;
      if (!isAsked && known.has(substituteId)) continue;
      const at = stock.find((each) => each.item_id === substituteId && each.facility_id === facilityId);
      const item = items.get(substituteId);
      known.set(isAsked ? request.id : substituteId, {
        itemId: substituteId,
        number: item?.number ?? substituteId,
        request: isAsked
          ? { id: request.id, orderNumber: request.order_number, quantity: Decimal.of(request.quantity) }
          : null,
        free:
          at === undefined
            ? Decimal.zero
            : usable(at)
                .filter(({ locationId }) => suppliedBy.has(locationId))
                .reduce((sum, lot) => sum.plus(free(at, lot)), Decimal.zero),
        unit: item?.base_unit ?? demand.unit,
      });
    }
    return [...known.values()];
  }

  return new Map(
    demands.map((demand) => {
      const { item_id: itemId, facility_id: facilityId, facility } = demand;
      const { timeZone, bufferBeforeCaseMinutes, quickestRemedyMinutes } = facility;
      const startsAt = Temporal.Instant.fromEpochMilliseconds(Math.round(demand.starts));
      const neededBy = startsAt.subtract({ minutes: bufferBeforeCaseMinutes });
      const owing = new Set(owed.filter((each) => each.item_id === itemId).map((each) => each.supplier_id));
      const late = coming
        .filter((each) => each.item_id === itemId && each.facility_id === facilityId)
        .map(({ order_number: orderNumber, on, quantity }) => ({
          orderNumber,
          quantity: Decimal.of(quantity),
          arrivesBy: Temporal.PlainDate.from(on).add({ days: 1 }).toZonedDateTime(timeZone).toInstant(),
        }))
        .filter(({ arrivesBy }) => Temporal.Instant.compare(arrivesBy, neededBy) > 0)
        .toSorted((a, b) => Temporal.Instant.compare(a.arrivesBy, b.arrivesBy));
      const facts = {
        now,
        missing: missingOf(demand),
        unit: demand.unit,
        startsAt,
        procedureOn: startsAt.toZonedDateTimeISO(timeZone).toPlainDate(),
        neededBy,
        timeZone,
        quickestRemedyMinutes,
        lots: lotsFor(demand),
        substitutes: substitutesFor(demand),
        supplierIds: [...new Set((sellers.get(itemId) ?? []).filter((id) => owing.size > 0 && !owing.has(id)))],
        late,
      };
      return [demand.id, facts];
    }),
  );
}

/** What nothing covers, and what rests on deliveries nobody confirmed. */
function missingOf({ missing, shares }: DemandFacts): Decimal {
  return [...shares.inbound, ...(shares.transfers ?? [])]
    .filter(({ isConfirmed }) => !isConfirmed)
    .reduce((sum, { quantity }) => sum.plus(Decimal.of(quantity)), Decimal.of(missing));
}

async function uncovered(db: Db, viewer: Viewer, ids: readonly string[]): Promise<readonly DemandFacts[]> {
  return db.execute<DemandFacts>(sql`
    select d.id, d.item_id, d.facility_id, d.theatre_id, d.unit, (d.short + d.hold_short)::text as missing, d.shares,
      (extract(epoch from d.starts_at) * 1000)::float8 as starts, f.state as facility
    from ${caseDemands} as d join ${facilityCopies} as f on f.id = d.facility_id
    where d.id = any(${textArray(ids)}) and d.readiness in ('SHORT', 'AT_RISK')
      and ${ofVisibleFacility(viewer, sql`d.facility_id`)}`);
}

async function substitutionsOf(db: Db, itemIds: readonly string[]) {
  return db.execute<{
    id: string;
    item_id: string;
    facility_id: string | null;
    substitute_item_id: string;
    order_number: string;
    quantity: string;
    state: 'REQUESTED' | 'APPROVED';
  }>(sql`
    select id, item_id, facility_id, substitute_item_id, order_number, quantity::text, state
    from ${substitutionCopies}
    where item_id = any(${textArray(itemIds)}) and state in ('REQUESTED', 'APPROVED')
      and substitute_item_id is not null and substitute_item_id <> item_id
    order by id`);
}

async function stockOf(db: Db, viewer: Viewer, itemIds: readonly string[]): Promise<readonly Stock[]> {
  return db.execute<Stock>(sql`
    select stock.item_id, stock.facility_id, f.state->>'name' as name, stock.lots
    from ${stockCopies} as stock join ${facilityCopies} as f on f.id = stock.facility_id
    where stock.item_id = any(${textArray(itemIds)}) and ${ofVisibleFacility(viewer, sql`stock.facility_id`)}
    order by stock.facility_id`);
}

/** What cases have of each lot, by `<item> <facility> <lot>`. */
async function takenOf(db: Db, itemIds: readonly string[]): Promise<Map<string, Decimal>> {
  const rows = await db.execute<{ key: string; quantity: string }>(sql`
    select d.item_id || ' ' || d.facility_id || ' ' || (share->>'lotId') as key,
      sum((share->>'quantity')::numeric)::text as quantity
    from ${caseDemands} as d, jsonb_array_elements(d.shares->'lots') as share
    where d.item_id = any(${textArray(itemIds)}) group by 1`);
  return new Map(rows.map(({ key, quantity }) => [key, Decimal.of(quantity)]));
}

/** How many minutes the longest of the transfers that came took, by `<from> <to>`. */
async function waysOf(db: Db, demands: readonly DemandFacts[]): Promise<Map<string, number>> {
  const rows = await db.execute<{ key: string; minutes: number }>(sql`
    select from_facility_id || ' ' || facility_id as key,
      ceil(extract(epoch from max(received_at - asked_at)) / 60)::int as minutes
    from ${transferCopies}
    where state = 'RECEIVED' and facility_id = any(${textArray(demands.map((each) => each.facility_id))})
    group by 1`);
  return new Map(rows.map(({ key, minutes }) => [key, minutes]));
}

async function sellersOf(db: Db, itemIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db.execute<{ item_id: string; supplier_ids: string[] }>(sql`
    select item_id, array_agg(distinct supplier_id order by supplier_id) as supplier_ids
    from ${supplierItemCopies} where item_id = any(${textArray(itemIds)}) group by item_id`);
  return new Map(rows.map(({ item_id: itemId, supplier_ids: ids }) => [itemId, ids]));
}

async function owedOf(db: Db, itemIds: readonly string[]) {
  return db.execute<{ item_id: string; supplier_id: string }>(sql`
    select distinct item_id, supplier_id from ${backorderCopies}
    where is_open and item_id = any(${textArray(itemIds)})`);
}

async function comingOf(db: Db, itemIds: readonly string[]) {
  return db.execute<{ item_id: string; facility_id: string; order_number: string; on: string; quantity: string }>(sql`
    select line.item_id, line.facility_id, line.order_number, promise->>'on' as on, promise->>'quantity' as quantity
    from ${inboundCopies} as line, jsonb_array_elements(line.promises) as promise
    where line.item_id = any(${textArray(itemIds)}) order by promise->>'on', line.id`);
}

async function itemsOf(db: Db, ids: readonly string[]): Promise<Map<string, { number: string; base_unit: string }>> {
  const rows = await db.execute<{ id: string; number: string; base_unit: string }>(
    sql`select id, number, base_unit from ${itemCopies} where id = any(${textArray(ids)})`,
  );
  return new Map(rows.map(({ id, ...item }) => [id, item]));
}
