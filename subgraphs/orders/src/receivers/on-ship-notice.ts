import type { HubConfig } from '@supply-hub/config';
import type { X12Receiver } from '@supply-hub/exchange';
import { contentHash, eachLevel, readSet, readShipNotice856 } from '@supply-hub/x12';
import { orderNumbersOf, toShipNotice } from '../sources/x12/ship-notice-mapping.ts';
import { takeSupplierDocument, unreadableDocument } from '../services/take-supplier-document.ts';

/** 856: the number of an original is its own (R48); a change or replacement has that number too, and other content. */
export function onShipNotice({ config }: { config: HubConfig }): X12Receiver {
  return {
    name: 'orders.ship-notice',
    protocol: 'x12',
    messageCode: '856',
    async receive(message, context) {
      const { bytes, separators, version } = message;
      const reading = readShipNotice856(readSet(bytes, separators, version));
      if (!reading.ok) return unreadableDocument(reading.faults, message);
      const { document: sent } = reading;
      const levels = [...eachLevel(sent.levels)];
      const content = Buffer.from(contentHash(message)).toString('hex');
      const components = levels.flatMap((level) => level.components);
      return takeSupplierDocument(
        {
          orderNumbers: orderNumbersOf(sent),
          unitCodes: [...levels.map(({ shipped }) => shipped?.unit), ...components.map(({ unit }) => unit)].filter(
            (unit) => unit !== undefined,
          ),
          partNumbers: levels.flatMap(({ item }) => item?.productIds ?? []).map(({ value }) => value),
          number: sent.shipmentId,
          dated: sent.createdOn,
          key: sent.purpose === '00' ? [sent.shipmentId] : [sent.shipmentId, sent.purpose, content],
          understand: (against, idOfLine) => toShipNotice(sent, reading, against, idOfLine),
        },
        'shipnotice',
        message,
        context,
        config,
      );
    },
  };
}
