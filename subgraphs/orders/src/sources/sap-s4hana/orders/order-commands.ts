/** Writes to api_purchaseorder_2, OData V4. */
import { SourceContractBroken } from '@supply-hub/errors';
import { Decimal } from '@supply-hub/quantities';
import { createODataV4Client, jsonNumber, wireDate, type HttpClient } from '@supply-hub/source-kit';
import { z } from 'zod';
import type { Changed, OrderCommands } from '../../order-commands.ts';
import { amount, text } from '../wire-fields.ts';

const scheduleLine = z.object({ ScheduleLine: text, ScheduleLineDeliveryDate: wireDate.nullable() });
const item = z.object({
  OrderQuantity: amount,
  PurchasingDocumentDeletionCode: text,
  IsCompletelyDelivered: z.boolean(),
  _PurchaseOrderScheduleLineTP: z.array(scheduleLine),
});

/** Lines of purchase orders. What a line is already is not written again, so asking twice has one effect. */
export function createOrderLineCommands(http: HttpClient): Pick<OrderCommands, 'changeOrderLine'> {
  const service = createODataV4Client({
    http,
    serviceRoot: '/sap/opu/odata4/sap/api_purchaseorder_2/srvd_a2x/sap/purchaseorder/0001/',
  });
  const versionOf = (etag: string | undefined): string => {
    if (etag === undefined) throw new SourceContractBroken(http.system.name, 'order line: its ETag', 'one');
    return etag;
  };
  const schedule = { operation: 'schedule line', entitySet: 'PurchaseOrderScheduleLine', row: scheduleLine } as const;

  return {
    async changeOrderLine({ order, line, isCancelled = false, quantity, neededOn }, deadline): Promise<Changed> {
      const key = { PurchaseOrder: order, PurchaseOrderItem: line };
      const entitySet = 'PurchaseOrderItem';
      const expand = [{ navigation: '_PurchaseOrderScheduleLineTP' }];
      const held = await service.readEntity({ operation: 'order line', entitySet, key, row: item, expand }, deadline);
      if (held === null) return { ok: false, reason: `Order ${order} has no line ${line} any more.` };
      const { row, etag } = held;
      if (row.PurchasingDocumentDeletionCode !== '')
        return isCancelled ? { ok: true } : { ok: false, reason: `Line ${line} of order ${order} was cancelled.` };
      if (row.IsCompletelyDelivered)
        return { ok: false, reason: `Line ${line} of order ${order} is complete: nothing more of it comes.` };
      const update = (operation: string, body: object) =>
        service.update({ operation, entitySet, key, body, ifMatch: versionOf(etag) }, deadline);
      if (isCancelled) {
        await update('cancel order line', { PurchasingDocumentDeletionCode: 'L' });
        return { ok: true };
      }
      const last = row._PurchaseOrderScheduleLineTP
        .toSorted((a, b) => Number(a.ScheduleLine) - Number(b.ScheduleLine))
        .at(-1);
      if (neededOn !== undefined && last !== undefined && last.ScheduleLineDeliveryDate?.toString() !== neededOn) {
        const of = { ...key, ScheduleLine: last.ScheduleLine };
        const read = await service.readEntity({ ...schedule, key: of }, deadline);
        await service.update(
          {
            operation: 'move order line',
            entitySet: schedule.entitySet,
            key: of,
            body: { ScheduleLineDeliveryDate: neededOn },
            ifMatch: versionOf(read?.etag),
          },
          deadline,
        );
        // The line's own version is another now.
        if (quantity !== undefined) return this.changeOrderLine({ order, line, quantity }, deadline);
      }
      if (quantity !== undefined && !Decimal.of(row.OrderQuantity).equals(Decimal.of(quantity)))
        await update('change order line', { OrderQuantity: jsonNumber(quantity) });
      return { ok: true };
    },
  };
}
