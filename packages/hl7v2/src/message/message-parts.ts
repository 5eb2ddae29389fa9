import type { Lines } from './lines.ts';
import type { TextRules } from './raw-value.ts';
import type { Hl7Segment } from './segment.ts';

/** Something the sender did that the standard does not allow and that did not stop the reading. */
export interface ReadFault {
  readonly code:
    | 'byte-order-mark'
    | 'charset'
    | 'framing-bytes'
    | 'delimiters'
    | 'line-feeds'
    | 'blank-lines'
    | 'broken-segment'
    | 'missing-last-terminator';
  /** What and where, in words; never a value. */
  readonly message: string;
  /** Which line of the message, from 1, where it is one line's fault. */
  readonly line?: number;
}

/** What a message is made of. @internal */
export interface MessageParts {
  /** The whole as it came, or `undefined` when it came as text. */
  readonly source: Uint8Array | undefined;
  /** Where in `source` the message begins and ends (around it: byte order mark, framing, blank lines). */
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly lines: Lines;
  readonly rules: TextRules;
  readonly faults: readonly ReadFault[];
}

/** A line of the source, with the segment made of it if somebody asked; or a segment put in since. @internal */
export type Slot =
  | { readonly line: number; readonly segment: Hl7Segment | undefined }
  | { readonly line: undefined; readonly segment: Hl7Segment };

/** Whether a line holds nothing but blanks. @internal */
export function isBlankLine({ text, lines }: MessageParts, line: number): boolean {
  const end = lines.ends[line] ?? 0;
  for (let at = lines.starts[line] ?? 0; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 9 && code !== 10) return false;
  }
  return true;
}
