import { z } from 'zod';

/** The X12 transaction sets the hub speaks. */
export const documentTypes = [
  '210',
  '214',
  '810',
  '824',
  '832',
  '845',
  '846',
  '850',
  '855',
  '856',
  '860',
  '861',
  '865',
  '867',
  '940',
  '943',
  '944',
  '945',
  '947',
  '997',
  '999',
  'TA1',
] as const;
export type DocumentType = (typeof documentTypes)[number];
const documentType = z.enum(documentTypes);

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'lower-case letters, digits and dashes, at most 40');
const unitMs: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
/** `500ms`, `30s`, `5m`, `24h` or `90d`; becomes milliseconds. */
const writtenDuration = z.string().transform((text, context) => {
  const [, amount, unit] = /^(\d+)(ms|s|m|h|d)$/.exec(text) ?? [];
  const ms = unit === undefined ? undefined : unitMs[unit];
  if (ms !== undefined) return Number(amount) * ms;
  context.addIssue({ code: 'custom', message: 'a duration such as 500ms, 30s, 5m, 24h or 90d' });
  return z.NEVER;
});
/** Once it is read. */
const milliseconds = z.int().nonnegative();

/** Which environment variable holds a secret. The secret itself never stands in a profile: profiles travel in events. */
const secretName = z
  .string()
  .regex(/^\$\{[A-Z_][A-Z0-9_]*\}$/, 'the name of an environment variable that holds it, as ${NAME}');
const separator = z.string().length(1);
const decimal = z.string().regex(/^\d+(\.\d+)?$/, 'a decimal in quotes, for example "2.5"');

/** An interchange's party: ISA05/06 or ISA07/08, and GS02 or GS03. */
const party = z.strictObject({
  qualifier: z.string().length(2),
  id: z.string().min(1).max(15),
  group: z.string().min(2).max(15),
});

