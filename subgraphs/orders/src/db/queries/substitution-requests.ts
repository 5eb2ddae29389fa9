import type { Viewer } from '@supply-hub/identity';
import type { Db, Tx } from '@supply-hub/postgres';
import type { UnitOfMeasure } from '@supply-hub/quantities';
import { afterPosition, seesFacility, textArray, visibleTo, type Position } from '@supply-hub/subgraph-kit';
import { and, sql, type SQL } from 'drizzle-orm';
import type { TradePart } from '../../domain/sent-values.ts';
import type { ItemUnits } from '../../domain/substitute.ts';
import { itemCopies, substitutionDecisions, substitutionRequests } from '../life-schema.ts';

export type SubstitutionState = (typeof substitutionRequests.$inferSelect)['state'];

/** A wish to send something else as it is shown, with what is known of both. */
export interface SubstitutionRow {
  readonly id: string;
  readonly key: string;
  readonly orderId: string;
  readonly orderLineId: string;
  readonly itemId: string | null;
  readonly facilityId: string | null;
  readonly supplierId: string;
  readonly substituteItemId: string | null;
  readonly parts: readonly TradePart[];
  /** Of what was ordered, in `unit`, its base unit. */
  readonly quantity: string;
  readonly unit: UnitOfMeasure;
  readonly sentUnit: UnitOfMeasure | null;
  /** A fraction as text. */
  readonly factor: string;
  readonly state: SubstitutionState;
  readonly isQuarantined: boolean;
  readonly documentId: string;
  /** Of the substitute; null: the hub does not know it. */
  readonly units: ItemUnits | null;
  /** Hub ids of contract prices; null: none holds. */
  readonly orderedPriceId: string | null;
  readonly substitutePriceId: string | null;
  /** The same was approved for the same before, in another request. */
  readonly wasApproved: boolean;
  /** The newest first. */
  readonly decisions: readonly {
    readonly state: 'APPROVED' | 'REFUSED';
    readonly reason: string;
    readonly decidedBy: string;
    /** In epoch milliseconds. */
    readonly at: number;
  }[];
}

const t = substitutionRequests;

/** What holds on the day of the order: the facility's own price before the group's, and the lowest of them. */
const priceOf = (itemId: SQL) => sql`(
  select price.id from orders.agreed_price as price join orders.purchase_order as placed on placed.id = ${t.orderId}
  where price.item_id = ${itemId} and price.supplier_id = ${t.supplierId}
    and (price.facility_id is null or price.facility_id = ${t.facilityId})
    and placed.ordered_on between price.valid_from and coalesce(price.valid_to, placed.ordered_on)
  order by price.facility_id is null, price.per_base_unit::numeric nulls last, price.valid_from desc, price.id limit 1)`;

/** Those of these the viewer may see. One statement. */
export async function substitutionsById(
  db: Db | Tx,
  viewer: Viewer,
  ids: readonly string[],
): Promise<SubstitutionRow[]> {
  const decision = substitutionDecisions;
  const rows = await db
    .select({
      request: t,
      baseUnit: itemCopies.baseUnit,
      units: itemCopies.units,
      orderedPriceId: sql<string | null>`${priceOf(sql`${t.itemId}`)}`.as('ordered_price_id'),
      substitutePriceId: sql<string | null>`${priceOf(sql`${t.substituteItemId}`)}`.as('substitute_price_id'),
      wasApproved: sql<boolean>`exists (
        select from ${t} as other where other.item_id = ${t.itemId} and other.substitute_item_id = ${t.substituteItemId}
          and other.state = 'APPROVED' and other.id <> ${t.id})`.as('was_approved'),
      decisions: sql<SubstitutionRow['decisions']>`(
        select coalesce(jsonb_agg(jsonb_build_object('state', ${decision.state}, 'reason', ${decision.reason},
          'decidedBy', ${decision.decidedBy}, 'at', floor(extract(epoch from ${decision.at}) * 1000)::float8)
          order by ${decision.place} desc), '[]')
        from ${decision} where ${decision.substitutionId} = ${t.id})`.as('decisions'),
    })
    .from(t)
    .leftJoin(itemCopies, sql`${itemCopies.id} = ${t.substituteItemId}`)
    .where(and(sql`${t.id} = any(${textArray(ids)})`, visibleTo(viewer, t)));
  return rows.map(({ request, baseUnit, units, ...more }): SubstitutionRow => ({
    ...request,
    ...more,
    // Sound, as are the units: written from documents and events that were checked.
    parts: request.parts as TradePart[],
    unit: request.unit as UnitOfMeasure,
    sentUnit: request.sentUnit as UnitOfMeasure | null,
    units: baseUnit === null ? null : ({ baseUnit, units } as ItemUnits),
  }));
}

/** Ids by order line. One statement. */
export async function substitutionsOfLines(db: Db, lineIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db
    .select({ id: t.id, lineId: t.orderLineId })
    .from(t)
    .where(sql`${t.orderLineId} = any(${textArray(lineIds)})`)
    .orderBy(t.id);
  return new Map([...Map.groupBy(rows, (row) => row.lineId)].map(([id, of]) => [id, of.map((row) => row.id)]));
}

/** Narrows a list of requests; what is absent narrows nothing. */
export interface SubstitutionConditions {
  readonly facilityId?: string | null | undefined;
  readonly supplierId?: string | null | undefined;
  readonly states?: readonly SubstitutionState[] | null | undefined;
}

function matches(viewer: Viewer, { facilityId, supplierId, states }: SubstitutionConditions): SQL | undefined {
  return and(
    visibleTo(viewer, t),
    facilityId == null
      ? undefined
      : seesFacility(viewer, facilityId)
        ? sql`${t.facilityId} = ${facilityId}`
        : sql`false`,
    supplierId == null ? undefined : sql`${t.supplierId} = ${supplierId}`,
    states == null ? undefined : sql`${t.state} = any(${textArray(states)})`,
  );
}

/** Those that wait first: REQUESTED is behind the other two in the alphabet. */
export async function substitutionPage(
  db: Db,
  viewer: Viewer,
  conditions: SubstitutionConditions,
  after: Position | undefined,
  limit: number,
): Promise<Position[]> {
  return db
    .select({ id: t.id, sortKey: sql<string>`${t.state}` })
    .from(t)
    .where(and(matches(viewer, conditions), afterPosition(after, t.state, 'text', t.id, 'desc')))
    .orderBy(sql`${t.state} desc`, sql`${t.id} desc`)
    .limit(limit + 1);
}

/** How many the viewer may see under the same conditions. */
export async function substitutionCount(db: Db, viewer: Viewer, conditions: SubstitutionConditions): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(t)
    .where(matches(viewer, conditions));
  return row?.count ?? 0;
}
