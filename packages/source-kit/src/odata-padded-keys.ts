import type { KeyedRows } from './keyed-read.ts';
import type { ODataClient } from './odata.ts';
import { withoutPadding, type ODataKeyedQuery } from './odata-keyed-read.ts';

/**
 * Reads by numbers that most services take without the zeros they are stored with, and some do not: what is not
 * found as it is, is asked for once more, padded. Rows belong to the number without its zeros.
 *
 * @param width how long the padded number is: 10 for an SAP supplier, 18 for an SAP material
 */
export async function readByPaddedKeys<Row>(
  client: ODataClient,
  query: Omit<ODataKeyedQuery<string, Row>, 'comparable'>,
  numbers: readonly string[],
  width: number,
  deadline: AbortSignal,
): Promise<KeyedRows<string, Row>> {
  const asked = { ...query, comparable: withoutPadding };
  const read = await client.readByKeys(asked, numbers, deadline);
  const missing = numbers.filter(
    (number) => /^\d+$/.test(number) && number.length < width && read.rows.get(number)?.length === 0,
  );
  if (missing.length === 0) return read;
  const padded = (number: string) => number.padStart(width, '0');
  const again = await client.readByKeys(asked, missing.map(padded), deadline);
  const rows = new Map(read.rows);
  const errors = new Map(read.errors);
  for (const number of missing) {
    const found = again.rows.get(padded(number));
    const error = again.errors.get(padded(number));
    if (found !== undefined) rows.set(number, found);
    if (error === undefined) continue;
    rows.delete(number);
    errors.set(number, error);
  }
  return { rows, errors, readAt: read.readAt };
}
