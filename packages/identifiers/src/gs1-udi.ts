import { refuseAssociations } from './gs1-associations.ts';
import { dateOf } from './gs1-dates.ts';
import type { Gs1Element } from './gs1-element-string.ts';
import { refuseElement } from './gs1-value.ts';
import { parseGtin } from './gtin.ts';
import type { LabelDate, Today } from './label-date.ts';
import { refusal, type Reading } from './reading.ts';
import type { ProductionIdentifiers } from './udi-parts.ts';

export interface Gs1UdiParts extends Partial<ProductionIdentifiers> {
  /** GTIN-8, -12, -13 or -14. */
  readonly di: string;
}

/**
 * The elements of a GS1 UDI in FDA's order: GTIN, made, expiry, lot, serial, version. `buildElementString`,
 * `buildBracketed` and `buildDigitalLink` make a text of them. With lot and serial of twenty characters they
 * are 66 characters of data, 76 with their AIs (R13).
 */
export function gs1UdiElements(parts: Gs1UdiParts, today: Today): Reading<readonly Gs1Element[]> {
  if (parts.donationId) return refusal('A GS1 UDI has no donation number', 'Use the ICCBBA form');
  const gtin = parseGtin(parts.di);
  if (!gtin.ok) return gtin;
  const elements: Gs1Element[] = [{ ai: '01', value: gtin.value }];
  for (const [dateAi, timeAi, date] of [
    ['11', '8008', parts.manufacturedOn],
    ['17', '7003', parts.expiresOn],
  ] as const) {
    if (!date) continue;
    const element = { ai: date.time === null ? dateAi : timeAi, value: digitsOf(date) };
    const refused = refuseElement(element.ai, element.value);
    if (refused) return refusal(refused.reason, 'Correct the date');
    const read = dateOf(element, today);
    if (read?.on !== date.on || !(read.time ?? '').startsWith(date.time ?? '')) {
      return refusal(`${date.on} would be read back as ${read?.on ?? 'nothing'}`, 'GS1 dates hold two digits of year');
    }
    elements.push(element);
  }
  for (const [ai, value] of [
    ['10', parts.lot],
    ['21', parts.serial],
    ['8012', parts.softwareVersion],
  ] as const) {
    if (value === null || value === undefined) continue;
    const refused = refuseElement(ai, value);
    if (refused) return refusal(refused.reason, 'Correct the value');
    elements.push({ ai, value });
  }
  return refuseAssociations(elements) ?? { ok: true, value: elements };
}

function digitsOf(date: LabelDate): string {
  const [year = '', month = '', day = ''] = date.on.split('-');
  const time = (date.time ?? '').replaceAll(':', '');
  return `${year.slice(-2)}${month}${date.precision === 'month' ? '00' : day}${time}`;
}
