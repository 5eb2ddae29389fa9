import type { Tx } from '@supply-hub/postgres';
import { saveReads, textArray, type Changed, type SourceRead } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import type { Contract, UnitFactor } from '../domain/contract.ts';
import { soldAs, type SupplierItem } from '../domain/supplier-item.ts';
import { contractLines, contractPrices } from './schema.ts';
import { supplierItemCopies } from './supplier-item-copies.ts';

/** The feed that confirms what contracts say. */
export const contractFeedName = (system: string): string => `contracts/${system}`;

/** Writes the lines and prices of changed contracts in place of the old ones, and the supplier items they make. */
export async function saveContractParts(tx: Tx, changed: readonly Changed<Contract>[]): Promise<void> {
  const ids = changed.map(({ id }) => id);
  const before = await removeParts(tx, ids);
  const lines = changed.flatMap(({ id, value }) =>
    value.lines.map((line) => ({
      contract_id: id,
      number: line.number,
      system: value.system,
      supplier: value.supplier,
      supplier_id: value.supplierId,
      item: line.item,
      item_id: line.itemId,
      supplier_item_id: line.supplierItemId,
      facility_id: line.facilityId,
      part_number: line.partNumber,
      order_unit: line.orderUnit,
      valid_from: value.validFrom,
    })),
  );
  const prices = changed.flatMap(({ value }) =>
    value.lines.flatMap((line) =>
      line.prices.map((price) => ({
        id: price.id,
        contract_id: price.contractId,
        item_id: price.itemId,
        facility_id: price.facilityId,
        valid_from: price.validFrom,
        valid_to: price.validTo,
        state: price,
      })),
    ),
  );
  await tx.execute(sql`
    insert into ${contractLines} select * from jsonb_to_recordset(${JSON.stringify(lines)}::text::jsonb)
      as line(contract_id text, number text, system text, supplier text, supplier_id text, item text, item_id text,
        supplier_item_id text, facility_id text, part_number text, order_unit jsonb, valid_from date)`);
  await tx.execute(sql`
    insert into ${contractPrices} select * from jsonb_to_recordset(${JSON.stringify(prices)}::text::jsonb)
      as price(id text, contract_id text, item_id text, facility_id text, valid_from date, valid_to date, state jsonb)`);
  await saveSupplierItems(tx, new Set([...before, ...lines.map((line) => line.supplier_item_id)]), latest(changed));
}

/** Takes away the lines and prices of contracts that are gone, and what they said of supplier items. */
export async function forgetContractParts(tx: Tx, ids: readonly string[]): Promise<void> {
  const before = await removeParts(tx, ids);
  const [row] = await tx.execute<{ as_of: number }>(
    sql`select floor(extract(epoch from max(as_of)) * 1000)::float8 as as_of
      from suppliers.contract where id = any(${textArray(ids)})`,
  );
  if (row !== undefined) await saveSupplierItems(tx, before, Temporal.Instant.fromEpochMilliseconds(row.as_of));
}

/** @returns the supplier items these contracts spoke of */
async function removeParts(tx: Tx, contractIds: readonly string[]): Promise<ReadonlySet<string>> {
  // Two writers whose contracts speak of one supplier item would each miss the other's lines: one after the other.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('suppliers.contract_line'))`);
  await tx.execute(sql`delete from ${contractPrices} where contract_id = any(${textArray(contractIds)})`);
  const rows = await tx.execute<{ id: string }>(
    sql`delete from ${contractLines} where contract_id = any(${textArray(contractIds)}) returning supplier_item_id as id`,
  );
  return new Set(rows.map(({ id }) => id));
}

interface LineRow extends Record<string, unknown> {
  id: string;
  system: string;
  supplier: string;
  supplier_id: string;
  item: string;
  item_id: string;
  facility_id: string | null;
  part_number: string | null;
  order_unit: UnitFactor | null;
  valid_from: string;
}

async function saveSupplierItems(tx: Tx, ids: ReadonlySet<string>, asOf: Temporal.Instant): Promise<void> {
  if (ids.size === 0) return;
  const rows = await tx.execute<LineRow>(sql`
    select asked.id, coalesce(line.system, held.system) as system,
      coalesce(line.supplier, held.source_key[1]) as supplier, line.supplier_id,
      coalesce(line.item, held.source_key[2]) as item, line.item_id,
      line.facility_id, line.part_number, line.order_unit, line.valid_from::text
    from unnest(${textArray(ids)}) as asked(id)
    left join ${contractLines} as line on line.supplier_item_id = asked.id
    left join suppliers.supplier_item as held on held.id = asked.id`);
  const reads = [...Map.groupBy(rows, (row) => row.id).values()].flatMap((lines): SourceRead<SupplierItem>[] => {
    const [line] = lines;
    if (line === undefined || line.system === null) return [];
    const { system, supplier, item } = line;
    const value = line.supplier_id === null ? null : supplierItemOf(line, lines);
    const ref = { type: 'supplieritem', system, key: [supplier, item] } as const;
    return [{ ref, value, asOf, feed: contractFeedName(system) }];
  });
  await saveReads(tx, supplierItemCopies, reads);
}

function supplierItemOf(of: LineRow, lines: readonly LineRow[]): SupplierItem {
  const { system, supplier, supplier_id: supplierId, item, item_id: itemId } = of;
  return soldAs(
    { system, supplier, supplierId, item, itemId },
    lines.map((line) => ({
      partNumber: line.part_number,
      orderUnit: line.order_unit,
      facilityId: line.facility_id,
      validFrom: line.valid_from,
    })),
  );
}

const latest = (changed: readonly Changed<Contract>[]): Temporal.Instant =>
  changed.map(({ asOf }) => asOf).reduce((a, b) => (Temporal.Instant.compare(a, b) > 0 ? a : b));
