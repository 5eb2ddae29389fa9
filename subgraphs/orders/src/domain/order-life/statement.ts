/**
 * What one document says of one line, as parts that never add up to more than was ordered (R39, R40).
 *
 * What is said without a quantity is said of what the others leave; of several such the least firm counts, for nobody may
 * rely on the better one. Where a document explains more than was ordered, the least firm parts count too.
 */
import { Decimal } from '@supply-hub/quantities';
import { supplierQualifiers } from '../match-line.ts';
import type { PurchaseOrderLine } from '../purchase-order.ts';
import type { TradePart } from '../sent-values.ts';
import type { AcknowledgementLine, LineAnswer } from '../supplier-document.ts';
import { arrivalDay, deliveryDay, shippingDay } from './answered-day.ts';
import { meaningOf, type AnswerMeaning } from './answer-codes.ts';
import { sentInBaseUnits } from './line-units.ts';
import type { AnswerTerms } from './order-life.ts';
import { cut, firmestFirst, firmness, sum, type Part, type PartKind } from './parts.ts';

export interface Statement {
  readonly documentId: string;
  readonly saidOn: string | null;
  /** SILENCE: the document accepts what it does not name; what was said of a line by name goes before it. */
  readonly force: 'LINE' | 'ORDER' | 'SILENCE';
  readonly parts: readonly Part[];
  /** The line's codes nobody knows, as sent. */
  readonly unknownCodes: readonly string[];
  /** What it says does not add up to what was ordered, or cannot be counted. */
  readonly strange: 'TOO_MUCH' | 'UNCOUNTABLE' | null;
  /** Before it was cut to what was ordered. */
  readonly total: Decimal;
  readonly isPriceChanged: boolean;
  readonly isPricePending: boolean;
}

/** What of a document is read into a statement. */
export interface Said {
  readonly documentId: string;
  readonly saidOn: string | null;
  /** What it says of the line, in its order: of a supplier that repeats a line, of all of them. */
  readonly lines: readonly AcknowledgementLine[];
  /** A day that is not given is the asked one, for what is answered is a change of it. */
  readonly answersChange: boolean;
}

export interface ReadAgainst {
  readonly line: PurchaseOrderLine;
  readonly ordered: Decimal;
  /** What the line once was ordered in, in base units. */
  readonly told: readonly Decimal[];
  readonly terms: AnswerTerms;
  readonly itemsByPart: ReadonlyMap<string, string>;
}

interface Answered {
  readonly code: string;
  readonly meaning: AnswerMeaning | null;
  readonly kind: PartKind;
  /** Null: of what the others leave. */
  readonly quantity: Decimal | null;
  readonly isStrange: boolean;
  readonly answer: LineAnswer;
  readonly parts: readonly TradePart[];
}

export function statementOf(said: Said, against: ReadAgainst): Statement {
  const { ordered } = against;
  const all = said.lines.flatMap((line) => answersOf(line).map((answer) => read(answer, line, against)));
  const counted = withoutRemarks(all, ordered);
  const explained = sum(counted.flatMap(({ quantity }) => (quantity === null ? [] : { quantity })));
  const left = ordered.minus(explained);
  const rest = leastFirm(counted.filter(({ quantity }) => quantity === null));
  const parts = counted.flatMap((each): Part[] => {
    const quantity = each.quantity ?? (each === rest ? left : Decimal.zero);
    if (quantity.sign <= 0) return [];
    return [partOf(each, quantity, said, against, counted.length === 1 && left.sign > 0)];
  });
  const whole = numbered([...parts, ...impliedBy(counted, left, said, against)]);
  const total = sum(whole);
  const isTooMuch = total.compare(ordered) > 0;
  const isOfOurMaking = against.told.some((told) => told.equals(total));
  const firmest = firmestFirst(whole);
  return {
    documentId: said.documentId,
    saidOn: said.saidOn,
    force: 'LINE',
    parts: isTooMuch ? cut(isOfOurMaking ? firmest : firmest.toReversed(), ordered).first : whole,
    unknownCodes: all.flatMap(({ code, meaning }) => (meaning === null ? code : [])),
    strange: all.some(({ isStrange }) => isStrange) ? 'UNCOUNTABLE' : isTooMuch && !isOfOurMaking ? 'TOO_MUCH' : null,
    total,
    isPriceChanged: all.some(({ code }) => code === 'IP'),
    isPricePending: all.some(({ code }) => code === 'IE'),
  };
}

/** A line that is repeated without a word is accepted as it is repeated. */
function answersOf(line: AcknowledgementLine): readonly LineAnswer[] {
  if (line.answers.length > 0) return line.answers;
  return [{ status: 'IC', quantity: line.ordered, dates: [], parts: [] }];
}

function read(answer: LineAnswer, line: AcknowledgementLine, against: ReadAgainst): Answered {
  const meaning = meaningOf(answer.status);
  const parts = answer.parts.length > 0 ? answer.parts : line.parts;
  const isOther = meaning?.effect === 'ACCEPTED' && isOtherPart(parts, against);
  const kind = meaning === null ? 'UNKNOWN' : isOther ? 'SUBSTITUTE' : meaning.effect;
  const base = answer.quantity === null ? null : sentInBaseUnits(against.line, answer.quantity);
  // A substitute may be counted in a unit of its own: who approves it looks at that.
  const isStrange = answer.quantity !== null && (base === null ? kind !== 'SUBSTITUTE' : base.sign < 0);
  // "Rejected, 0" rejects all of it; "accepted, 0" accepts nothing.
  const isUnsaid = base === null || (base.sign === 0 && meaning?.effect !== 'ACCEPTED');
  const schedule = line.schedule ?? [];
  const [day] = schedule;
  const dates =
    answer.dates.length === 0 && schedule.length === 1 && day !== undefined
      ? [{ qualifier: '067', on: day.on }]
      : answer.dates;
  return {
    code: answer.status,
    meaning,
    kind: isStrange ? 'UNKNOWN' : kind,
    quantity: isStrange || isUnsaid ? null : base,
    isStrange,
    answer: { ...answer, dates },
    parts,
  };
}

