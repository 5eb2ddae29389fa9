import { isAscii } from 'node:buffer';
import { chooseCharset } from '../text/charset.ts';
import { asBuffer } from '../text/codec.ts';
import { readDelimiters, type Delimiters } from '../text/delimiters.ts';
import { findLines, type Lines } from './lines.ts';
import { Hl7Message } from './message.ts';
import { findEdges, looksLikeUtf16 } from './message-edges.ts';
import type { MessageParts, ReadFault } from './message-parts.ts';

export interface ReadOptions {
  /** What this partner means by an empty MSH-18, in HL7's words (`8859/1`). Absent: judged by the bytes. */
  readonly unspecifiedCharset?: string;
}

/** Why there is no message to work with. */
export interface ReadRefusal {
  readonly ok: false;
  readonly code: 'empty' | 'no-header' | 'delimiters' | 'charset' | 'batch' | 'several-messages';
  /** A sentence for the person who must tell the sender; holds no value of the message. */
  readonly reason: string;
}

export type ReadResult = { readonly ok: true; readonly message: Hl7Message } | ReadRefusal;

/**
 * Reads one message, from bytes (its character set is chosen by MSH-18, see charset.ts) or from text.
 *
 * It reads what can be read: a byte order mark, LF or CRLF, blank lines, broken lines and forgotten framing
 * bytes are kept and reported as `faults`. It refuses what it cannot be sure of: no MSH, separators that do
 * not separate, two messages in one, a batch (`readFile` takes those), UTF-16.
 */
export function readMessage(input: Uint8Array | string, options: ReadOptions = {}): ReadResult {
  return typeof input === 'string' ? readText(input) : readBytes(input, options);
}

function readBytes(bytes: Uint8Array, options: ReadOptions): ReadResult {
  if (looksLikeUtf16(bytes)) return refusal('charset', 'it is in UTF-16, which HL7 framing cannot carry: send UTF-8');
  const { from, to, hasByteOrderMark, faults } = findEdges(bytes);
  const body = from === 0 && to === bytes.length ? bytes : bytes.subarray(from, to);
  // The header is looked at before the character set is known: it is ASCII in every set there is a codec for.
  const headerEnd = body.findIndex((byte) => byte === 13 || byte === 10);
  const header = readHeader(asBuffer(body).toString('latin1', 0, headerEnd === -1 ? body.length : headerEnd));
  if (!header.ok) return header;
  const { codec, fault } = chooseCharset(body, header.charsets, hasByteOrderMark, options.unspecifiedCharset);
  // Seven-bit bytes are the same text in every set but those that switch by escape sequences.
  const isPlain = codec.name !== 'iso-2022-jp' && isAscii(body);
  const text = isPlain ? asBuffer(body).toString('latin1') : codec.decode(body);
  const hasUndecodable = !isPlain && (!text.isWellFormed() || text.includes('\ufffd'));
  return finish({
    source: bytes,
    from,
    to,
    text,
    lines: findLines(text),
    rules: { delimiters: header.delimiters, codec, hasUndecodable },
    faults: [...faults, ...header.faults, ...(fault === undefined ? [] : [charsetFault(fault)])],
  });
}

function readText(input: string): ReadResult {
  const text = input.replace(/^\ufeff?[\s\v]*/u, '');
  const headerEnd = text.search(/[\r\n]/);
  const header = readHeader(headerEnd === -1 ? text : text.slice(0, headerEnd));
  if (!header.ok) return header;
  const { codec } = chooseCharset(Buffer.from(text, 'utf8'), header.charsets, false);
  return finish({
    source: undefined,
    from: 0,
    to: 0,
    text,
    lines: findLines(text),
    rules: { delimiters: header.delimiters, codec, hasUndecodable: !text.isWellFormed() },
    faults: header.faults,
  });
}

function finish(parts: MessageParts): ReadResult {
  const { text, lines, rules } = parts;
  const header = laterHeader(text, lines, rules.delimiters.field);
  if (header?.name === 'MSH') {
    return refusal('several-messages', `a second MSH stands in line ${header.line + 1}: one message was expected`);
  }
  if (header !== undefined) {
    return refusal('batch', `${header.name} stands in line ${header.line + 1}: read it as a file`);
  }
  const faults = [...parts.faults];
  if (lines.terminator.endsWith('\n')) {
    faults.push({ code: 'line-feeds', message: 'segments end in line feeds instead of carriage returns' });
  }
  if (lines.ends.at(-1) === text.length) {
    faults.push({
      code: 'missing-last-terminator',
      message: 'the last segment has no terminator',
      line: lines.ends.length,
    });
  }
  return { ok: true, message: new Hl7Message({ ...parts, faults }) };
}

/** The first line after the first that opens a message or belongs to a batch. */
function laterHeader(text: string, lines: Lines, separator: string): { name: string; line: number } | undefined {
  for (let line = 1; line < lines.starts.length; line += 1) {
    const start = lines.starts[line] ?? 0;
    const first = text.charCodeAt(start);
    // M, B or F: the letters these names begin with, so that most lines cost one comparison.
    if (first !== 77 && first !== 66 && first !== 70) continue;
    const name = text.slice(start, start + 3);
    if (!/^(?:MSH|[FB][HT]S)$/.test(name)) continue;
    if (lines.ends[line] === start + 3 || text.charAt(start + 3) === separator) return { name, line };
  }
  return undefined;
}

type HeaderReading =
  | {
      readonly ok: true;
      readonly delimiters: Delimiters;
      readonly charsets: readonly string[];
      readonly faults: readonly ReadFault[];
    }
  | ReadRefusal;

function readHeader(header: string): HeaderReading {
  const name = header.slice(0, 3);
  if (header === '') return refusal('empty', 'there is no message: nothing was sent');
  if (name === 'FHS' || name === 'BHS') return refusal('batch', `it opens with ${name}: read it as a file`);
  if (name !== 'MSH') return refusal('no-header', 'it does not open with an MSH segment');
  const reading = readDelimiters(header);
  if (!reading.ok) return refusal('delimiters', reading.reason);
  const { delimiters, repeated } = reading;
  const declared = header.split(delimiters.field, 18)[17] ?? '';
  return {
    ok: true,
    delimiters,
    charsets: declared === '' ? [] : declared.split(delimiters.repetition).map((each) => each.trim()),
    faults: repeated
      ? [{ code: 'delimiters', message: 'MSH-2 repeats a separator: the second one separates nothing', line: 1 }]
      : [],
  };
}

const charsetFault = (message: string): ReadFault => ({ code: 'charset', message, line: 1 });

const refusal = (code: ReadRefusal['code'], reason: string): ReadRefusal => ({ ok: false, code, reason });
