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
  const minor = Number(/^2\.(\d{1,2})/.exec(header.value(12) ?? '')?.[1] ?? 5);
  const event = header.value(9, 2);
  // The structure stands in MSH-9.3 from 2.3.1 on; older receivers may not expect three components.
  const type =
    typeof event === 'string' ? ['ACK', encodeValue(event, delimiters), ...(minor > 3 ? ['ACK'] : [])] : ['ACK'];
  return encode({
    encoding: header.rawField(2),
    header: {
      3: header.rawField(5),
      4: header.rawField(6),
      5: header.rawField(3),
      6: header.rawField(4),
      7: sentAt(tools),
      9: type.join(delimiters.component),
      10: tools.controlIds(),
      11: header.rawField(11),
      12: header.rawField(12),
      18: header.rawField(18),
    },
    code,
    controlId: header.rawField(10),
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
const controls = /[\u0000-\u001f\u007f]/g;

function encode(answer: RawAnswer): Uint8Array {
  const { delimiters, codec, errors, isBefore25, header } = answer;
  const msh = ['MSH', answer.encoding];
  for (let number = 3; number <= 18; number += 1) msh.push(header[number] ?? '');
  const text = isBefore25 ? errors.find((error) => error.userMessage !== undefined)?.userMessage : undefined;
  const msa = ['MSA', answer.code, answer.controlId, encodeValue(text?.toWellFormed(), delimiters)];
  // What is echoed may hold control characters, which must not end a segment or a frame of ours.
  let segments = `${withoutControls(trimmed(msh, delimiters.field))}\r${withoutControls(trimmed(msa, delimiters.field))}\r`;
  if (errors.length > 0) {
    // What the set cannot carry is replaced below, so nothing is refused here.
    const rules = { delimiters, codec: { ...codec, carries: () => true }, hasUndecodable: false };
    const hasSubcomponents = delimiters.subcomponent !== undefined;
    for (const error of errors) {
      segments += `${newSegmentText('ERR', errorSegment(error, isBefore25, hasSubcomponents), rules)}\r`;
    }
  }
  const whole = codec.encode(segments);
  if (whole !== undefined) return whole;
  return Buffer.concat(Array.from(segments, (character) => codec.encode(character) ?? Buffer.from('?')));
}

const withoutControls = (raw: string): string => (raw.search(controls) === -1 ? raw : raw.replaceAll(controls, ''));
