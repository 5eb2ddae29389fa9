import {
  invoiceRecorded,
  purchaseOrderChanged,
  receiptRecorded,
  troubleChanged,
  type TroubleChanged,
} from '@supply-hub/events';
import { hubId } from '@supply-hub/identifiers';
import { facility, item, orderLine, supplier } from './ids.ts';
import type { Publisher } from './publisher.ts';

/** What a document says, and which version of it. */
export interface Said {
  readonly order: string;
  readonly version?: number;
  readonly quantity?: string;
}

/** Orders with what is received and invoiced of them, each of one line, and what is wrong with them. */
export function purchaseEvents({ clock, publish }: Publisher) {
  return {
    /** Ten boxes of ten at 25.00 a box, for one facility from one supplier. */
    order: ({
      order,
      version,
      quantity = '10',
      facilityId = facility('north'),
      supplierId = supplier('100'),
    }: Said & { facilityId?: string; supplierId?: string }) =>
      publish(purchaseOrderChanged, {
        version,
        data: {
          id: hubId('order', 'erp', [order]),
          number: order,
          supplierId,
          status: 'SENT',
          orderedOn: '2026-03-01',
          lines: [
            {
              id: orderLine(order),
              number: '10',
              itemId: null,
              facilityId,
              supplierPartNumber: null,
              quantity,
              unit: 'BX',
              baseQuantity: `${Number(quantity) * 10}`,
              baseUnit: 'EA',
              unitPrice: '25.00',
              pricePerBaseUnit: '2.50',
              currency: 'USD',
              receivedQuantity: null,
              invoicedQuantity: null,
              promises: [],
              cancelled: false,
              contractId: null,
              requisitionLineId: null,
            },
          ],
        },
      }),
    receipt: ({
      order,
      version,
      quantity = '10',
      number = 'R-1',
      reversed = false,
    }: Said & { number?: string; reversed?: boolean }) =>
      publish(receiptRecorded, {
        version,
        data: {
          id: hubId('receipt', 'erp', [number]),
          number,
          receivedOn: '2026-03-05',
          lines: [
            {
              id: hubId('receiptline', 'erp', [number, '1']),
              number: '1',
              orderLineId: orderLine(order),
              itemId: null,
              facilityId: null,
              quantity,
              unit: 'BX',
              baseQuantity: `${Number(quantity) * 10}`,
              lot: null,
              expiresOn: null,
              reversed,
            },
          ],
        },
      }),
    invoice: ({
      order,
      version,
      quantity = '10',
      amount = '250.00',
      number = 'I-1',
      isCreditMemo = false,
      cancelled = false,
    }: Said & { amount?: string; number?: string; isCreditMemo?: boolean; cancelled?: boolean }) =>
      publish(invoiceRecorded, {
        version,
        data: {
          id: hubId('invoice', 'erp', [number]),
          number,
          supplierId: supplier('100'),
          invoicedOn: '2026-03-06',
          currency: 'USD',
          isCreditMemo,
          cancelled,
          lines: [
            {
              id: hubId('invoiceline', 'erp', [number, '1']),
              number: '1',
              orderLineId: orderLine(order),
              itemId: null,
              quantity,
              unit: 'BX',
              amount,
            },
          ],
        },
      }),
    /** A trouble with line 10 of an order at north, which holds unless it says otherwise. */
    trouble: ({ order, version, ...said }: Partial<TroubleChanged> & { order: string; version?: number }) => {
      const id = hubId('trouble', 'hub', [`order:${order}`, said.kind ?? 'BACKORDER_WITHOUT_DATE', '10']);
      return publish(troubleChanged, {
        version,
        data: {
          id,
          kind: 'BACKORDER_WITHOUT_DATE',
          key: '10',
          sentence: `Order ${order}, line 10: 4 EA are backordered without a day.`,
          remedy: 'Ask the supplier for one.',
          team: 'purchasing',
          orderId: hubId('order', 'erp', [order]),
          orderNumber: order,
          orderLineIds: [orderLine(order)],
          itemId: item('MR-1'),
          facilityId: facility('north'),
          supplierId: supplier('100'),
          caseIds: [],
          severity: null,
          raisedAt: clock.now().toString(),
          endedAt: null,
          ...said,
        },
      });
    },
  };
}
