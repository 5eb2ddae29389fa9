import { dateOf, parseElementString, refuseAssociations, type Gs1Element } from '@supply-hub/identifiers';
import { parseBarcode } from 'gs1-barcode-parser-mod';

const gs = '\u001d';
const today = Temporal.PlainDate.from('2026-11-20');

/**
 * What scanners send from device labels: a GTIN, then lot, expiry, serial and the like. Both sides read these right.
 */
export const validLabels: readonly string[] = [
  ']d201108600012345621728013110L2291',
  `]d201108600012345621728013110L2291${gs}21SN7781`,
  ']C10110860001234562112611201728013110B-77/4',
  `]d2010086000123456517290700210000018${gs}10A213B1`,
  ']Q3011086000123456211251130172811301021',
  `]d20110860001234562240MED-004417${gs}10LOT9${gs}17270228`,
  ']C100108600099988870016',
  `]C10010860009998887001602108600012345623724${gs}10LOT55`,
];

/** What may never be accepted, and why. */
export const invalidLabels: readonly (readonly [why: string, text: string])[] = [
  ['wrong check digit of a GTIN', ']d2011086000123456310L2291'],
  ['wrong check digit of an SSCC', ']C100108600099988870017'],
  ['month 13', ']d2011086000123456217281331'],
  ['30 February', ']d2011086000123456217280230'],
  ['month 00', ']d2011086000123456217280015'],
  ['a lot of 25 characters', ']d2011086000123456210ABCDEFGHIJKLMNOPQRSTUVWXY'],
  ['a serial of 21 characters', ']d20110860001234562211234567890123456789AB'],
  ['a letter in a GTIN', ']d20110860001B3456210L2291'],
  ['a character outside set 82 in a lot', ']d2011086000123456210LOT É7'],
  ['a control character in a lot', ']d2011086000123456210LOT\u00037'],
  ['a letter in a date', ']d201108600012345621728O131'],
  ['an unknown AI', ']d2011086000123456289XYZ'],
  ['an AI cut short', ']d201108600012345622'],
  ['an empty lot', ']d2011086000123456210'],
  ['a GTIN cut short', ']d2011086000123456'],
  ['a GTIN beside the GTIN of a content', `]d201108600012345620210860001234562371${gs}`],
  ['a lot without what it is a lot of', ']d210L2291'],
  ['two lots in one label', `]d2011086000123456210LOT1${gs}10LOT2`],
  ['no data at all', ']d2'],
  ['a HIBC', '+A123STM120/$$3280131L2291/SSN7781M'],
];

/** What a label says: each AI with its value, and the dates among them. `undefined` when it is refused. */
export interface LabelReading {
  readonly elements: readonly Gs1Element[];
  readonly dates: readonly string[];
}

export function readOurs(text: string): LabelReading | undefined {
  const reading = parseElementString(text);
  if (!reading.ok || refuseAssociations(reading.value) !== null) return undefined;
  const dates: string[] = [];
  for (const element of reading.value) {
    const date = dateOf(element, today);
    if (date !== null) dates.push(date.on);
  }
  return { elements: reading.value, dates };
}

export function readPeer(text: string): LabelReading | undefined {
  const read = parsePeer(text);
  return (
    read && {
      elements: read.map(({ ai, data, raw }) => ({ ai, value: typeof data === 'string' ? data : raw })),
      dates: read.map(({ isoDate }) => isoDate).filter((date) => date !== ''),
    }
  );
}

/** The peer's own answer, dates included: what is measured. */
export function parsePeer(text: string): ReturnType<typeof parseBarcode>['parsedCodeItems'] | undefined {
  try {
    return parseBarcode(text).parsedCodeItems;
  } catch {
    return undefined;
  }
}
