import type { HubConfig } from '@supply-hub/config';
import { translate } from '@supply-hub/crosswalk';
import type { X12Received } from '@supply-hub/exchange';
import { hubId } from '@supply-hub/identifiers';
import { partnerUnits } from '@supply-hub/partners';
import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { suppliers } from '../../db/schema.ts';
import type { CatalogueSurroundings } from '../../sources/x12/catalogue-mapping.ts';
import type { CatalogueLine, SentParty } from '../../sources/x12/catalogue-parts.ts';
import { sentAt, type Subject } from './catalogue-subject.ts';

/** What the lines are read with: units, currency and facilities as the hub knows them. */
export async function surroundingsOf(
  message: X12Received,
  { supplierId }: Subject,
  lines: Iterable<CatalogueLine>,
  tx: Tx,
  config: HubConfig,
): Promise<CatalogueSurroundings> {
  const { profile } = message.partner;
  const spoken = sentAt(message);
  const [supplier] = await tx.execute<{ currency: string | null }>(
    sql`select state ->> 'orderCurrency' as currency from ${suppliers} where id = ${supplierId} and not is_gone`,
  );
  const codes = new Set<string>();
  for (const { prices, packings } of lines)
    for (const { unit } of [...prices, ...packings]) if (unit !== undefined) codes.add(unit);
  const said = await translate(tx, 'UNIT', profile.partner, [...codes]);
  return {
    partner: profile.partner,
    supplierId,
    units: partnerUnits(profile, said),
    currency: supplier?.currency ?? null,
    writtenOn: spoken.toZonedDateTimeISO(profile.timeZone).toPlainDate().toString(),
    facilityOf: facilityFinder(config, profile.supplier?.system),
  };
}

/** By GLN, or by the code a system of ours has for it. */
function facilityFinder(config: HubConfig, system: string | undefined): (party: SentParty) => string | null {
  const byGln = new Map<string, string>();
  const byCode = new Map<string, string>();
  for (const { id, gln, codes } of config.facilities) {
    const facilityId = hubId('facility', 'hub', id);
    if (gln !== undefined) byGln.set(gln, facilityId);
    const code = system === undefined ? undefined : codes[system];
    if (code !== undefined) byCode.set(code, facilityId);
  }
  return ({ idQualifier, id }) => {
    if (id === undefined) return null;
    if (idQualifier === 'UL') return byGln.get(id) ?? null;
    return idQualifier === '92' ? (byCode.get(id) ?? null) : null;
  };
}
