import type { ContractChanged, SupplierItemChanged } from '@supply-hub/events';
import type { Db, Tx } from '@supply-hub/postgres';
import { assertUnitOfMeasure } from '@supply-hub/quantities';
import { textArray } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import type { AgreedPrice } from '../../domain/price-check.ts';
import { agreedPrices, contractCopies, supplierItemCopies } from '../policy-schema.ts';

/** A copy and the version it is of. */
export interface Versioned<V> {
  readonly version: number;
  readonly data: V;
}

/**
 * Keeps contracts that are newer than their copies, each given once, with all their prices: a price that is no longer
 * among them is no longer agreed. Three statements.
 * @returns the suppliers of those that were newer
 */
export async function keepContracts(tx: Tx, told: readonly Versioned<ContractChanged>[]): Promise<Set<string>> {
  const rows = told.map(({ version, data: { id, number, supplierId } }) => ({
    id,
    version,
    number,
    supplier_id: supplierId,
  }));
  const kept = await tx.execute<{ id: string }>(sql`
    insert into ${contractCopies} as known (id, version, number, supplier_id)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as given(id text, version bigint, number text, supplier_id text)
    order by id
    on conflict (id) do update set version = excluded.version, number = excluded.number,
      supplier_id = excluded.supplier_id
    where known.version < excluded.version
    returning id`);
  const newer = new Set(kept.map(({ id }) => id));
  const contracts = told.map(({ data }) => data).filter(({ id }) => newer.has(id));
  if (contracts.length === 0) return new Set();
  const prices = contracts.flatMap((contract) => contract.prices.map((price) => rowOf(contract, price)));
  await tx.execute(sql`delete from ${agreedPrices} where contract_id = any(${textArray(newer)})`);
  await tx.execute(sql`
    insert into ${agreedPrices} (id, contract_id, contract_number, supplier_id, item_id, facility_id, amount, currency,
      per_quantity, unit, per_base_unit, valid_from, valid_to)
    select * from jsonb_to_recordset(${JSON.stringify(prices)}::text::jsonb) as given(id text, contract_id text,
      contract_number text, supplier_id text, item_id text, facility_id text, amount text, currency text,
      per_quantity text, unit text, per_base_unit text, valid_from date, valid_to date)
    order by id
    on conflict (id) do nothing`);
  return new Set(contracts.map(({ supplierId }) => supplierId));
}

/** A price holds while its contract does. */
function rowOf(contract: ContractChanged, price: ContractChanged['prices'][number]) {
  const ends = [price.validTo, contract.validTo].filter((day) => day !== null);
  return {
    id: price.id,
    contract_id: contract.id,
    contract_number: contract.number,
    supplier_id: contract.supplierId,
    item_id: price.itemId,
    facility_id: price.facilityId,
    amount: price.price.amount,
    currency: price.price.currency,
    per_quantity: price.perQuantity,
    unit: price.unit,
    per_base_unit: price.pricePerBaseUnit,
    valid_from: price.validFrom > contract.validFrom ? price.validFrom : contract.validFrom,
    valid_to: ends.toSorted()[0] ?? null,
  };
}

/** All that is agreed for these items, with whomever, whenever and wherever it holds; absent: nothing. One statement. */
export async function agreedPricesOf(tx: Db | Tx, itemIds: Iterable<string>): Promise<Map<string, AgreedPrice[]>> {
  const rows = await tx
    .select()
    .from(agreedPrices)
    .where(sql`${agreedPrices.itemId} = any(${textArray([...new Set(itemIds)])})`)
    .orderBy(agreedPrices.id);
  const prices = rows.map(({ amount, currency, unit, perBaseUnit, ...row }): AgreedPrice => {
    return { ...row, price: { amount, currency }, unit: assertUnitOfMeasure(unit), pricePerBaseUnit: perBaseUnit };
  });
  return Map.groupBy(prices, ({ itemId }) => itemId);
}

/** Keeps how suppliers sell items, each given once. One statement. */
export async function keepSupplierItems(tx: Tx, told: readonly Versioned<SupplierItemChanged>[]): Promise<void> {
  const rows = told.map(({ version, data: { id, supplierId, itemId, partNumber } }) => ({
    id,
    version,
    supplier_id: supplierId,
    item_id: itemId,
    part_number: partNumber,
  }));
  await tx.execute(sql`
    insert into ${supplierItemCopies} as known (id, version, supplier_id, item_id, part_number)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as given(id text, version bigint, supplier_id text, item_id text, part_number text)
    order by id
    on conflict (id) do update set version = excluded.version, supplier_id = excluded.supplier_id,
      item_id = excluded.item_id, part_number = excluded.part_number
    where known.version < excluded.version`);
}

/** How many events of contracts the hub may look through to know whether there is one it has not taken in. */
export const agreedPricesConsumer = 'orders.agreed-prices';

/**
 * Whether orders know what was agreed. UNREAD: the contracts have never been read to the end, or told here. BEHIND: a change
 * of one is on its way. ABSENT: nobody in this hub reads contracts, so there is nothing to wait for.
 */
export async function agreedPricesState(tx: Tx): Promise<'KNOWN' | 'BEHIND' | 'UNREAD' | 'ABSENT'> {
  const [row] = await tx.execute<{ feeds: string; unread: string; is_behind: boolean }>(sql`
    select count(*) as feeds, count(*) filter (where confirmed_through is null) as unread,
      exists (
        select from hub.outbox where type = 'suppliers.contract-changed' and (position is null or position > coalesce(
          (select position from hub.consumer where name = ${agreedPricesConsumer}), 0))
      ) as is_behind
    from hub.feed where subgraph = 'suppliers' and name like 'contracts%'`);
  if (row === undefined || row.feeds === '0') return 'ABSENT';
  if (row.unread !== '0') return 'UNREAD';
  return row.is_behind ? 'BEHIND' : 'KNOWN';
}
