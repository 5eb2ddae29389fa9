import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Layout } from '../src/documents/layout/layout.ts';
import { levelLayout, noticeLayout } from '../src/documents/ship-notice-856.ts';
import { documentTypes, isCreditMemo, type InvoiceDraft810, type Reading, type SegmentInput } from '../src/x12.ts';
import { amountOf, anyOf } from './any-document.ts';
import { writtenSet } from './written-set.ts';

const versions = ['004010', '005010'] as const;

describe.each(Object.values(documentTypes).filter(({ type }) => type !== '856'))('$type, $name', (documentType) => {
  test.each(versions)('is read as it was written, whatever it says (%s)', (version) => {
    const { type, layout, read, write } = loosened(documentType);
    fc.assert(
      fc.property(anyOf(layout, version === '004010' ? 0 : 1), (made) => {
        const document = type === '810' ? withCreditsNegative(made) : made;
        const set = writtenSet(type, write(document, version), version);
        expect(set.faults).toEqual([]);
        const reading = read(set);
        if (!reading.ok) throw new Error(reading.faults.map(({ sentence }) => sentence).join('; '));
        expect(reading.beyond).toEqual([]);
        const { totals, ...rest } = reading.document;
        expect({ ...rest, totals: document['totals'] ?? totals }).toEqual({ ...document, totals });
      }),
      { numRuns: 40 },
    );
  });
});

describe('856, ship notice', () => {
  test.each(versions)('is read as it was written, whatever its levels and their nesting (%s)', (version) => {
    const edition = version === '004010' ? 0 : 1;
    const { levels } = fc.letrec<{ level: Record<string, unknown>; levels: Record<string, unknown>[] }>((tie) => ({
      levels: fc.array(tie('level'), { minLength: 1, maxLength: 3, depthIdentifier: 'levels' }),
      level: fc
        .tuple(
          anyOf(levelLayout, edition, 1),
          fc.oneof({ depthIdentifier: 'levels', maxDepth: 4 }, fc.constant([]), tie('levels')),
        )
        .map(([{ number: _number, parent: _parent, hasChildren: _hasChildren, ...level }, children]) => ({
          ...level,
          children,
        })),
    }));
    const { read, write } = loosened(documentTypes['856']);
    fc.assert(
      fc.property(anyOf(noticeLayout, edition), levels, (head, list) => {
        const document = { ...head, levels: list };
        const reading = read(writtenSet('856', write(document, version), version));
        if (!reading.ok) throw new Error(reading.faults.map(({ sentence }) => sentence).join('; '));
        expect(reading.beyond).toEqual([]);
        const { totals } = reading.document;
        expect(reading.document).toEqual({ ...document, totals: head['totals'] ?? totals });
      }),
      { numRuns: 40 },
    );
  });
});

test.each(Object.values(documentTypes))('a $type has no segment that a loop before it would take', ({ layout }) => {
  expect(takenByOthers(layout, '')).toEqual([]);
});

/** CTT is always written, and it ends the lines. */
function takenByOthers(layout: Layout, path: string): readonly string[] {
  const members = layout.memberList;
  return members.flatMap(([name, { layout: own }], at) => {
    const thief = members.slice(0, at).findIndex(([, before], index) => {
      const ends = (id: string, isSure: boolean): boolean => isSure && !idsIn(before.layout).has(id);
      return (
        idsIn(before.layout).has(own.id) &&
        !members
          .slice(index + 1, at)
          .some(([, between]) => ends(between.layout.id, between.occurs === 'one' || between.layout.id === 'CTT'))
      );
    });
    return [...(thief === -1 ? [] : [`${path}/${name}`]), ...takenByOthers(own, `${path}/${name}`)];
  });
}

const idsIn = (layout: Layout): ReadonlySet<string> =>
  new Set(layout.memberList.flatMap(([, member]) => [member.layout.id, ...idsIn(member.layout)]));

interface Loose {
  readonly type: string;
  readonly layout: Layout;
  readonly read: (set: Parameters<(typeof documentTypes)['850']['read']>[0]) => Reading<Record<string, unknown>>;
  readonly write: (document: Record<string, unknown>, version: string) => SegmentInput[];
}

/** A type whose documents come from its own layout, so that they are what it writes. */
const loosened = (type: unknown): Loose => type as Loose;

/** The hub has credit memos negative (R55). */
function withCreditsNegative(made: Record<string, unknown>): Record<string, unknown> {
  const total = amountIn(made);
  if (total === undefined || !isCreditMemo({ invoiceType: String(made['invoiceType']) })) return made;
  const digits = BigInt(total.replaceAll(/[-.]/g, ''));
  return { ...made, total: { ...Object(made['total']), amount: amountOf(-digits) } };
}

const amountIn = (made: Record<string, unknown>): string | undefined => {
  const total: unknown = made['total'];
  return typeof total === 'object' && total !== null && 'amount' in total ? String(total.amount) : undefined;
};

test('R55: a credit memo comes back as it was, whoever writes its sign', () => {
  const memo: InvoiceDraft810 = {
    invoicedOn: '2026-03-12',
    number: 'C-1',
    invoiceType: 'CR',
    total: { amount: '-1840.00' },
  };
  const segments = documentTypes['810'].write(memo);
  expect(segments).toContainEqual(['TDS', '184000']);
  const reading = documentTypes['810'].read(writtenSet('810', segments));
  expect(reading.ok && reading.document.total.amount).toBe('-1840.00');
  const signed = segments.map((segment): SegmentInput => (segment[0] === 'TDS' ? ['TDS', '-184000'] : segment));
  const again = documentTypes['810'].read(writtenSet('810', signed));
  expect(again.ok && again.document.total.amount).toBe('-1840.00');
});
