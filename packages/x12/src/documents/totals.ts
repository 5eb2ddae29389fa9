import type { Segment } from '../text/segment.ts';
import { decimal, required, text } from './layout/field.ts';
import type { Findings } from './layout/findings.ts';
import { segment, type DocumentOf } from './layout/layout.ts';

/** CTT: how many lines (or hierarchical levels) there are, and the sum of their quantities. */
export const totals = segment('CTT', {
  lineCount: required(decimal(1)),
  /** The sum of the lines' quantities, decimal points and signs disregarded. */
  hashTotal: decimal(2),
  weight: decimal(3),
  weightUnit: text(4, 2),
  volume: decimal(5),
  volumeUnit: text(6, 2),
  description: text(7, 80),
});
export type Totals = DocumentOf<typeof totals>;

/** What CTT must say of lines with these quantities. */
export function totalsOf(quantities: readonly (string | undefined)[]): Totals {
  const hash = hashTotal(quantities);
  return { lineCount: String(quantities.length), ...(hash === undefined ? {} : { hashTotal: hash }) };
}

/**
 * The sum of quantities without their decimal points and signs, as X12 defines it. Senders differ on decimals, so it
 * is not written, and not judged, unless all quantities are there and whole.
 */
function hashTotal(quantities: readonly (string | undefined)[]): string | undefined {
  let sum = 0n;
  for (const each of quantities) {
    if (each === undefined || !/^-?\d+$/.test(each)) return undefined;
    sum += BigInt(each.replace('-', ''));
  }
  // Element 347 holds ten digits; the leftmost ones are cut.
  return String(sum % 10_000_000_000n);
}

/** Compares CTT with the lines. Counts that differ point to lost lines; the document is kept, and a person told. */
export function checkTotals(
  stated: Totals | undefined,
  quantities: readonly (string | undefined)[],
  what: string,
  findings: Findings,
  at: Segment | undefined,
): void {
  if (stated === undefined || at === undefined) return;
  const counted = totalsOf(quantities);
  if (stated.lineCount !== counted.lineCount) {
    const sentence = `CTT01 says ${stated.lineCount} ${what}, there are ${counted.lineCount}`;
    findings.element(at, 1, '7', sentence, 'warning');
  }
  const { hashTotal: hash } = stated;
  if (hash !== undefined && counted.hashTotal !== undefined && hash !== counted.hashTotal) {
    const sentence = `CTT02 says ${hash}, the quantities add up to ${counted.hashTotal}`;
    findings.element(at, 2, '7', sentence, 'warning');
  }
}
