/**
 * One set of records, held sorted by key, with an index for whatever field is asked for by value.
 *
 * Keys are compared field by field instead of being joined into strings, and an index is built when it is
 * first needed: at regional size that halves the memory. Rows are never changed in place, only replaced, so
 * a reader that holds one keeps a consistent view.
 */
export type Cell = string | number | boolean | null;

/** A record: ERP and warehouse rows are flat, the EHR's are FHIR resources. Absent fields have their default. */
export type Row = Readonly<Record<string, unknown>>;

const nothing: readonly Row[] = [];

export class Table {
  readonly name: string;
  /** The fields that make up the key, in key order. */
  readonly key: readonly string[];
  #rows: Row[];
  readonly #indexes = new Map<string, Map<unknown, Row[]>>();

  constructor(name: string, key: readonly string[], rows: readonly Row[] = []) {
    this.name = name;
    this.key = key;
    this.#rows = rows.toSorted((a, b) => this.compare(a, b));
  }

  /** Every row, in key order. */
  get rows(): readonly Row[] {
    return this.#rows;
  }

  compare(a: Row, b: Row): number {
    for (const field of this.key) {
      const left = a[field] as string;
      const right = b[field] as string;
      if (left < right) return -1;
      if (left > right) return 1;
    }
    return 0;
  }

  /** Where a row with this key stands, or would stand. */
  position(key: Row): { at: number; found: boolean } {
    let low = 0;
    let high = this.#rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const row = this.#rows[middle];
      if (row !== undefined && this.compare(row, key) < 0) low = middle + 1;
      else high = middle;
    }
    const row = this.#rows[low];
    return { at: low, found: row !== undefined && this.compare(row, key) === 0 };
  }

  /** The row with this key; `undefined` where there is none. */
  get(key: Row): Row | undefined {
    const { at, found } = this.position(key);
    return found ? this.#rows[at] : undefined;
  }

  /** Rows whose `field` is exactly `value`, in no particular order. */
  where(field: string, value: unknown): readonly Row[] {
    let index = this.#indexes.get(field);
    if (index === undefined) {
      index = new Map();
      for (const row of this.#rows) addTo(index, row[field], row);
      this.#indexes.set(field, index);
    }
    return index.get(value) ?? nothing;
  }

  /** Adds the row, or replaces the one with its key. */
  put(row: Row): void {
    const { at, found } = this.position(row);
    const before = this.#rows[at];
    if (found && before !== undefined) {
      this.#rows[at] = row;
      this.#unindex(before);
    } else {
      this.#rows.splice(at, 0, row);
    }
    for (const [field, index] of this.#indexes) addTo(index, row[field], row);
  }

  /** Takes the row with this key away; says whether there was one. */
  remove(key: Row): boolean {
    const { at, found } = this.position(key);
    if (!found) return false;
    for (const row of this.#rows.splice(at, 1)) this.#unindex(row);
    return true;
  }

  #unindex(row: Row): void {
    for (const [field, index] of this.#indexes) {
      const rows = index.get(row[field]);
      const at = rows?.indexOf(row) ?? -1;
      if (at >= 0) rows?.splice(at, 1);
    }
  }
}

function addTo(index: Map<unknown, Row[]>, value: unknown, row: Row): void {
  const rows = index.get(value);
  if (rows === undefined) index.set(value, [row]);
  else rows.push(row);
}
