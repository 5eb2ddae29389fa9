import { describe, expect, test } from 'vitest';
import { Segment, segmentSource } from './segment.ts';
import type { Separators } from './separators.ts';

const separators: Separators = { element: '*', component: '>', repetition: '^', segment: '~' };
/** Between others, at byte 400. */
const binary = (text: string, by: Separators = separators): Segment => {
  const before = 'LX*9*8~';
  const all = `${before}${text}~CTT*1*2~`;
  const source = segmentSource(Buffer.from(all, 'latin1'), all, by, 400 - before.length);
  return new Segment(source, before.length, before.length + text.length, 12, 10);
};
const of = (text: string): Segment => binary(Buffer.from(text, 'utf8').toString('latin1'));

describe('a segment', () => {
  test('says its elements from 01, and undefined for what is absent or empty', () => {
    const segment = of('PO1*1*4*EA**PE*VC*HIP-12');
    expect(segment.id).toBe('PO1');
    expect(segment.count).toBe(7);
    expect([1, 2, 4, 7, 8, 0, -1].map((element) => segment.value(element))).toEqual([
      '1',
      '4',
      undefined,
      'HIP-12',
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('gives its elements in any order, and again', () => {
    const segment = of('PO1*1*4*EA**PE*VC*HIP-12');
    expect([7, 1, 3, 3, 9, 2, 6].map((element) => segment.value(element))).toEqual([
      'HIP-12',
      '1',
      'EA',
      'EA',
      undefined,
      '4',
      'VC',
    ]);
  });

  test.each([
    ['A**B', 'A', [undefined, 'B']],
    ['*A*B', '', ['A', 'B']],
    ['**AB', '', [undefined, 'AB']],
    ['N1*', 'N1', [undefined]],
    ['PO1*', 'PO1', [undefined]],
    ['N1**', 'N1', [undefined, undefined]],
  ])('ends its identifier at the first separator: %s', (text, id, elements) => {
    const segment = of(text);
    expect(segment.id).toBe(id);
    expect(segment.count).toBe(elements.length);
    expect(elements.map((_, index) => segment.value(index + 1))).toEqual(elements);
  });

  test.each(['LX', 'S', 'LONGER', ''])('without elements is its identifier: "%s"', (id) => {
    expect(of(id).id).toBe(id);
    expect(of(id).count).toBe(0);
    expect(of(id).value(1)).toBeUndefined();
    expect(of(id).text).toBe(id);
  });

  test('leaves out the blanks at the end of a value, and keeps those before it', () => {
    expect(of('REF*CT*  A 1  \t').value(2)).toBe('  A 1');
    expect(of('REF*CT*   ').value(2)).toBeUndefined();
  });

  test('gives components and repetitions, and the whole element as sent', () => {
    const segment = of('QTY*33*EA>>2^BX> ^^CA');
    expect(segment.value(2)).toBe('EA>>2^BX> ^^CA');
    expect(segment.value(2, 1)).toBe('EA');
    expect(segment.value(2, 2)).toBeUndefined();
    expect(segment.value(2, 3)).toBe('2');
    expect(segment.value(2, 1, 2)).toBe('BX');
    expect(segment.value(2, 2, 2)).toBeUndefined();
    expect(segment.value(2, undefined, 4)).toBe('CA');
    expect(segment.value(2, 1, 9)).toBeUndefined();
    expect(segment.values(2)).toEqual(['EA>>2', 'BX>', 'CA']);
    expect(segment.values(9)).toEqual([]);
  });

  test('does not repeat where the version has no repetition separator', () => {
    const segment = binary('MSG*2^3', { ...separators, repetition: null });
    expect(segment.values(1)).toEqual(['2^3']);
    expect(segment.value(1, 1)).toBe('2^3');
    expect(segment.value(1, 1, 2)).toBeUndefined();
  });

  test('reads UTF-8, and what is no UTF-8 as Windows-1252', () => {
    expect(of('PID*F****HÜFTE 12 µm').value(5)).toBe('HÜFTE 12 µm');
    const latin1 = binary('PID*F****H\u00dcFTE \u0096 12');
    expect(latin1.value(5)).toBe('HÜFTE – 12');
    expect(latin1.text).toBe('PID*F****HÜFTE – 12');
  });

  test('says where it stands', () => {
    expect(of('CTT*1').position).toEqual({ segment: 12, inSet: 10, offset: 400 });
  });
});
