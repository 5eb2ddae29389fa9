import type { Db } from '@supply-hub/postgres';
import { textArray, type SourceKey } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import { contractLines, contracts } from '../schema.ts';

/** The contracts of a system that name one of these items, by their keys. */
export async function contractsOfItems(db: Db, system: string, items: readonly string[]): Promise<SourceKey[]> {
  const rows = await db.execute<{ key: string[] }>(sql`
    select distinct contract.source_key as key from ${contractLines} as line
    join ${contracts} as contract on contract.id = line.contract_id
    where line.system = ${system} and line.item = any(${textArray(items)})`);
  return rows.map(({ key }) => ({ type: 'contract', system, key }));
}
