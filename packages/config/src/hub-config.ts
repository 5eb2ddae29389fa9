import { parseGln } from '@supply-hub/identifiers';
import { z } from 'zod';
import { duration, slug, timeZone } from './setting-values.ts';

/** A GS1 location number with a right check digit (R8). */
const gln = z.string().transform((text, context) => {
  const reading = parseGln(text);
  if (reading.ok) return reading.value;
  context.addIssue({ code: 'custom', message: `a GLN: ${reading.reason}. ${reading.remedy}.` });
  return z.NEVER;
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
  timeZone,
  bufferBeforeCaseMinutes: z
    .int()
    .min(0)
    .max(7 * 24 * 60)
    .default(120),
  /** The facility's code in each system, by system id. */
  codes: z.record(slug, z.string().min(1)).default({}),
  /** The system whose stock counts at this facility. */
  stockSystem: slug,
  /** How long the quickest way to get a missing supply takes: the latest time to act lies so long before it must be there. */
  quickestRemedyMinutes: z
    .int()
    .min(0)
    .max(7 * 24 * 60)
    .default(240),
  locations: z.array(z.strictObject({ code: z.string().min(1), name: z.string().min(1) })).default([]),
  theatres: z.array(theatre).default([]),
});

const sender = z.strictObject({
  id: slug,
  /** As people know it: exceptions and lineage carry this name. */
  name: z.string().min(1).max(80),
  protocol: z.enum(['hl7v2']),
  /** MSH-3 of its messages: the namespace id, or the universal id where it has none. */
  application: z.string().min(1),
  /** MSH-4; absent: any of that application. */
  facility: z.string().min(1).optional(),
  /** Whose keys and codes its messages carry: a system of this file, or a name of its own where nothing can be read. */
  system: slug,
  /** Message codes (MSH-9.1) taken from it. */
  accepts: z.array(z.enum(['SIU'])).default(['SIU']),
  /**
   * The assigning authorities (SCH-2.2, or SCH-2.3) under which its filler appointment id is the case number of
   * `system`. An id without an authority always is.
   */
  caseNumberAuthorities: z.array(z.string().min(1)).default([]),
  /** For how long a control id names one message (R69). */
  duplicateWindow: duration.default(7 * 24 * 3_600_000),
});

const preferenceCards = z.strictObject({
  /** A CSV file, read again when it changes; a relative path is relative to hub.yaml. */
  file: z.string().min(1),
});

/** Certificates in PEM files; relative paths are relative to hub.yaml. */
const serverTls = z.strictObject({
  certFile: z.string().min(1),
  keyFile: z.string().min(1),
  /** Whose clients may connect: each must show a certificate of these authorities. Absent: any client may. */
  caFile: z.string().min(1).optional(),
});

const mllpPort = z.strictObject({
  /** 0 takes a free one. */
  port: z.int().min(0).max(65_535),
  /** @default that of HUB_HOST */
  host: z.string().min(1).optional(),
  /** Absent: plain TCP, for a network that is private already. */
  tls: serverTls.optional(),
});

const exchange = z.strictObject({
  /** The folder of trading partners' profiles, read again when one changes; relative to hub.yaml. */
  partners: z.string().min(1).optional(),
  /** Partners of kind warehouse, by their slugs, that keep the stock of facilities: each may be a \`stockSystem\`. */
  warehouses: z.array(slug).default([]),
  /** Where HL7 v2 messages arrive beside HUB_MLLP_PORT. */
  mllp: z.array(mllpPort).default([]),
  /** Where partners post: on HUB_EXCHANGE_PORT. Without certificates it is plain HTTP, for a proxy in front. */
  https: z.strictObject({ tls: serverTls.optional() }).prefault({}),
});

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

/** The first value that stands there twice. */
const repeated = (values: readonly string[]): string | undefined =>
  values.find((value, index) => values.indexOf(value) !== index);

/**
 * What a system calls a facility, and in FHIR its theatres too: a Location has one id, whatever it is part of. A site
 * that is one room may be both.
 */
const codesOf = ({ codes, theatres }: z.output<typeof facility>, system: string, isFhir: boolean): string[] => [
  ...new Set([codes[system] ?? [], isFhir ? theatres.flatMap((room) => room.codes[system] ?? []) : []].flat()),
];

/** hub.yaml, as written. Cross-references are checked after the shape. */
export const hubConfigSchema = z
  .strictObject({
    systems: z.record(slug, system),
    maxAge: maxAges.prefault({}),
    poll: polls.prefault({}),
    /** Who may send messages. */
    senders: z.array(sender).default([]),
    preferenceCards: preferenceCards.optional(),
    exchange: exchange.prefault({}),
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
        const isPartner = config.exchange.warehouses.includes(id);
        if (config.systems[id] === undefined && !isPartner && !config.senders.some((one) => one.system === id)) {
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
      const unique = (path: 'locations' | 'theatres', what: string, values: readonly string[]) => {
        const value = repeated(values);
        if (value === undefined) return;
        context.addIssue({ code: 'custom', path: at(path), message: `two have the ${what} "${value}"` });
      };
      const { locations, theatres } = each;
      const locationCodes = locations.map(({ code }) => code);
      unique('locations', 'code', locationCodes);
      const theatreIds = theatres.map(({ id }) => id);
      unique('theatres', 'id', theatreIds);
      const rooms = theatres.flatMap(({ codes }) => Object.entries(codes));
      for (const [id, own] of Map.groupBy(rooms, ([id]) => id)) {
        const codes = own.map(([, code]) => code);
        unique('theatres', `${id} code`, codes);
      }
      const known = new Set(locationCodes);
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
    config.exchange.warehouses.forEach((id, index) => {
      if (config.systems[id] === undefined) return;
      context.addIssue({
        code: 'custom',
        path: ['exchange', 'warehouses', index],
        message: `"${id}" is a system of this file: a partner that keeps stock has a name of its own`,
      });
    });
    config.senders.forEach((each, index) => {
      const same = config.senders.findIndex(
        (other) =>
          other.id === each.id ||
          (other.protocol === each.protocol &&
            other.application === each.application &&
            other.facility === each.facility),
      );
      if (same !== index) {
        context.addIssue({
          code: 'custom',
          path: ['senders', index],
          message: `is the same sender as number ${same + 1}: its id, or its application and facility`,
        });
      }
    });
    const coded = [...Object.keys(config.systems), ...config.senders.map((each) => each.system)];
    for (const id of new Set([...coded, ...config.exchange.warehouses])) {
      const isFhir = config.systems[id]?.kind === 'fhir-r4';
      const code = repeated(config.facilities.flatMap((each) => codesOf(each, id, isFhir)));
      if (code !== undefined) {
        context.addIssue({
          code: 'custom',
          path: ['facilities'],
          message: `two facilities have the code "${code}" in "${id}"${isFhir ? ', themselves or in a theatre' : ''}`,
        });
      }
    }
  })
  .transform(({ maxAge, poll, systems, senders, ...rest }) => ({
    ...rest,
    senders: senders.map(({ duplicateWindow, ...each }) => ({ ...each, duplicateWindowMs: duplicateWindow })),
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
/** Who may send messages, and what they mean. */
export type SenderConfig = HubConfig['senders'][number];
/** Certificates of a port; paths are absolute. */
export type ServerTlsConfig = NonNullable<HubConfig['exchange']['mllp'][number]['tls']>;
export type FacilityConfig = HubConfig['facilities'][number];
export type TheatreConfig = FacilityConfig['theatres'][number];
/** How a class of data ages and how often it is polled. */
export type Aging = keyof HubConfig['maxAgeMs'];
