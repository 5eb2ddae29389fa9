/**
 * The modulo-10 check digit of all numeric GS1 keys (GS1 General Specifications 7.9.1): from the right,
 * weights 3, 1, 3, 1 …; the digit is what brings the sum to a multiple of ten.
 *
 * @param body the digits before the check digit; must hold digits only
 */
export function gs1CheckDigit(body: string): string {
  let sum = 0;
  for (let index = body.length - 1, weight = 3; index >= 0; index -= 1, weight = 4 - weight) {
    sum += (body.charCodeAt(index) - 48) * weight;
  }
  return String((10 - (sum % 10)) % 10);
}

/** Whether the last digit is the check digit of those before it. `digits` must hold digits only. */
export function hasGs1CheckDigit(digits: string): boolean {
  return digits.length > 1 && gs1CheckDigit(digits.slice(0, -1)) === digits.at(-1);
}
