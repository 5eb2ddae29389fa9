import { daysIn } from './gs1-value-rules.ts';
import { fullYear, labelDate, labelDateOfYearDay, type LabelDate, twoDigits, type Today } from './label-date.ts';
import { refusal, type Reading } from './reading.ts';

/** The date forms of an HIBC secondary code, by what stands after `$$` (ANSI/HIBC 2.6, secondary data). */
export type HibcDateForm = 'MMYY' | 'MMDDYY' | 'YYMMDD' | 'YYMMDDHH' | 'YYJJJ' | 'YYJJJHH';

const formByFlag: Readonly<Record<string, HibcDateForm>> = {
  '2': 'MMDDYY',
  '3': 'YYMMDD',
  '4': 'YYMMDDHH',
  '5': 'YYJJJ',
  '6': 'YYJJJHH',
};

export interface ReadHibcDate {
  /** `null` where flag 7 says that there is none. */
  readonly date: LabelDate | null;
  /** Where the lot or serial begins. */
  readonly end: number;
}

/** Reads the flag and date at a position. */
export function readHibcDate(text: string, position: number, today: Today): Reading<ReadHibcDate> {
  const flag = text.charAt(position);
  if (flag === '7') return { ok: true, value: { date: null, end: position + 1 } };
  if (flag === '0' || flag === '1') return readForm(text, position, 'MMYY', today);
  const form = formByFlag[flag];
  if (form !== undefined) return readForm(text, position + 1, form, today);
  return refusal(
    'A date, or 7 for none, belongs here',
    'Scan it again; if the label says so, tell its maker',
    position,
  );
}

/** Reads one date form at a position; an hour makes it a time. */
export function readForm(text: string, position: number, form: HibcDateForm, today: Today): Reading<ReadHibcDate> {
  const end = position + form.length;
  const digits = text.slice(position, end);
  const stranger = digits.search(/[^0-9]/);
  if (digits.length < form.length || stranger >= 0) {
    return refusal(
      `A date in the form ${form} belongs here`,
      'Scan it again; if the label says so, tell its maker',
      position + (stranger < 0 ? digits.length : stranger),
    );
  }
  const part = (letters: string) => Number(digits.slice(form.indexOf(letters), form.indexOf(letters) + letters.length));
  const year = fullYear(part('YY'), today);
  const time = form.endsWith('HH') ? digits.slice(-2) : null;
  if (time !== null && Number(time) > 23) return noSuch(`hour ${time}`, end - 2);
  if (form.includes('JJJ')) {
    const date = labelDateOfYearDay(year, part('JJJ'), time);
    return date.ok ? { ok: true, value: { date: date.value, end } } : { ...date, position: position + 2 };
  }
  const month = part('MM');
  if (month < 1 || month > 12) return noSuch(`month ${twoDigits(month)}`, position + form.indexOf('MM'));
  if (form === 'MMYY') return { ok: true, value: { date: labelDate(year, month, null, true), end } };
  const day = part('DD');
  if (day < 1 || day > daysIn(year, month)) return noSuch(`day ${twoDigits(day)}`, position + form.indexOf('DD'));
  return { ok: true, value: { date: labelDate(year, month, day, true, time), end } };
}

/**
 * The flag and digits of an expiry, in the form asked for or the one that fits it best.
 * @returns `null` when the form cannot say that date
 */
export function writeHibcDate(date: LabelDate, asked?: HibcDateForm): string | null {
  const [year = '', month = '', day = ''] = date.on.split('-');
  const hour = date.time?.slice(0, 2);
  const form = asked ?? (date.precision === 'month' ? 'MMYY' : hour === undefined ? 'YYMMDD' : 'YYMMDDHH');
  if ((date.precision === 'month') !== (form === 'MMYY')) return null;
  if ((hour !== undefined) !== form.endsWith('HH') || (hour !== undefined && date.time !== `${hour}:00`)) return null;
  const flag = Object.entries(formByFlag).find(([, each]) => each === form)?.[0] ?? '';
  const digits = form
    .replace('YY', year.slice(-2))
    .replace('MM', month)
    .replace('DD', day)
    .replace('HH', hour ?? '')
    .replace('JJJ', String(dayOfYear(Number(year), Number(month), Number(day))).padStart(3, '0'));
  return flag + digits;
}

function dayOfYear(year: number, month: number, day: number): number {
  let days = day;
  for (let earlier = 1; earlier < month; earlier += 1) days += daysIn(year, earlier);
  return days;
}

function noSuch(what: string, position: number): ReturnType<typeof refusal> {
  return refusal(`There is no ${what}`, 'Scan it again; if the label says so, tell its maker', position);
}
