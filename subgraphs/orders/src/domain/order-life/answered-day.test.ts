import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SentDate } from '../sent-values.ts';
import { arrivalDay, deliveryDay, shippingDay } from './answered-day.ts';

const on = (qualifier: string, day = '2026-03-10'): SentDate => ({ qualifier, on: day });
/** Promised, scheduled, estimated, delivered by, requested, and none that says which. */
const ofDelivery = ['069', '067', '017', '035', '002', ''];
const ofShipping = ['068', '010', '011'];
const unrelated = ['036', '094', '007', '092', '093', '004', '511', '050'];

describe('R38: which of several days says when goods are there', () => {
  test.each(ofDelivery)('"%s" before whatever stands below it', (qualifier) => {
    const lesser = [...ofDelivery.slice(ofDelivery.indexOf(qualifier) + 1), '996', ...ofShipping, ...unrelated];
    const dates = [...lesser.map((each) => on(each, '2026-03-20')), on(qualifier)];
    expect([deliveryDay(dates), arrivalDay(dates)]).toEqual(['2026-03-10', '2026-03-10']);
  });

  test('one of a kind nobody listed, before the day on which goods leave', () => {
    const dates = [on('011', '2026-03-20'), on('996')];
    expect([deliveryDay(dates), arrivalDay(dates)]).toEqual(['2026-03-10', '2026-03-10']);
  });

  test.each(ofShipping)('"%s" is the day on which goods leave: at last, and no arrival', (qualifier) => {
    const dates = [on(qualifier), on('036', '2026-03-20')];
    expect([deliveryDay(dates), arrivalDay(dates), shippingDay(dates)]).toEqual(['2026-03-10', null, '2026-03-10']);
  });

  test.each(unrelated)('"%s" is no day of delivery', (qualifier) => {
    expect([deliveryDay, arrivalDay, shippingDay].map((day) => day([on(qualifier)]))).toEqual([null, null, null]);
  });

  test('of several of one kind the latest, in whatever order they are said', () => {
    const day = fc.integer({ min: 10, max: 28 }).map((nth) => `2026-03-${nth}`);
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 5 }), fc.constantFrom('067', '996', '068'), (days, kind) => {
        expect(deliveryDay(days.map((each) => on(kind, each)))).toBe(days.toSorted().at(-1));
      }),
    );
  });

  test('none where none is said', () => expect(deliveryDay([])).toBeNull());
});
