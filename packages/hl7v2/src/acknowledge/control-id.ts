import { randomBytes } from 'node:crypto';

/** Gives a new MSH-10 each time it is called: 20 characters at most, as every version allows. */
export type ControlIds = () => string;

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const counterLimit = 32 ** 7;

/**
 * Control ids: 13 random characters (65 bits, drawn once a process and again when the counter is used up) and
 * a counter of 7. No two of one process are equal, and another process, or the same one restarted, would have
 * to draw the same 65 bits. The clock has no part in it: two ids in one millisecond differ.
 */
export function createControlIds(random: (size: number) => Uint8Array = randomBytes): ControlIds {
  let prefix = '';
  let next = counterLimit;
  return () => {
    if (next >= counterLimit) {
      prefix = Array.from(random(13), (byte) => alphabet.charAt(byte & 31)).join('');
      next = 0;
    }
    const counter = next;
    next += 1;
    return prefix + inAlphabet(counter);
  };
}

function inAlphabet(counter: number): string {
  let text = '';
  for (let rest = counter; text.length < 7; rest = Math.floor(rest / 32)) text = alphabet.charAt(rest % 32) + text;
  return text;
}
