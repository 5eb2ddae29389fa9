import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchLine, type MatchedLine } from './match-line.ts';

const line = (number: string, part: string | null, item: string | null = null): MatchedLine => ({
  id: `line ${number}`,
  number,
  supplierPartNumber: part,
  itemId: item && `item ${item}`,
  itemNumber: item,
});
const lines = [
  line('10', 'HIP-12', 'MED-1'),
  line('20', 'HIP-14', 'MED-2'),
  line('30', 'HIP-14', 'MED-2'),
  line('40', null),
];
const vc = (number: string) => ({ qualifier: 'VC', number });
const found = (number: string | null, ...parts: { qualifier: string; number: string }[]) => {
  const match = matchLine({ number, parts }, lines);
  return match.ok ? match.line.number : match.reason;
};

test('a part that one line has decides, whatever number the supplier gives its line', () => {
  expect(found('1', vc('HIP-12'))).toBe('10');
  expect(found('20', vc('HIP-12'))).toBe('10');
  expect(found(null, vc(' hip-12 '))).toBe('10');
  expect(found(null, { qualifier: 'IN', number: 'MED-1' })).toBe('10');
});

test('where several lines have the part, the number chooses among them', () => {
  expect(found('00030', vc('HIP-14'))).toBe('30');
  expect(found(null, vc('HIP-14'))).toBe('several lines of the order are for VC HIP-14, and no line number says which');
  expect(found('10', vc('HIP-14'))).toContain('line number 10 is none of them');
});

test('a part that no line has leaves the number to decide: it may be a substitute, or ordered in words', () => {
  expect(found('40', vc('ANY'))).toBe('40');
  expect(found('0040')).toBe('40');
});

test('what means no line is said in words', () => {
  expect(found('7')).toBe('the order has no line number 7');
  expect(found('7', vc('X'))).toBe('the order has no line number 7, and none for VC X');
  expect(found(null)).toBe('it gives neither a line number nor a part');
  // A GTIN means nothing here until a steward has said what.
  expect(found(null, { qualifier: 'UK', number: '10860001234562' })).toBe(
    'no line of the order is for UK 10860001234562',
  );
});

test('a part means the item a steward said it means', () => {
  const said = new Map([['10860001234562', 'item MED-1']]);
  const match = matchLine({ number: null, parts: [{ qualifier: 'UK', number: '10860001234562' }] }, lines, said);
  expect(match).toMatchObject({ ok: true, line: { number: '10' } });
});

test('whatever order the lines stand in, the same line is found', () => {
  const text = fc.constantFrom('10', '20', '30', '40', '7');
  const part = fc.constantFrom('HIP-12', 'HIP-14', 'X');
  fc.assert(
    fc.property(
      fc.option(text),
      fc.array(part, { maxLength: 2 }),
      fc.shuffledSubarray(lines, { minLength: 4 }),
      (number, parts, shuffled) => {
        const reference = { number, parts: parts.map(vc) };
        expect(matchLine(reference, shuffled)).toEqual(matchLine(reference, lines));
      },
    ),
  );
});

test.each(['VC', 'VP', 'VN', 'SK', 'VA'])(
  'a part under %s is the supplier’s own number, and not the item’s',
  (qualifier) => {
    expect(found(null, { qualifier, number: 'HIP-12' })).toBe('10');
    expect(found(null, { qualifier, number: 'MED-1' })).toBe(`no line of the order is for ${qualifier} MED-1`);
  },
);

test.each(['IN', 'BP', 'CB'])('a part under %s is the hospital’s number, and not the supplier’s', (qualifier) => {
  expect(found(null, { qualifier, number: 'MED-1' })).toBe('10');
  expect(found(null, { qualifier, number: 'HIP-12' })).toBe(`no line of the order is for ${qualifier} HIP-12`);
});

test('two parts that name one line name it, and two that name two leave the number to choose', () => {
  expect(found('99', vc('HIP-12'), { qualifier: 'IN', number: 'MED-1' })).toBe('10');
  expect(found('20', vc('HIP-12'), vc('HIP-14'))).toBe('20');
  expect(found('40', vc('HIP-12'), vc('HIP-14'))).toBe(
    'several lines of the order are for VC HIP-12, VC HIP-14, and line number 40 is none of them',
  );
});

test('zeros in front of a number count for nothing, those within it do', () => {
  const numbered = [line('100', null), line('0', null), line('1', null)];
  const of = (number: string) => {
    const match = matchLine({ number, parts: [] }, numbered);
    return match.ok ? match.line.number : match.reason;
  };
  expect([of(' 0100 '), of('000'), of('01')]).toEqual(['100', '0', '1']);
});

test('a number that two lines have chooses neither', () => {
  expect(matchLine({ number: '10', parts: [] }, [line('10', 'A'), line('010', 'B')])).toEqual({
    ok: false,
    reason: 'the order has no line number 10',
  });
});

test('a part without a line’s item means none of the lines ordered in words', () => {
  expect(found(null, { qualifier: 'UK', number: 'nobody said' })).toBe('no line of the order is for UK nobody said');
});
