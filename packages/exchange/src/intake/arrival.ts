import { hash as hashOf, randomUUID } from 'node:crypto';
import type { SenderConfig } from '@supply-hub/config';
import { hubId } from '@supply-hub/identifiers';
import { answerTo, readHeader, readMessage, refusalOf, type AnswerTools, type Header } from '@supply-hub/hl7v2';
import { storable } from '../store/storable.ts';
import { businessKey } from './business-key.ts';
import { contentHash } from './content-hash.ts';
import { judge } from './judge.ts';

/** How long a refused message of nobody known is told from another one. */
const unknownWindowMs = 7 * 24 * 3_600_000;

/** A message that just came, read and judged: all that is to be stored, and the answer that goes out once it is. */
export interface Arrival {
  readonly id: string;
  readonly bytes: Uint8Array;
  readonly receivedAt: Temporal.Instant;
  readonly sender: Pick<SenderConfig, 'id' | 'name'> | null;
  readonly messageCode: string | null;
  readonly triggerEvent: string | null;
  readonly controlId: string | null;
  readonly businessKey: string | null;
  readonly duplicateKey: Buffer;
  readonly duplicateWindowMs: number;
  readonly contentHash: Buffer;
  readonly state: 'RECEIVED' | 'TEST' | 'REJECTED';
  readonly reason: string | null;
  readonly remedy: string | null;
  readonly errorCode: string | null;
  /** `null`: the sender wants none. */
  readonly answer: Uint8Array | null;
}

/** Reads and judges a message. Never throws: whatever came can be stored and answered. */
export function readArrival(
  bytes: Uint8Array,
  context: { senders: readonly SenderConfig[]; tools: AnswerTools },
): Arrival {
  const { senders, tools } = context;
  const hash = contentHash(bytes);
  const base = {
    id: hubId('message', 'exchange', randomUUID()),
    bytes,
    receivedAt: tools.clock.now(),
    contentHash: hash,
  };
  const reading = readMessage(bytes);
  if (!reading.ok) {
    return {
      ...base,
      sender: null,
      messageCode: null,
      triggerEvent: null,
      controlId: null,
      businessKey: null,
      duplicateKey: keyOf(['unreadable', hash.toString('hex')]),
      duplicateWindowMs: unknownWindowMs,
      state: 'REJECTED',
      reason: `The message cannot be read: ${reading.reason}.`,
      remedy: 'Ask the sender to correct its interface and to send the message again.',
      errorCode: 'unreadable',
      answer: refusalOf(bytes, reading, tools),
    };
  }
  const { message } = reading;
  const header = readHeader(message);
  const judgement = judge(header, senders);
  const { sender } = judgement;
  return {
    ...base,
    sender: sender ?? null,
    messageCode: column(header.messageCode),
    triggerEvent: column(header.triggerEvent),
    controlId: column(header.controlId),
    businessKey: businessKey(message),
    duplicateKey: duplicateKey(message.header.rawField(3), message.header.rawField(4), header, hash),
    duplicateWindowMs: sender?.duplicateWindowMs ?? unknownWindowMs,
    ...(judgement.kind === 'taken'
      ? { state: judgement.isTest ? 'TEST' : 'RECEIVED', reason: null, remedy: null, errorCode: null }
      : { state: 'REJECTED', reason: judgement.reason, remedy: judgement.remedy, errorCode: judgement.error }),
    answer: answerTo(message, judgement.kind === 'taken' ? { outcome: 'accept' } : judgement.answer, tools) ?? null,
  };
}

/** R69: MSH-3, MSH-4 and MSH-10; without a control id nothing but the content says which message it is. */
function duplicateKey(application: string, facility: string, { controlId }: Header, hash: Buffer): Buffer {
  return keyOf(controlId ? ['id', application, facility, controlId] : ['content', hash.toString('hex')]);
}

const keyOf = (parts: readonly string[]): Buffer => hashOf('sha256', JSON.stringify(parts), 'buffer');

const column = (value: string | null | undefined): string | null => (value ? storable(value) : null);
