import { recordAudit, type AuditEntry } from '@supply-hub/audit';
import { publish, tradingPartnerChanged } from '@supply-hub/events';
import type { Tx } from '@supply-hub/postgres';
import { registerSourceKeys } from '@supply-hub/subgraph-kit';
import { eq, sql, type SQL } from 'drizzle-orm';
import { holdOf, partnerIdOf, supplierOf, type KeptPartner } from '../kept-partner.ts';
import { tradingPartners } from '../schema.ts';

type Row = typeof tradingPartners.$inferSelect;

/** A row as the subgraph speaks of it. */
export const keptPartner = (row: Row): KeptPartner => ({
  id: row.id,
  partner: row.partner,
  version: row.version,
  profile: row.profile,
  supplierId: row.supplierId,
  profileHeldAt: row.profileHeldAt === null ? null : instantText(row.profileHeldAt),
  hold: row.hold,
  isGone: row.isGone,
});

/** PostgreSQL's spelling of an instant → ISO's. */
export const instantText = (text: string): string => Temporal.Instant.from(text.replace(' ', 'T')).toString();

/** Partners by slug, locked until the transaction ends; all, or those of a condition. */
export async function lockedPartners(tx: Tx, condition: SQL = sql`true`): Promise<Map<string, KeptPartner>> {
  const rows = await tx.select().from(tradingPartners).where(condition).orderBy(tradingPartners.id).for('update');
  return new Map(rows.map((row) => [row.partner, keptPartner(row)]));
}

/**
 * Writes a changed partner, tells the others, and keeps who changed it. The caller holds its row, or the lock of the
 * folder.
 */
export async function savePartner(
  tx: Tx,
  partner: Omit<KeptPartner, 'id' | 'supplierId'>,
  deed: Pick<AuditEntry, 'actor' | 'action' | 'reason'>,
  at: Temporal.Instant,
): Promise<void> {
  const { profile, version, isGone } = partner;
  const id = partnerIdOf(partner.partner);
  const supplierId = supplierOf(profile);
  const row = {
    partner: partner.partner,
    version,
    name: profile.name,
    sortName: profile.name.toLowerCase(),
    kind: profile.kind,
    supplierId,
    profile,
    profileHeldAt: partner.profileHeldAt,
    hold: partner.hold,
    isGone,
    changedAt: at.toString({ fractionalSecondDigits: 3 }),
    facilityIds: null,
    supplierIds: supplierId === null ? [] : [supplierId],
  };
  const held =
    version === 1 ? undefined : (await tx.select().from(tradingPartners).where(eq(tradingPartners.id, id)))[0];
  await tx
    .insert(tradingPartners)
    .values({ id, ...row })
    .onConflictDoUpdate({ target: tradingPartners.id, set: row });
  if (version === 1) await registerSourceKeys(tx, [{ type: 'partner', system: 'hub', key: [partner.partner] }]);
  const { facilityIds, supplierIds } = row;
  const before = held === undefined ? null : audited(held);
  await recordAudit(tx, [{ ...deed, subject: id, before, after: audited(row), facilityIds, supplierIds }], at);
  await publish(tx, tradingPartnerChanged, {
    aggregateId: id,
    aggregateVersion: version,
    occurredAt: at,
    data: { id, partner: partner.partner, name: profile.name, supplierId, profile, hold: holdOf(partner), isGone },
  });
}

/** What of a partner is audited; a profile names its secrets and does not hold them. */
const audited = ({ profile, hold, isGone }: Pick<Row, 'profile' | 'hold' | 'isGone'>) => ({ profile, hold, isGone });
