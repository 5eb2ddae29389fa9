import type { ChangedLine, ReceivedChange } from '../documents/change-860.ts';
import type { OrderedLine, ReceivedOrder } from '../documents/order-850.ts';
import type { SaidLater } from '../plan-answers.ts';
import {
  quantityText,
  shipmentsOf,
  shipsWith,
  unitsOf,
  withLines,
  type LineAnswer,
  type OrderAnswer,
  type Said,
} from './order-answer.ts';

/** An order, and what the supplier does about it. */
export interface Standing {
  readonly order: ReceivedOrder;
  readonly answer: OrderAnswer;
}

/** What a supplier makes of a change. */
export interface Revised extends Standing {
  readonly outcome: 'accepted' | 'partly' | 'refused';
  /** What it says of it. */
  readonly says: SaidLater;
  /** Shipments, counted from 1, that will leave otherwise or never; and the new ones. */
  readonly gone: readonly number[];
  readonly added: readonly number[];
}

/**
 * Takes a change line by line: what has left is not taken back, so a quantity below it is refused (R37), and so is a
 * change of a line it had refused itself.
 * @param hasLeft which shipments, counted from 1, are on their way
 */
export function reviseAnswer(
  { order, answer }: Standing,
  change: ReceivedChange,
  hasLeft: (shipment: number) => boolean,
  today: string,
): Revised {
  const left = (line: string): bigint =>
    answer.shipments.reduce((sum, shipment, index) => {
      const own = hasLeft(index + 1) ? shipment.lines.filter((each) => each.line === line) : [];
      return own.reduce((more, { quantity }) => more + unitsOf(quantity), sum);
    }, 0n);
  const asked = change.purpose === '01' && change.lines.length === 0 ? order.lines.map(cancelled) : change.lines;
  const results = asked.map((each): LineResult => {
    const ordered = order.lines.find(({ line }) => line === each.line);
    const said = answer.lines.find(({ line }) => line === each.line);
    if (ordered === undefined) return each.change === 'AI' ? added(each, today) : refused(each, said);
    if (said === undefined) return refused(each, said);
    return changed(change.purpose === '01' ? cancelled(ordered) : each, ordered, said, left(each.line), today);
  });
  const taken = results.filter(({ isTaken }) => isTaken);
  const lines = withLines(
    answer.lines,
    taken.map(({ says }) => says),
  );
  const now: ReceivedOrder = {
    ...order,
    lines: [
      ...order.lines.map((each) => taken.find(({ ordered }) => ordered?.line === each.line)?.ordered ?? each),
      ...taken.flatMap(({ isAdded, ordered }) => (isAdded && ordered !== undefined ? [ordered] : [])),
    ],
  };
  const outcome = taken.length === results.length ? 'accepted' : taken.length === 0 ? 'refused' : 'partly';
  const says: SaidLater = {
    change: String(change.sequence),
    type: { accepted: 'AD', partly: 'AC', refused: 'RJ' }[outcome],
    lines: results.map(({ says: said, did }) => ({ ...said, did })),
  };
  if (taken.length === 0) return { order, answer, outcome, says, gone: [], added: [] };
  // What has not left is packed anew.
  const kept = answer.shipments.map((each, index) =>
    hasLeft(index + 1) ? each : { lines: [], isBackordered: each.isBackordered },
  );
  const anew = shipmentsOf(
    lines.map((line) => unsent(line, left(line.line))),
    false,
  );
  return {
    order: now,
    answer: { ...answer, lines, shipments: [...kept, ...anew] },
    outcome,
    says,
    gone: kept.flatMap((each, index) => (each.lines.length === 0 ? [index + 1] : [])),
    added: anew.map((_, index) => kept.length + index + 1),
  };
}

interface LineResult {
  readonly isTaken: boolean;
  readonly isAdded?: boolean;
  /** POC02 of the answer. */
  readonly did: string;
  readonly says: LineAnswer;
  readonly ordered: OrderedLine | undefined;
}

