import type { MessageChanged } from '@supply-hub/events';
import type { Tx } from '@supply-hub/postgres';
import { getTableColumns, sql } from 'drizzle-orm';
import { messages } from '../schema.ts';

/** A message as the exchange tells of it, and which telling that is. */
export interface ToldMessage {
  readonly version: number;
  readonly data: MessageChanged;
}

/**
 * Keeps what the exchange says of messages, in one statement; each is told of once.
 * @returns the ids of those of which nothing as new was kept before
 */
export async function saveMessages(tx: Tx, tellings: readonly ToldMessage[]): Promise<Set<string>> {
  const rows = tellings.map(({ version, data: { facilityId, supplierId, ...data } }) => ({
    ...data,
    version,
    facilityIds: facilityId === null ? [] : [facilityId],
    supplierIds: supplierId === null ? [] : [supplierId],
  }));
  const saved = await tx.execute<{ id: string }>(sql`
    insert into reconciliation.message as held (${columns})
    select ${values} from rows from (jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as (${fields}))
      with ordinality as told
    order by ordinality
    on conflict (id) do update set ${changes}
    where held.version < excluded.version
    returning id`);
  return new Set(saved.map(({ id }) => id));
}

/** What is told of a message, by its column, with the type it is read as. The order in which it came is the table's own. */
const told = Object.entries(getTableColumns(messages))
  .filter(([name]) => name !== 'seq')
  .map(([name, column]) => ({ name, column: snakeCase(name), type: column.getSQLType() }));
const columns = sql.raw(told.map(({ column }) => column).join(', '));
const values = sql.raw(told.map(({ name }) => `"${name}"`).join(', '));
const fields = sql.raw(told.map(({ name, type }) => `"${name}" ${type}`).join(', '));
const changes = sql.raw(
  told.flatMap(({ column }) => (column === 'id' ? [] : [`${column} = excluded.${column}`])).join(', '),
);

function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
