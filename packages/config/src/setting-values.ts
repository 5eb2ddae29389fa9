/** What people write in the hub's files, in hub.yaml and in profiles alike. */
import { z } from 'zod';

/** What files, addresses and other settings call a thing. */
export const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'lower-case letters, digits and dashes, at most 40');

const unitMs: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `500ms`, `30s`, `5m`, `24h` or `90d`; becomes milliseconds. */
export const duration = z.string().transform((written, context) => {
  const [, amount, unit] = /^(\d{1,9})(ms|s|m|h|d)$/.exec(written) ?? [];
  const ms = unit === undefined ? undefined : unitMs[unit];
  if (ms !== undefined) return Number(amount) * ms;
  context.addIssue({ code: 'custom', message: 'a duration such as 500ms, 30s, 5m, 24h or 90d' });
  return z.NEVER;
});

export const timeZone = z.string().refine(isTimeZone, 'an IANA time zone such as America/Chicago');

function isTimeZone(name: string): boolean {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId !== '';
  } catch {
    return false;
  }
}

/** Where a setting stands: `transports.sftp.hostKey`, `routing[1].via` */
export function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`))
    .join('');
}
