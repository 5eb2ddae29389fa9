import type { HubConfig } from '@supply-hub/config';
import { hubId } from '@supply-hub/identifiers';
import type { Db } from '@supply-hub/postgres';
import { agreedPricesOf, agreedPricesState } from '../../db/queries/agreed-prices.ts';
import { heldOrders } from '../../db/queries/known-orders.ts';
import { partnersOf } from '../../db/queries/partner-copies.ts';
import { fillsNow, ordersSince, triggersSince, troublesSince } from '../../db/queries/policy-history.ts';
import { relyingCasesOf } from '../../db/queries/relying-cases.ts';
import type { PolicyScope, PolicyValues } from '../../domain/policy.ts';
import { comparePolicies, type PolicyComparison, type PolicyHistory } from '../../domain/policy-preview.ts';
import { onlyFacility } from '../../sources/x12/document-reader.ts';
import { policyBook } from './policy-book.ts';

/** What would have been otherwise, and over which time that was asked. */
export interface DryRun extends PolicyComparison {
  readonly since: Temporal.Instant;
  readonly until: Temporal.Instant;
}

/**
 * The dry run of a policy over the last days: all that is kept of them, in one snapshot of the database, judged under the
 * policies in force and again with this one among them. Writes nothing.
 */
export function dryRun(
  db: Db,
  config: HubConfig,
  tried: PolicyScope & { readonly values: PolicyValues },
  days: number,
  until: Temporal.Instant,
): Promise<DryRun> {
  const since = until.subtract({ hours: 24 * days });
  return db.transaction(
    async (tx) => {
      const book = await policyBook(tx);
      const after = book.with({ ...tried, version: Number.MAX_SAFE_INTEGER, adoptedAt: until });
      const day = since.toZonedDateTimeISO('UTC').toPlainDate().toString();
      const orders = await heldOrders(tx, await ordersSince(tx, tried, day));
      const lines = orders.flatMap(({ order }) => order.lines);
      const state = await agreedPricesState(tx);
      const agreed = await agreedPricesOf(
        tx,
        lines.flatMap(({ itemId }) => itemId ?? []),
      );
      const relying = await relyingCasesOf(
        tx,
        lines.map(({ id }) => id),
      );
      const suppliers = [...new Set(orders.map(({ order }) => order.supplierId))];
      const takers = await partnersOf(tx, suppliers);
      const placed = orders.map(({ order }) => ({ order, ...placeOf(order.orderedOn, onlyFacility([order]), config) }));
      const history: PolicyHistory = {
        lines: placed.flatMap(({ order, at }) =>
          order.lines
            .filter((line) => line.status !== 'CANCELLED' && isConcerned(tried, line.facilityId, line.itemId))
            .map((line) => ({
              order,
              line,
              at,
              relying: relying.get(line.id) ?? [],
              agreed:
                state === 'ABSENT'
                  ? null
                  : (agreed.get(line.itemId ?? '')?.filter((one) => one.supplierId === order.supplierId) ?? []),
            })),
        ),
        orders: placed.filter(({ order }) =>
          takers.some(({ supplierId, profile: { documents } }) => {
            const from = documents.sendOrdersFrom;
            return supplierId === order.supplierId && from !== undefined && order.orderedOn >= from;
          }),
        ),
        triggers: await triggersSince(tx, tried, since),
        fills: await fillsNow(tx, tried),
        troubles: await troublesSince(tx, tried, since),
      };
      const comparison = comparePolicies(
        history,
        (place) => book.at(until, place),
        (place) => after.at(until, place),
      );
      return { since, until, ...comparison };
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}

/** A policy of an item, or of a facility, concerns no other's lines; of a supplier, its orders alone were read. */
function isConcerned({ scope, scopeId }: PolicyScope, facilityId: string | null, itemId: string | null): boolean {
  if (scope === 'FACILITY') return facilityId === scopeId;
  return scope !== 'ITEM' || itemId === scopeId;
}

/** Of an order only its day is kept: at noon of it, where it is for. */
function placeOf(orderedOn: string, facilityId: string | null, { facilities }: HubConfig) {
  const timeZone = facilities.find(({ id }) => hubId('facility', 'hub', id) === facilityId)?.timeZone ?? 'UTC';
  const noon = Temporal.PlainDate.from(orderedOn).toZonedDateTime({ timeZone, plainTime: '12:00' });
  return { facilityId, at: noon.toInstant() };
}
