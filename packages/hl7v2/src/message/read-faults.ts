import { isBlankLine, type MessageParts } from './message-parts.ts';
import { nameOf } from './segment.ts';

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

/** Everything that was tolerated in reading a message. Looks at each line, so it is asked for, not computed ahead. */
export function findReadFaults(parts: MessageParts): readonly ReadFault[] {
  const { text, lines, edges, charsetFault, hasRepeatedSeparator } = parts;
  const faults: ReadFault[] = [];
  const note = (isSo: boolean, code: ReadFault['code'], message: string, line?: number): void => {
    if (isSo) faults.push({ code, message, ...(line !== undefined && { line }) });
  };
  note(edges.hasByteOrderMark, 'byte-order-mark', 'a byte order mark stands before MSH');
  note(edges.hasStartBlock, 'framing-bytes', 'an MLLP start block stands before MSH');
  note(edges.isPadded, 'blank-lines', 'blanks or blank lines stand before MSH');
  note(edges.hasEndBlock, 'framing-bytes', 'an MLLP end block stands after the last segment');
  note(hasRepeatedSeparator, 'delimiters', 'MSH-2 repeats a separator: the second one separates nothing', 1);
  note(charsetFault !== undefined, 'charset', charsetFault ?? '', 1);
  const endsInFeeds = lines.terminator.endsWith('\n');
  note(endsInFeeds, 'line-feeds', 'segments end in line feeds instead of carriage returns');
  const isUnended = lines.ends.at(-1) === text.length;
  note(isUnended, 'missing-last-terminator', 'the last segment has no terminator', lines.ends.length);
  for (const [line, start] of lines.starts.entries()) {
    const opening = text.slice(start, Math.min(start + 4, lines.ends[line] ?? start));
    const isBlank = isBlankLine(parts, line);
    const isBroken = !isBlank && nameOf(opening, parts.rules.delimiters.field) === '';
    note(isBlank, 'blank-lines', 'a blank line', line + 1);
    note(isBroken, 'broken-segment', 'a line that opens with no segment name', line + 1);
  }
  return faults;
}
