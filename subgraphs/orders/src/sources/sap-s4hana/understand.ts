import { SourceContractBroken } from '@supply-hub/errors';
import type { Reading } from '@supply-hub/quantities';
import type { DataFaults } from '@supply-hub/subgraph-kit';
import type { SourceDocument } from '../order-source.ts';
import type { KeyedRow } from './wire-fields.ts';

/** A document, null where there is none for the hub, or why it makes no sense; told once to whoever keeps it there. */
export function understand<Row, V>(
  { key, row }: KeyedRow<Row>,
  thing: string,
  system: { readonly name: string },
  faults: DataFaults,
  map: (row: Row) => Reading<SourceDocument<V> | null>,
): SourceDocument<V> | SourceContractBroken | null {
  const named = key.join('/');
  if (row instanceof SourceContractBroken) {
    faults.report({ thing, key: named, field: row.path, reason: row.message });
    return row;
  }
  const reading = map(row);
  if (reading.ok) return reading.value;
  faults.report({ thing, key: named, field: reading.reason, reason: reading.remedy });
  return new SourceContractBroken(system.name, `${thing}: ${reading.reason}`, reading.remedy);
}

/** Sorts what was understood from what was not; what is no document for the hub drops out. */
export function sorted<V>(
  keys: readonly (readonly string[])[],
  understood: readonly (SourceDocument<V> | SourceContractBroken | null)[],
) {
  const documents: SourceDocument<V>[] = [];
  const unreadable: { key: readonly string[]; error: SourceContractBroken }[] = [];
  for (const [index, each] of understood.entries()) {
    if (each instanceof SourceContractBroken) unreadable.push({ key: keys[index] ?? [], error: each });
    else if (each !== null) documents.push(each);
  }
  return { documents, unreadable };
}

/** The latest of some instants; null when there is none. */
export function latest(instants: Iterable<Temporal.Instant | null>): Temporal.Instant | null {
  let newest: Temporal.Instant | null = null;
  for (const each of instants) {
    if (each !== null && (newest === null || Temporal.Instant.compare(each, newest) > 0)) newest = each;
  }
  return newest;
}
