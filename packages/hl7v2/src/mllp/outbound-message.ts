import { InvalidInput } from '@supply-hub/errors';
import { readMessage } from '../message/read-message.ts';
import { canBeFramed } from './frame.ts';

/** What sending a message needs to know of it. */
export interface OutboundMessage {
  readonly controlId: string;
  /** Whether its MSH-15 and MSH-16 make the peer answer in any case; if not, being written is all there is. */
  readonly isAnswered: boolean;
}

/**
 * Looks at the header of a message to send; the rest is not read.
 * @throws InvalidInput  it has no readable header or no MSH-10, or it cannot be framed
 */
export function outboundMessage(bytes: Uint8Array): OutboundMessage {
  if (!canBeFramed(bytes)) throw new InvalidInput('a message to send is empty or holds a byte that frames messages');
  const end = bytes.findIndex((byte) => byte === 13 || byte === 10);
  const reading = readMessage(end === -1 ? bytes : bytes.subarray(0, end));
  if (!reading.ok) throw new InvalidInput(`a message to send cannot be read: ${reading.reason}`);
  const { header } = reading.message;
  const controlId = header.value(10);
  if (typeof controlId !== 'string') throw new InvalidInput('a message to send has no control id', { field: 'MSH-10' });
  const conditions = [header.value(15), header.value(16)].filter((condition) => typeof condition === 'string');
  return { controlId, isAnswered: conditions.length === 0 || conditions.includes('AL') };
}
