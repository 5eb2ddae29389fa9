import { $PartnerProfile, type TradingPartner } from '@supply-hub/partners';
import type { Db, Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { z } from 'zod';

/** A partner as the exchange knows it; one whose profile was taken away is nobody any more. */
export interface KnownPartner extends TradingPartner {
  readonly isGone: boolean;
}

/** The partners at the moment. */
export interface PartnerBook {
  /** By slug, those that are gone too. One statement, and one more when a profile is new. */
  read(db: Db | Tx): Promise<ReadonlyMap<string, KnownPartner>>;
}

const $Version = z.object({ partner: z.string(), version: z.coerce.number() });
const $Row = z.object({
  partner: z.string(),
  id: z.string(),
  version: z.coerce.number(),
  profile: $PartnerProfile,
  supplier_id: z.string().nullable(),
  hold: z.object({ reason: z.string(), by: z.string(), at: z.string() }).nullable(),
  is_gone: z.boolean(),
});

/** Asks each time which versions there are, and reads again only what it has not read yet: never old, and cheap. */
export function createPartnerBook(): PartnerBook {
  const known = new Map<string, KnownPartner>();
  return {
    async read(db) {
      const versions = z
        .array($Version)
        .parse([...(await db.execute(sql`select partner, version from hub.partner order by partner`))]);
      const stale = versions.filter(({ partner, version }) => known.get(partner)?.version !== version);
      if (stale.length > 0) {
        const rows = await db.execute(sql`
          select partner, id, version, profile, supplier_id, hold, is_gone from hub.partner
          where partner = any(${sql.param(stale.map(({ partner }) => partner))}::text[])`);
        for (const row of rows) {
          const { partner, supplier_id: supplierId, is_gone: isGone, ...rest } = $Row.parse(row);
          known.set(partner, { ...rest, supplierId, isGone });
        }
      }
      return new Map(known);
    },
  };
}
