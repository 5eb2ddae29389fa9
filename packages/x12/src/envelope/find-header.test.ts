import { describe, expect, test } from 'vitest';
import { group, interchange, isa, respelled, wrapped } from '../../test/interchange-text.ts';
import { readInterchanges, type Interchange } from './read-interchanges.ts';

const read = (text: string): Interchange => {
  const all = readInterchanges(Buffer.from(text, 'latin1'));
  expect(all).toHaveLength(1);
  return all[0] ?? expect.unreachable();
};
const expectOrder = ({ header, groups }: Interchange): void => {
  expect(header?.sender).toEqual({ qualifier: 'ZZ', id: 'MERIDIAN' });
  expect(header?.controlNumber).toBe('000000001');
  expect(groups[0]?.sets[0]?.faults).toEqual([]);
  expect(groups[0]?.sets[0]?.segments[2]?.value(7)).toBe('HIP-STM-12');
};

describe('the separators of an interchange', () => {
  test.each([
    ['the usual ones', '*', '~'],
    ['bars and line feeds', '|', '\n'],
    ['carriage returns', '*', '\r'],
    ['control characters', '\u001d', '\u001c'],
    ['bytes that are no ASCII', '\u00a6', '\u00b6'],
  ])('are read from its ISA: %s', (_, element, segment) => {
    const found = read(respelled(interchange(), { element, segment }));
    expectOrder(found);
    expect(found.header?.separators).toEqual({ element, component: '>', repetition: null, segment });
    expect(found.faults).toEqual([]);
  });

  test('may be followed by line breaks and blanks', () => {
    for (const newline of ['\n', '\r\n', '\n\n\t\t', ' \r\n ']) {
      const found = read(interchange(undefined, { newline }));
      expectOrder(found);
      expect(found.faults).toEqual([]);
    }
    expectOrder(read(respelled(interchange(), { element: '*', segment: '\r\n' })));
  });

  test('include one for repetitions where ISA11 is not U', () => {
    const repeating = read(interchange(undefined, { repetition: '^', version: '00501' }));
    expect(repeating.header?.separators.repetition).toBe('^');
    const odd = read(interchange(undefined, { repetition: 'R', version: '00501' }));
    expect(odd.header?.separators.repetition).toBeNull();
    expect(odd.faults).toMatchObject([{ code: '016', isFatal: false }]);
  });

  test('are found in an ISA that is not padded, which is told', () => {
    const found = read(interchange().replace(/ +\*/g, ' *'));
    expectOrder(found);
    expect(found.faults).toMatchObject([
      {
        level: 'interchange',
        code: '011',
        isFatal: false,
        sentence:
          'ISA is not of fixed width: ISA02 is 1 wide, not 10, ISA04 is 1 wide, not 10, ISA06 is 9 wide, not 15, ISA08 is 14 wide, not 15',
      },
    ]);
  });

  test.each([40, 52, 70, 79, 80, 81, 104, 105])('are found where lines are broken every %i characters', (width) => {
    const found = read(wrapped(interchange(), width));
    expectOrder(found);
    expect(found.header?.separators).toMatchObject({ component: '>', segment: '~' });
    expect(found.faults.map(({ code, isFatal }) => [code, isFatal])).toEqual([['022', false]]);
  });

  test('are found where lines are broken and ISA is not padded: GS then tells', () => {
    const found = read(wrapped(interchange().replace(/ +\*/g, '*'), 80, '\n'));
    expectOrder(found);
    expect(found.groups[0]?.sets[0]?.separators.isWrapped).toBe(true);
  });

  test('leave line breaks in data where lines are not broken at a width', () => {
    const segments = ['ST*864*0001', 'MSG*LINE 1\nLINE 2', 'SE*3*0001'];
    const set = read(interchange([group(segments)])).groups[0]?.sets[0];
    expect(set?.segments[1]?.value(1)).toBe('LINE 1\nLINE 2');
  });

  test('are found after a byte order mark, blanks, line breaks and NUL', () => {
    for (const lead of ['\u00ef\u00bb\u00bf', ' ', '\r\n\r\n', '\u0000\u0000', '\u00ef\u00bb\u00bf\n\t '])
      expectOrder(read(`${lead}${interchange()}`));
    expectOrder(read(`${interchange()}\n\u001a`));
  });

  test('lack the one for components where ISA16 is left out or blank', () => {
    const ended = interchange().replace('*>~', '*~');
    expect(read(ended).header?.separators).toMatchObject({ component: '>', segment: '~' });
    expectOrder(read(ended));
    const lines = interchange(undefined, { newline: '\n' }).replace('*>~', '*~');
    expectOrder(read(lines));
    expect(read(lines).faults.map(({ code }) => code)).toContain('027');
    expectOrder(read(interchange().replace('*>~', '* ~')));
    const colon = read(respelled(ended, { element: '*', segment: '>' }));
    expect(colon.header?.separators.component).toBe(':');
  });

  test.each([
    ['fewer elements than sixteen', interchange().replace('*U*', '*'), '022', /ISA has 15 elements, 16 are required/],
    ['no end', 'ISA*00*          *00*', '022', /ISA has fewer than 16 elements/],
    ['a letter between its elements', isa({ element: 'X' }), '022', /no ISA begins there/],
    ['separators that are the same', isa({ component: '*' }), '027', /are not distinct/],
    ['a digit as segment terminator', `${isa({ terminator: '7' })}GS*`, '004', /cannot be "7"/],
    ['words where its numbers should be', `ISA${'*WORD'.repeat(16)}~`, '022', /no interchange header/],
  ])('cannot be told from an ISA with %s', (_, text, code, sentence) => {
    const found = read(text);
    expect(found.header).toBeNull();
    expect(found.faults).toMatchObject([{ level: 'interchange', code, isFatal: true }]);
    expect(found.faults[0]?.sentence).toMatch(sentence);
  });
});
