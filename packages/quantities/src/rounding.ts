/**
 * How a number that does not fit is made to fit. `half-up` is the invoice's rule (a half goes away from
 * zero), `half-even` the bank's; the others always go one way.
 */
export type Rounding = 'half-up' | 'half-even' | 'up' | 'down' | 'ceiling' | 'floor';

/** numerator ÷ denominator as a whole number. `denominator` must be positive. */
export function divideRounded(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  const quotient = numerator / denominator;
  const rest = numerator % denominator;
  if (rest === 0n) return quotient;
  const away = numerator < 0n ? quotient - 1n : quotient + 1n;
  switch (rounding) {
    case 'down':
      return quotient;
    case 'up':
      return away;
    case 'floor':
      return numerator < 0n ? away : quotient;
    case 'ceiling':
      return numerator < 0n ? quotient : away;
    case 'half-up':
    case 'half-even': {
      const twice = (rest < 0n ? -rest : rest) * 2n;
      if (twice !== denominator) return twice > denominator ? away : quotient;
      return rounding === 'half-even' && quotient % 2n === 0n ? quotient : away;
    }
  }
}
