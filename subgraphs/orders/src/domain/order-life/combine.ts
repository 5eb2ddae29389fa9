/**
 * What all documents say of a line together. The newest counts first; what it leaves unsaid, the one before it said, of
 * which then the firmest stays. What is accepted by silence gives way to what was said by name.
 */
import { Decimal } from '@supply-hub/quantities';
import type { Delivery } from '../promises.ts';
import { byDay, cut, firmestFirst, sum, type Part } from './parts.ts';
import type { Statement } from './statement.ts';

export interface Combined {
  /** They add up to what was ordered. */
  readonly parts: readonly Part[];
  /** Of which `parts` are made, the newest first. */
  readonly from: readonly Statement[];
  /** What no document explains, though some speak of the line (R40). */
  readonly unexplained: Decimal;
}

/**
 * @param statements the oldest first; not empty
 * @param told what the line once was ordered in: an answer to that is short of nothing
 * @param schedule the days asked for, in base units, the earliest first
 */
export function combine(
  ordered: Decimal,
  statements: readonly Statement[],
  told: readonly Decimal[],
  schedule: readonly Delivery[],
): Combined {
  const newestFirst = statements.toReversed();
  const from: Statement[] = [];
  const parts: Part[] = [];
  let silence: Statement | null = null;
  let room = ordered;
  for (const [index, statement] of newestFirst.entries()) {
    if (room.sign <= 0) break;
    if (statement.force === 'SILENCE') {
      silence ??= statement;
      continue;
    }
    // What was refused or held as a whole has been accepted since.
    if (statement.force === 'ORDER' && silence !== null) break;
    const given = from.length === 0 ? statement.parts : firmestFirst(statement.parts);
    const { first } = cut(dated(given, newestFirst.slice(index + 1)), room);
    from.push(statement);
    parts.push(...first);
    room = room.minus(sum(first));
  }
  if (room.sign > 0 && silence !== null) {
    from.push(silence);
    parts.push(...cut(dated(silence.parts, []), room).first);
    room = Decimal.zero;
  }
  const explained = sum(parts);
  const isShort = room.sign > 0 && from.length > 0;
  const isOfOurMaking = isShort && told.some((amount) => amount.equals(explained));
  if (room.sign > 0) parts.push(unsaid(room, isShort && !isOfOurMaking ? null : 'ASKED'));
  return {
    parts: onAskedDays(parts, schedule, ordered),
    from,
    unexplained: isShort && !isOfOurMaking ? room : Decimal.zero,
  };
}

/** Nobody answered for it. */
export function unsaid(quantity: Decimal, asOf: Part['asOf']): Part {
  const words = 'not answered';
  const nothing = { on: null, code: null, documentId: null, place: 0, substitute: null, itemId: null };
  return { kind: 'UNSAID', quantity, asOf, words, ...nothing };
}

/** What is accepted without a day comes on the days that were promised before, as far as there were any. */
function dated(parts: readonly Part[], older: readonly Statement[]): Part[] {
  let days: Part[] | null = null;
  return parts.flatMap((part) => {
    if (part.asOf !== 'BEFORE') return part;
    days ??= promisedBefore(older);
    const { first, rest } = cut(days, part.quantity);
    days = rest;
    const undated = part.quantity.minus(sum(first));
    return [
      ...first.map(({ on, quantity }): Part => ({ ...part, on, quantity, asOf: null })),
      ...(undated.sign > 0 ? [{ ...part, quantity: undated, asOf: 'ASKED' as const }] : []),
    ];
  });
}

function promisedBefore(older: readonly Statement[]): Part[] {
  const last = older.find(({ force, parts }) => force === 'LINE' && parts.some(isDatedPromise));
  return firmestFirst((last?.parts ?? []).filter(isDatedPromise));
}

const isDatedPromise = ({ kind, on }: Part): boolean => kind === 'ACCEPTED' && on !== null;

/** What has no day of its own is expected on the last of the days asked for: those that have one take the first. */
function onAskedDays(parts: readonly Part[], schedule: readonly Delivery[], ordered: Decimal): Part[] {
  const waiting = firmestFirst(parts.filter(({ asOf }) => asOf === 'ASKED'));
  const { rest } = cut(
    schedule.toSorted((a, b) => byDay(a.on, b.on)),
    ordered.minus(sum(waiting)),
  );
  let days = rest;
  const placed = waiting.flatMap((part) => {
    const { first, rest: later } = cut(days, part.quantity);
    days = later;
    const over = part.quantity.minus(sum(first));
    return [
      ...first.map(({ on, quantity }): Part => ({ ...part, on, quantity, asOf: null })),
      ...(over.sign > 0 ? [{ ...part, quantity: over, asOf: null }] : []),
    ];
  });
  return [...parts.filter(({ asOf }) => asOf !== 'ASKED'), ...placed];
}
