import type { Lines } from './lines.ts';
import type { MessageEdges } from './message-edges.ts';
import type { TextRules } from './raw-value.ts';
import type { Hl7Segment } from './segment.ts';

/** What a message is made of. @internal */
export interface MessageParts {
  /** The whole as it came, or `undefined` when it came as text. */
  readonly source: Uint8Array | undefined;
  readonly edges: MessageEdges;
  readonly text: string;
  readonly lines: Lines;
  readonly rules: TextRules;
  /** What MSH-18 says that the bytes contradict. */
  readonly charsetFault: string | undefined;
  /** MSH-2 has a separator twice. */
  readonly hasRepeatedSeparator: boolean;
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
