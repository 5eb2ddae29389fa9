import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findLines } from './lines.ts';

const linesOf = (text: string): string[] => {
  const { starts, ends } = findLines(text);
  return starts.map((start, line) => text.slice(start, ends[line]));
};

describe('lines', () => {
  test('end in CR, LF or CRLF, as the header does', () => {
    expect(linesOf('MSH\rPID\rPV1')).toEqual(['MSH', 'PID', 'PV1']);
    expect(linesOf('MSH\nPID\nPV1\n')).toEqual(['MSH', 'PID', 'PV1']);
    expect(linesOf('MSH\r\nPID\r\n\r\n')).toEqual(['MSH', 'PID', '']);
  });

  test('of a message that keeps to CR may hold line feeds as text', () => {
    expect(linesOf('MSH\rNTE|one\ntwo\rPV1\r\n')).toEqual(['MSH', 'NTE|one\ntwo', 'PV1']);
  });

  test('of a message that ends its header in CRLF or LF may end in any of the three', () => {
    expect(linesOf('MSH\r\nEVN\nPID\rPV1\r\n')).toEqual(['MSH', 'EVN', 'PID', 'PV1']);
    expect(linesOf('MSH\nEVN\rPID\r\nPV1')).toEqual(['MSH', 'EVN', 'PID', 'PV1']);
  });

  test('cover the text without a gap, in text and bytes alike', () => {
    const text = fc.string({ unit: fc.constantFrom('\r', '\n', 'a', '|', 'é') });
    fc.assert(
      fc.property(text, (input) => {
        const { starts, ends } = findLines(input);
        const rebuilt = starts.map((start, line) => input.slice(start, starts[line + 1] ?? input.length)).join('');
        return (
          rebuilt === input &&
          ends.every((end, line) => end >= (starts[line] ?? 0) && end <= input.length) &&
          findLines(Buffer.from(input)).starts.length === starts.length
        );
      }),
      { numRuns: 500 },
    );
  });
});