const cancelled = ({ line, unit, ids }: OrderedLine): ChangedLine => ({
  line,
  change: 'DI',
  quantity: '',
  unit,
  price: '',
  basis: '',
  ids,
  wantedOn: null,
});

function refused({ line, quantity, price }: ChangedLine, said: LineAnswer | undefined): LineResult {
  const nothing = { line, quantity: quantity || '0', price, said: [] };
  return { isTaken: false, did: 'RC', says: said ?? nothing, ordered: undefined };
}

function added(change: ChangedLine, today: string): LineResult {
  const { basis, ids, line, price, quantity, unit, wantedOn } = change;
  const ordered = { line, quantity, unit, price, basis, ids, description: '', wantedOn };
  const on = soonest(today, wantedOn);
  const says = { line, quantity, price, said: [{ code: 'IA', quantity, on, part: null, reason: null }] };
  return { isTaken: true, isAdded: true, did: 'AI', says, ordered };
}

function changed(change: ChangedLine, ordered: OrderedLine, said: LineAnswer, left: bigint, today: string): LineResult {
  const isDeleted = change.change === 'DI';
  const wanted = isDeleted ? 0n : change.quantity === '' ? unitsOf(said.quantity) : unitsOf(change.quantity);
  const isOffered = said.said.some((each) => shipsWith(each) !== 'never');
  if (wanted < left || !isOffered) return refused(change, said);
  if (isDeleted) {
    const quantity = quantityText(unitsOf(said.quantity));
    const says = { ...said, quantity: '0', said: [{ code: 'ID', quantity, on: null, part: null, reason: null }] };
    return { isTaken: true, did: 'DI', says, ordered: { ...ordered, quantity: '0' } };
  }
  const price = change.price === '' ? said.price : change.price;
  const on = change.wantedOn === null ? null : soonest(today, change.wantedOn);
  // Days change for what is still here.
  const dated = said.said.map((each) => {
    const code = each.code === 'IE' || (each.code === 'IP' && price !== said.price) ? 'IA' : each.code;
    return on === null || left > 0n || shipsWith(each) !== 'soon' ? { ...each, code } : { ...each, code, on };
  });
  const says = {
    line: said.line,
    quantity: quantityText(wanted),
    price,
    said: cutTo(dated, wanted, soonest(today, on)),
  };
  const now = {
    ...ordered,
    quantity: says.quantity,
    price: change.price === '' ? ordered.price : change.price,
    wantedOn: change.wantedOn ?? ordered.wantedOn,
  };
  return { isTaken: true, did: change.change, says, ordered: now };
}

/** Takes from what comes last, or adds as much as is missing. */
function cutTo(said: readonly Said[], wanted: bigint, on: string): Said[] {
  let room = wanted;
  const kept = said.flatMap((each): Said[] => {
    if (shipsWith(each) === 'never') return [];
    const units = unitsOf(each.quantity) < room ? unitsOf(each.quantity) : room;
    room -= units;
    return units === 0n ? [] : [{ ...each, quantity: quantityText(units) }];
  });
  if (room === 0n) return kept;
  return [...kept, { code: 'IA', quantity: quantityText(room), on, part: null, reason: null }];
}

/** What of a line has not left: what was said first went first. */
function unsent(line: LineAnswer, left: bigint): LineAnswer {
  let gone = left;
  const said = line.said.map((each): Said => {
    if (shipsWith(each) === 'never') return each;
    const units = unitsOf(each.quantity);
    const took = units < gone ? units : gone;
    gone -= took;
    return { ...each, quantity: quantityText(units - took) };
  });
  return { ...line, said };
}

/** The day wanted, or three days from now where that is too soon. */
function soonest(today: string, wanted: string | null): string {
  const soon = Temporal.PlainDate.from(today).add({ days: 3 }).toString();
  return wanted !== null && wanted > soon ? wanted : soon;
}
