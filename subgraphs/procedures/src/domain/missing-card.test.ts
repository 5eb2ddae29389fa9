import { expect, test } from 'vitest';
import { whyNoCard, type CaseWithoutCard } from './missing-card.ts';

const without = (values: Partial<CaseWithoutCard> = {}): CaseWithoutCard => ({
  facilityName: 'North Valley',
  procedureOn: Temporal.PlainDate.from('2026-03-11'),
  procedureCode: '27130',
  cardNumber: null,
  isProcedureKnown: true,
  cards: 'LOADED',
  ...values,
});

test.each<[string, Partial<CaseWithoutCard>, string, string, string]>([
  [
    'a place nobody knows, before all else',
    { facilityName: null, cards: 'NOT_CONFIGURED', procedureOn: null, procedureCode: null },
    'UNKNOWN_FACILITY',
    'Its schedule names a place that is no facility of hub.yaml.',
    'Add the place’s code to its facility in hub.yaml, or correct the schedule.',
  ],
  [
    'a hub without cards',
    { cards: 'NOT_CONFIGURED', procedureOn: null },
    'NO_CARD',
    'The hub has no preference cards: hub.yaml names no file of them.',
    'Name the file in hub.yaml under preferenceCards.',
  ],
  [
    'cards that never came',
    { cards: 'NOT_LOADED', procedureOn: null },
    'NO_CARD',
    'No preference card file has been loaded yet.',
    'Look whether the file hub.yaml names is there, and without faults.',
  ],
  [
    'a case without a time',
    { procedureOn: null, procedureCode: null },
    'NO_CARD',
    'Its schedule does not say when it is, so no preference card can be chosen.',
    'Give it a time in the schedule.',
  ],
  [
    'a case that names nothing',
    { procedureCode: null, isProcedureKnown: false },
    'UNKNOWN_PROCEDURE',
    'Its schedule names neither a procedure nor a preference card.',
    'Enter the procedure in the schedule.',
  ],
  [
    'a case that names a card alone, which is not there',
    { procedureCode: null, cardNumber: 'PC-9' },
    'UNKNOWN_PROCEDURE',
    'Its schedule names no procedure, and there is no preference card PC-9 at North Valley on 2026-03-11.',
    'Enter the procedure in the schedule.',
  ],
  [
    'a procedure no card is for',
    { isProcedureKnown: false },
    'UNKNOWN_PROCEDURE',
    'No preference card is for procedure 27130.',
    'Correct the code in the schedule, or add a card for the procedure.',
  ],
  [
    'a procedure with cards elsewhere or at other times',
    {},
    'NO_CARD',
    'No preference card for 27130 at North Valley on 2026-03-11.',
    'Add a card for the procedure there, or one that holds on that day.',
  ],
])('%s is why a case has no card', (_, values, code, sentence, remedy) => {
  expect(whyNoCard(without(values))).toEqual({ code, sentence, remedy });
});
