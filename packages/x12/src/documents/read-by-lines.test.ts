import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { segmentsOf, setOf } from '../../test/set-of.ts';
import { anyOf } from '../../test/any-document.ts';
import { writtenSet } from '../../test/written-set.ts';
import { catalogue832, catalogueLayout, type Catalogue832 } from './catalogue-832.ts';
import {
  priceAuthorization845,
  priceAuthorizationLayout,
  type PriceAuthorization845,
} from './price-authorization-845.ts';
import {
  readCatalogueLines832,
  readInventoryLines846,
  readPriceAuthorizationLines845,
  type DocumentPart,
  type LineMark,
} from './read-by-lines.ts';

const guide = setOf(
  '832',
  segmentsOf(`BCT*PC*CAT26*3*******00~REF*CT*4600000123~DTM*092*20260101~DTM*093*20271231~N1*SE*MERIDIAN ORTHO*UL*0860009998889~
    N1*BG*EXAMPLE GPO*21*HIN0001~LIN**VC*HIP-STM-12*UK*10860001234562*MG*STM-12~PID*F****HIP STEM SIZE 12~PO4*1**EA~
    CTP*HS*CON*460*1*EA~DTM*092*20260101~DTM*093*20271231~CTP*HS*C02*441.60*20*EA~
    LIN**VC*HIP-STM-13~CTP*HS*CON*abc~LIN**VC*HIP-STM-14~CTP*HS*CON*470~CTT*3`),
);
const linesOf = <H, L, A>(parts: Iterable<DocumentPart<H, L, A>>) =>
  [...parts].flatMap((part) => (part.kind === 'line' ? [part] : []));

describe('832', () => {
  const parts = [...readCatalogueLines832(guide)];

  test('comes as header, lines and end', () => {
    expect(parts.map(({ kind }) => kind)).toEqual(['header', 'line', 'line', 'line', 'end']);
    expect(parts[0]).toMatchObject({
      reading: {
        ok: true,
        document: {
          kind: 'PC',
          number: 'CAT26',
          version: '3',
          purpose: '00',
          references: [{ qualifier: 'CT', value: '4600000123' }],
          parties: [{ role: 'SE' }, { role: 'BG', idQualifier: '21', id: 'HIN0001' }],
        },
      },
    });
    expect(parts.at(-1)).toMatchObject({ lines: 3, faults: [], beyond: [] });
  });

  test('a line has its packing and each price with its dates', () => {
    expect(linesOf(parts)[0]).toMatchObject({
      number: 1,
      position: { segment: 8 },
      reading: {
        ok: true,
        document: {
          productIds: [{ qualifier: 'VC' }, { qualifier: 'UK' }, { qualifier: 'MG' }],
          packings: [{ pack: '1', unit: 'EA' }],
          prices: [
            {
              priceId: 'CON',
              price: '460',
              quantity: '1',
              unit: 'EA',
              dates: [{ on: '2026-01-01' }, { on: '2027-12-31' }],
            },
            { priceId: 'C02', price: '441.60', quantity: '20' },
          ],
        },
      },
    });
  });

  test('a line that cannot be read harms no other', () => {
    expect(linesOf(parts).map(({ reading }) => reading.ok)).toEqual([true, false, true]);
    expect(linesOf(parts)[1]?.reading.faults).toMatchObject([
      { segment: 'CTP', element: 3, position: { segment: 16 } },
    ]);
  });

  test('CTT that counts other lines is told at the end', () => {
    const short = setOf('832', ['BCT*PC*CAT26', 'LIN**VC*A', 'CTT*2']);
    expect([...readCatalogueLines832(short)].at(-1)).toMatchObject({
      faults: [{ sentence: 'CTT01 says 2 items, there are 1', severity: 'warning' }],
    });
  });

  test('what comes after the lines and belongs to none is shown at the end, not lost', () => {
    const set = setOf('832', ['BCT*PC*CAT26', 'ZZA*1', 'LIN**VC*A', 'ZZB*2', 'CTT*1', 'ZZC*3']);
    const parts = [...readCatalogueLines832(set)];
    expect(parts[0]).toMatchObject({ reading: { beyond: [{ text: 'ZZA*1' }] } });
    expect(linesOf(parts)[0]?.reading.beyond).toMatchObject([{ text: 'ZZB*2' }]);
    expect(parts.at(-1)).toMatchObject({ beyond: [{ text: 'ZZC*3', position: { segment: 7 } }] });
    expect([...readCatalogueLines832(setOf('832', ['BCT*PC*CAT26', 'CTT*4']))].at(-1)).toMatchObject({
      faults: [{ sentence: 'CTT01 says 4 items, there are 0' }],
    });
  });

  test('without BCT the header is refused and the lines are read', () => {
    const headless = [...readCatalogueLines832(setOf('832', ['REF*CT*1', 'LIN**VC*A']))];
    expect(headless).toMatchObject([{ kind: 'header', reading: { ok: false } }, { kind: 'line' }, { kind: 'end' }]);
  });
});

