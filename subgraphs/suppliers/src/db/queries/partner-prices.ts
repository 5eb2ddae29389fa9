import type { Viewer } from '@supply-hub/identity';
import type { UnitOfMeasure } from '@supply-hub/quantities';
import type { Db } from '@supply-hub/postgres';
import { textArray, visibleTo } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import type { UnitFactor } from '../../domain/contract.ts';
import type { CatalogueFault, KnownUnits, StatedPrice } from '../../domain/partner-price.ts';
import {
  items,
  partnerCatalogues,
  partnerContracts,
  partnerPriceChanges,
  partnerPrices,
  supplierItems,
} from '../schema.ts';
import { instantText } from './save-partner.ts';

/** A price as a partner says it, of one supplier item. */
export interface KeptPartnerPrice extends Omit<StatedPrice, 'itemNumber'> {
  readonly partner: string;
  /** The system whose supplier item it is of. */
  readonly system: string;
  readonly spokenAt: string;
  readonly changes: readonly PriceChange[];
  /** Null while the item master has not been heard of the item. */
  readonly units: KnownUnits | null;
}

export interface PriceChange {
  readonly at: string;
  readonly amount: string;
  readonly currency: string;
  readonly wasAmount: string;
  readonly wasCurrency: string;
}

interface Row extends Record<string, unknown> {
  supplier_item_id: string;
  system: string;
  order_units: readonly UnitFactor[] | null;
  base_unit: UnitOfMeasure | null;
  item_units: readonly UnitFactor[] | null;
  id: string;
  partner: string;
  contract_number: string;
  part_number: string;
  gtin: string | null;
  description: string | null;
  price_code: string;
  class_of_trade: string;
  amount: string;
  currency: string;
  per_quantity: string;
  unit: UnitOfMeasure;
  from_quantity: string;
  pack_quantity: string | null;
  pack_unit: UnitOfMeasure | null;
  valid_from: string;
  valid_to: string | null;
  is_withdrawn: boolean;
  spoken_at: string;
  facility_ids: readonly string[] | null;
  changes: readonly PriceChange[] | null;
}

/**
 * What partners say each supplier item costs, those from the latest day on first. A price is an item's by the supplier's
 * part number, by GTIN, or because the partner or a steward said so; found when it is asked for, so that an item that came
 * after its catalogue has its prices too. One statement.
 */
export async function pricesOfSupplierItems(
  db: Db,
  viewer: Viewer,
  ids: readonly string[],
): Promise<Map<string, KeptPartnerPrice[]>> {
  const p = partnerPrices;
  const itsOwn = sql`price.supplier_id = sold.supplier_id and (price.item_id is null or price.item_id = sold.item_id)`;
  const rows = await db.execute<Row>(sql`
    select sold.id as supplier_item_id, sold.system, sold.state -> 'orderUnits' as order_units, item.base_unit,
      item.units as item_units, found.id, found.partner, found.contract_number, found.part_number, found.gtin,
      found.description, found.price_code, found.class_of_trade, found.amount, found.currency, found.per_quantity,
      found.unit, found.from_quantity, found.pack_quantity, found.pack_unit, found.valid_from::text, found.valid_to::text,
      found.is_withdrawn, found.spoken_at::text, found.facility_ids, (
        select jsonb_agg(jsonb_build_object('at', spoken_at, 'amount', amount, 'currency', currency,
          'wasAmount', was_amount, 'wasCurrency', was_currency) order by spoken_at desc, message_id)
        from (select * from ${partnerPriceChanges} where price_id = found.id
          order by spoken_at desc, message_id limit 10) as change
      ) as changes
    from ${supplierItems} as sold
    left join ${items} as item on item.id = sold.item_id
    cross join lateral (
      select * from (
        select * from ${p} as price where ${itsOwn} and price.part_number = sold.part_number
        union select * from ${p} as price where ${itsOwn} and price.item_id = sold.item_id
        union select * from ${p} as price where ${itsOwn} and price.gtin = any(item.gtins)
        union select price.* from hub.crosswalk as said
          join ${p} as price on price.partner = said.party and price.part_number = said.key
          where said.kind = 'ITEM' and said.status = 'CONFIRMED' and said.target = sold.item_id
            and price.supplier_id = sold.supplier_id
      ) as partner_price
      where ${visibleTo(viewer, { facilityIds: sql`partner_price.facility_ids`, supplierIds: sql`partner_price.supplier_ids` })}
      order by valid_from desc, spoken_at desc, id limit 50
    ) as found
    where sold.id = any(${textArray(ids)})
    order by found.valid_from desc, found.spoken_at desc, found.id`);
  return Map.groupBy(rows.map(keptPrice), ({ supplierItemId }) => supplierItemId);
}

