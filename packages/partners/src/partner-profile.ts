import { duration as writtenDuration, slug, timeZone } from '@supply-hub/config';
import { z } from 'zod';
import { transportSchema } from './partner-transport.ts';
import { decimal, documentType, milliseconds, separator, text, wholeNumber, x12Unit } from './profile-values.ts';

const dayMs = 86_400_000;

/** An interchange's party: ISA05/06 or ISA07/08, and GS02 or GS03. */
const party = z.strictObject({
  qualifier: z.string().regex(/^[A-Z0-9]{2}$/, 'the two characters of ISA05 or ISA07, for example ZZ, 01 or 14'),
  id: z.string().regex(/^[!-~](?:[ -~]{0,13}[!-~])?$/, '1 to 15 printable characters, as they stand in the ISA'),
  group: z.string().regex(/^[!-~][ -~]{0,13}[!-~]$/, '2 to 15 printable characters, as they stand in the GS'),
});

/** The two forms of a profile differ only in how durations are said. */
function profileSchema(duration: z.ZodType<number>) {
  return z.strictObject({
    /** The file's own name, without `.yaml`. */
    partner: slug,
    name: z.string().min(1, 'its name, as people know it').max(80, 'at most 80 characters'),
    kind: z.enum(['supplier', 'warehouse', 'carrier', 'buying-group']),
    /** Its record in the supplier master: the system's id in hub.yaml and the number there. */
    supplier: z.strictObject({ system: slug, number: text }).optional(),
    contact: z.string().max(200, 'at most 200 characters').optional(),
    /** X12 dates have no zone: this is the partner's (R30). */
    timeZone,
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
      sendOrdersFrom: z.iso.date('a day such as 2026-03-09').optional(),
    }),
    /** How long each answer may take after the 850 went out. Absent: nobody waits for it. */
    clocks: z
      .strictObject({ '997': duration.default(dayMs), '855': duration.optional(), '856': duration.optional() })
      .prefault({}),
    /** For how long a control number names one interchange (R46). */
    duplicateWindow: duration.default(90 * dayMs),
    /** Its own unit codes → X12 355 codes as the hub reads them (R4); those of the standard need no entry. */
    units: z.record(z.string().min(1).max(3, 'a unit code of at most 3 characters'), x12Unit).default({}),
    tolerances: z
      .strictObject({
        pricePercent: decimal.default('0'),
        quantityPercent: decimal.default('0'),
        priceAmount: decimal.optional(),
      })
      .prefault({}),
    /** How its 855 and 865 are read where X12 leaves it open (R40). */
    answers: z
      .strictObject({
        /** What the rest of a line is whose only answer is a backorder of a part: accepted, or not answered. */
        besideBackorder: z.enum(['accepted', 'unsaid']).default('accepted'),
        /** What the quantity of a lone BP counts: what is shipped, or what is backordered. */
        partialCounts: z.enum(['shipped', 'backordered']).default('shipped'),
      })
      .prefault({}),
    transports: z.record(slug, transportSchema(duration)),
    /** First rule that fits decides by which transport a document goes. */
    routing: z
      .array(
        z.strictObject({
          types: z.array(documentType).optional(),
          /** Ids of hub.yaml. */
          facilities: z.array(slug).optional(),
          /** A prefix of the business key, for example `po:45`. */
          businessKey: text.optional(),
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
        maxAttempts: wholeNumber(1, 1000).default(20),
      })
      .optional(),
    /** Set while nothing may be sent to it; a person may hold it in the hub too. */
    hold: z.strictObject({ reason: text }).optional(),
    /** How long raw payloads are kept; what became of a document is kept for ever. */
    retention: z
      .strictObject({ applied: duration.default(400 * dayMs), other: duration.default(400 * dayMs) })
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
