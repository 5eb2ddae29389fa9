import type { Tx } from '@supply-hub/postgres';
import { agreedPricesOf, agreedPricesState } from '../../db/queries/agreed-prices.ts';
import type { HeldOrder } from '../../db/queries/known-orders.ts';
import { keepPriceChecks } from '../../db/queries/price-checks.ts';
import { relyingCasesOf } from '../../db/queries/relying-cases.ts';
import { judgeLine, type JudgedLine } from '../../domain/judge-price.ts';
import type { PolicyBook } from '../policies/policy-book.ts';
import { noteAllTroubles } from '../troubles/note-troubles.ts';

/** What was found of an order's prices. */
export interface CheckedPrices {
  readonly lines: readonly JudgedLine[];
  /** The lines because of which it waits; empty: it may leave. */
  readonly stopped: readonly JudgedLine[];
}

/**
 * Holds the lines of orders against what was agreed, keeps what was found, and says what is wrong with them. Five
 * statements, however many orders.
 *
 * @param options.isLeaving whether they are about to be sent: then a line may stop its order
 * @returns by order; those that nobody can judge yet are absent: what is agreed with their suppliers is on its way
 */
export async function checkOrderPrices(
  tx: Tx,
  orders: readonly HeldOrder[],
  policies: PolicyBook,
  at: Temporal.Instant,
  { isLeaving }: { readonly isLeaving: boolean },
): Promise<Map<string, CheckedPrices>> {
  if (orders.length === 0) return new Map();
  const lines = orders.flatMap(({ order }) => order.lines);
  const state = await agreedPricesState(tx);
  const agreed = await agreedPricesOf(
    tx,
    lines.flatMap(({ itemId }) => itemId ?? []),
  );
  const cases = await relyingCasesOf(
    tx,
    lines.map(({ id }) => id),
  );
  const judged = orders.map(({ id, order }) => {
    const found = order.lines
      .filter(({ status }) => status !== 'CANCELLED')
      .map((line) => {
        const { facilityId, itemId } = line;
        const policy = policies.at(at, { facilityId, supplierId: order.supplierId, itemId });
        const own = agreed.get(itemId ?? '')?.filter(({ supplierId }) => supplierId === order.supplierId) ?? [];
        const relying = cases.get(line.id) ?? [];
        return judgeLine(order, line, { policy, relying, agreed: state === 'ABSENT' ? null : own }, at, isLeaving);
      });
    return { id, order, lines: found };
  });
  const isKnown = state === 'KNOWN' || state === 'ABSENT';
  const settled = judged.filter(({ lines: found }) => isKnown || found.every(({ check }) => check.outcome === 'OK'));
  await keepPriceChecks(
    tx,
    settled.map(({ id }) => id),
    settled.flatMap(({ id, lines: found }) => found.map((one) => rowOf(id, one))),
    at,
  );
  await noteAllTroubles(
    tx,
    settled.map(({ id, order, lines: found }) => ({
      scope: `order-price:${id}`,
      troubles: found.flatMap(({ trouble, line, caseIds }) =>
        trouble === null
          ? []
          : [
              {
                ...trouble,
                key: line.number,
                orderId: id,
                orderNumber: order.number,
                orderLineIds: [line.id],
                itemId: line.itemId,
                facilityId: line.facilityId,
                supplierId: order.supplierId,
                caseIds,
              },
            ],
      ),
    })),
    at,
  );
  return new Map(
    settled.map(({ id, lines: found }) => [
      id,
      { lines: found, stopped: found.filter(({ effect }) => effect === 'STOPPED') },
    ]),
  );
}

function rowOf(orderId: string, { line, check, effect, currency, policyVersions }: JudgedLine) {
  const { outcome, agreed, askedPerBaseUnit, agreedPerBaseUnit, deviation } = check;
  return {
    orderLineId: line.id,
    orderId,
    outcome,
    agreedPriceId: agreed?.id ?? null,
    contractId: agreed?.contractId ?? null,
    contractNumber: agreed?.contractNumber ?? null,
    askedPerBaseUnit,
    agreedPerBaseUnit,
    currency,
    agreedCurrency: agreed?.price.currency ?? null,
    deviation,
    effect,
    policyVersions: policyVersions.map(({ scope, version }) => `${scope}/${version}`),
  };
}
