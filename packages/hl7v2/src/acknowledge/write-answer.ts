import type { Clock } from '@supply-hub/clock';
import { codecNamed } from '../text/charset.ts';
import { asciiCodec, type Codec } from '../text/codec.ts';
import { encodingCharacters, standardDelimiters, type Delimiters } from '../text/delimiters.ts';
import { trimmed } from '../message/field-input.ts';
import type { Hl7Message } from '../message/message.ts';
import { newSegmentText } from '../message/new-segment.ts';
import { encodeValue } from '../message/raw-value.ts';
import { formatTimestamp } from '../values/timestamp.ts';
import type { AcknowledgementCode } from '../views/acknowledgement.ts';
import type { ControlIds } from './control-id.ts';
import { errorSegment, type AnswerError } from './error-segment.ts';

export interface AnswerTools {
  readonly clock: Clock;
  /** One for the whole process, from `createControlIds`. */
  readonly controlIds: ControlIds;
  /** Whose wall clock MSH-7 shows; its offset is always written. @default 'UTC' */
  readonly timeZone?: string;
}

/** An answer in raw pieces: all that is echoed is already in the sender's own separators and escapes. */
interface RawAnswer {
  readonly encoding: string;
  readonly header: Readonly<Record<number, string>>;
  readonly code: AcknowledgementCode;
  readonly controlId: string;
  readonly errors: readonly AnswerError[];
  readonly isBefore25: boolean;
  readonly delimiters: Delimiters;
  readonly codec: Codec;
}

/**
 * The bytes of an answer: ids, processing id, version and character set echoed as they stood, in the
 * character set the message was read in. It never throws: who sent something odd needs its answer most.
 */
export function writeAnswer(
  message: Hl7Message,
  code: AcknowledgementCode,
  errors: readonly AnswerError[],
  tools: AnswerTools,
): Uint8Array {
  const { header, delimiters } = message;
  const echo = (field: number): string => withoutControls(header.rawField(field));
  const minor = Number(/^2\.(\d{1,2})/.exec(header.value(12) ?? '')?.[1] ?? 5);
  const event = header.value(9, 2) ?? undefined;
  // The structure stands in MSH-9.3 from 2.3.1 on; older receivers may not expect three components.
  const type = ['ACK', event, event !== undefined && minor > 3 ? 'ACK' : undefined];
  return encode({
    encoding: header.rawField(2),
    header: {
      3: echo(5),
      4: echo(6),
      5: echo(3),
      6: echo(4),
      7: sentAt(tools),
      9: trimmed(
        type.map((part) => encodeValue(part, delimiters)),
        delimiters.component,
      ),
      10: tools.controlIds(),
      11: echo(11),
      12: echo(12),
      18: echo(18),
    },
    code,
    controlId: echo(10),
    errors,
    isBefore25: minor < 5,
    delimiters,
    codec: codecNamed(message.charset) ?? asciiCodec,
  });
}

/** A refusal (AR) of what could not be read, in the standard separators and ASCII. */
export function writeRefusal(
  errors: readonly AnswerError[],
  controlId: string | undefined,
  tools: AnswerTools,
): Uint8Array {
  return encode({
    encoding: encodingCharacters(standardDelimiters),
    header: { 7: sentAt(tools), 9: 'ACK', 10: tools.controlIds(), 11: 'P', 12: '2.5.1' },
    code: 'AR',
    controlId: encodeValue(controlId, standardDelimiters),
    errors,
    isBefore25: false,
    delimiters: standardDelimiters,
    codec: asciiCodec,
  });
}

const sentAt = (tools: AnswerTools): string =>
  formatTimestamp(tools.clock.now(), { timeZone: tools.timeZone ?? 'UTC' });

// oxlint-disable-next-line no-control-regex
const withoutControls = (raw: string): string => raw.replaceAll(/[\u0000-\u001f\u007f]/g, '');

function encode(answer: RawAnswer): Uint8Array {
  const { delimiters, codec, errors, isBefore25 } = answer;
  const msh = ['MSH', answer.encoding];
  for (const [number, raw] of Object.entries(answer.header)) {
    while (msh.length < Number(number)) msh.push('');
    msh[Number(number) - 1] = raw;
  }
  const text = isBefore25 ? errors.find((error) => error.userMessage !== undefined)?.userMessage : undefined;
  const msa = ['MSA', answer.code, answer.controlId, encodeValue(text?.toWellFormed(), delimiters)];
  // What the set cannot carry is replaced below, so nothing is refused here.
  const rules = { delimiters, codec: { ...codec, carries: () => true }, hasUndecodable: false };
  const segments = [
    trimmed(msh, delimiters.field),
    trimmed(msa, delimiters.field),
    ...errors.map((error) => newSegmentText('ERR', errorSegment(error, isBefore25), rules)),
    '',
  ].join('\r');
  const whole = codec.encode(segments);
  if (whole !== undefined) return whole;
  return Buffer.concat(Array.from(segments, (character) => codec.encode(character) ?? Buffer.from('?')));
}
