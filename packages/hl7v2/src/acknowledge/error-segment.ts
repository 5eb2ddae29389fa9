import type { SegmentInput } from '../message/new-segment.ts';
import type { FieldProblem } from '../views/field-reader.ts';

/** HL7 table 0357, what an ERR-3 may say. */
export const errorCodes = {
  '0': 'Message accepted',
  '100': 'Segment sequence error',
  '101': 'Required field missing',
  '102': 'Data type error',
  '103': 'Table value not found',
  '104': 'Value too long',
  '200': 'Unsupported message type',
  '201': 'Unsupported event code',
  '202': 'Unsupported processing id',
  '203': 'Unsupported version id',
  '204': 'Unknown key identifier',
  '205': 'Duplicate key identifier',
  '206': 'Application record locked',
  '207': 'Application internal error',
} as const;
export type ErrorCode = keyof typeof errorCodes;

/** One reason in an answer. Holds no value of the message: answers end in other people's logs. */
export interface AnswerError {
  readonly code: ErrorCode;
  /** @default 'E' */
  readonly severity?: 'E' | 'W' | 'I' | 'F';
  /** Where, as in the HL7 dictionary. */
  readonly location?: Pick<FieldProblem, 'segment' | 'occurrence' | 'field'> & {
    readonly component?: number | undefined;
  };
  /** ERR-7, for the sender's engineers. */
  readonly diagnostics?: string;
  /** ERR-8, a sentence for people. */
  readonly userMessage?: string;
}

/**
 * The ERR segment of an error: as 2.5 and later have it, or the one coded field of 2.4 and before, whose code
 * stands alone when the message has no separator for sub-components.
 */
export function errorSegment(error: AnswerError, isBefore25: boolean, hasSubcomponents: boolean): SegmentInput {
  const { code, severity = 'E', location, diagnostics, userMessage } = error;
  const text = errorCodes[code];
  const place = location && [location.segment, String(location.occurrence), String(location.field)];
  if (isBefore25)
    return { 1: [...(place ?? [undefined, undefined, undefined]), hasSubcomponents ? [code, text, 'HL70357'] : code] };
  const component = location?.component === undefined ? [] : ['1', String(location.component)];
  return {
    2: place === undefined ? undefined : [...place, ...component],
    3: [code, text, 'HL70357'],
    4: severity,
    7: diagnostics?.toWellFormed(),
    8: userMessage?.toWellFormed(),
  };
}
