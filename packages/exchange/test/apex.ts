import { hubId } from '@supply-hub/identifiers';
import { partnerProfileSchema } from '@supply-hub/partners';
import type { Connection } from '@supply-hub/postgres';
import type { z } from 'zod';

export const apexSupplier = hubId('supplier', 'erp', '17300001');

/** An invented supplier's profile, as its file says it. */
export const apexProfile: z.input<typeof partnerProfileSchema> = {
  partner: 'apex',
  name: 'Apex Medical Supply',
  kind: 'supplier',
  timeZone: 'America/Chicago',
  x12: {
    us: { qualifier: 'ZZ', id: 'MERIDIAN', group: 'MERIDIAN' },
    them: { qualifier: 'ZZ', id: 'APEX', group: 'APEX' },
  },
  documents: { receive: ['855', '856', '810'], send: ['850'] },
  clocks: { '997': '1h', '855': '24h', '856': '72h' },
  transports: { main: { kind: 'folder', in: '/nowhere/in', out: '/nowhere/out' } },
  send: { via: 'main' },
};

/** Has the exchange know a partner, as the event of it would. */
export async function keepPartner(
  hub: Connection,
  profile: z.input<typeof partnerProfileSchema> = apexProfile,
  { hold = null, isGone = false }: { hold?: { reason: string } | null; isGone?: boolean } = {},
): Promise<void> {
  const parsed = partnerProfileSchema.parse(profile);
  const held = hold && { ...hold, by: 'a steward', at: '2026-03-05T19:00:00Z' };
  await hub.sql`
    insert into hub.partner as held (partner, id, version, name, profile, supplier_id, hold, is_gone)
    values (${parsed.partner}, ${hubId('partner', 'hub', parsed.partner)}, 1, ${parsed.name},
      ${JSON.stringify(parsed)}::text::jsonb, ${apexSupplier}, ${held && JSON.stringify(held)}::text::jsonb, ${isGone})
    on conflict (partner) do update set version = held.version + 1, profile = excluded.profile, hold = excluded.hold,
      is_gone = excluded.is_gone`;
}
