import { publishAll, troubleChanged } from '@supply-hub/events';
import { hubId } from '@supply-hub/identifiers';
import type { Tx } from '@supply-hub/postgres';
import { replaceTroubles } from '../../db/queries/troubles.ts';
import { defaultPolicy, teamOf } from '../../domain/policy.ts';
import type { Trouble } from '../../domain/trouble.ts';
import { policyBook } from '../policies/policy-book.ts';

/** All that is wrong with one thing. */
export interface TroublesOf {
  /** `order:<id>`, `command:<its key>`, `need:<facility id>:<item id>`: what is judged at once, and by one judge. */
  readonly scope: string;
  readonly troubles: readonly Trouble[];
}

/**
 * Says all that is wrong with one thing now. What is new is raised, what is no longer said ends, and the others are told
 * of differences only: saying the same again is free of effect.
 *
 * Two judges never share a scope (give one of them a scope of its own: `order-price:<id>`), and the caller holds the lock
 * under which what it judges changes, or two at once may each miss what the other says.
 */
export async function noteTroubles(
  tx: Tx,
  scope: string,
  troubles: readonly Trouble[],
  at: Temporal.Instant,
): Promise<void> {
  await noteAllTroubles(tx, [{ scope, troubles }], at);
}

/** The same of many things, each named once, in one statement, another for who deals with it, and another to tell of it. */
export async function noteAllTroubles(tx: Tx, judged: readonly TroublesOf[], at: Temporal.Instant): Promise<void> {
  if (judged.length === 0) return;
  const policies = judged.some(({ troubles }) => troubles.length > 0) ? await policyBook(tx) : null;
  const held = judged.flatMap(({ scope, troubles }) =>
    troubles.map((one) => {
      const { kind, key = '', sentence, remedy, orderLineIds = [], caseIds = [], ...about } = one;
      const { orderId = null, orderNumber = null, itemId = null, facilityId = null, supplierId = null } = about;
      return {
        id: hubId('trouble', 'hub', [scope, kind, key]),
        scope,
        kind,
        key,
        sentence,
        remedy,
        team: teamOf(policies?.at(at, { facilityId, supplierId, itemId }) ?? defaultPolicy, kind),
        orderId,
        orderNumber,
        orderLineIds: [...orderLineIds],
        itemId,
        facilityId,
        supplierId,
        caseIds: [...caseIds],
        severity: one.severity ?? null,
      };
    }),
  );
  // Said twice of one thing under one key, the first stands: no statement can keep both.
  const each = [...Map.groupBy(held, ({ id }) => id).values()].flatMap(([first]) => first ?? []);
  const changed = await replaceTroubles(
    tx,
    judged.map(({ scope }) => scope),
    each,
    at,
  );
  await publishAll(
    tx,
    troubleChanged,
    changed.map(({ version, data }) => ({
      aggregateId: data.id,
      aggregateVersion: version,
      occurredAt: at,
      data,
    })),
  );
}
