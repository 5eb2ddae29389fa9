import { hash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { partnerFileRead, publish } from '@supply-hub/events';
import type { PartnerFile, PartnerProfile } from '@supply-hub/partners';
import type { Tx } from '@supply-hub/postgres';
import { eq, sql } from 'drizzle-orm';
import { mostFaults, partnerFileIdOf, type KeptPartnerFile } from '../kept-partner.ts';
import { partnerFiles } from '../schema.ts';
import { lockedPartners, savePartner } from './save-partner.ts';

/** What a reading of the folder changed. */
export interface PartnerFilesSaved {
  readonly loaded: readonly string[];
  readonly refused: readonly PartnerFile[];
  readonly gone: readonly string[];
}

/**
 * Takes over what the folder of profiles says now: new and changed profiles, partners whose file is gone, and files with
 * faults, whose partners stay as their last good reading left them. What was read before is passed over, so that saving
 * the same folder again does and tells nothing.
 */
export async function savePartnerFiles(
  tx: Tx,
  files: readonly PartnerFile[],
  at: Temporal.Instant,
): Promise<PartnerFilesSaved> {
  // Two workers that read one folder come one after the other.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('suppliers.partner_file'))`);
  const known = new Map((await tx.select().from(partnerFiles)).map((row) => [row.file, row]));
  const partners = await lockedPartners(tx);
  const readAt = at.toString({ fractionalSecondDigits: 3 });
  const saved = { loaded: [] as string[], refused: [] as PartnerFile[], gone: [] as string[] };

  for (const file of files) {
    const { reading, partner } = file;
    const readingHash = hash('sha256', JSON.stringify(reading), 'base64url');
    if (known.get(file.file)?.readingHash === readingHash) continue;
    if (reading.ok) {
      await takeProfile(partner, reading.profile);
      saved.loaded.push(partner);
    } else saved.refused.push(file);
    const faults = reading.ok ? [] : reading.faults;
    await note({
      file: file.file,
      partner,
      state: reading.ok ? 'LOADED' : 'REFUSED',
      readingHash,
      faults: faults.slice(0, mostFaults),
      faultCount: faults.length,
    });
  }

  const there = new Set(files.map(({ file }) => file));
  const named = new Set(files.map(({ partner }) => partner));
  for (const row of known.values()) {
    if (there.has(row.file) || row.state === 'GONE') continue;
    const partner = partners.get(row.partner);
    if (!named.has(row.partner) && partner !== undefined && !partner.isGone) {
      await savePartner(
        tx,
        { ...partner, version: partner.version + 1, isGone: true },
        byFile('Its file was taken away.'),
        at,
      );
      saved.gone.push(row.partner);
    }
    await note({ file: row.file, partner: row.partner, state: 'GONE', readingHash: '', faults: [], faultCount: 0 });
  }
  return saved;

  async function takeProfile(slug: string, profile: PartnerProfile): Promise<void> {
    const before = partners.get(slug);
    const isSame = before !== undefined && !before.isGone && isDeepStrictEqual(before.profile, profile);
    if (isSame) return;
    await savePartner(
      tx,
      {
        partner: slug,
        version: (before?.version ?? 0) + 1,
        profile,
        profileHeldAt: profile.hold === undefined ? null : (before?.profileHeldAt ?? readAt),
        hold: before?.hold ?? null,
        isGone: false,
      },
      byFile('Its file was saved.'),
      at,
    );
  }

  async function note(row: Omit<KeptPartnerFile, 'id' | 'readAt'> & { readingHash: string }): Promise<void> {
    const id = partnerFileIdOf(row.file);
    const version = (known.get(row.file)?.version ?? 0) + 1;
    const { file: _, ...rest } = { ...row, version, readAt };
    await tx
      .insert(partnerFiles)
      .values({ id, file: row.file, ...rest })
      .onConflictDoUpdate({ target: partnerFiles.id, set: rest, setWhere: eq(partnerFiles.id, id) });
    const before = partners.get(row.partner);
    await publish(tx, partnerFileRead, {
      aggregateId: id,
      aggregateVersion: version,
      occurredAt: at,
      data: {
        id,
        file: row.file,
        partner: row.partner,
        readAt,
        state: row.state,
        isEarlierKept: row.state === 'REFUSED' && before !== undefined && !before.isGone,
        faults: [...row.faults],
        faultCount: row.faultCount,
      },
    });
  }
}

/** Who may write the folder changes partners; the hub sees the file and not the hand. */
const byFile = (reason: string) => ({ actor: 'hub', action: 'partner-profile-changed', reason });
