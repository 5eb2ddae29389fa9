import { partnerUnits } from '@supply-hub/partners';
import { expect, test } from 'vitest';
import { readLine, type CatalogueSurroundings } from './catalogue-mapping.ts';
import { catalogueParts, type CatalogueTerms } from './catalogue-parts.ts';

const separators = { element: '*', component: '>', repetition: null, segment: '~' } as const;
const surroundings: CatalogueSurroundings = {
  partner: 'alpine-surgical',
  supplierId: 'supplier_1',
  units: partnerUnits({ units: { CS: 'CA' } }),
  currency: 'USD',
  writtenOn: '2026-03-09',
  facilityOf: ({ idQualifier, id }) => (idQualifier === '92' && id === 'H100' ? 'facility_north' : null),
};

/** The lines of a set, each as it is read. */
function read(type: '832' | '845', segments: readonly string[], more: Partial<CatalogueSurroundings> = {}) {
  const text = [`ST*${type}*1`, ...segments, `SE*${segments.length + 2}*1`].map((each) => `${each}~`).join('');
  let terms: CatalogueTerms | undefined;
  return [...catalogueParts(type, { bytes: new TextEncoder().encode(text), separators, version: '004010' })].flatMap(
    (part) => {
      if (part.kind === 'terms') terms = part.terms;
      if (part.kind !== 'line' || terms === undefined) return [];
      return [readLine(part.line, terms, { ...surroundings, ...more })];
    },
  );
}
const prices = (...args: Parameters<typeof read>) =>
  read(...args).map((each) => (each.ok ? each.prices : each.sentence));
const head = ['BCT*PC*CAT26', 'REF*CT*0004600000001', 'DTM*092*20260101', 'DTM*093*20271231'];

test('a price holds for its own days before its line’s, its line’s before its document’s, else from when it was written', () => {
  const days = (...segments: string[]) =>
    prices('832', segments)
      .flat()
      .map((each) => (typeof each === 'string' ? each : [each.validFrom, each.validTo]));
  expect(days(...head, 'LIN**VC*A', 'CTP**CON*1**EA', 'DTM*092*20260301')).toEqual([['2026-03-01', '2027-12-31']]);
  expect(days(...head, 'LIN**VC*A', 'DTM*007*20260201', 'CTP**CON*1**EA')).toEqual([['2026-02-01', '2027-12-31']]);
  expect(days(...head, 'LIN**VC*A', 'CTP**CON*1**EA')).toEqual([['2026-01-01', '2027-12-31']]);
  expect(days('BCT*PC*CAT26', 'LIN**VC*A', 'CTP**CON*1**EA')).toEqual([['2026-03-09', null]]);
});

test('R3, R4: the unit is the partner’s, the pack its own; inner packs multiply', () => {
  expect(prices('832', [...head, 'LIN**VC*A', 'PO4*10**BX***********10', 'CTP*HS*CON*250**CS****1'])).toMatchObject([
    [{ unit: 'CA', pack: { quantity: '100', unit: 'BX' }, classOfTrade: 'HS', contractNumber: '4600000001' }],
  ]);
});

test('several prices of a line are several: each from its quantity on', () => {
  expect(prices('832', [...head, 'LIN**VC*A', 'CTP**CON*460**EA', 'CTP**C02*441.60*20*EA'])).toMatchObject([
    [
      { priceCode: 'CON', fromQuantity: '', price: { amount: '460.00' } },
      { priceCode: 'C02', fromQuantity: '20', price: { amount: '441.60' } },
    ],
  ]);
});

test('one price said twice, spelled otherwise, is one price', () => {
  const [[one] = [], [other] = []] = prices('832', [
    ...head,
    'LIN**VC*A',
    'CTP**CON*460.00*1.0*EA',
    'LIN**VC*A',
    'CTP**CON*460*1*EA',
  ]);
  expect(one).toEqual(other);
});

test.each([
  [['LIN**VC*A', 'CTP**CON*1**Q7'], /Q7/],
  [['LIN**VC*A', 'PO4*10**Q7', 'CTP**CON*1**EA'], /PO4.*Q7/],
  [['LIN**VC*A', 'CTP**CON*1'], /says no unit/],
  [['LIN**VC*A', 'CTP**CON***EA'], /has no price/],
  [['LIN**VC*A'], /no CTP/],
  [['LIN**ZZ*A', 'CTP**CON*1**EA'], /names no part/],
  [['LIN**VC*A*UK*10860001234563', 'CTP**CON*1**EA'], /GTIN 10860001234563/],
])('%j is refused with its reason', (segments, reason) => {
  expect(prices('832', [...head, ...segments])).toEqual([expect.stringMatching(reason)]);
});

test('without a currency anywhere a price is refused: none is guessed', () => {
  const line = ['LIN**VC*A', 'CTP**CON*1**EA'];
  expect(prices('832', [...head, ...line], { currency: null })).toEqual([expect.stringContaining('currency')]);
  expect(prices('832', ['BCT*PC*CAT26', 'CUR*SE*EUR', ...line], { currency: null })).toMatchObject([
    [{ price: { currency: 'EUR' } }],
  ]);
});

test('845: a contract for other customers has no prices here; one for a facility is that facility’s; none named is for all', () => {
  const of = (...parties: string[]) =>
    prices('845', ['BPA*00*20260301', 'CON*CT*46*VA', ...parties, 'PAD*1', 'LIN**VC*A', 'CTP**CON*1**EA']);
  expect(of()).toMatchObject([[{ facilityIds: null, contractNumber: '46' }]]);
  expect(of('N1*ST*NORTH*92*H100')).toMatchObject([[{ facilityIds: ['facility_north'] }]]);
  expect(of('N1*ST*ELSEWHERE*92*H999')).toEqual([[]]);
  expect(of('N1*SE*ALPINE*92*A1')).toMatchObject([[{ facilityIds: null }]]);
});

test('what a document takes back is withdrawn: a deleted line, a catalogue that deletes, a contract that ended', () => {
  const isWithdrawn = (type: '832' | '845', ...segments: string[]) =>
    prices(type, segments)
      .flat()
      .map((each) => (typeof each === 'string' ? each : each.isWithdrawn));
  const line = ['LIN**VC*A', 'CTP**CON*1**EA'];
  expect(isWithdrawn('832', 'BCT*PC*CAT26********03', ...line)).toEqual([true]);
  expect(isWithdrawn('832', ...head, ...line)).toEqual([false]);
  expect(isWithdrawn('845', 'BPA*00', 'CON*CT*46*EX', 'PAD*1', ...line)).toEqual([true]);
  expect(isWithdrawn('845', 'BPA*00', 'CON*CT*46*VA', 'PAD*1**DI', ...line, 'PAD*2**CA', ...line)).toEqual([
    true,
    false,
  ]);
});
