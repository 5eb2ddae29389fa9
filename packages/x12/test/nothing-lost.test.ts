import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Layout } from '../src/documents/layout/layout.ts';
import { documentTypes, readDocument, type SegmentInput } from '../src/x12.ts';
import { anyOf } from './any-document.ts';
import { writtenSet } from './written-set.ts';

/** Every segment the guide of a document names, wherever it does. */
const idsOf = (layout: Layout): readonly string[] => [
  layout.id,
  ...layout.memberList.flatMap(([, member]) => idsOf(member.layout)),
];

/** Segments that say something nobody else says: numbers and days counted up, so that each can be looked for. */
const strays = (ids: readonly string[]) =>
  fc.array(
    fc.record({
      id: fc.constantFrom(...ids, 'ZZX', 'MTX', 'SDQ'),
      shape: fc.array(fc.constantFrom('number', 'day', 'none', 'pair'), { minLength: 1, maxLength: 18 }),
      at: fc.nat({ max: 1000 }),
    }),
    { minLength: 1, maxLength: 6 },
  );

interface Stray {
  readonly id: string;
  readonly shape: readonly string[];
  readonly at: number;
}

function withStrays(segments: readonly SegmentInput[], inserted: readonly Stray[]): SegmentInput[] {
  const all = [...segments];
  let count = 0;
  const next = (): string => String(100_000 + (count += 1));
  const day = (): string => `20${20 + (count += 1)}0101`;
  for (const { id, shape, at } of inserted) {
    const elements = shape.map((kind) => {
      if (kind === 'none') return undefined;
      if (kind === 'pair') return ['EA', next()];
      return kind === 'day' && count < 70 ? day() : next();
    });
    all.splice(1 + (at % all.length), 0, [id, ...elements]);
  }
  return all;
}

/** The forms in which a document may hold what was sent: as it is, as a day, a time, or hundredths. */
function isIn(text: string, sent: string): boolean {
  const forms = [
    sent,
    `${sent.slice(0, 4)}-${sent.slice(4, 6)}-${sent.slice(6)}`,
    `${sent.slice(0, 2)}:${sent.slice(2, 4)}:${sent.slice(4)}`,
    `${sent.slice(0, 2)}:${sent.slice(2, 4)}:${sent.slice(4, 6)}.${sent.slice(6)}`,
    `${sent.slice(0, -2)}.${sent.slice(-2)}`,
  ];
  return forms.some((form) => text.includes(form));
}

describe('nothing is dropped in silence', () => {
  // HL numbers are not kept: they only tell the tree.
  test.each(Object.values(documentTypes).filter(({ type }) => type !== '856'))(
    'what an $type says is in the document, beyond the guide, or at fault',
    (documentType) => {
      const { type, layout } = documentType;
      const write = documentType.write as (document: unknown) => SegmentInput[];
      let readWell = 0;
      fc.assert(
        fc.property(anyOf(layout, 0), strays(idsOf(layout)), (made, inserted) => {
          const set = writtenSet(type, withStrays(write({ ...made, invoiceType: undefined }), inserted));
          const reading = readDocument(set);
          if (reading === null) throw new Error(`no reader of ${type}`);
          if (!reading.ok) {
            expect(reading.faults.some(({ severity }) => severity === 'error')).toBe(true);
            return;
          }
          readWell += 1;
          const said = JSON.stringify(reading.document);
          // What is only too long is in the document all the same.
          const otherFaults = reading.faults.filter(({ code }) => code !== '5');
          const [beyond, faulty] = [reading.beyond, otherFaults].map(
            (found) => new Set(found.map(({ position }) => position.segment)),
          );
          for (const segment of set.segments) {
            if (segment.id === 'ST' || segment.id === 'SE') continue;
            if (beyond?.has(segment.position.segment) === true || faulty?.has(segment.position.segment) === true)
              continue;
            for (let element = 1; element <= segment.count; element += 1) {
              for (const value of (segment.value(element) ?? '').split('>')) {
                if (/^\d{6,8}$/.test(value) && !isIn(said, value)) throw new Error(`${segment.text} lost ${value}`);
              }
            }
          }
        }),
        { numRuns: 30 },
      );
      expect(readWell).toBeGreaterThan(2);
    },
  );
});

test('whatever stands in a set, its reader does not throw', () => {
  const types = Object.keys(documentTypes);
  const ids = [...new Set(Object.values(documentTypes).flatMap(({ layout }) => idsOf(layout)))];
  const element = fc.oneof(
    fc.constantFrom('', '1', '20260309', 'EA', 'S', 'I', '99999999999999999999', '-', '1E9', '..'),
    fc.string({ maxLength: 6 }).map((text) => text.replaceAll(/[*~>^\p{Cc}]/gu, '')),
  );
  const anySegment = fc
    .tuple(fc.constantFrom(...ids), fc.array(element, { maxLength: 20 }))
    .map(([id, elements]): SegmentInput => [id, ...elements]);
  fc.assert(
    fc.property(fc.constantFrom(...types), fc.array(anySegment, { maxLength: 25 }), (type, segments) => {
      const reading = readDocument(writtenSet(type, segments));
      expect(reading === null || reading.ok || reading.faults.length > 0).toBe(true);
    }),
    { numRuns: 400 },
  );
});
