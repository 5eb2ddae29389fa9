import type { HubConfig } from '@supply-hub/config';
import type { X12Receiver } from '@supply-hub/exchange';
import { readInvoice810, readSet } from '@supply-hub/x12';
import { orderNumberOf, toSupplierInvoice } from '../sources/x12/invoice-mapping.ts';
import { takeSupplierDocument, unreadableDocument } from '../services/take-supplier-document.ts';

/** 810: a supplier's number is taken once (R55). */
export function onSupplierInvoice({ config }: { config: HubConfig }): X12Receiver {
  return {
    name: 'orders.supplier-invoice',
    protocol: 'x12',
    messageCode: '810',
    async receive(message, context) {
      const { bytes, separators, version, partner } = message;
      const reading = readInvoice810(readSet(bytes, separators, version));
      if (!reading.ok) return unreadableDocument(reading.faults, message);
      const { document: sent } = reading;
      const order = orderNumberOf(sent);
      if (order === undefined)
        return {
          kind: 'parked',
          code: 'UNKNOWN_ORDER',
          reason: `Invoice ${sent.number} of ${partner.profile.name} names no order (BIG04).`,
          remedy: `Ask ${partner.profile.name} to send it again with the order's number.`,
          about: [],
          facilityId: null,
        };
      return takeSupplierDocument(
        {
          orderNumbers: [order],
          unitCodes: sent.lines.flatMap(({ unit }) => unit ?? []),
          partNumbers: sent.lines.flatMap(({ productIds }) => productIds.map(({ value }) => value)),
          number: sent.number,
          dated: sent.invoicedOn,
          key: [sent.number],
          understand: (against, idOfLine) => toSupplierInvoice(sent, order, reading, against, idOfLine),
        },
        'supplierinvoice',
        message,
        context,
        config,
      );
    },
  };
}
