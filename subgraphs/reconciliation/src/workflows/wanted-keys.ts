import { lockKeys } from '@supply-hub/crosswalk';
import type { MessageChanged } from '@supply-hub/events';
import type { Tx } from '@supply-hub/postgres';
import { readyMessages, saveWants, type Want } from '../db/queries/crosswalk-wants.ts';
import { rulesOf } from '../db/queries/partner-rules.ts';
import { gtinOf } from '../domain/crosswalk-evidence.ts';
import { codeOf } from '../domain/similarity.ts';
import { meaningsBy } from '../services/apply-rules.ts';
import { proposeMeanings } from '../services/propose-meanings.ts';
import type { Redrive } from '../services/redrive-messages.ts';
import { settleMeanings, tryAgain } from '../services/settle-meanings.ts';

/**
 * The keys messages wait for → who waits for what, what each may mean, and what a rule of the partner says that it means.
 * What needs no steward is tried again at once; that goes for keys that got their meaning while the message parked, too.
 */
export async function takeWants(
  tx: Tx,
  redrive: Redrive,
  told: readonly MessageChanged[],
  at: Temporal.Instant,
): Promise<void> {
  const wants = told.flatMap(wantsOf);
  await saveWants(
    tx,
    told.map(({ id }) => id),
    wants,
    at,
  );
  if (wants.length === 0) return;
  // Who decides of one of these keys at this moment waits, and then sees that it is wanted; or was first, and is seen here.
  await lockKeys(tx, wants);
  await settleByEvidence(tx, redrive, wants, at);
  const ready = await readyMessages(tx, [...new Set(wants.map(({ messageId }) => messageId))]);
  await tryAgain(tx, redrive, ready, at);
}

/** What wanted keys may mean by what is known now, and what the rules of their parties make of it. */
export async function settleByEvidence(
  tx: Tx,
  redrive: Redrive,
  wants: readonly Want[],
  at: Temporal.Instant,
): Promise<void> {
  await proposeMeanings(tx, wants, at);
  for (const [party, some] of Map.groupBy(wants, (want) => want.party)) {
    const rules = await rulesOf(tx, party);
    for (const [ruleId, meanings] of await meaningsBy(tx, rules, some))
      await settleMeanings(tx, redrive, meanings, { by: 'hub', at, note: `By rule ${ruleId}.` });
  }
}

function wantsOf({ id, state, sender, partner, supplierId, wants }: MessageChanged): Want[] {
  const party = partner ?? sender;
  if (state !== 'PARKED' || party === null) return [];
  return wants.map(({ kind, key, facts }) => ({
    messageId: id,
    kind,
    party,
    key,
    facts,
    supplierId,
    gtin: gtinOf(facts['gtin']) ?? gtinOf(key),
    codes: [...new Set([key, facts['partNumber'] ?? key].map(codeOf))].filter((code) => code !== ''),
  }));
}
