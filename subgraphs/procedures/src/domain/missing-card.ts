import type { CaseProblem } from './surgical-case.ts';

/** What is known of a case for which no card was found. */
export interface CaseWithoutCard {
  /** Null: its schedule names a place that hub.yaml does not have. */
  readonly facilityName: string | null;
  /** The day of the procedure at its facility; null: nobody has said when it is. */
  readonly procedureOn: Temporal.PlainDate | null;
  readonly procedureCode: string | null;
  readonly cardNumber: string | null;
  /** Whether any card, at any facility and of any day, is for this procedure. */
  readonly isProcedureKnown: boolean;
  /** Whether there are cards at all. */
  readonly cards: 'LOADED' | 'NOT_LOADED' | 'NOT_CONFIGURED';
}

/** Why a case has no card, and what to do: the first thing that must be put right. */
export function whyNoCard(of: CaseWithoutCard): CaseProblem {
  const { facilityName, procedureOn, procedureCode, cardNumber } = of;
  if (facilityName === null) {
    return {
      code: 'UNKNOWN_FACILITY',
      sentence: 'Its schedule names a place that is no facility of hub.yaml.',
      remedy: 'Add the place’s code to its facility in hub.yaml, or correct the schedule.',
    };
  }
  if (of.cards === 'NOT_CONFIGURED') {
    return {
      code: 'NO_CARD',
      sentence: 'The hub has no preference cards: hub.yaml names no file of them.',
      remedy: 'Name the file in hub.yaml under preferenceCards.',
    };
  }
  if (of.cards === 'NOT_LOADED') {
    return {
      code: 'NO_CARD',
      sentence: 'No preference card file has been loaded yet.',
      remedy: 'Look whether the file hub.yaml names is there, and without faults.',
    };
  }
  if (procedureOn === null) {
    return {
      code: 'NO_CARD',
      sentence: 'Its schedule does not say when it is, so no preference card can be chosen.',
      remedy: 'Give it a time in the schedule.',
    };
  }
  if (procedureCode === null) {
    return {
      code: 'UNKNOWN_PROCEDURE',
      sentence:
        cardNumber === null
          ? 'Its schedule names neither a procedure nor a preference card.'
          : `Its schedule names no procedure, and there is no preference card ${cardNumber} at ${facilityName} on ${procedureOn.toString()}.`,
      remedy: 'Enter the procedure in the schedule.',
    };
  }
  if (!of.isProcedureKnown) {
    return {
      code: 'UNKNOWN_PROCEDURE',
      sentence: `No preference card is for procedure ${procedureCode}.`,
      remedy: 'Correct the code in the schedule, or add a card for the procedure.',
    };
  }
  return {
    code: 'NO_CARD',
    sentence: `No preference card for ${procedureCode} at ${facilityName} on ${procedureOn.toString()}.`,
    remedy: 'Add a card for the procedure there, or one that holds on that day.',
  };
}