/** The two forms of a profile differ only in how durations are said. */
function profileSchema(duration: z.ZodType<number>) {
  const folder = z.strictObject({
    kind: z.literal('folder'),
    /** Where the partner puts files for us, and where we put files for it; relative to the profile's folder. */
    in: z.string().min(1).optional(),
    out: z.string().min(1).optional(),
    /** Where files go once they are stored. */
    archive: z.string().min(1).optional(),
    poll: duration.default(5000),
  });
  const sftp = z.strictObject({
    kind: z.literal('sftp'),
    host: z.string().min(1),
    port: z.int().min(1).max(65_535).default(22),
    username: z.string().min(1),
    password: secretName.optional(),
    /** Instead of `password`: a file that holds nothing else; relative to the profile's folder. */
    passwordFile: z.string().min(1).optional(),
    /** A file with our private key; relative to the profile's folder. */
    privateKeyFile: z.string().min(1).optional(),
    /** The server's key as `SHA256:` and 43 characters: no other server is spoken to. */
    hostKey: z.string().regex(/^SHA256:[A-Za-z0-9+/]{43}$/, 'the fingerprint "SHA256:…" that ssh-keygen -lf prints'),
    /** On the server: where we fetch, put, and move what was fetched. */
    in: z.string().min(1).optional(),
    out: z.string().min(1).optional(),
    archive: z.string().min(1).optional(),
    poll: duration.default(30_000),
  });
  const https = z.strictObject({
    kind: z.literal('https'),
    /** Where we post documents to. Absent: it only posts to us. */
    url: z.url({ protocol: /^https?$/ }).optional(),
    /** What we send it as `Authorization: Bearer`. */
    token: secretName.optional(),
    /** Instead of `token`: a file that holds nothing else; relative to the profile's folder. */
    tokenFile: z.string().min(1).optional(),
    /** SHA-256, in hex, of the token it sends us at /exchange/<partner>. */
    acceptTokenSha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'the SHA-256 of the token, 64 hex digits')
      .optional(),
  });
  const mllp = z.strictObject({
    kind: z.literal('mllp'),
    host: z.string().min(1),
    port: z.int().min(1).max(65_535),
    /** A file with the certificates to trust; absent: plain text, for loopback and tunnels. */
    caFile: z.string().min(1).optional(),
  });
  const transport = z.discriminatedUnion('kind', [folder, sftp, https, mllp]);

  return z.strictObject({
    /** The file's own name, without `.yaml`. */
    partner: slug,
    name: z.string().min(1).max(80),
    kind: z.enum(['supplier', 'warehouse', 'carrier', 'buying-group']),
    /** Its record in the supplier master: the system's id in hub.yaml and the number there. */
    supplier: z.strictObject({ system: slug, number: z.string().min(1) }).optional(),
    contact: z.string().max(200).optional(),
    /** X12 dates have no zone: this is the partner's (R30). */
    timeZone: z.string(),
    x12: z.strictObject({
      us: party,
      them: party,
      /** Who they are in interchanges flagged T, where that differs. */
      themInTests: party.optional(),
      separators: z
        .strictObject({
          element: separator.default('*'),
          component: separator.default('>'),
          repetition: separator.default('^'),
          segment: separator.default('~'),
          /** Written behind each segment terminator. */
          newline: z.enum(['none', 'lf', 'crlf']).default('none'),
        })
        .prefault({}),
      version: z.enum(['004010', '005010']).default('004010'),
      versions: z.partialRecord(documentType, z.enum(['004010', '005010'])).default({}),
      acknowledgeWith: z.enum(['997', '999', 'none']).default('997'),
      /** P: production. T: everything exchanged with it is a test. */
      usage: z.enum(['P', 'T']).default('P'),
    }),
    documents: z.strictObject({
      /** What is taken from it; anything else is parked. */
      receive: z.array(documentType).default([]),
      /** What the hub sends it. An 850 here means that the hub transmits its orders and the ERP does not. */
      send: z.array(documentType).default([]),
      /** Orders placed before this day are not transmitted: another system has done so. */
      sendOrdersFrom: z.iso.date().optional(),
    }),
    /** How long each answer may take after the 850 went out. Absent: nobody waits for it. */
    clocks: z
      .strictObject({ '997': duration.default(86_400_000), '855': duration.optional(), '856': duration.optional() })
      .prefault({}),
    /** For how long a control number names one interchange (R46). */
    duplicateWindow: duration.default(90 * 86_400_000),
    /** Its own unit codes → X12 355 codes as the hub reads them (R4); those of the standard need no entry. */
    units: z.record(z.string().min(1).max(3), z.string().min(2).max(3)).default({}),
    tolerances: z
      .strictObject({
        pricePercent: decimal.default('0'),
        quantityPercent: decimal.default('0'),
        priceAmount: decimal.optional(),
      })
      .prefault({}),
    transports: z.record(slug, transport),
    /** First rule that fits decides by which transport a document goes. */
    routing: z
      .array(
        z.strictObject({
          types: z.array(documentType).optional(),
          facilities: z.array(slug).optional(),
          /** A prefix of the business key, for example `po:45`. */
          businessKey: z.string().optional(),
          via: slug,
        }),
      )
      .default([]),
    send: z
      .strictObject({
        via: slug,
        /** Taken when `via` failed for `fallbackAfter`. */
        fallback: slug.optional(),
        fallbackAfter: duration.default(1_800_000),
        maxAttempts: z.int().min(1).max(1000).default(20),
      })
      .optional(),
    /** Set while nothing may be sent to it; a person may hold it in the hub too. */
    hold: z.strictObject({ reason: z.string().min(1) }).optional(),
    /** How long raw payloads are kept; what became of a document is kept for ever. */
    retention: z
      .strictObject({ applied: duration.default(400 * 86_400_000), other: duration.default(400 * 86_400_000) })
      .prefault({}),
  });
}

/** A profile file, as written. Cross-references are checked by `readPartner`. */
export const partnerProfileSchema = profileSchema(writtenDuration);

/** A profile that was read from its file, as events and tables keep it. */
export const $PartnerProfile = profileSchema(milliseconds);

/** A trading partner's profile. Durations are milliseconds; paths are absolute once it is read from a file. */
export type PartnerProfile = z.output<typeof partnerProfileSchema>;
export type PartnerTransport = PartnerProfile['transports'][string];

/** A partner as the hub knows it at the moment. */
export interface TradingPartner {
  /** The hub's id: `hubId('partner', 'hub', profile.partner)`. */
  readonly id: string;
  /** Rises by each change of profile or hold. */
  readonly version: number;
  readonly profile: PartnerProfile;
  /** Hub id of its supplier; null when it is none, as a warehouse. */
  readonly supplierId: string | null;
  /** Why nothing is sent to it now; null: it is. */
  readonly hold: { readonly reason: string; readonly by: string; readonly at: string } | null;
}
