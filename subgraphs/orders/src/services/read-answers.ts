import type { Db } from '@supply-hub/postgres';
import {
  decodeCursor,
  pageOf,
  pageSize,
  statement,
  type Page,
  type PageArguments,
  type RequestContext,
} from '@supply-hub/subgraph-kit';
import {
  backorderCount,
  backorderPage,
  type BackorderConditions,
  type BackorderRow,
} from '../db/queries/backorders.ts';
import {
  substitutionCount,
  substitutionPage,
  type SubstitutionConditions,
  type SubstitutionRow,
} from '../db/queries/substitution-requests.ts';
import { orderStatus, type OrderStatus } from '../domain/purchase-order.ts';
import type { LineLife } from '../domain/order-life/order-life.ts';
import type { OrderLineNode, OrderNode, OrdersContext } from '../context.ts';
import type { OrdersLoaders } from '../loaders/loaders.ts';
import { visibleLines } from './visible-lines.ts';

/** A page of ids of things that are the hub's own, and how many there are in all. */
export interface OwnPage extends Page<string> {
  readonly totalCount: () => Promise<number>;
}

/** Lists of what suppliers answered. */
export interface ReadAnswers {
  backorders(conditions: BackorderConditions, page: PageArguments): Promise<OwnPage>;
  substitutions(conditions: SubstitutionConditions, page: PageArguments): Promise<OwnPage>;
  backordersOfLine(orderLineId: string): Promise<BackorderRow[]>;
  substitutionsOfLine(orderLineId: string): Promise<SubstitutionRow[]>;
}

export function readAnswers(db: Db, { viewer }: RequestContext, loaders: OrdersLoaders): ReadAnswers {
  return {
    async backorders(conditions, asked) {
      const [size, after] = [pageSize(asked), decodeCursor(asked)];
      const rows = await statement(() => backorderPage(db, viewer, conditions, after, size));
      return {
        ...pageOf(rows, size, after, ({ id }) => id),
        totalCount: () => statement(() => backorderCount(db, viewer, conditions)),
      };
    },
    async substitutions(conditions, asked) {
      const [size, after] = [pageSize(asked), decodeCursor(asked)];
      const rows = await statement(() => substitutionPage(db, viewer, conditions, after, size));
      return {
        ...pageOf(rows, size, after, ({ id }) => id),
        totalCount: () => statement(() => substitutionCount(db, viewer, conditions)),
      };
    },
    async backordersOfLine(orderLineId) {
      const ids = await loaders.backordersOfLine.load(orderLineId);
      const rows = await Promise.all(ids.map((id) => loaders.backorder.load(id)));
      return rows.filter((row) => row !== null);
    },
    async substitutionsOfLine(orderLineId) {
      const ids = await loaders.substitutionsOfLine.load(orderLineId);
      const rows = await Promise.all(ids.map((id) => loaders.substitution.load(id)));
      return rows.filter((row) => row !== null);
    },
  };
}

/** What has become of a line. @throws TypeError never: the fold gives a life to every line of its order */
export async function lifeOfLine({ document, line }: OrderLineNode, { loaders }: OrdersContext): Promise<LineLife> {
  const life = await loaders.orderLife.load(document);
  const its = life.lines.find(({ orderLineId }) => orderLineId === line.id);
  if (its === undefined) throw new TypeError('a line of an order has no life');
  return its;
}

/** How far an order is: the least advanced of the lines the viewer sees. */
export async function statusOf(document: OrderNode, { loaders, viewer }: OrdersContext): Promise<OrderStatus> {
  const life = await loaders.orderLife.load(document);
  const statuses = new Map(life.lines.map(({ orderLineId, status }) => [orderLineId, status]));
  return orderStatus(
    document.value,
    visibleLines(viewer, document.value.lines).map((line) => ({
      ...line,
      status: statuses.get(line.id) ?? line.status,
    })),
  );
}
