import { InvalidInput } from '@supply-hub/errors';

/** The bytes that frame a message: VT message FS CR. */
export const startBlock = 0x0b;
export const endBlock = 0x1c;
export const carriageReturn = 0x0d;

/** Whether a message can be framed: the framing bytes may not stand inside it. */
export const canBeFramed = (message: Uint8Array): boolean =>
  message.length > 0 && !message.includes(startBlock) && !message.includes(endBlock);

/**
 * The message in its frame.
 * @throws InvalidInput  it is empty or holds a framing byte, and would reach the peer as something else
 */
export function frame(message: Uint8Array): Uint8Array {
  if (!canBeFramed(message)) throw new InvalidInput('a message to send is empty or holds a byte that frames messages');
  const framed = Buffer.allocUnsafe(message.length + 3);
  framed[0] = startBlock;
  framed.set(message, 1);
  framed[message.length + 1] = endBlock;
  framed[message.length + 2] = carriageReturn;
  return framed;
}
