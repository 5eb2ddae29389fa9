import { InvalidInput } from '@supply-hub/errors';
import { uncarried } from '../text/codec.ts';
import { findLines, type Lines } from './lines.ts';
import { isBlankLine, type MessageParts, type Slot } from './message-parts.ts';
import { nameOf } from './segment.ts';

/** The message as text, as it stands: a line nobody touched is the line that was read. */
export function writeText(parts: MessageParts, slots: readonly Slot[]): string {
  const { text, lines } = parts;
  return assemble(slots, lines, text.length, lines.terminator === '' ? '\r' : lines.terminator, {
    range: (from, to) => text.slice(from, to),
    write: (raw) => raw,
  }).join('');
}

/** The same as bytes: what stood around the message and every untouched line are the bytes that were read. */
export function writeBytes(parts: MessageParts, source: Uint8Array, slots: readonly Slot[]): Uint8Array {
  const { from, to } = parts.edges;
  const body = source.subarray(from, to);
  const lines = linesOfBytes(parts, body);
  const join = Buffer.from(lines.terminator === '' ? '\r' : lines.terminator);
  const written = assemble<Uint8Array>(slots, lines, body.length, join, {
    range: (from, to) => body.subarray(from, to),
    write: (raw) => encode(parts, raw),
  });
  return Buffer.concat([source.subarray(0, from), ...written, source.subarray(to)]);
}

/** As the standard wants them on a wire: each segment and a carriage return, nothing around or between. */
export function writeWire(parts: MessageParts, slots: readonly Slot[]): Uint8Array {
  const { text, source, edges } = parts;
  const end = Uint8Array.of(13);
  const body = source?.subarray(edges.from, edges.to);
  const byteLines = body === undefined ? undefined : linesOfBytes(parts, body);
  const out: Uint8Array[] = [];
  for (const { line, segment } of slots) {
    if (line !== undefined && isBlankLine(parts, line)) continue;
    if (line === undefined || segment?.isTouched === true) out.push(encode(parts, segment?.raw ?? ''), end);
    else if (body !== undefined) out.push(body.subarray(byteLines?.starts[line], byteLines?.ends[line]), end);
    else out.push(encode(parts, text.slice(parts.lines.starts[line], parts.lines.ends[line])), end);
  }
  return Buffer.concat(out);
}

/** The text in the message's character set. */
export function encode(parts: MessageParts, text: string): Uint8Array {
  const { codec, delimiters } = parts.rules;
  const bytes = codec.encode(text);
  if (bytes !== undefined) return bytes;
  const name = nameOf(text, delimiters.field);
  throw new InvalidInput(uncarried(`segment ${name}`, codec), { field: name });
}

interface Medium<T> {
  /** A piece of what was read. */
  range(from: number, to: number): T;
  /** A segment that was set or put in. */
  write(raw: string): T;
}

function assemble<T>(slots: readonly Slot[], lines: Lines, length: number, join: T, medium: Medium<T>): T[] {
  const out: T[] = [];
  let isEnded = true;
  for (const { line, segment } of slots) {
    // Only the last line that was read may lack its terminator: it gets one when something now follows it.
    if (!isEnded) out.push(join);
    if (line === undefined) {
      out.push(medium.write(segment.raw), join);
      isEnded = true;
      continue;
    }
    const start = lines.starts[line] ?? 0;
    const end = lines.ends[line] ?? 0;
    const next = lines.starts[line + 1] ?? length;
    if (segment?.isTouched === true) out.push(medium.write(segment.raw), medium.range(end, next));
    else out.push(medium.range(start, next));
    isEnded = next > end;
  }
  return out;
}

/** The lines of the bytes must be those of the text: a character set that hides one cannot be edited. */
function linesOfBytes(parts: MessageParts, body: Uint8Array): Lines {
  const lines = findLines(body);
  if (lines.starts.length === parts.lines.starts.length) return lines;
  throw new InvalidInput(`this ${parts.rules.codec.name} message cannot be changed: its lines are ambiguous`);
}
