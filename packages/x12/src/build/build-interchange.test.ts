import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readInterchanges } from '../envelope/read-interchanges.ts';
import type { ElementInput, SegmentInput } from '../set/segment-input.ts';
import { buildInterchange, type GroupInput, type InterchangeInput } from './build-interchange.ts';
import { withoutSeparators } from './write-segment.ts';

const separators = { element: '*', component: '>', repetition: '^', segment: '~' };
const order: SegmentInput[] = [
  ['BEG', '00', 'NE', 'PO-1001', undefined, '20261122'],
  ['PO1', '1', '4', 'EA', '12.50', '', 'VC', 'HÜFTE-12', undefined, ''],
];
const orders: GroupInput = {
  functionalId: 'PO',
  sender: 'HUB',
  receiver: 'MERIDIAN',
  controlNumber: '7',
  version: '004010',
  sets: [{ type: '850', controlNumber: '1', segments: order }],
};
const input = (over: Partial<InterchangeInput> = {}): InterchangeInput => ({
  separators,
  newline: '',
  version: '00401',
  sender: { qualifier: 'ZZ', id: 'HUB' },
  receiver: { qualifier: '07', id: '0860001234565' },
  usage: 'P',
  controlNumber: '12',
  ackRequested: false,
  at: Temporal.PlainDateTime.from('2026-11-22T07:05:59'),
  groups: [orders],
  ...over,
});
const withOrder = (...segments: SegmentInput[]): InterchangeInput =>
  input({ groups: [{ ...orders, sets: [{ type: '850', controlNumber: '1', segments }] }] });
const textOf = (built: InterchangeInput): string => Buffer.from(buildInterchange(built)).toString();

describe('an interchange that is built', () => {
  test('has its header at its width, its counts and its control numbers', () => {
    expect(textOf(input({ newline: '\n' }))).toBe(
      [
        'ISA*00*          *00*          *ZZ*HUB            *07*0860001234565  *261122*0705*U*00401*000000012*0*P*>~',
        'GS*PO*HUB*MERIDIAN*20261122*0705*7*X*004010~',
        'ST*850*0001~',
        'BEG*00*NE*PO-1001**20261122~',
        'PO1*1*4*EA*12.50**VC*HÜFTE-12~',
        'SE*4*0001~',
        'GE*1*7~',
        'IEA*1*000000012~',
        '',
      ].join('\n'),
    );
  });

  test('names its repetition separator from 00402 on', () => {
    expect(textOf(input({ version: '00501', ackRequested: true, usage: 'T' })).slice(82, 106)).toBe(
      '^*00501*000000012*1*T*>~',
    );
  });

  test('can be in Latin-1', () => {
    const bytes = Buffer.from(buildInterchange(input({ encoding: 'latin1' })));
    expect(bytes.toString('latin1')).toContain('HÜFTE-12');
    expect(() => buildInterchange({ ...withOrder(['MSG', '中']), encoding: 'latin1' })).toThrow(/Latin-1/);
  });

  test.each([
    ['a separator in text', withOrder(['PID', 'F', undefined, 'A*B']), /^PID03 holds "\*", the element separator/],
    ['a separator in a component', withOrder(['CTP', ['EA', '2>3']]), /^CTP01-2 holds ">", the component separator/],
    ['a line break', withOrder(['MSG', 'a\nb']), /^MSG01 holds a control character \(U\+000a\)/],
    ['a segment that is none', withOrder(['po1', '1']), /no segment identifier/],
    [
      'repetitions where there are none',
      { ...withOrder(['MSG', { repetitions: ['a', 'b'] }]), separators: { ...separators, repetition: null } },
      /no repetition separator/,
    ],
    ['a control number too long', input({ controlNumber: '1234567890' }), /^ISA13/],
    ['a group control number that is none', input({ groups: [{ ...orders, controlNumber: '' }] }), /^GS06/],
    [
      'a set control number twice',
      input({ groups: [{ ...orders, sets: [...orders.sets, ...orders.sets] }] }),
      /given twice/,
    ],
    ['a party too long', input({ sender: { qualifier: 'ZZ', id: 'X'.repeat(16) } }), /^ISA05/],
    ['a party with a separator', input({ receiver: { qualifier: 'ZZ', id: 'A*B' } }), /holds a separator/],
    ['separators that are the same', input({ separators: { ...separators, component: '*' } }), /not distinct/],
    ['a letter as separator', input({ separators: { ...separators, element: 'A' } }), /cannot separate/],
    [
      'no repetition separator',
      input({ version: '00501', separators: { ...separators, repetition: null } }),
      /cannot separate/,
    ],
  ])('is refused with %s', (_, refused, message) => {
    expect(() => buildInterchange(refused)).toThrow(message);
  });

  test('never says in a refusal what a document says', () => {
    expect(() => buildInterchange(withOrder(['PID', 'F', undefined, 'SECRET*NAME']))).not.toThrow(/SECRET|NAME/);
  });

  test('can be built of text made to fit', () => {
    const segment = withoutSeparators(['PID', 'F', ['A>B', '~'], { repetitions: ['C^D', 'É\r\n'] }], separators);
    expect(segment).toEqual(['PID', 'F', ['A B', ' '], { repetitions: ['C D', 'É  '] }]);
  });

  test('is read as it was written', () => {
    const text = fc
      .string({ unit: fc.constantFrom('A', '7', ' ', 'É', '中', '-', '.', ':', "'", 'Z'), maxLength: 12 })
      .map((each) => each.trimEnd());
    const element: fc.Arbitrary<ElementInput> = fc.oneof(
      text,
      fc.array(text, { maxLength: 4 }),
      fc.array(text, { maxLength: 3 }).map((repetitions) => ({ repetitions })),
      fc.constant(undefined),
    );
    const segment = fc.tuple(fc.constantFrom('REF', 'PID', 'N1', 'PO4', 'ZZZ'), fc.array(element, { maxLength: 6 }));
    const marks = fc.constantFrom(
      separators,
      { element: '|', component: '<', repetition: '!', segment: '\n' },
      { element: '\u001d', component: '\u001f', repetition: '\u001e', segment: '\u001c' },
    );
    fc.assert(
      fc.property(
        fc.array(segment, { maxLength: 12 }),
        marks,
        fc.constantFrom('' as const, '\r\n' as const),
        (segments, by, newline) => {
          const sent = segments.map(([id, elements]): SegmentInput => [id, ...elements]);
          const bytes = buildInterchange({
            ...withOrder(...sent),
            separators: by,
            newline,
            version: '00501',
          });
          const [found, ...more] = readInterchanges(bytes);
          expect(more).toEqual([]);
          const set = found?.groups[0]?.sets[0];
          expect([found?.faults, found?.groups[0]?.faults, set?.faults]).toEqual([[], [], []]);
          const read = set?.segments.slice(1, -1) ?? [];
          expect(read.map(({ id }) => id)).toEqual(segments.map(([id]) => id));
          for (const [at, [, elements]] of segments.entries()) {
            for (const [index, written] of elements.entries()) expectElement(read[at], index + 1, written);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

function expectElement(
  segment: { value(e: number, c?: number, r?: number): string | undefined } | undefined,
  element: number,
  written: ElementInput,
): void {
  const repetitions = typeof written === 'object' && 'repetitions' in written ? written.repetitions : [written];
  for (const [index, repetition] of repetitions.entries()) {
    const components = typeof repetition === 'object' ? repetition : [repetition];
    for (const [number, component] of components.entries())
      expect(segment?.value(element, number + 1, index + 1) ?? '').toBe(component ?? '');
  }
}
