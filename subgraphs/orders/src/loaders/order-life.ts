import type { Db } from '@supply-hub/postgres';
import { statementLoader } from '@supply-hub/subgraph-kit';
import type DataLoader from 'dataloader';
import { foldOrderLife } from '../domain/order-life/fold-order-life.ts';
import type { OrderLife } from '../domain/order-life/order-life.ts';
import type { PurchaseOrder } from '../domain/purchase-order.ts';
import { factsOf } from '../services/order-life/order-facts.ts';

/** An order as it was just read: its copy may be older, and the life follows what was read. */
export interface OrderRead {
  readonly id: string;
  readonly value: PurchaseOrder;
}

/** Orders → their lives; as many statements for one as for many. */
export function orderLives(db: Db): DataLoader<OrderRead, OrderLife, string> {
  return statementLoader(
    async (orders: readonly OrderRead[]) => {
      const facts = await factsOf(
        db,
        orders.map(({ id, value: order }) => ({ id, order })),
      );
      return facts.map((of) => foldOrderLife(of.facts));
    },
    { cacheKeyFn: ({ id }) => id },
  );
}
