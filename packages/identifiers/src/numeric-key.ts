import { gs1CheckDigit } from './check-digit.ts';
import { refusal, type Refusal } from './reading.ts';

/** What GTIN, GLN and SSCC have in common: digits only, a given length, a check digit, not all zeros. */
export function refuseNumericKey(text: string, name: string, lengths: readonly number[]): Refusal | null {
  if (text === '') return refusal(`The ${name} is empty`, `Give ${lengthsInWords(lengths)} digits`);
  const stranger = text.search(/[^0-9]/);
  if (stranger >= 0) {
    return refusal(`A ${name} holds digits only`, 'Remove spaces, hyphens and letters', stranger);
  }
  if (!lengths.includes(text.length)) {
    return refusal(
      `A ${name} has ${lengthsInWords(lengths)} digits, this has ${text.length}`,
      'Look whether leading zeros were lost, or digits cut, on the way here',
      Math.min(text.length, Math.max(...lengths)),
    );
  }
  if (/^0+$/.test(text))
    return refusal(`A ${name} of zeros names nothing`, `Ask for the real ${name}, or leave it out`);
  const expected = gs1CheckDigit(text.slice(0, -1));
  if (text.at(-1) !== expected) {
    return refusal(
      `The check digit of this ${name} is wrong: ${text.at(-1)} where ${expected} belongs`,
      'Scan or type it again from the label; a digit is wrong or two are swapped',
      text.length - 1,
    );
  }
  return null;
}

function lengthsInWords(lengths: readonly number[]): string {
  return lengths.length === 1 ? String(lengths[0]) : `${lengths.slice(0, -1).join(', ')} or ${lengths.at(-1)}`;
}
