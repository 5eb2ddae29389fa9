/** Every promise a supplier made of what it owes (R41). A line's nth backorder is the nth of each of its answers. */
import type { Decimal } from '@supply-hub/quantities';
import type { Backorder } from './order-life.ts';
import { byDay, firmestFirst, sum, type Part } from './parts.ts';
import type { Statement } from './statement.ts';

type Told = Backorder['promises'][number];

/**
 * @param statements all of the line, the oldest first
 * @param open what is still to come
 */
export function backordersOf(
  lineId: string,
  ordered: Decimal,
  statements: readonly Statement[],
  open: readonly Part[],
): Backorder[] {
  const said = statements.filter(({ force }) => force !== 'SILENCE');
  const count = Math.max(0, ...said.flatMap(({ parts }) => parts.map(({ place }) => place)));
  return Array.from({ length: count }, (_, index) => backorderOf(lineId, index + 1, ordered, said, open));
}

function backorderOf(
  lineId: string,
  place: number,
  ordered: Decimal,
  statements: readonly Statement[],
  open: readonly Part[],
): Backorder {
  const promises: Told[] = [];
  let last: Part | null = null;
  for (const statement of statements) {
    const own = statement.parts.find((part) => part.place === place) ?? null;
    last = own ?? last;
    const told = own ?? (sum(statement.parts).compare(ordered) < 0 ? null : promisedLast(statement.parts));
    if (told === null) continue;
    // Said again, a day is no new promise.
    if (promises.length > 0 && promises.at(-1)?.on === told.on) continue;
    promises.push({ on: told.on, documentId: statement.documentId, saidOn: statement.saidOn });
  }
  const left = open.filter((part) => part.kind === 'BACKORDERED' && part.place === place);
  const isOpen = left.length > 0;
  const quantity = isOpen ? sum(left) : (last?.quantity ?? sum([]));
  const promisedOn = promises.at(-1)?.on ?? null;
  return {
    key: `${lineId}:${place}`,
    quantity: quantity.toString(),
    promisedOn,
    promises,
    slipDays: slipOf(promises),
    reason: { code: last?.code ?? null, words: last?.words ?? 'backordered' },
    isOpen,
  };
}

/** Where nothing is backordered: the last day on which some of the line was promised; it is the part that slips. */
function promisedLast(parts: readonly Part[]): Part | null {
  const dated = firmestFirst(parts).filter(({ kind, on }) => kind === 'ACCEPTED' && on !== null);
  return dated.toSorted((a, b) => byDay(a.on, b.on)).at(-1) ?? null;
}

function slipOf(promises: readonly Told[]): number | null {
  const first = promises.find(({ on }) => on !== null)?.on;
  const last = promises.at(-1)?.on;
  if (first == null || last == null) return null;
  return Temporal.PlainDate.from(first).until(last, { largestUnit: 'day' }).days;
}
