import { describe, expect, test } from 'vitest';
import { answeredLine, changeAnswer, says } from '../../../test/order-facts.ts';
import type { ChangeAnswer, ChangeAnswerLine } from '../supplier-document.ts';
import { asAcknowledged, isProposal } from './change-answer.ts';

const boxes = (value: string) => ({ value, unit: 'BX', code: 'BX' }) as const;
const schedule = [
  { on: '2026-03-10', quantity: boxes('4') },
  { on: '2026-03-12', quantity: null },
  { on: '2026-03-14', quantity: boxes('2') },
];

/** What is read of a line that an 865 changes so. */
function read(line: Partial<ChangeAnswerLine> & { readonly change: string }) {
  const { document } = changeAnswer([line]);
  return document.kind === 'CHANGE_ANSWER' ? asAcknowledged(document satisfies ChangeAnswer) : [];
}

describe('R37: what an 865 says of a line without an ACK of its own', () => {
  test.each([
    ['AI', 'IA', boxes('6')],
    ['CA', 'IC', boxes('6')],
    ['MU', 'IC', boxes('6')],
    ['RZ', 'IC', boxes('6')],
    ['PQ', 'IQ', boxes('6')],
    ['QD', 'IQ', boxes('6')],
    ['QI', 'IQ', boxes('6')],
    ['RQ', 'IQ', boxes('6')],
    // Moved or deleted is the line, and not so much of it.
    ['CT', 'DR', null],
    ['RS', 'DR', null],
    ['DI', 'ID', null],
    // What nobody listed stands as it was sent, for a person to see.
    ['XX', 'XX', boxes('6')],
  ])('%s is %s', (change, status, quantity) => {
    expect(read({ change, ordered: boxes('6') })).toMatchObject([
      { answers: [{ status, quantity, dates: [], parts: [] }] },
    ]);
  });

  test.each(['NC', 'PC', 'PR', 'RC'])('%s says nothing of how much comes when', (change) => {
    expect(read({ change, ordered: boxes('6') })).toEqual([]);
  });

  test('its schedule is so much on each day; a day without a quantity says nothing', () => {
    expect(read({ change: 'QD', ordered: boxes('6'), schedule })).toMatchObject([
      {
        answers: [
          { status: 'IQ', quantity: boxes('4'), dates: [{ qualifier: '067', on: '2026-03-10' }], parts: [] },
          { status: 'IQ', quantity: boxes('2'), dates: [{ qualifier: '067', on: '2026-03-14' }], parts: [] },
        ],
      },
    ]);
  });

  test('with ACKs of its own, they are what it says', () => {
    const answers = [says('IB', { quantity: 2 })];
    expect(read({ change: 'DI', answers })).toMatchObject([{ answers }]);
  });
});

describe('R37: what a supplier changes of its own accord', () => {
  const line = (change: string, ...statuses: string[]) =>
    isProposal({ ...answeredLine(statuses.map((status) => says(status))), change });

  test.each(['CT', 'RS', 'NC'])('%s moves days alone, and is nobody’s to decide', (change) => {
    expect(line(change)).toBe(false);
  });
  test.each(['AI', 'DI', 'PC', 'QD'])('%s is a proposal', (change) => expect(line(change)).toBe(true));
  test.each(['DR', 'IB', 'SP', 'AC'])('a line that answers %s alone is none', (status) => {
    expect([line('QD', status), line('QD', status, 'IP')]).toEqual([false, true]);
  });
});
