import type { Random } from '../../generate/random.ts';
import { fromUnits, toUnits } from '../../store/fixed-decimal.ts';
import type { OrderedLine, ReceivedOrder } from '../documents/order-850.ts';
import type { AnswerRates } from './answer-rates.ts';
import { quantityText, shipmentsOf, unitsOf, type LineAnswer, type OrderAnswer, type Said } from './order-answer.ts';
import type { PartCatalogue } from './part-catalogue.ts';

/** What an answer is decided from. */
export interface AnswerFacts {
  /** The supplier's number in the ERP. */
  readonly supplier: string;
  readonly order: ReceivedOrder;
  /** A date, where the supplier is. */
  readonly receivedOn: string;
  readonly catalogue: PartCatalogue;
}

/** Most lines come as ordered; some are late, short, refused, dearer or replaced, as often as the rates say. */
export function decideAnswer(facts: AnswerFacts, rates: AnswerRates, random: Random): OrderAnswer {
  const lines = facts.order.lines.map((line) => decideLine(facts, line, rates, random));
  return { type: null, lines, shipments: shipmentsOf(lines, random.chance(rates.split)) };
}

/** All of it, on the day wanted or as soon as can be. */
export function asOrdered({ order, receivedOn }: AnswerFacts, line: OrderedLine, leadDays = 3): LineAnswer {
  const { line: number, quantity } = line;
  const price = line.price === '' ? '10.00' : line.price;
  const wanted = line.wantedOn ?? order.wantedOn;
  const soon = Temporal.PlainDate.from(receivedOn).add({ days: leadDays }).toString();
  const on = wanted !== null && wanted > soon ? wanted : soon;
  return { line: number, quantity, price, said: [{ code: 'IA', quantity, on, part: null, reason: null }] };
}

const reasons = [
  ['IR', 'NOT A CONTRACT ITEM FOR THIS ACCOUNT'],
  ['IR', 'QUANTITY BELOW THE MINIMUM'],
  ['IR', 'ON ALLOCATION'],
  ['ID', 'DISCONTINUED BY THE MANUFACTURER'],
] as const;
const backorderReasons = ['MANUFACTURER DELAY', 'HELD BY QUALITY', 'RAW MATERIAL SHORTAGE'] as const;

function decideLine(facts: AnswerFacts, ordered: OrderedLine, rates: AnswerRates, random: Random): LineAnswer {
  const plain = asOrdered(facts, ordered, random.int(2, 6));
  const { quantity, price } = plain;
  const on = plain.said[0]?.on ?? facts.receivedOn;
  const later = Temporal.PlainDate.from(on)
    .add({ days: random.int(3, 12) })
    .toString();
  const units = unitsOf(quantity);
  const half = (units / 2000n) * 1000n;
  const answer = (...parts: readonly (Partial<Said> & { code: string })[]): LineAnswer => ({
    ...plain,
    said: parts.map((each) => ({ quantity, on, part: null, reason: null, ...each })),
  });
  let draw = random.next();
  const falls = (rate: number): boolean => {
    draw -= rate;
    return draw < 0;
  };
  if (falls(rates.late)) return answer({ code: 'DR', on: later });
  if (falls(rates.backordered)) {
    const reason = random.pick(backorderReasons);
    const backorder = { code: 'IB', on: random.chance(0.65) ? later : null, reason };
    if (half === 0n || random.chance(0.5)) return answer(backorder);
    return answer({ code: 'IA', quantity: quantityText(half) }, { ...backorder, quantity: quantityText(units - half) });
  }
  if (falls(rates.short) && half > 0n) {
    const less = { quantity: quantityText(half) };
    if (random.chance(0.5)) return answer({ code: 'IQ', ...less });
    return answer({ code: 'BP', ...less }, { code: 'IB', quantity: quantityText(units - half), on: later });
  }
  if (falls(rates.dearer)) {
    return { ...answer({ code: 'IP' }), price: dearer(price, random.int(2, 8)) };
  }
  if (falls(rates.rejected)) {
    const [code, reason] = random.pick(reasons);
    return answer({ code, on: null, reason });
  }
  if (falls(rates.pricePending)) return answer({ code: 'IE' });
  if (falls(rates.substituted)) {
    // Whoever has nothing like it delivers what was ordered.
    const part = facts.catalogue.substituteFor(facts.supplier, ordered.ids);
    if (part !== null) return answer({ code: 'IS', part });
  }
  return plain;
}

/** A price some percent higher, with its number of decimals. */
function dearer(price: string, percent: number): string {
  const scale = price.split('.')[1]?.length ?? 0;
  const units = toUnits(price, scale) ?? 0n;
  return fromUnits((units * BigInt(100 + percent) + 50n) / 100n, scale);
}