/** Remarks on the price speak of no units of their own where the other answers explain the line. */
function withoutRemarks(all: readonly Answered[], ordered: Decimal): readonly Answered[] {
  const others = all.filter(({ meaning }) => meaning?.isOfPrice !== true);
  const left = ordered.minus(sum(quantities(others)));
  if (others.length > 0 && (left.sign <= 0 || others.some(({ quantity }) => quantity === null))) return others;
  const remarks = all.filter((each) => !others.includes(each));
  const isTooMuch = sum(quantities(remarks)).compare(left) > 0;
  return isTooMuch ? [...others, ...remarks.slice(0, 1).map((each) => ({ ...each, quantity: null }))] : all;
}

const quantities = (answers: readonly Answered[]) =>
  answers.flatMap(({ quantity }) => (quantity === null ? [] : { quantity }));

function leastFirm(answers: readonly Answered[]): Answered | null {
  return answers.toSorted((a, b) => firmness.indexOf(b.kind) - firmness.indexOf(a.kind))[0] ?? null;
}

/** What a lone backorder of a part, or another quantity, says of the rest of the line (R40). */
function impliedBy(counted: readonly Answered[], left: Decimal, said: Said, against: ReadAgainst): Part[] {
  if (left.sign <= 0 || counted.some(({ quantity }) => quantity === null)) return [];
  const remainder = counted.find(({ meaning }) => meaning?.leavesRemainder === true);
  const rest = (answered: Answered, kind: PartKind, on: string | null): Part => ({
    ...partOf(answered, left, said, against),
    kind,
    on,
    asOf: kind === 'ACCEPTED' ? asOfUnsaid(said) : null,
    substitute: null,
  });
  if (remainder !== undefined) return [rest(remainder, 'REFUSED', null)];
  const [only] = counted;
  if (only === undefined || counted.length > 1 || only.kind !== 'BACKORDERED') return [];
  const { besideBackorder, partialCounts } = against.terms;
  // R41: its day is that of what is still to come.
  if (only.code === 'BP' && partialCounts === 'SHIPPED')
    return [rest(only, 'BACKORDERED', arrivalDay(only.answer.dates))];
  return only.code === 'BP' || besideBackorder === 'ACCEPTED' ? [rest(only, 'ACCEPTED', null)] : [];
}

/** @param isLone nothing else is said of the line, and it does not explain all of it */
function partOf(answered: Answered, quantity: Decimal, said: Said, against: ReadAgainst, isLone = false): Part {
  const { code, meaning, answer } = answered;
  // Of "a part is shipped, the rest is backordered" the quantity is what is shipped, where the partner counts so (R40).
  const isShipped = code === 'BP' && against.terms.partialCounts === 'SHIPPED' && answered.quantity !== null;
  const kind = isShipped && answered.kind === 'BACKORDERED' ? 'ACCEPTED' : answered.kind;
  const hasDay = kind === 'ACCEPTED' || kind === 'BACKORDERED' || kind === 'SUBSTITUTE';
  const on = !hasDay ? null : isShipped && isLone ? shippingDay(answer.dates) : deliveryDay(answer.dates);
  const takesAsked = (kind === 'ACCEPTED' || kind === 'SUBSTITUTE') && meaning?.isDayPending !== true;
  return {
    kind,
    quantity,
    on,
    asOf: on === null && takesAsked ? asOfUnsaid(said) : null,
    code,
    words: meaning?.words ?? `answered with ${code}, which nobody knows`,
    documentId: said.documentId,
    place: 0,
    substitute: kind === 'SUBSTITUTE' ? substituteOf(answered, against) : null,
    itemId: null,
  };
}

/** Backorders are known by which of the line's they are. */
function numbered(parts: readonly Part[]): Part[] {
  let place = 0;
  return parts.map((part) => (part.kind === 'BACKORDERED' ? { ...part, place: (place += 1) } : part));
}

const asOfUnsaid = ({ answersChange }: Said): Part['asOf'] => (answersChange ? 'ASKED' : 'BEFORE');

function substituteOf({ parts, answer }: Answered, { line }: ReadAgainst): Part['substitute'] {
  return { key: substituteKey(line, parts), parts, unitCode: answer.quantity?.code ?? null };
}

/** The line, and the supplier's number of what is to come. */
export function substituteKey({ id }: PurchaseOrderLine, parts: readonly TradePart[]): string {
  const part = parts.find(({ qualifier }) => supplierQualifiers.has(qualifier)) ?? parts[0];
  return `${id}:${part === undefined ? '' : part.number.trim().toUpperCase()}`;
}

/** The supplier names a part number of its own, and it is none of the line's (R42). */
export function isOtherPart(
  parts: readonly TradePart[],
  { line, itemsByPart }: Pick<ReadAgainst, 'line' | 'itemsByPart'>,
): boolean {
  const { supplierPartNumber: own, itemId } = line;
  const named = parts.filter(({ qualifier }) => supplierQualifiers.has(qualifier));
  if (own === null || named.length === 0) return false;
  const is = (number: string) =>
    number.trim().toUpperCase() === own.trim().toUpperCase() || (itemId !== null && itemsByPart.get(number) === itemId);
  return !named.some(({ number }) => is(number));
}
