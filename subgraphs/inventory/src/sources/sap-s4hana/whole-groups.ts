import type { RowPage } from '@supply-hub/source-kit';

/**
 * Reads rows in the order of a key, a window at a time, and gives each key's rows together. The next window begins
 * behind the last whole key rather than at a row number: rows that come and go meanwhile hide no others.
 *
 * @param read rows whose key is greater than `after`, in its order, in windows of `size`
 * @throws what `read` throws, and the first row that does not fit its schema: part of a key is not the key
 */
export async function* wholeGroups<Row>(
  read: (after: string | undefined, size: number) => AsyncIterable<RowPage<Row>>,
  keyOf: (row: Row) => string,
  windowSize: number,
): AsyncGenerator<readonly Row[]> {
  let after: string | undefined;
  for (let size = windowSize; ;) {
    const rows: Row[] = [];
    for await (const page of read(after, size)) {
      const [broken] = page.broken;
      if (broken !== undefined) throw broken;
      rows.push(...page.rows);
      if (rows.length >= size) break;
    }
    const last = rows.at(-1);
    if (last === undefined) return;
    if (rows.length < size) {
      yield rows;
      return;
    }
    const endOfWhole = rows.findLastIndex((row) => keyOf(row) !== keyOf(last));
    const lastWhole = rows[endOfWhole];
    if (lastWhole === undefined) {
      // One key fills the window: look further.
      size *= 2;
      continue;
    }
    yield rows.slice(0, endOfWhole + 1);
    after = keyOf(lastWhole);
    size = windowSize;
  }
}
