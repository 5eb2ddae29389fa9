import type { Hl7Message } from '../message/message.ts';
import type { Sent } from '../message/raw-value.ts';
import type { Coded } from '../values/composites.ts';
import { FieldReader, type FieldProblem } from './field-reader.ts';

/** MSA-1: AA, AE, AR answer in original mode and for the application; CA, CE, CR commit in enhanced mode. */
export type AcknowledgementCode = 'AA' | 'AE' | 'AR' | 'CA' | 'CE' | 'CR';

/** An answer: ACK, or any message with an MSA segment (MFK, ORR, ORS …). */
export interface Acknowledgement {
  /** `undefined` when MSA-1 holds none of the six: such an answer accepts nothing. */
  readonly code: AcknowledgementCode | undefined;
  /** MSA-2: the MSH-10 it answers (R68). */
  readonly controlId: Sent<string>;
  /** MSA-3: withdrawn, still sent. */
  readonly text: Sent<string>;
  readonly expectedSequence: Sent<string>;
  readonly errors: readonly AcknowledgementError[];
}

/** ERR, in its form of 2.5 and after or in the older one. */
export interface AcknowledgementError {
  readonly segment: Sent<string>;
  readonly occurrence: Sent<string>;
  readonly field: Sent<string>;
  /** ERR-3, table 0357. */
  readonly code: Sent<string>;
  readonly codeText: Sent<string>;
  /** ERR-4: E error, W warning, I information, F fatal. */
  readonly severity: Sent<string>;
  readonly applicationCode: Sent<Coded>;
  readonly diagnostics: Sent<string>;
  readonly userMessage: Sent<string>;
}

const codes: ReadonlySet<string> = new Set<AcknowledgementCode>(['AA', 'AE', 'AR', 'CA', 'CE', 'CR']);
const isCode = (code: Sent<string>): code is AcknowledgementCode => typeof code === 'string' && codes.has(code);

/** Reads the answer in a message; `undefined` when it has no MSA segment and so answers nothing. */
export function readAcknowledgement(message: Hl7Message): Acknowledgement | undefined {
  const msa = message.segment('MSA');
  if (msa === undefined) return undefined;
  const code = msa.value(1);
  return {
    code: isCode(code) ? code : undefined,
    controlId: msa.value(2),
    text: msa.plainText(3),
    expectedSequence: msa.value(4),
    errors:
      message.segment('ERR') === undefined
        ? []
        : message.segmentsNamed('ERR').map((err, at) => {
            const problems: FieldProblem[] = [];
            return readError(new FieldReader(err, at + 1, problems));
          }),
  };
}

function readError(err: FieldReader): AcknowledgementError {
  const { segment } = err;
  // ERR-1 (2.4 and before): segment, sequence, field and, in sub-components, the coded error.
  const isOld = segment.rawField(2) === '' && segment.rawField(3) === '';
  return {
    segment: isOld ? segment.value(1, 1) : segment.value(2, 1),
    occurrence: isOld ? segment.value(1, 2) : segment.value(2, 2),
    field: isOld ? segment.value(1, 3) : segment.value(2, 3),
    code: isOld ? segment.value(1, 4, 1) : segment.value(3, 1),
    codeText: isOld ? segment.value(1, 4, 2) : segment.value(3, 2),
    severity: segment.value(4),
    applicationCode: err.coded(5),
    diagnostics: segment.plainText(7),
    userMessage: segment.plainText(8),
  };
}

/**
 * What a sender does after an answer (R70): `done`; `retry`, the same message again, capped; `park`, a person
 * must look, since the same message would be refused again. A reject is retried unless the receiver says that
 * it does not take such messages at all (200 type, 201 event, 202 processing id, 203 version).
 */
export function nextStep(answer: Acknowledgement): 'done' | 'retry' | 'park' {
  const { code } = answer;
  if (code === 'AA' || code === 'CA') return 'done';
  if (code !== 'AR' && code !== 'CE') return 'park';
  const isFinal = answer.errors.some((error) => typeof error.code === 'string' && /^20[0-3]$/.test(error.code));
  return isFinal ? 'park' : 'retry';
}
