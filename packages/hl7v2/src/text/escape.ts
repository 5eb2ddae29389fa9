import type { Codec } from './codec.ts';
import type { Delimiters } from './delimiters.ts';

/**
 * Escape sequences. Reading decodes what stands for data (`\F\ \S\ \T\ \R\ \E\ \P\ \Xhh..\`) and keeps what
 * is an instruction (`\H\ \N\ \.br\ \Z..\ \C..\ \M..\`) or no sequence at all verbatim, backslashes included.
 * A decoded character is never looked at again, so `\E\F\E\` is the three characters `\F\`.
 */
export function unescapeText(raw: string, delimiters: Delimiters, codec: Codec): string {
  return decodeSequences(raw, delimiters, codec, () => undefined);
}

/** As `unescapeText`, with formatting carried out as plain text: `.br`, `.sp` and `.ce` break the line. */
export function unescapeToPlainText(raw: string, delimiters: Delimiters, codec: Codec): string {
  return decodeSequences(raw, delimiters, codec, formattingAsText);
}

const formatting = /^\.(br|sp|ce|sk|in|ti|fi|nf) *\+?(-?\d{1,3})?$/;

function formattingAsText(sequence: string): string | undefined {
  if (sequence === 'H' || sequence === 'N') return '';
  const [, command, count] = (sequence.length < 12 && formatting.exec(sequence)) || [];
  if (command === undefined) return undefined;
  if (command === 'br' || command === 'ce') return '\n';
  if (command === 'sp') return '\n'.repeat(Math.max(1, Number(count ?? 1)));
  return command === 'sk' ? ' '.repeat(Math.max(0, Number(count ?? 1))) : '';
}

/** `X` and whole bytes in hex; a loop, because a document may come in one sequence of many megabytes. */
function isHexData(sequence: string): boolean {
  if (sequence.charCodeAt(0) !== 88 || sequence.length < 3 || sequence.length % 2 === 0) return false;
  for (let at = 1; at < sequence.length; at += 1) {
    const code = sequence.charCodeAt(at) | 0x20;
    const isDigit = code >= 0x30 && code <= 0x39 && sequence.charCodeAt(at) === code;
    if (!isDigit && (code < 0x61 || code > 0x66)) return false;
  }
  return true;
}

function decodeSequences(
  raw: string,
  delimiters: Delimiters,
  codec: Codec,
  instruction: (sequence: string) => string | undefined,
): string {
  const { escape } = delimiters;
  let open = raw.indexOf(escape);
  if (open === -1) return raw;
  const parts: string[] = [];
  let hex = '';
  let done = 0;
  const flushHex = (): void => {
    // Neighbouring \X..\ are decoded as one: a sender may give each byte of a character its own.
    if (hex !== '') parts.push(codec.decode(Buffer.from(hex, 'hex')).toWellFormed());
    hex = '';
  };
  while (open !== -1) {
    const close = raw.indexOf(escape, open + 1);
    if (close === -1) break;
    const sequence = raw.slice(open + 1, close);
    const text = delimiterOf(sequence, delimiters);
    const isHex = text === undefined && isHexData(sequence);
    const plain = text ?? (isHex ? '' : instruction(sequence));
    if (plain === undefined) {
      // An instruction kept whole, or no sequence: its closing character may open the next one.
      const kept = isInstruction(sequence);
      open = kept ? raw.indexOf(escape, close + 1) : close;
      continue;
    }
    if (open > done) {
      flushHex();
      parts.push(raw.slice(done, open));
    }
    if (isHex) hex += sequence.slice(1);
    else {
      flushHex();
      parts.push(plain);
    }
    done = close + 1;
    open = raw.indexOf(escape, done);
  }
  flushHex();
  parts.push(raw.slice(done));
  return parts.join('');
}

/** Highlighting, formatting, character set switches and local sequences. */
const isInstruction = (sequence: string): boolean =>
  sequence.startsWith('Z') || (sequence.length < 12 && instructions.test(sequence));

const instructions = /^(?:[HN]|\.[a-z]{2}[ +\-0-9]*|C[0-9A-Fa-f]{4}|M[0-9A-Fa-f]{4}(?:[0-9A-Fa-f]{2})?)$/;

function delimiterOf(sequence: string, delimiters: Delimiters): string | undefined {
  switch (sequence) {
    case 'F':
      return delimiters.field;
    case 'S':
      return delimiters.component;
    case 'T':
      return delimiters.subcomponent ?? '&';
    case 'R':
      return delimiters.repetition;
    case 'E':
      return delimiters.escape;
    case 'P':
      return delimiters.truncation ?? '#';
    default:
      return undefined;
  }
}

/**
 * Text as it may stand in a sub-component: every separator of the message, the escape character, and the
 * control characters that end segments or frames are escaped. A tab stays. The text `""` is written so that
 * it does not read back as a null.
 */
export function escapeText(text: string, delimiters: Delimiters): string {
  const { escape } = delimiters;
  if (text === '""') return `${escape}X22${escape}${escape}X22${escape}`;
  let parts: string[] | undefined;
  let done = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = letterOf(text.charAt(at), text.charCodeAt(at), delimiters);
    if (letter === undefined) continue;
    parts ??= [];
    parts.push(text.slice(done, at), escape, letter, escape);
    done = at + 1;
  }
  if (parts === undefined) return text;
  parts.push(text.slice(done));
  return parts.join('');
}

function letterOf(character: string, code: number, delimiters: Delimiters): string | undefined {
  switch (character) {
    case delimiters.escape:
      return 'E';
    case delimiters.field:
      return 'F';
    case delimiters.component:
      return 'S';
    case delimiters.repetition:
      return 'R';
    case delimiters.subcomponent:
      return 'T';
    case delimiters.truncation:
      return 'P';
    default: {
      const isControl = (code < 0x20 && code !== 0x09) || code === 0x7f;
      return isControl ? `X${code.toString(16).toUpperCase().padStart(2, '0')}` : undefined;
    }
  }
}
