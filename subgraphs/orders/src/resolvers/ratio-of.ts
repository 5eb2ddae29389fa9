import { Rational } from '@supply-hub/quantities';

/** A fraction as text, as the graph shows it. */
export function ratioOf(text: string): { numerator: string; denominator: string } {
  const exact = Rational.from(text);
  return { numerator: String(exact.numerator), denominator: String(exact.denominator) };
}
