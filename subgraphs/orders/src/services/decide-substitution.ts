import { recordAudit } from '@supply-hub/audit';
import { InvalidInput, NotPermitted } from '@supply-hub/errors';
import { hubIdType } from '@supply-hub/identifiers';
import type { Tx } from '@supply-hub/postgres';
import { doOnce } from '@supply-hub/subgraph-kit';
import { z } from 'zod';
import type { OrdersContext, SubstitutionNode } from '../context.ts';
import { known } from '../db/save-lines.ts';
import { lockOrders } from '../db/queries/order-lives.ts';
import { isKnownItem, keepDecision } from '../db/queries/substitution-decisions.ts';
import { substitutionsById } from '../db/queries/substitution-requests.ts';
import { refoldOrders } from './refold-orders.ts';

/** Why nothing was decided. */
export interface SubstitutionRefusal {
  readonly code: 'NOT_FOUND' | 'UNKNOWN_SUBSTITUTE' | 'NOT_A_SUBSTITUTE' | 'DECIDED_BEFORE' | 'KEY_USED_BEFORE';
  readonly path: readonly string[];
  readonly sentence: string;
}

/** What a person says of a substitute. */
export interface SaidOfSubstitute {
  readonly substitutionRequestId: string;
  readonly substituteItemId?: string | null | undefined;
  readonly reason: string;
  readonly idempotencyKey: string;
}

type Deciding = Pick<OrdersContext, 'db' | 'viewer' | 'clock' | 'config' | 'loaders'>;

/**
 * Decides of a substitute, once under the key (R35, R42): the decision is kept, the order's life folded again with it, and
 * all who count on the line hear of it in that transaction. The last decision holds; a refusal has no effect.
 *
 * @throws NotPermitted the viewer lacks the scope; InvalidInput
 */
export async function decideSubstitution(
  context: Deciding,
  state: 'APPROVED' | 'REFUSED',
  said: SaidOfSubstitute,
): Promise<{ substitutionRequest: SubstitutionNode | null; userErrors: SubstitutionRefusal[] }> {
  const { viewer, config, loaders } = context;
  if (viewer.role === 'partner' || !viewer.scopes.has('orders:approve'))
    throw new NotPermitted(
      'Only who has the scope "orders:approve" decides what may come instead of what was ordered.',
    );
  const { idempotencyKey: key, substitutionRequestId: id, substituteItemId = null } = said;
  const reason = assertReason(said.reason);
  const deed = {
    operation: state === 'APPROVED' ? 'approveSubstitution' : 'refuseSubstitution',
    key,
    input: { id, substituteItemId, reason },
  };
  const outcome = await doOnce(context, deed, $Outcome, decide);
  if ('code' in outcome) return { substitutionRequest: null, userErrors: [outcome] };
  loaders.substitution.clear(outcome.id);
  return { substitutionRequest: await loaders.substitution.load(outcome.id), userErrors: [] };

  async function decide(tx: Tx, at: Temporal.Instant): Promise<z.output<typeof $Outcome> | SubstitutionRefusal> {
    const found = await request(tx);
    if (found === undefined) return refused('NOT_FOUND', 'substitutionRequestId', 'There is no such request.');
    await lockOrders(tx, [found.orderId]);
    // As it is under the lock: another may have decided meanwhile, or the supplier taken it back.
    const held = await request(tx);
    if (held === undefined) return refused('NOT_FOUND', 'substitutionRequestId', 'The supplier asks for it no more.');
    const itemId = substituteItemId ?? held.substituteItemId;
    if (held.state === state && (state === 'REFUSED' || itemId === held.substituteItemId))
      return refused('DECIDED_BEFORE', 'substitutionRequestId', 'It was decided so before.');
    if (state === 'APPROVED') {
      if (itemId === null)
        return refused(
          'UNKNOWN_SUBSTITUTE',
          'substituteItemId',
          'The hub knows no item that this part is: say which one it is, or have it added to the item master.',
        );
      if (hubIdType(itemId) !== 'item' || !(await isKnownItem(tx, itemId)))
        return refused('NOT_A_SUBSTITUTE', 'substituteItemId', 'The hub knows no such item.');
    }
    const decision = {
      substitutionId: held.id,
      key: held.key,
      orderId: held.orderId,
      state,
      substituteItemId: state === 'APPROVED' ? itemId : null,
      reason,
      decidedBy: viewer.subject,
    };
    await keepDecision(tx, decision, at);
    await refoldOrders(tx, [held.orderId], config, at);
    await recordAudit(
      tx,
      [
        {
          actor: viewer.subject,
          action: state === 'APPROVED' ? 'substitution-approved' : 'substitution-refused',
          subject: held.id,
          reason,
          before: { state: held.state, substituteItemId: held.substituteItemId },
          after: { state, substituteItemId: decision.substituteItemId ?? held.substituteItemId },
          facilityIds: known([held.facilityId]),
          supplierIds: [held.supplierId],
        },
      ],
      at,
    );
    return { id: held.id };
  }

  async function request(tx: Tx) {
    const [row] = await substitutionsById(tx, viewer, [id]);
    return row;
  }
}

const $Outcome = z.object({ id: z.string() });

function refused(code: SubstitutionRefusal['code'], field: string, sentence: string): SubstitutionRefusal {
  return { code, path: ['input', field], sentence };
}

function assertReason(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > 2000)
    throw new InvalidInput('Say why, in 1 to 2000 characters.', { field: 'input.reason' });
  return trimmed;
}
