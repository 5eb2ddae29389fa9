import { describe, expect, test } from 'vitest';
import { Random } from '../../generate/random.ts';
import type { ReceivedChange } from '../documents/change-860.ts';
import type { ReceivedOrder } from '../documents/order-850.ts';
import { noRates, ratesFrom, usualRates, type AnswerRates } from './answer-rates.ts';
import { decideAnswer } from './decide-answer.ts';
import { shipsWith, unitsOf, type LineAnswer, type OrderAnswer } from './order-answer.ts';
import type { PartCatalogue } from './part-catalogue.ts';
import { reviseAnswer, type Standing } from './revise-answer.ts';

const catalogue: PartCatalogue = { partOf: () => 'P-9', substituteFor: () => 'P-9' };

const order = (number: number, quantities: readonly string[]): ReceivedOrder => ({
  number: String(number),
  purpose: '00',
  orderedOn: '2026-03-09',
  shipTo: null,
  wantedOn: '2026-03-20',
  lines: quantities.map((quantity, index) => ({
    line: String((index + 1) * 10),
    quantity,
    unit: 'EA',
    price: '12.50',
    basis: '',
    ids: [['VC', `P-${index}`]],
    description: '',
    wantedOn: null,
  })),
});

function decided(rates: AnswerRates, count = 400): { order: ReceivedOrder; answer: OrderAnswer }[] {
  return Array.from({ length: count }, (_, index) => {
    const random = new Random(index);
    const one = order(4_500_000_000 + index, [String(random.int(1, 12)), String(random.int(1, 12))]);
    const facts = { supplier: '1', order: one, receivedOn: '2026-03-09', catalogue };
    return { order: one, answer: decideAnswer(facts, rates, random) };
  });
}

const sum = (quantities: readonly (string | null)[]) => quantities.reduce((total, each) => total + unitsOf(each), 0n);
const codesOf = (answer: OrderAnswer) => answer.lines.flatMap(({ said }) => said.map(({ code }) => code));

describe('an answer by chance', () => {
  test('says of each line as much as was ordered, but for what it cuts', () => {
    for (const { order: one, answer } of decided({ ...usualRates, backordered: 0.2, short: 0.2 })) {
      for (const [index, { said, quantity }] of answer.lines.entries()) {
        const isCut = said.some(({ code }) => code === 'IQ');
        expect(quantity).toBe(one.lines[index]?.quantity);
        if (isCut) expect(sum(said.map((each) => each.quantity))).toBeLessThan(unitsOf(quantity));
        else expect(sum(said.map((each) => each.quantity))).toBe(unitsOf(quantity));
      }
    }
  });

  test('sends exactly what it promises to send, in one shipment or several', () => {
    for (const { answer } of decided({ ...usualRates, split: 0.5, backordered: 0.2 })) {
      const promised = answer.lines.flatMap(({ said }) => said.filter((each) => shipsWith(each) !== 'never'));
      const sent = answer.shipments.flatMap(({ lines }) => lines);
      expect(sum(sent.map(({ quantity }) => quantity))).toBe(sum(promised.map(({ quantity }) => quantity)));
    }
  });

  test.each([
    ['late', 'DR'],
    ['short', 'IQ'],
    ['backordered', 'IB'],
    ['substituted', 'IS'],
    ['rejected', 'IR'],
    ['dearer', 'IP'],
    ['pricePending', 'IE'],
  ] as const)('is %s (%s) about as often as its rate says', (rate, code) => {
    const count = (share: number) =>
      decided({ ...noRates, [rate]: share }).filter(({ answer }) => codesOf(answer).includes(code)).length;
    expect(count(0)).toBe(0);
    expect(count(0.1)).toBeGreaterThan(15);
    expect(count(0.4)).toBeGreaterThan(count(0.1));
  });

  test('with the usual rates is as ordered for most lines, and every sort of answer occurs', () => {
    const codes = decided(usualRates, 3000).flatMap(({ answer }) => codesOf(answer));
    expect(codes.filter((code) => code === 'IA').length / codes.length).toBeGreaterThan(0.8);
    expect(new Set(codes)).toEqual(new Set(['IA', 'DR', 'IQ', 'BP', 'IB', 'IS', 'IR', 'ID', 'IP', 'IE']));
  });

  test('rates that are left out stay as they were', () => {
    expect(ratesFrom({ late: 0.5 }, usualRates)).toEqual({ ...usualRates, late: 0.5 });
    expect(ratesFrom('none', usualRates)).toEqual(noRates);
    expect(ratesFrom('usual', noRates)).toEqual(usualRates);
  });
});

