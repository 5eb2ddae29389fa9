import { isAscii } from 'node:buffer';
import { chooseCharset } from '../text/charset.ts';
import { asBuffer } from '../text/codec.ts';
import { readDelimiters, type Delimiters } from '../text/delimiters.ts';
import { findLines, type Lines } from './lines.ts';
import { Hl7Message } from './message.ts';
import { findEdges, looksLikeUtf16, noEdges } from './message-edges.ts';
import type { MessageParts } from './message-parts.ts';
import { nthPart } from './raw-value.ts';

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
  const edges = findEdges(bytes);
  const body = asBuffer(edges.from === 0 && edges.to === bytes.length ? bytes : bytes.subarray(edges.from, edges.to));
  // Seven-bit bytes are the same text in every set but those that switch by escape sequences. The header is
  // looked at before the set is known: it is ASCII in every set there is a codec for.
  const isPlain = isAscii(body);
  const plain = body.toString('latin1', 0, isPlain ? body.length : headerLength(body));
  const lines = findLines(plain);
  const header = readHeader(plain.slice(0, lines.ends[0]));
  if (!header.ok) return header;
  const { codec, fault } = chooseCharset(
    body,
    header.charsets,
    edges.hasByteOrderMark,
    options.unspecifiedCharset,
    isPlain,
  );
  const isDecoded = isPlain && codec.name !== 'iso-2022-jp';
  const text = isDecoded ? plain : codec.decode(body);
  return finish({
    source: bytes,
    edges,
    text,
    lines: isDecoded ? lines : findLines(text),
    rules: {
      delimiters: header.delimiters,
      codec,
      hasUndecodable: !isDecoded && (!text.isWellFormed() || text.includes('\ufffd')),
    },
    charsetFault: fault,
    hasRepeatedSeparator: header.repeated,
  });
}

function readText(input: string): ReadResult {
  const text = input.replace(/^\ufeff?[\s\v]*/u, '');
  const lines = findLines(text);
  const header = readHeader(text.slice(0, lines.ends[0]));
  if (!header.ok) return header;
  const bytes = Buffer.from(text, 'utf8');
  const { codec } = chooseCharset(bytes, header.charsets, false, undefined, isAscii(bytes));
  return finish({
    source: undefined,
    edges: noEdges,
    text,
    lines,
    rules: { delimiters: header.delimiters, codec, hasUndecodable: !text.isWellFormed() },
    charsetFault: undefined,
    hasRepeatedSeparator: header.repeated,
  });
}

function finish(parts: MessageParts): ReadResult {
  const header = laterHeader(parts.text, parts.lines, parts.rules.delimiters.field);
  if (header === undefined) return { ok: true, message: new Hl7Message(parts) };
  return header.name === 'MSH'
    ? refusal('several-messages', `a second MSH stands in line ${header.line + 1}: one message was expected`)
    : refusal('batch', `${header.name} stands in line ${header.line + 1}: read it as a file`);
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

interface HeaderReading {
  readonly ok: true;
  readonly delimiters: Delimiters;
  readonly repeated: boolean;
  readonly charsets: readonly string[];
}

function readHeader(header: string): HeaderReading | ReadRefusal {
  if (!header.startsWith('MSH')) return refusalOfOpening(header);
  const reading = readDelimiters(header);
  if (!reading.ok) return refusal('delimiters', reading.reason);
  const { delimiters, repeated } = reading;
  // MSH-1 is the separator itself, so MSH-18 is the eighteenth part.
  const declared = nthPart(header, delimiters.field, 18);
  const charsets = declared === '' ? none : declared.split(delimiters.repetition).map((each) => each.trim());
  return { ok: true, delimiters, repeated, charsets };
}

const none: readonly string[] = [];

function refusalOfOpening(header: string): ReadRefusal {
  const name = header.slice(0, 3);
  if (header === '') return refusal('empty', 'there is no message: nothing was sent');
  return name === 'FHS' || name === 'BHS'
    ? refusal('batch', `it opens with ${name}: read it as a file`)
    : refusal('no-header', 'it does not open with an MSH segment');
}

function headerLength(body: Uint8Array): number {
  const end = body.findIndex((byte) => byte === 13 || byte === 10);
  return end === -1 ? body.length : end;
}

const refusal = (code: ReadRefusal['code'], reason: string): ReadRefusal => ({ ok: false, code, reason });
