import type { HubConfig } from '@supply-hub/config';
import type { X12Receiver } from '@supply-hub/exchange';
import { contentHash, readAcknowledgement855, readSet } from '@supply-hub/x12';
import { orderNumber } from '../sources/x12/known-orders.ts';
import { toAcknowledgement } from '../sources/x12/acknowledgement-mapping.ts';
import { takeSupplierDocument, unreadableDocument } from '../services/take-supplier-document.ts';

/** 855: an order may be answered more than once, so what makes an answer itself is all that it says. */
export function onAcknowledgement({ config }: { config: HubConfig }): X12Receiver {
  return {
    name: 'orders.acknowledgement',
    protocol: 'x12',
    messageCode: '855',
    async receive(message, context) {
      const { bytes, separators, version } = message;
      const reading = readAcknowledgement855(readSet(bytes, separators, version));
      if (!reading.ok) return unreadableDocument(reading.faults, message);
      const { document: sent } = reading;
      const content = Buffer.from(contentHash(message)).toString('hex');
      return takeSupplierDocument(
        {
          orderNumbers: [sent.orderNumber],
          unitCodes: sent.lines
            .flatMap(({ unit, statuses, schedules }) => [unit, ...[...statuses, ...schedules].map((each) => each.unit)])
            .filter(isThere),
          partNumbers: sent.lines.flatMap(({ productIds }) => productIds.map(({ value }) => value)),
          number: sent.sellerOrderNumber ?? sent.orderNumber,
          dated: sent.acknowledgedOn ?? null,
          key: [orderNumber(sent.orderNumber), content],
          understand: (against, idOfLine) => toAcknowledgement(sent, reading, against, idOfLine),
        },
        'acknowledgement',
        message,
        context,
        config,
      );
    },
  };
}

const isThere = (text: string | undefined): text is string => text !== undefined;
