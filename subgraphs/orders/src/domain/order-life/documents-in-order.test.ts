import { describe, expect, test } from 'vitest';
import { answer, answeredLine, askedOn, kindsOf, lifeOf, lineOf, says } from '../../../test/order-facts.ts';
import { plainTerms } from './order-life.ts';

const days = (fields: Parameters<typeof lineOf>[0]) =>
  lineOf(fields).promises.map(({ promisedOn, quantity }) => [promisedOn, quantity]);

describe('which of two documents is the later, they say themselves', () => {
  const first = answer([says('IA', { quantity: 10, on: '2026-03-10' })], { dated: '2026-03-03', hash: 'z' });
  const second = answer([says('IA', { quantity: 10, on: '2026-03-20' })], { dated: '2026-03-04', hash: 'a' });

  test('by the day they are dated', () => {
    expect(days({ answers: [second, first] })).toEqual([['2026-03-20', '100']]);
    expect(days({ answers: [first, second] })).toEqual([['2026-03-20', '100']]);
  });

  test('on one day by the time they were written', () => {
    const morning = { ...second, dated: '2026-03-03', sentAt: '2026-03-03T08:00:00' };
    const noon = { ...first, sentAt: '2026-03-03T12:00:00' };
    expect(days({ answers: [noon, morning] })).toEqual([['2026-03-10', '100']]);
  });

  test('one without a day is of the day it was written on', () => {
    const undated = { ...first, dated: null, sentAt: '2026-03-05T08:00:00' };
    expect(days({ answers: [undated, second] })).toEqual([['2026-03-10', '100']]);
  });

  test('what nothing tells apart goes by its content, the same way every time', () => {
    const same = { ...second, dated: '2026-03-03' };
    expect(days({ answers: [first, same] })).toEqual([['2026-03-10', '100']]);
    expect(days({ answers: [same, first] })).toEqual([['2026-03-10', '100']]);
  });

  test('a document that comes again changes nothing, also under another envelope', () => {
    const again = { ...first, documentId: 'acknowledgement_again', sentAt: '2026-03-09T08:00:00' };
    expect(lifeOf({ answers: [first, second, again] })).toEqual(lifeOf({ answers: [first, second] }));
  });
});

describe('what a document is for', () => {
  const accepted = answer([says('IA', { quantity: 6, on: '2026-03-10' })], { dated: '2026-03-03' });
  const owed = says('IB', { quantity: 4, on: '2026-03-20' });

  test('two halves of an answer add up', () => {
    expect(kindsOf({ answers: [accepted] })).toEqual(['QUANTITY_UNEXPLAINED']);
    const half = answer([says('IA', { quantity: 4, on: '2026-03-11' })], { dated: '2026-03-04' });
    expect(days({ answers: [half, accepted] })).toEqual([
      ['2026-03-10', '60'],
      ['2026-03-11', '40'],
    ]);
    expect(kindsOf({ answers: [half, accepted] })).toEqual([]);
  });

  test('a replacement (05) leaves nothing of what was answered before', () => {
    const replacement = answer([says('IA', { quantity: 4, on: '2026-03-11' })], { dated: '2026-03-04', purpose: '05' });
    expect(lineOf({ answers: [accepted, replacement] })).toMatchObject({ promised: '40', unpromised: '60' });
  });

  test('a cancellation (01) takes back what was answered before, and answers nothing', () => {
    const gone = answer([], { dated: '2026-03-04', purpose: '01' });
    expect(lifeOf({ answers: [accepted, gone] })).toMatchObject({ hasAnswer: false, lines: [{ promised: '0' }] });
    const later = answer([owed], { dated: '2026-03-05' });
    expect(lineOf({ answers: [accepted, gone, later] }).promised).toBe('100');
  });

  test('a refusal that calls itself a cancellation refuses the order', () => {
    expect(
      lifeOf({ answers: [accepted, answer([], { dated: '2026-03-04', purpose: '01', type: 'RJ' })] }).isRejected,
    ).toBe(true);
  });

  test('a duplicate (07) does not bring back what was said before something newer', () => {
    const newer = answer([says('IR')], { dated: '2026-03-04' });
    const duplicate = answer([says('IA', { quantity: 6, on: '2026-03-10' })], { dated: '2026-03-09', purpose: '07' });
    expect(lineOf({ answers: [accepted, newer, duplicate] }).refused).toBe('100');
    // Whose original never came, it is the answer.
    expect(lineOf({ answers: [duplicate] }).promised).toBe('60');
    const twice = { ...duplicate, contentHash: 'other', documentId: 'acknowledgement_other', dated: '2026-03-10' };
    expect(lifeOf({ answers: [twice, duplicate] })).toEqual(lifeOf({ answers: [duplicate] }));
  });

  test('what a newer answer says of a part is taken from the least firm of the older', () => {
    const before = answer([says('IA', { quantity: 6, on: '2026-03-10' }), owed], { dated: '2026-03-03' });
    const moved = answer([says('DR', { quantity: 4, on: '2026-03-25' })], { dated: '2026-03-04' });
    expect(days({ answers: [before, moved] })).toEqual([
      ['2026-03-10', '60'],
      ['2026-03-25', '40'],
    ]);
    const refused = answer([says('IR', { quantity: 4 })], { dated: '2026-03-04' });
    expect(lineOf({ answers: [before, refused] })).toMatchObject({ promised: '60', refused: '40' });
  });

  test('a backorder that is moved keeps the day of the rest', () => {
    const before = answer([says('IA', { quantity: 6, on: '2026-03-10' }), owed], { dated: '2026-03-03' });
    const moved = answer([says('IB', { quantity: 4, on: '2026-03-27' })], { dated: '2026-03-04' });
    const expected = [
      ['2026-03-10', '60'],
      ['2026-03-27', '40'],
    ];
    expect(days({ answers: [before, moved] })).toEqual(expected);
    const unsaid = { ...plainTerms, besideBackorder: 'UNSAID' as const };
    expect(days({ answers: [before, moved], terms: unsaid })).toEqual(expected);
  });

  test('what is accepted again without a day keeps the day it had', () => {
    const again = answer([says('IA', { quantity: 10 })], { dated: '2026-03-04' });
    expect(days({ answers: [accepted, again] })).toEqual([
      ['2026-03-10', '60'],
      [askedOn, '40'],
    ]);
  });

  test('silence accepts what nobody answered of a line that was answered in part', () => {
    const all = answer([], { dated: '2026-03-04', type: 'AT' });
    const expected = [
      ['2026-03-10', '60'],
      [askedOn, '40'],
    ];
    expect(days({ answers: [accepted, all] })).toEqual(expected);
    expect(days({ answers: [answer([], { dated: '2026-03-02', type: 'AT' }), accepted] })).toEqual(expected);
  });

  test('a code nobody knows stops troubling once the line is answered anew', () => {
    const strange = answer([says('ZZ')], { dated: '2026-03-03' });
    expect(kindsOf({ answers: [strange, answer([says('IA')], { dated: '2026-03-04' })] })).toEqual([]);
    const headless = answer([answeredLine([says('IA')])], { dated: '2026-03-03', type: 'QQ' });
    expect(kindsOf({ answers: [headless, answer([], { dated: '2026-03-04', type: 'AK' })] })).toEqual([]);
  });
});
