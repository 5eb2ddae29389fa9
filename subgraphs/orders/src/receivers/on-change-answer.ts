import type { HubConfig } from '@supply-hub/config';
import type { X12Receiver } from '@supply-hub/exchange';
import { contentHash, readOrderChangeAcknowledgement865, readSet } from '@supply-hub/x12';
import { takeSupplierDocument, unreadableDocument } from '../services/take-supplier-document.ts';
import { orderNumber } from '../sources/x12/known-orders.ts';
import { toChangeAnswer } from '../sources/x12/order-change-answer.ts';

/** 865: what a supplier makes of the hub's change, or changes of its own accord (R37). All that it says makes it itself. */
export function onChangeAnswer({ config }: { config: HubConfig }): X12Receiver {
  return {
    name: 'orders.change-answer',
    protocol: 'x12',
    messageCode: '865',
    async receive(message, context) {
      const { bytes, separators, version } = message;
      const reading = readOrderChangeAcknowledgement865(readSet(bytes, separators, version));
      if (!reading.ok) return unreadableDocument(reading.faults, message);
      const { document: sent } = reading;
      const content = Buffer.from(contentHash(message)).toString('hex');
      return takeSupplierDocument(
        {
          orderNumbers: [sent.orderNumber],
          unitCodes: sent.lines
            .flatMap(({ unit, statuses, schedules }) => [unit, ...[...statuses, ...schedules].map((each) => each.unit)])
            .filter((unit) => unit !== undefined),
          partNumbers: sent.lines.flatMap(({ productIds }) => productIds.map(({ value }) => value)),
          number: sent.sellerOrderNumber ?? sent.orderNumber,
          dated: sent.acknowledgedOn ?? sent.changedOn ?? null,
          key: [orderNumber(sent.orderNumber), content],
          understand: (against, idOfLine) => toChangeAnswer(sent, reading, against, idOfLine),
        },
        'changeanswer',
        message,
        context,
        config,
      );
    },
  };
}
