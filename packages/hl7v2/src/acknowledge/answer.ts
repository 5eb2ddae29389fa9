import type { Hl7Message } from '../message/message.ts';
import type { ReadRefusal } from '../message/read-message.ts';
import type { AcknowledgementCode } from '../views/acknowledgement.ts';
import type { AnswerError, ErrorCode } from './error-segment.ts';
import { peekControlId } from './peek-control-id.ts';
import { writeAnswer, writeRefusal, type AnswerTools } from './write-answer.ts';

/** What the receiver decided: it has the message, the message is wrong, or it will not take it. */
export type Outcome = 'accept' | 'error' | 'reject';

export interface Answer {
  readonly outcome: Outcome;
  readonly errors?: readonly AnswerError[];
}

/** Original mode: one answer. Enhanced, when MSH-15 or MSH-16 is present: a commit, then an application's (R68). */
export const acknowledgementMode = (message: Hl7Message): 'original' | 'enhanced' =>
  message.header.rawField(15) === '' && message.header.rawField(16) === '' ? 'original' : 'enhanced';

/**
 * The answer to send back on the connection a message came on, or `undefined` when its sender wants none.
 *
 * - Original mode: AA, AE or AR.
 * - Enhanced mode: CA, CE or CR when MSH-15 asks for it. When it does not but MSH-16 asks for an application
 *   answer, that is given at once (AA, AE, AR): nothing else would end the sender's wait.
 *
 * Of MSH-15 and MSH-16, the one that is empty asks for nothing once the other is present.
 */
export function answerTo(message: Hl7Message, answer: Answer, tools: AnswerTools): Uint8Array | undefined {
  const { outcome, errors = [] } = answer;
  if (acknowledgementMode(message) === 'original') return writeAnswer(message, originalCode[outcome], errors, tools);
  return isWanted(message.header.value(15), outcome)
    ? writeAnswer(message, commitCode[outcome], errors, tools)
    : applicationAnswerTo(message, answer, tools);
}

/**
 * The later application answer of enhanced mode, a message of its own with its own MSH-10; `undefined` when
 * MSH-16 does not ask for one.
 */
export function applicationAnswerTo(message: Hl7Message, answer: Answer, tools: AnswerTools): Uint8Array | undefined {
  const { outcome, errors = [] } = answer;
  return isWanted(message.header.value(16), outcome)
    ? writeAnswer(message, originalCode[outcome], errors, tools)
    : undefined;
}

/**
 * The answer to bytes that hold no readable message: always a refusal, AR with the reason, in the standard
 * separators. MSA-2 has the control id where the header shows one.
 */
export function refusalOf(bytes: Uint8Array, refusal: ReadRefusal, tools: AnswerTools): Uint8Array {
  const error = { code: codeOfRefusal[refusal.code], severity: 'F', userMessage: refusal.reason } as const;
  return writeRefusal([error], peekControlId(bytes), tools);
}

const originalCode: Readonly<Record<Outcome, AcknowledgementCode>> = { accept: 'AA', error: 'AE', reject: 'AR' };
const commitCode: Readonly<Record<Outcome, AcknowledgementCode>> = { accept: 'CA', error: 'CE', reject: 'CR' };
const codeOfRefusal: Readonly<Record<ReadRefusal['code'], ErrorCode>> = {
  empty: '100',
  'no-header': '100',
  delimiters: '102',
  charset: '102',
  batch: '200',
  'several-messages': '100',
};

/** HL7 table 0155: AL always, NE never, ER on error or reject, SU on success. Anything else: better one too many. */
function isWanted(condition: string | null | undefined, outcome: Outcome): boolean {
  if (condition == null || condition === 'NE') return false;
  if (condition === 'ER') return outcome !== 'accept';
  return condition === 'SU' ? outcome === 'accept' : true;
}
