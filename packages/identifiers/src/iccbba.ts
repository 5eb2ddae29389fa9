import { labelDateOfYearDay, type LabelDate } from './label-date.ts';
import { refusal, refuseTooLong, type Reading } from './reading.ts';

/** What an ISBT 128 label says (ICCBBA ST-011 and ST-017: devices of human origin; blood containers). */
export interface IccbbaLabel {
  /**
   * The processor product identification code, 16 characters: facility 5, its product code 6, product
   * description 5. For a blood container its manufacturer and catalogue number, 10. `null` when neither is there.
   */
  readonly di: string | null;
  readonly donationId: string | null;
  /** Product divisions, 6 characters: what FDA calls the serial number. */
  readonly serial: string | null;
  readonly lot: string | null;
  readonly expiresOn: LabelDate | null;
  readonly manufacturedOn: LabelDate | null;
}

interface DataStructure {
  readonly identifier: string;
  readonly field: keyof IccbbaLabel;
  readonly name: string;
  readonly shape: RegExp;
  readonly length: number;
}

/** Longest identifiers first; a donation number's is `=` alone, its second character being data. */
const structures: readonly DataStructure[] = [
  { identifier: '&,1', field: 'lot', name: 'lot number', shape: /^[0-9A-Z]+$/, length: 18 },
  { identifier: '=/', field: 'di', name: 'processor product code', shape: /^[0-9A-Z]+$/, length: 16 },
  { identifier: '=,', field: 'serial', name: 'product division', shape: /^[0-9A-Z]+$/, length: 6 },
  { identifier: '=>', field: 'expiresOn', name: 'expiration date', shape: /^[0-9]+$/, length: 6 },
  { identifier: '=}', field: 'manufacturedOn', name: 'production date', shape: /^[0-9]+$/, length: 6 },
  { identifier: '&>', field: 'expiresOn', name: 'expiration date and time', shape: /^[0-9]+$/, length: 10 },
  { identifier: '&}', field: 'manufacturedOn', name: 'production date and time', shape: /^[0-9]+$/, length: 10 },
  { identifier: '=)', field: 'di', name: 'container catalogue number', shape: /^[0-9A-Z]+$/, length: 10 },
  { identifier: '&)', field: 'lot', name: 'container lot number', shape: /^[0-9A-Z]+$/, length: 10 },
  // Facility (never beginning with O or 0), two digits of year, six of serial number, two flags.
  { identifier: '=', field: 'donationId', name: 'donation number', shape: /^[A-NP-Z1-9][0-9A-Z]+$/, length: 15 },
];

const readAgain = 'Scan it again; if the label says so, tell its maker';

/** Whether a text can only be ISBT 128, and so never GS1 (R15). */
export function looksLikeIccbba(text: string): boolean {
  return text.startsWith('=') || text.startsWith('&');
}

/**
 * Reads ISBT 128 data structures: each alone, several in a row as a UDI carries them, or as a compound
 * message (`=+`, two digits of count, three of reference). A structure that no medical device carries is
 * refused.
 */
export function parseIccbba(text: string): Reading<IccbbaLabel> {
  const refused = refuseTooLong(text);
  if (refused) return refused;
  const found: { -readonly [Key in keyof IccbbaLabel]: IccbbaLabel[Key] } = {
    di: null,
    donationId: null,
    serial: null,
    lot: null,
    expiresOn: null,
    manufacturedOn: null,
  };
  let position = /^=\+[0-9]{5}/.exec(text)?.[0].length ?? 0;
  if (position === text.length) return refusal('There are no ISBT 128 data in this', 'Scan it again', position);
  while (position < text.length) {
    const structure = structures.find(({ identifier }) => text.startsWith(identifier, position));
    if (!structure) {
      return refusal('No ISBT 128 structure of a medical device begins here', readAgain, position);
    }
    const start = position + structure.identifier.length;
    const data = text.slice(start, start + structure.length);
    if (data.length < structure.length || !structure.shape.test(data)) {
      const stranger = data.search(/[^0-9A-Z]/);
      return refusal(
        `A ${structure.name} of ${structure.length} ${structure.shape.test('A1') ? 'characters' : 'digits'} belongs here`,
        readAgain,
        start + (stranger >= 0 ? stranger : data.length < structure.length ? data.length : 0),
      );
    }
    if (found[structure.field] !== null) {
      return refusal(`A second ${structure.name} stands here`, 'Scan one label at a time', position);
    }
    if (structure.field === 'expiresOn' || structure.field === 'manufacturedOn') {
      const date = readDate(data);
      if (!date.ok) return { ...date, position: start };
      found[structure.field] = date.value;
    } else {
      found[structure.field] = data;
    }
    position = start + structure.length;
  }
  return { ok: true, value: found };
}

/** The parts in the order FDA lists them. A lot is padded with zeros in front, as ICCBBA asks. */
export function buildIccbba(parts: Partial<IccbbaLabel>): Reading<string> {
  const { di, serial, donationId, expiresOn, manufacturedOn, lot } = parts;
  const isContainer = di?.length === 10;
  let text = '';
  if (di) text += `${isContainer ? '=)' : '=/'}${di}`;
  if (serial) text += `=,${serial.padStart(6, '0')}`;
  if (donationId) text += `=${donationId}`;
  if (expiresOn) text += writeDate(expiresOn, '>');
  if (manufacturedOn) text += writeDate(manufacturedOn, '}');
  if (lot) text += isContainer ? `&)${lot.padStart(10, '0')}` : `&,1${lot.padStart(18, '0')}`;
  const read = parseIccbba(text);
  return read.ok ? { ok: true, value: text } : refusal(read.reason, 'Correct the parts', read.position);
}

/** cyyjjj, where c is the century's digit (0 for 2000, 9 for 1900), and hhmm when there is a time. */
function readDate(digits: string): Reading<LabelDate> {
  const year = (digits.startsWith('9') ? 1900 : 2000 + 100 * Number(digits[0])) + Number(digits.slice(1, 3));
  const hour = digits.slice(6, 8);
  const minute = digits.slice(8, 10);
  if (Number(hour) > 23 || Number(minute) > 59) return refusal(`There is no time ${hour}:${minute}`, readAgain);
  return labelDateOfYearDay(year, Number(digits.slice(3, 6)), hour === '' ? null : `${hour}:${minute}`);
}

function writeDate(date: LabelDate, mark: '>' | '}'): string {
  const day = Temporal.PlainDate.from(date.on.length === 7 ? `${date.on}-01` : date.on);
  const century = String(Math.floor(day.year / 100)).slice(-1);
  const digits = `${day.year < 2000 ? 9 : century}${String(day.year).slice(-2)}${String(day.dayOfYear).padStart(3, '0')}`;
  return date.time === null ? `=${mark}${digits}` : `&${mark}${digits}${date.time.replace(':', '').slice(0, 4)}`;
}
