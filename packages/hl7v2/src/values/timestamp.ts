/** How much of a timestamp was said. */
export type TimestampPrecision = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'fraction';

/**
 * An HL7 point in time as its sender wrote it: `YYYY[MM[DD[HH[MM[SS[.S…]]]]]][+/-ZZZZ]`. It is no instant
 * until a zone is known (R30), and never more precise than what was said.
 */
export interface Hl7Timestamp {
  /** As written. */
  readonly text: string;
  readonly precision: TimestampPrecision;
  /** The wall clock it names; parts that were not said are their least value. */
  readonly local: Temporal.PlainDateTime;
  /** `+02:15`, or `undefined`: the sender's facility decides. */
  readonly offset: string | undefined;
}

const pattern =
  /^(\d{4})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:\.(\d{1,9}))?)?)?)?)?)?(?:([+-])(0\d|1[0-4])([0-5]\d))?$/;
const precisions: readonly TimestampPrecision[] = ['year', 'month', 'day', 'hour', 'minute', 'second', 'fraction'];

/** Reads a timestamp; `undefined` for anything else: no month 13, no 30 February, no 24:00, no second 60. */
export function parseTimestamp(text: string): Hl7Timestamp | undefined {
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', fraction = ''] = match;
  const said = match.slice(1, 8).filter((part) => part !== undefined).length;
  const [sign, offsetHours, offsetMinutes] = match.slice(8);
  try {
    return {
      text,
      precision: precisions[said - 1] ?? 'year',
      local: Temporal.PlainDateTime.from(
        {
          year: Number(year),
          month: Number(month),
          day: Number(day),
          hour: Number(hour),
          minute: Number(minute),
          second: Number(second),
          millisecond: Number(fraction.padEnd(9, '0').slice(0, 3)),
          microsecond: Number(fraction.padEnd(9, '0').slice(3, 6)),
          nanosecond: Number(fraction.padEnd(9, '0').slice(6, 9)),
        },
        { overflow: 'reject' },
      ),
      offset: sign === undefined ? undefined : `${sign}${offsetHours}:${offsetMinutes}`,
    };
  } catch {
    return undefined;
  }
}

/** The calendar date as written, or `undefined` when only a year or a month was said. */
export function dateOf(timestamp: Hl7Timestamp): Temporal.PlainDate | undefined {
  return timestamp.precision === 'year' || timestamp.precision === 'month' ? undefined : timestamp.local.toPlainDate();
}

export interface ResolvedInstant {
  readonly instant: Temporal.Instant;
  /** Who said the zone: the message or the facility. */
  readonly zone: 'offset' | 'facility';
  /**
   * The wall clock was ambiguous where the facility is: `gap`, a time that does not exist there (taken as
   * much later as the clock jumps, as an alarm clock would), or `overlap`, one that comes twice (the first).
   */
  readonly clockChange: 'gap' | 'overlap' | undefined;
}

/**
 * The instant a timestamp names: by its own offset, else on the facility's wall clock (R30). `undefined`
 * when no hour was said: a day is no instant.
 * @param facilityZone an IANA zone, for example `America/Chicago`
 */
export function instantOf(timestamp: Hl7Timestamp, facilityZone: string): ResolvedInstant | undefined {
  const { local, offset, precision } = timestamp;
  if (precision === 'year' || precision === 'month' || precision === 'day') return undefined;
  if (offset !== undefined) {
    return { instant: local.toZonedDateTime(offset).toInstant(), zone: 'offset', clockChange: undefined };
  }
  const first = local.toZonedDateTime(facilityZone, { disambiguation: 'earlier' });
  const last = local.toZonedDateTime(facilityZone, { disambiguation: 'later' });
  if (first.equals(last)) return { instant: first.toInstant(), zone: 'facility', clockChange: undefined };
  return first.toPlainDateTime().equals(local)
    ? { instant: first.toInstant(), zone: 'facility', clockChange: 'overlap' }
    : { instant: last.toInstant(), zone: 'facility', clockChange: 'gap' };
}

/**
 * An instant as HL7 writes it, always with its offset: `20260301140510-0600`.
 * @param timeZone whose wall clock it shows. @default 'UTC'
 */
export function formatTimestamp(
  instant: Temporal.Instant,
  {
    timeZone = 'UTC',
    precision = 'second',
  }: { timeZone?: string; precision?: 'minute' | 'second' | 'millisecond' } = {},
): string {
  const second = Math.floor(instant.epochMilliseconds / 1000);
  if (precision !== 'second') return format(instant, timeZone, precision);
  // Answers are written by the thousand in a second, and a wall clock in a zone is dear to make.
  if (second !== lastSecond.second || timeZone !== lastSecond.timeZone) {
    lastSecond = { second, timeZone, text: format(instant, timeZone, precision) };
  }
  return lastSecond.text;
}

let lastSecond = { second: Number.NaN, timeZone: '', text: '' };

function format(instant: Temporal.Instant, timeZone: string, precision: 'minute' | 'second' | 'millisecond'): string {
  const text = instant.toZonedDateTimeISO(timeZone).toString({ timeZoneName: 'never', smallestUnit: precision });
  // The offset is the last six characters: ±hh:mm.
  return text.slice(0, -6).replaceAll(/[-:T]/g, '') + text.slice(-6).replace(':', '');
}
