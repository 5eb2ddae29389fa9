import { writeHibcDate, type HibcDateForm } from './hibc-date.ts';
import { hibcCheckCharacter, parseHibc } from './hibc.ts';
import { fullYear, type LabelDate, type Today } from './label-date.ts';
import { refusal, type Reading } from './reading.ts';

export interface HibcParts {
  readonly labeler: string;
  readonly product: string;
  /** @default 0 */
  readonly unitOfMeasure?: number;
  readonly lot?: string | null;
  readonly serial?: string | null;
  readonly expiresOn?: LabelDate | null;
  readonly manufacturedOn?: LabelDate | null;
  readonly quantity?: number | null;
  /** @default MMYY for a month, YYMMDD for a day, YYMMDDHH for an hour */
  readonly dateForm?: HibcDateForm;
}

/** One symbol with the primary code and, when there is more to say, the secondary one. */
export function buildHibc(parts: HibcParts, today: Today): Reading<string> {
  const primary = primaryText(parts);
  const secondary = secondarySegments(parts);
  if (!secondary.ok) return secondary;
  return checkedBack(sealed([primary, ...secondary.value].join('/')), parts, today);
}

/** The two symbols of a label whose codes are apart; the second repeats the first's check character. */
export function buildHibcPair(parts: HibcParts, today: Today): Reading<{ primary: string; secondary: string }> {
  const both = buildHibc(parts, today);
  if (!both.ok) return both;
  const secondary = secondarySegments(parts);
  if (!secondary.ok) return secondary;
  if (secondary.value.length === 0)
    return refusal('There is nothing for a second symbol to say', 'Print the first alone');
  const primary = sealed(primaryText(parts));
  return { ok: true, value: { primary, secondary: sealed(`+${secondary.value.join('/')}${primary.slice(-1)}`) } };
}

function primaryText({ labeler, product, unitOfMeasure = 0 }: HibcParts): string {
  return `+${labeler}${product}${unitOfMeasure}`;
}

function secondarySegments(parts: HibcParts): Reading<string[]> {
  const { lot = null, serial = null, expiresOn = null, manufacturedOn = null, quantity = null } = parts;
  const date = expiresOn === null ? '7' : writeHibcDate(expiresOn, parts.dateForm);
  if (date === null) return refusal('The expiry cannot be written in that form', 'Choose another form or precision');
  const segments: string[] = [];
  if (quantity !== null) {
    if (!Number.isSafeInteger(quantity) || quantity < 0 || quantity > 99_999) {
      return refusal('An HIBC quantity is a whole number up to 99999', 'Leave it out');
    }
    const digits = String(quantity);
    segments.push(
      `$$${digits.length <= 2 ? `8${digits.padStart(2, '0')}` : `9${digits.padStart(5, '0')}`}${date}${lot ?? ''}`,
    );
    if (serial !== null) segments.push(`S${serial}`);
  } else if (expiresOn === null) {
    if (lot !== null) segments.push(`$${lot}`);
    if (serial !== null) segments.push(lot === null ? `$+${serial}` : `S${serial}`);
  } else if (lot === null && serial !== null) {
    segments.push(`$$+${date}${serial}`);
  } else {
    segments.push(`$$${date}${lot ?? ''}`);
    if (serial !== null) segments.push(`S${serial}`);
  }
  if (manufacturedOn !== null) segments.push(`16D${manufacturedOn.on.replaceAll('-', '')}`);
  return { ok: true, value: segments };
}

function sealed(text: string): string {
  return text + hibcCheckCharacter(text);
}

/** What was built is read back, so that nothing leaves here that a reader would refuse or read as another label. */
function checkedBack(text: string, parts: HibcParts, today: Today): Reading<string> {
  const read = parseHibc(text, today);
  if (!read.ok) return read;
  const same =
    read.value.labeler === parts.labeler &&
    read.value.product === parts.product &&
    read.value.lot === (parts.lot ?? null) &&
    read.value.serial === (parts.serial ?? null) &&
    read.value.quantity === (parts.quantity ?? null) &&
    read.value.expiresOn?.on === parts.expiresOn?.on &&
    read.value.expiresOn?.time === parts.expiresOn?.time &&
    read.value.manufacturedOn?.on === parts.manufacturedOn?.on;
  if (same) return { ok: true, value: text };
  const century = parts.expiresOn && fullYear(Number(parts.expiresOn.on.slice(2, 4)), today);
  return refusal(
    century !== undefined && century !== null && parts.expiresOn?.on.startsWith(String(century)) === false
      ? `Two digits of year would be read as ${century}`
      : 'These parts would be read back as others',
    'Correct the parts',
  );
}
