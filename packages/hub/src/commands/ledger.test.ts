import { expect, test } from 'vitest';
import { exitCodes } from '../command.ts';
import { askAnswering } from '../testing/answering-hub.ts';

const ask = (answer: object, ...argv: string[]) => askAnswering(() => answer, ...argv);

const line = {
  party: 'Alpine Surgical',
  partnerSlug: 'alpine',
  messageType: '855',
  direction: 'IN',
  messages: 1204,
  suppressed: 3,
  states: [
    { state: 'APPLIED', count: 1200 },
    { state: 'PARKED', count: 1 },
    { state: 'RECEIVED', count: 2 },
    { state: 'ROUTED', count: 1 },
  ],
};
const ledger = (holds: boolean) => ({
  data: {
    exchangeLedger: {
      addsUp: holds,
      lines: [
        line,
        {
          ...line,
          party: null,
          partnerSlug: null,
          messageType: null,
          messages: 1,
          suppressed: 0,
          states: [{ state: 'REJECTED', count: 1 }],
        },
      ],
      checks: [{ sentence: 'Received = all of it', expected: 1205, found: holds ? 1205 : 1204, holds }],
    },
  },
});

test('the ledger is a table in business words, with its sums and what was checked', async () => {
  const { code, printed } = await ask(ledger(true), 'ledger');
  expect(code).toBe(exitCodes.done);
  expect(printed).toEqual([
    'Received         document                              messages  applied  parked  duplicate  rejected  test  in hand  repeated',
    '---------------  ------------------------------------  --------  -------  ------  ---------  --------  ----  -------  --------',
    'Alpine Surgical  purchase order acknowledgement (855)     1,204    1,200       1          0         0     0        3         3',
    'unknown          unreadable                                   1        0       0          0         1     0        0         0',
    'in all                                                    1,205    1,200       1          0         1     0        3         3',
    '',
    'Sent: nothing.',
    '',
    'ok     Received = all of it: 1205',
    'It adds up.',
  ]);
});

test('a ledger that does not add up says where, and ends with 1', async () => {
  const { code, printed } = await ask(ledger(false), 'ledger');
  expect(code).toBe(exitCodes.failed);
  expect(printed.slice(-2)).toEqual(['WRONG  Received = all of it: 1205 and 1204', 'It does not add up.']);
});

test('with --json the states are told by name', async () => {
  const { printed } = await ask(ledger(true), 'ledger', '--json');
  expect(JSON.parse(printed.join(''))).toMatchObject({
    addsUp: true,
    lines: [{ partnerSlug: 'alpine', states: { APPLIED: 1200, ROUTED: 1 } }, {}],
    checks: [{ holds: true }],
  });
});

test('what the hub refuses is said in its own words', async () => {
  const refusal = { errors: [{ message: 'The ledger is of a span of time.' }] };
  for (const command of ['ledger', 'exceptions', 'redrive --all', 'trace 1'])
    expect(await ask(refusal, ...command.split(' '))).toMatchObject({
      code: exitCodes.failed,
      complained: ['The ledger is of a span of time.'],
    });
});

test('exceptions are listed with what hangs on them and what to do', async () => {
  const node = {
    id: 'exception_1',
    kind: 'UNKNOWN_ITEM',
    severity: 'WARNING',
    sentence: 'Alpine Surgical writes A-1, which means nothing here.',
    remedy: 'Say which item it is.',
    owner: 'Dana',
    dueAt: '2026-03-09T16:00:00Z',
    isOverdue: true,
    businessKey: 'po:1',
    valueAtStake: { amount: '250', currency: 'USD' },
    casesAtStake: [{ id: 'case_1' }, { id: 'case_2' }],
  };
  const { printed } = await ask({ data: { supplyExceptions: { totalCount: 7, edges: [{ node }] } } }, 'exceptions');
  expect(printed).toEqual([
    'WARNING   UNKNOWN_ITEM  Alpine Surgical writes A-1, which means nothing here.',
    '          250 USD at stake. 2 cases at stake. Was due 2026-03-09T16:00:00Z, with Dana. Say which item it is.',
    '          exception_1',
    '1 of 7.',
  ]);
});