const today = '2026-03-09';
const change = (sequence: number, lines: ReceivedChange['lines'], purpose = '04'): ReceivedChange => ({
  order: '4500000000',
  purpose,
  sequence,
  lines,
});
const changed = (line: string, code: string, quantity: string): ReceivedChange['lines'][number] => ({
  line,
  change: code,
  quantity,
  unit: 'EA',
  price: '',
  basis: '',
  ids: [],
  wantedOn: null,
});

describe('a change', () => {
  test('R37: whatever comes, what has left stays sent and the rest adds up to what was asked', () => {
    for (const [index, start] of decided({ ...usualRates, backordered: 0.3, split: 0.5 }).entries()) {
      const random = new Random(index).fork('changes');
      let standing: Standing = start;
      const left = new Set<number>();
      for (let sequence = 1; sequence <= 4; sequence++) {
        const next = standing.answer.shipments.findIndex((each, at) => each.lines.length > 0 && !left.has(at + 1));
        if (next >= 0 && random.chance(0.5)) left.add(next + 1);
        const before = sentBy(standing.answer, left);
        const line = random.pick(['10', '20']);
        const code = random.pick(['QD', 'QI', 'CT', 'DI']);
        const asked = changed(line, code, code === 'CT' || code === 'DI' ? '' : String(random.int(1, 14)));
        const revised = reviseAnswer(standing, change(sequence, [asked]), (each) => left.has(each), today);
        standing = revised;
        expect(sentBy(standing.answer, left)).toEqual(before);
        if (revised.outcome === 'refused') continue;
        const said = standing.answer.lines.find((each) => each.line === line);
        const offered = said?.said.filter((each) => shipsWith(each) !== 'never') ?? [];
        expect(sum(offered.map(({ quantity }) => quantity))).toBe(unitsOf(said?.quantity ?? null));
        expect(toSend(standing.answer, line)).toBe(sum(offered.map(({ quantity }) => quantity)));
      }
    }
  });

  test('R37: a cancellation of an order of which something has left is refused for that line alone', () => {
    const [start] = decided(noRates, 1);
    if (start === undefined) throw new Error('there is one');
    const shipments = start.answer.shipments.flatMap(({ lines }) =>
      lines.map((each) => ({ lines: [each], isBackordered: false })),
    );
    const standing = { ...start, answer: { ...start.answer, shipments } };
    const revised = reviseAnswer(standing, change(1, [], '01'), (each) => each === 1, today);
    expect(revised.outcome).toBe('partly');
    expect(revised.says.lines.map(({ line, did }) => [line, did])).toEqual([
      ['10', 'RC'],
      ['20', 'DI'],
    ]);
    expect(revised.gone).toEqual([2]);
    expect(revised.added).toEqual([]);
  });

  test('a line that is added is sent, one that nobody knows is refused', () => {
    const [start] = decided(noRates, 1);
    if (start === undefined) throw new Error('there is one');
    const lines = [changed('30', 'AI', '5'), changed('40', 'QD', '1')];
    const revised = reviseAnswer(start, change(1, lines), () => false, today);
    expect(revised.outcome).toBe('partly');
    expect(revised.order.lines.map(({ line }) => line)).toEqual(['10', '20', '30']);
    expect(toSend(revised.answer, '30')).toBe(5000n);
  });
});

const sentBy = ({ shipments }: OrderAnswer, left: ReadonlySet<number>) =>
  [...left].map((each) => shipments[each - 1]?.lines);

const toSend = ({ shipments }: OrderAnswer, line: LineAnswer['line']): bigint =>
  sum(shipments.flatMap(({ lines }) => lines.filter((each) => each.line === line).map(({ quantity }) => quantity)));
