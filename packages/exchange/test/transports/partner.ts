import { createHash } from 'node:crypto';
import { $PartnerProfile, type PartnerProfile, type TradingPartner } from '@supply-hub/partners';

/** An invented partner. */
export function partnerWith(
  transports: PartnerProfile['transports'],
  { partner = 'acme', version = 1 } = {},
): TradingPartner {
  const party = (id: string) => ({ qualifier: 'ZZ', id, group: id });
  const profile = $PartnerProfile.parse({
    partner,
    name: 'Acme Surgical',
    kind: 'supplier',
    timeZone: 'America/Chicago',
    x12: {
      us: party('HOSPITAL'),
      them: party('ACME'),
      separators: { element: '*', component: '>', repetition: '^', segment: '~', newline: 'none' },
      version: '004010',
      versions: {},
      acknowledgeWith: '997',
      usage: 'P',
    },
    documents: { receive: ['855'], send: ['850'] },
    clocks: { '997': 86_400_000 },
    duplicateWindow: 86_400_000,
    units: {},
    tolerances: { pricePercent: '0', quantityPercent: '0' },
    transports,
    routing: [],
    retention: { applied: 86_400_000, other: 86_400_000 },
  });
  return { id: 'partner_0123456789abcdefghjk', version, profile, supplierId: null, hold: null };
}

export const sha256Of = (token: string): string => createHash('sha256').update(token).digest('hex');
