import type { Tx } from '@supply-hub/postgres';
import { textArray } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import type { CatalogueFault, StatedPrice } from '../../domain/partner-price.ts';
import {
  items,
  partnerCatalogues,
  partnerContracts,
  partnerPriceChanges,
  partnerPrices,
  supplierItems,
} from '../schema.ts';

/** Who said it, in which document, when. */
export interface Saying {
  readonly messageId: string;
  readonly partner: string;
  readonly supplierId: string;
  readonly spokenAt: Temporal.Instant;
}

/**
 * Keeps what a document says of prices. The newest document that spoke of a price is believed, whichever came first;
 * a document that is taken twice changes nothing the second time (R71). Of two sayings in one document the first counts.
 * One statement for all.
 */
export async function savePartnerPrices(
  tx: Tx,
  prices: readonly (StatedPrice & { readonly itemId: string | null })[],
  { messageId, partner, supplierId, spokenAt }: Saying,
): Promise<void> {
  const first = new Map<string, (typeof prices)[number]>();
  for (const price of prices) if (!first.has(price.id)) first.set(price.id, price);
  if (first.size === 0) return;
  const rows = [...first.values()].map((price) => ({
    id: price.id,
    contract_number: price.contractNumber,
    part_number: price.partNumber,
    gtin: price.gtin,
    item_id: price.itemId,
    description: price.description,
    price_code: price.priceCode,
    class_of_trade: price.classOfTrade,
    amount: price.price.amount,
    currency: price.price.currency,
    per_quantity: price.perQuantity,
    unit: price.unit,
    from_quantity: price.fromQuantity,
    pack_quantity: price.pack?.quantity ?? null,
    pack_unit: price.pack?.unit ?? null,
    valid_from: price.validFrom,
    valid_to: price.validTo,
    is_withdrawn: price.isWithdrawn,
    facility_ids: price.facilityIds,
  }));
  const at = spokenAt.toString({ fractionalSecondDigits: 3 });
  await tx.execute(sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as given(id text, contract_number text,
        part_number text, gtin text, item_id text, description text, price_code text, class_of_trade text, amount text,
        currency text, per_quantity text, unit text, from_quantity text, pack_quantity text, pack_unit text,
        valid_from date, valid_to date, is_withdrawn boolean, facility_ids text[])
    ), was as (
      select id, amount, currency from ${partnerPrices} where id in (select id from given)
    ), put as (
      insert into ${partnerPrices} as kept (id, partner, supplier_id, contract_number, part_number, gtin, item_id,
        description, price_code, class_of_trade, amount, currency, per_quantity, unit, from_quantity, pack_quantity,
        pack_unit, valid_from, valid_to, is_withdrawn, message_id, spoken_at, facility_ids, supplier_ids)
      select id, ${partner}, ${supplierId}, contract_number, part_number, gtin, item_id, description, price_code,
        class_of_trade, amount, currency, per_quantity, unit, from_quantity, pack_quantity, pack_unit, valid_from,
        valid_to, is_withdrawn, ${messageId}, ${at}::timestamptz, facility_ids, ${textArray([supplierId])}
      -- In one order, so that two catalogues at a time wait for each other and never in a circle.
      from given order by id
      on conflict (id) do update set gtin = excluded.gtin, item_id = coalesce(excluded.item_id, kept.item_id),
        description = excluded.description, amount = excluded.amount, currency = excluded.currency,
        per_quantity = excluded.per_quantity, pack_quantity = excluded.pack_quantity, pack_unit = excluded.pack_unit,
        valid_to = excluded.valid_to, is_withdrawn = excluded.is_withdrawn, message_id = excluded.message_id,
        spoken_at = excluded.spoken_at
      where (kept.spoken_at, kept.message_id) < (excluded.spoken_at, excluded.message_id)
      returning id, amount, currency
    )
    insert into ${partnerPriceChanges} (price_id, message_id, spoken_at, amount, currency, was_amount, was_currency)
    select put.id, ${messageId}, ${at}::timestamptz, put.amount, put.currency, was.amount, was.currency
    from put join was on was.id = put.id and (was.amount, was.currency) is distinct from (put.amount, put.currency)
    on conflict do nothing`);
}

/** Keeps what a document says of a contract, unless a newer one has spoken of it. */
export async function savePartnerContract(
  tx: Tx,
  contract: { number: string; status: string | null; validFrom: string | null; validTo: string | null },
  { messageId, partner, supplierId, spokenAt }: Saying,
): Promise<void> {
  const { number, status, validFrom, validTo } = contract;
  await tx.execute(sql`
    insert into ${partnerContracts} as kept (supplier_id, number, partner, status, valid_from, valid_to, message_id, spoken_at)
    values (${supplierId}, ${number}, ${partner}, ${status}, ${validFrom}::date, ${validTo}::date, ${messageId},
      ${spokenAt.toString()}::timestamptz)
    on conflict (supplier_id, number, partner) do update set status = coalesce(excluded.status, kept.status),
      valid_from = coalesce(excluded.valid_from, kept.valid_from), valid_to = coalesce(excluded.valid_to, kept.valid_to),
      message_id = excluded.message_id, spoken_at = excluded.spoken_at
    where (kept.spoken_at, kept.message_id) < (excluded.spoken_at, excluded.message_id)`);
}

/** A catalogue as it is remembered. */
export interface TakenCatalogue {
  readonly documentType: string;
  readonly number: string | null;
  readonly lineCount: number;
  readonly priceCount: number;
  readonly notOursCount: number;
  readonly refusedCount: number;
  readonly faults: readonly CatalogueFault[];
}

/** Remembers a catalogue; taken again, it is the same one. */
export async function savePartnerCatalogue(tx: Tx, taken: TakenCatalogue, saying: Saying): Promise<void> {
  const { messageId, partner, supplierId, spokenAt } = saying;
  await tx
    .insert(partnerCatalogues)
    .values({
      id: messageId,
      partner,
      supplierId,
      ...taken,
      spokenAt: spokenAt.toString({ fractionalSecondDigits: 3 }),
      facilityIds: null,
      supplierIds: [supplierId],
    })
    .onConflictDoNothing();
}

/** A part as a document names it. */
export interface NamedPart {
  readonly partNumber: string;
  readonly gtin: string | null;
  readonly itemNumber: string | null;
}

/**
 * Which of a supplier's parts the group has as items: by our own number, by the supplier's part number, by GTIN. Each as
 * `hasItem`; `itemId` only where the document itself says which item it is.
 */
export async function knownParts(
  tx: Tx,
  supplierId: string,
  system: string,
  parts: readonly NamedPart[],
): Promise<{ readonly itemId: string | null; readonly hasItem: boolean }[]> {
  const asked = parts.map(({ partNumber, gtin, itemNumber }, index) => ({
    index,
    part_number: partNumber,
    gtin,
    source_key: itemNumber,
  }));
  const rows = await tx.execute<{ index: number; item_id: string | null; has_item: boolean }>(sql`
    select asked.index, own.item_id, (own.item_id is not null
      or exists (select from ${supplierItems} as sold where sold.supplier_id = ${supplierId} and not sold.is_gone
        and sold.part_number = asked.part_number)
      or exists (select from ${items} as item where item.gtins @> array[asked.gtin])) as has_item
    from jsonb_to_recordset(${JSON.stringify(asked)}::text::jsonb)
      as asked(index integer, part_number text, gtin text, source_key text)
    left join lateral (
      select sold.item_id from ${supplierItems} as sold
      where sold.supplier_id = ${supplierId} and sold.system = ${system} and not sold.is_gone
        and sold.source_key[2] = asked.source_key limit 1
    ) as own on true
    order by asked.index`);
  return rows.map((row) => ({ itemId: row.item_id, hasItem: row.has_item }));
}