describe('845', () => {
  const set = setOf(
    '845',
    segmentsOf(`BPA*00*20260101*CT*PA-1~CUR*SE*USD~CON*CT*C-1*VA~DTM*092*20260101~N1*BY*MERCY*21*HIN1~
      PAD*1**AI~LIN**VC*A~CTP*HS*CON*460*1*EA~DTM*092*20260101~N1*BY*LAKE*UL*0860001234565~PAD*2**DI~LIN**VC*B~CON*CT*C-2*EX~
      CON*CT*C-3*VA~PAD*1**PC~LIN**VC*C`),
  );

  test('has each contract before its lines, also one without lines', () => {
    const parts = [...readPriceAuthorizationLines845(set)];
    expect(
      parts.map((part) => (part.kind === 'around' && part.reading.ok ? part.reading.document.number : part.kind)),
    ).toEqual(['header', 'C-1', 'line', 'line', 'C-2', 'C-3', 'line', 'end']);
    expect(linesOf(parts)[0]?.reading).toMatchObject({
      document: { change: 'AI', prices: [{ price: '460', parties: [{ role: 'BY', id: '0860001234565' }] }] },
    });
  });

  test('taken up after a line, the contract is told again', () => {
    const second = linesOf(readPriceAuthorizationLines845(set))[0]?.next;
    const again = [...readPriceAuthorizationLines845(set, second)];
    expect(
      again.map((part) => (part.kind === 'around' && part.reading.ok ? part.reading.document.number : part.kind)),
    ).toEqual(['header', 'C-1', 'line', 'C-2', 'C-3', 'line', 'end']);
    const third = linesOf(again)[0]?.next;
    const rest = [...readPriceAuthorizationLines845(set, third)].map((part) =>
      part.kind === 'around' && part.reading.ok ? part.reading.document.number : part.kind,
    );
    expect(rest).toEqual(['header', 'C-2', 'C-3', 'line', 'end']);
  });
});

test('846 comes line by line, its place in the header', () => {
  const set = setOf(
    '846',
    segmentsOf('BIA*00*DD*S1*20260310~N1*WH*CDC*92*W1~LIN**VC*A~QTY*17*4*EA~REF*LT*L1~LIN**VC*B~QTY*17*1*EA'),
  );
  const parts = [...readInventoryLines846(set)];
  expect(parts.map(({ kind }) => kind)).toEqual(['header', 'line', 'line', 'end']);
  expect(parts[1]).toMatchObject({
    reading: { document: { quantities: [{ quantity: '4', references: [{ value: 'L1' }] }] } },
  });
});

describe('line by line is the same as at once', () => {
  const documents = <L, H, A>(parts: Iterable<DocumentPart<H, L, A>>): unknown[] =>
    linesOf(parts).map(({ reading }) => (reading.ok ? reading.document : 'refused'));

  test('for every 832', () => {
    fc.assert(
      fc.property(anyOf(catalogueLayout, 0), (made) => {
        const set = writtenSet('832', catalogue832.write(made as unknown as Catalogue832));
        expect(documents(readCatalogueLines832(set))).toEqual(made['lines']);
      }),
      { numRuns: 30 },
    );
  });

  test('for every 845, wherever it is taken up', () => {
    fc.assert(
      fc.property(anyOf(priceAuthorizationLayout, 0), fc.nat({ max: 5 }), (made, skipped) => {
        const document = made as unknown as PriceAuthorization845;
        const set = writtenSet('845', priceAuthorization845.write(document));
        const all = [...document.lines, ...document.contracts.flatMap(({ lines }) => lines)];
        const parts = linesOf(readPriceAuthorizationLines845(set));
        expect(documents(parts)).toEqual(all);
        const mark: LineMark | undefined = parts[skipped]?.next;
        if (mark === undefined) return;
        const rest = linesOf(readPriceAuthorizationLines845(set, mark));
        expect(documents(rest)).toEqual(all.slice(skipped + 1));
        expect(rest.map(({ number, position }) => [number, position])).toEqual(
          parts.slice(skipped + 1).map(({ number, position }) => [number, position]),
        );
      }),
      { numRuns: 60 },
    );
  });
});