const keptPrice = (row: Row): KeptPartnerPrice & { readonly supplierItemId: string } => ({
  supplierItemId: row.supplier_item_id,
  system: row.system,
  id: row.id,
  partner: row.partner,
  contractNumber: row.contract_number,
  partNumber: row.part_number,
  gtin: row.gtin,
  description: row.description,
  priceCode: row.price_code,
  classOfTrade: row.class_of_trade,
  price: { amount: row.amount, currency: row.currency },
  perQuantity: row.per_quantity,
  unit: row.unit,
  fromQuantity: row.from_quantity,
  pack:
    row.pack_quantity === null || row.pack_unit === null ? null : { quantity: row.pack_quantity, unit: row.pack_unit },
  validFrom: row.valid_from,
  validTo: row.valid_to,
  isWithdrawn: row.is_withdrawn,
  spokenAt: instantText(row.spoken_at),
  facilityIds: row.facility_ids,
  changes: row.changes ?? [],
  units:
    row.base_unit === null
      ? null
      : { baseUnit: row.base_unit, factors: [...(row.order_units ?? []), ...(row.item_units ?? [])] },
});

/** What a partner says of a contract. */
export interface KeptTerms {
  readonly status: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly toldAt: string;
}

/** What is asked: a supplier's contract by its number. */
export interface ContractName {
  readonly supplierId: string;
  readonly number: string;
}

/** What partners say of contracts, the newest saying of each; one statement. */
export async function termsOfContracts(db: Db, names: readonly ContractName[]): Promise<(KeptTerms | null)[]> {
  const asked = names.map(({ supplierId, number }, index) => ({ index, supplier_id: supplierId, number }));
  const rows = await db.execute<{
    index: number;
    status: string | null;
    valid_from: string | null;
    valid_to: string | null;
    spoken_at: string;
  }>(sql`
    select distinct on (asked.index) asked.index, status, valid_from::text, valid_to::text, spoken_at::text
    from jsonb_to_recordset(${JSON.stringify(asked)}::text::jsonb)
      as asked(index integer, supplier_id text, number text)
    join ${partnerContracts} as told using (supplier_id, number)
    order by asked.index, told.spoken_at desc, told.partner`);
  const byIndex = new Map(rows.map((row) => [row.index, row]));
  return names.map((_, index) => {
    const row = byIndex.get(index);
    if (row === undefined) return null;
    return { status: row.status, validFrom: row.valid_from, validTo: row.valid_to, toldAt: instantText(row.spoken_at) };
  });
}

/** A catalogue that was taken in. */
export interface KeptCatalogue {
  readonly id: string;
  readonly type: string;
  readonly number: string | null;
  readonly toldAt: string;
  readonly lineCount: number;
  readonly priceCount: number;
  readonly notOursCount: number;
  readonly refusedCount: number;
  readonly faults: readonly CatalogueFault[];
}

/** The last ten catalogues of each partner the viewer may see, the newest first; one statement. */
export async function cataloguesOfPartners(
  db: Db,
  viewer: Viewer,
  partners: readonly string[],
): Promise<Map<string, KeptCatalogue[]>> {
  const t = partnerCatalogues;
  const rows = await db
    .select({
      row: t,
      place: sql<number>`row_number() over (partition by ${t.partner} order by ${t.spokenAt} desc, ${t.id} desc)::int`,
    })
    .from(t)
    .where(sql`${t.partner} = any(${textArray(partners)}) and ${visibleTo(viewer, t)}`)
    .orderBy(sql`${t.spokenAt} desc, ${t.id} desc`);
  const latest = rows.filter(({ place }) => place <= 10).map(({ row }) => row);
  return new Map(
    [...Map.groupBy(latest, ({ partner }) => partner)].map(([partner, own]) => [
      partner,
      own.map((row) => ({ ...row, type: row.documentType, toldAt: instantText(row.spokenAt) })),
    ]),
  );
}
