import { parseGln } from '@supply-hub/identifiers';
import { z } from 'zod';

/** A GS1 location number with a right check digit (R8). */
const gln = z.string().transform((text, context) => {
  const reading = parseGln(text);
  if (reading.ok) return reading.value;
  context.addIssue({ code: 'custom', message: `a GLN: ${reading.reason}. ${reading.remedy}.` });
  return z.NEVER;
});

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'lower-case letters, digits and dashes, at most 40');

const unitMs: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** A duration such as `500ms`, `60s`, `5m` or `1h`; becomes milliseconds. */
const duration = z.string().transform((text, context) => {
  const [, amount, unit] = /^(\d+)(ms|s|m|h)$/.exec(text) ?? [];
  const ms = unit === undefined ? undefined : unitMs[unit];
  if (ms === undefined) {
    context.addIssue({ code: 'custom', message: 'a duration such as 500ms, 60s, 5m or 1h' });
    return z.NEVER;
  }
  return Number(amount) * ms;
});

const auth = z.union([
  z.strictObject({ username: z.string().min(1), password: z.string().min(1) }),
  z.strictObject({ bearerToken: z.string().min(1) }),
]);

const system = z.strictObject({
  kind: z.enum(['sap-s4hana', 'fhir-r4', 'oracle-wms']),
  /** As people know it: provenance and error sentences carry this name. */
  name: z.string().min(1).max(80),
  baseUrl: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, '')),
  auth: auth.optional(),
  /** FHIR: the identifier system under which a case's number stands in Appointment.identifier. */
  caseNumberSystem: z.string().optional(),
  /** How long one call may take. */
  timeout: duration.default(10_000),
});

const theatre = z.strictObject({
  id: slug,
  name: z.string().min(1),
  codes: z.record(slug, z.string().min(1)).default({}),
  /** Codes of the storage locations that supply this theatre. */
  suppliedBy: z.array(z.string().min(1)).default([]),
});

const facility = z.strictObject({
  id: slug,
  name: z.string().min(1).max(120),
  gln: gln.optional(),
  timeZone: z.string().refine(isTimeZone, 'an IANA time zone such as America/Chicago'),
  bufferBeforeCaseMinutes: z
    .int()
    .min(0)
    .max(7 * 24 * 60)
    .default(120),
  /** The facility's code in each system, by system id. */
  codes: z.record(slug, z.string().min(1)).default({}),
  /** The system whose stock counts at this facility. */
  stockSystem: slug,
  locations: z.array(z.strictObject({ code: z.string().min(1), name: z.string().min(1) })).default([]),
  theatres: z.array(theatre).default([]),
});

function isTimeZone(name: string): boolean {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId !== '';
  } catch {
    return false;
  }
}

const maxAges = z.strictObject({
  stock: duration.default(60_000),
  cases: duration.default(60_000),
  orders: duration.default(300_000),
  masters: duration.default(3_600_000),
});

const polls = z.strictObject({
  stock: duration.default(30_000),
  cases: duration.default(20_000),
  orders: duration.default(30_000),
  masters: duration.default(300_000),
});

/** hub.yaml, as written. Cross-references are checked after the shape. */
export const hubConfigSchema = z
  .strictObject({
    systems: z.record(slug, system),
    maxAge: maxAges.prefault({}),
    poll: polls.prefault({}),
    facilities: z.array(facility).min(1, 'at least one facility'),
  })
  .superRefine((config, context) => {
    const seen = new Map<string, number>();
    config.facilities.forEach((each, index) => {
      const at = (...path: (string | number)[]) => ['facilities', index, ...path];
      if (seen.has(each.id)) {
        context.addIssue({
          code: 'custom',
          path: at('id'),
          message: `another facility already has the id "${each.id}"`,
        });
      }
      seen.set(each.id, index);
      for (const id of [each.stockSystem, ...Object.keys(each.codes)]) {
        if (config.systems[id] === undefined) {
          context.addIssue({ code: 'custom', path: at('codes'), message: `"${id}" is not a system of this file` });
        }
      }
      if (each.codes[each.stockSystem] === undefined) {
        context.addIssue({
          code: 'custom',
          path: at('codes'),
          message: `needs this facility's code in "${each.stockSystem}", its stockSystem`,
        });
      }
      const known = new Set(each.locations.map((location) => location.code));
      each.theatres.forEach((room, roomIndex) => {
        const strange = room.suppliedBy.filter((code) => !known.has(code));
        if (strange.length > 0) {
          context.addIssue({
            code: 'custom',
            path: at('theatres', roomIndex, 'suppliedBy'),
            message: `${strange.join(', ')} is not among this facility's locations`,
          });
        }
      });
    });
    for (const id of Object.keys(config.systems)) {
      const codes = config.facilities.flatMap((each) => each.codes[id] ?? []);
      const twice = codes.find((code, index) => codes.indexOf(code) !== index);
      if (twice !== undefined) {
        context.addIssue({
          code: 'custom',
          path: ['facilities'],
          message: `two facilities have the code "${twice}" in "${id}"`,
        });
      }
    }
  })
  .transform(({ maxAge, poll, systems, ...rest }) => ({
    ...rest,
    systems: Object.fromEntries(
      Object.entries(systems).map(([id, { timeout, ...each }]) => [id, { id, timeoutMs: timeout, ...each }] as const),
    ),
    maxAgeMs: maxAge,
    pollMs: poll,
  }));

/** What the hub knows of its systems and facilities. Durations are milliseconds. */
export type HubConfig = z.output<typeof hubConfigSchema>;
/** A configured source. `id` is its key in hub.yaml; `name` is how people know it. */
export type SystemConfig = HubConfig['systems'][string];
export type FacilityConfig = HubConfig['facilities'][number];
export type TheatreConfig = FacilityConfig['theatres'][number];
/** How a class of data ages and how often it is polled. */
export type Aging = keyof HubConfig['maxAgeMs'];
