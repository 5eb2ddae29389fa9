import { SourceContractBroken } from '@supply-hub/errors';
import type { HttpClient } from '@supply-hub/source-kit';
import { keyText, type DataFaults } from '@supply-hub/subgraph-kit';
import type { PurchaseOrder } from '../../../domain/purchase-order.ts';
import type { DocumentSource } from '../../order-source.ts';
import type { FacilityOfPlant } from '../document-keys.ts';
import { latest, sorted, understand } from '../understand.ts';
import type { KeyedRow } from '../wire-fields.ts';
import { createPurchaseOrderClient } from './client.ts';
import { toPurchaseOrder } from './mapping.ts';
import type { ConfirmationRow, PurchaseOrderRow } from './wire.ts';

/**
 * Purchase orders with what their suppliers confirmed, which stands in documents of its own: an order whose
 * confirmations cannot be read is not known. A confirmation changes its order without a trace on it.
 */
export function purchaseOrderDocuments(
  http: HttpClient,
  facilityOf: FacilityOfPlant,
  faults: DataFaults,
): DocumentSource<PurchaseOrder> {
  const { system } = http;
  const client = createPurchaseOrderClient(http);

  const toDocument = (row: KeyedRow<PurchaseOrderRow>, confirmations: readonly ConfirmationRow[]) =>
    understand(row, 'purchase order', system, faults, (order) =>
      toPurchaseOrder(order, confirmations, system.id, facilityOf),
    );

  /** @throws what reading the confirmations of a page met, unless it is one order's own */
  async function withConfirmations(rows: readonly KeyedRow<PurchaseOrderRow>[], deadline: AbortSignal) {
    const numbers = rows.map(({ key: [number = ''] }) => number);
    const { rows: said, errors } = await client.confirmationsOfOrders(numbers, deadline);
    return rows.map((row) => {
      const number = row.key[0] ?? '';
      const error = errors.get(number);
      if (error === undefined) return toDocument(row, said.get(number) ?? []);
      if (error instanceof SourceContractBroken) return error;
      throw error;
    });
  }

  return {
    async read(keys, deadline) {
      const numbers = keys.map(([number = '']) => number);
      const [orders, confirmations] = await Promise.all([
        client.ordersByNumber(numbers, deadline),
        client.confirmationsOfOrders(numbers, deadline),
      ]);
      return new Map(
        keys.map((key) => {
          const [number = ''] = key;
          const row = orders.rows.get(number)?.[0];
          const error = orders.errors.get(number) ?? (row && confirmations.errors.get(number));
          const said = confirmations.rows.get(number) ?? [];
          return [keyText(key), error ?? (row === undefined ? null : toDocument(row, said))];
        }),
      );
    },

    async *all(deadline) {
      for await (const { rows } of client.allOrders(deadline)) {
        const keys = rows.map(({ key }) => key);
        const changedAt = latest(
          rows.map(({ row }) => (row instanceof SourceContractBroken ? null : row.LastChangeDateTime)),
        );
        yield { ...sorted(keys, await withConfirmations(rows, deadline)), changedAt };
      }
    },

    async *changes(since, deadline) {
      for await (const { rows } of client.ordersChangedSince(since, deadline)) {
        yield rows.map(({ PurchaseOrder: number, LastChangeDateTime: changedAt }) => ({
          key: [number],
          stamp: String(changedAt),
          changedAt,
        }));
      }
      for await (const { rows } of client.confirmationsChangedSince(since, deadline)) {
        yield rows.map((row) => ({
          key: [row.SuplrConfRefPurchaseOrder],
          stamp: `${row.SupplierConfirmation} ${String(row.LastChangeDateTime)}`,
          changedAt: row.LastChangeDateTime,
        }));
      }
    },
  };
}
