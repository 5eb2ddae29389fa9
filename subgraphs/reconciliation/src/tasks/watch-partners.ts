import type { Clock } from '@supply-hub/clock';
import type { Log } from '@supply-hub/log';
import type { Db, Tx } from '@supply-hub/postgres';
import type { Task } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import { partnerHealth, type PartnerHealthRow } from '../db/queries/partner-health.ts';
import { saveFindings } from '../db/queries/save-findings.ts';
import { sentenceOf, stateOf } from '../domain/partner-health.ts';
import { findings, type Findings, type Found } from '../domain/supply-exception.ts';

/** Looks at each partner so often: an answer that is a minute late is no news. */
const everyMs = 30_000;
/** Any number, as long as every process uses the same: 'watch' in ASCII. */
const lockKey = 0x7761746368;

/**
 * Watches how exchange with partners goes, and raises what a person must look at: once when it begins, with what hangs
 * on it kept current, and closed once when it is over (absence is trouble too, R44, R62).
 */
export function watchPartners({ db, clock, log }: { db: Db; clock: Clock; log: Log }): Task {
  async function step(): Promise<boolean> {
    await db.transaction(async (tx) => {
      const [lock] = await tx.execute<{ had: boolean }>(sql`select pg_try_advisory_xact_lock(${lockKey}) as had`);
      if (lock?.had !== true) return;
      const at = clock.now();
      const before = await openTrouble(tx);
      const rows = await partnerHealth(tx, null, null, at);
      const found = rows.map(troubleOf);
      await saveFindings(
        tx,
        found.map((each) => ({ ...each, at })),
      );
      const after = new Set(
        found.flatMap(({ subject, exceptions }) => exceptions.map(({ kind }) => `${subject} ${kind}`)),
      );
      for (const row of rows)
        for (const { kind, sentence } of troubleOf(row).exceptions)
          if (!before.has(`${subjectOf(row)} ${kind}`)) log.warn({ partner: row.partner, trouble: kind }, sentence);
      for (const row of rows)
        for (const kind of watched)
          if (before.has(`${subjectOf(row)} ${kind}`) && !after.has(`${subjectOf(row)} ${kind}`))
            log.info({ partner: row.partner, trouble: kind }, `${row.name} is well again`);
    });
    return false;
  }
  return { name: 'reconciliation.watch-partners', wakesOn: 'hub_partner', everyMs, step };
}

const watched = ['PARTNER_LATE', 'PARTNER_UNREACHABLE'] as const;

/** Apart from what else is found of a partner. */
const subjectOf = ({ id }: PartnerHealthRow): string => `health ${id}`;

function troubleOf(row: PartnerHealthRow): Findings {
  const state = stateOf(row);
  const place = { partner: row.partner, supplierId: row.supplierId, orderIds: row.orderIds };
  const found: Found[] =
    state === 'LATE'
      ? [
          {
            ...place,
            kind: 'PARTNER_LATE',
            sentence: sentenceOf(row),
            remedy:
              'Ask the partner whether it has the orders. Nothing is sent again by itself: it may have them (R44).',
          },
        ]
      : state === 'UNREACHABLE'
        ? [
            {
              ...place,
              kind: 'PARTNER_UNREACHABLE',
              sentence: sentenceOf(row),
              remedy:
                'See why its transport fails, with the partner where it is theirs; what waits goes out by itself then.',
            },
          ]
        : [];
  return findings(subjectOf(row), found);
}

async function openTrouble(tx: Tx): Promise<Set<string>> {
  const rows = await tx.execute<{ subject: string; kind: string }>(sql`
    select subject, kind from reconciliation.supply_exception
    where closed_at is null and kind in ('PARTNER_LATE', 'PARTNER_UNREACHABLE')`);
  return new Set(rows.map(({ subject, kind }) => `${subject} ${kind}`));
}
