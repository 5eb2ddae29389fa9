import type { Clock } from '@supply-hub/clock';
import type { Reception, X12Received, X12Receiver } from '@supply-hub/exchange';
import {
  businessNumberOf,
  contentHash,
  readInventoryAdjustment947,
  readInventoryLines846,
  readReceiptAdvice944,
  readSet,
  readShippingAdvice945,
  receivedItems,
  warehouseShippedItems,
  type InventoryHeader846,
  type LineMark,
  type X12Set,
} from '@supply-hub/x12';
import { momentOf } from '../domain/warehouse-document.ts';
import type { Facilities } from '../services/facilities.ts';
import { WarehouseIntake, type ReadableWarehouseDocument } from '../services/take-warehouse-document.ts';
import { refused, type LineReading } from '../sources/x12/line-reading.ts';
import {
  kindOfPurpose,
  lineOf944,
  lineOf945,
  lineOf947,
  linesOf846,
  warehouseIn,
} from '../sources/x12/warehouse-mapping.ts';

type Read = ReadableWarehouseDocument | { readonly fault: string };

/** What warehouse partners send of the stock they keep: counts (846), receipts (944), shipments (945), adjustments (947). */
export function warehouseReceivers({ clock }: { readonly clock: Clock }, directory: Facilities): X12Receiver[] {
  const receiver = (
    messageCode: string,
    what: string,
    read: (set: X12Set, message: X12Received) => Read,
  ): X12Receiver => ({
    name: `inventory.${what}`,
    protocol: 'x12',
    messageCode,
    receive(message, context) {
      const { bytes, separators, version } = message;
      const readable = read(readSet(bytes, separators, version), message);
      if ('fault' in readable) return Promise.resolve(unreadable(readable.fault, message));
      return new WarehouseIntake(readable, message, context, { directory, clock }).take();
    },
  });
  return [
    receiver('846', 'count', read846),
    receiver('944', 'warehouse-receipt', read944),
    receiver('945', 'warehouse-shipment', read945),
    receiver('947', 'adjustment', read947),
  ];
}

function read846(set: X12Set, message: X12Received): Read {
  const header = headerOf(set);
  if (typeof header === 'string') return { fault: header };
  const kind = kindOfPurpose(header.purpose);
  if (kind === null)
    return { fault: `Its purpose (BIA01) is ${header.purpose}, which is neither a count nor a change.` };
  return {
    document: {
      type: '846',
      number: header.number,
      kind,
      at: at(header.reportedOn, header.at, message),
      place: warehouseIn(header.parties),
    },
    *lines(from?: LineMark) {
      for (const part of readInventoryLines846(set, from)) {
        if (part.kind !== 'line') continue;
        const { number, reading, next } = part;
        const isLast = next.offset >= set.bytes.length;
        yield {
          number,
          reading: reading.ok
            ? linesOf846(reading.document, kind)
            : refused(`cannot be read: ${firstOf(reading.faults)}`),
          next: isLast ? null : next,
        };
      }
    },
  };
}

function headerOf(set: X12Set): InventoryHeader846 | string {
  for (const part of readInventoryLines846(set)) {
    if (part.kind !== 'header') continue;
    return part.reading.ok ? part.reading.document : firstOf(part.reading.faults);
  }
  return 'it is empty';
}

function read944(set: X12Set, message: X12Received): Read {
  const reading = readReceiptAdvice944(set);
  if (!reading.ok) return { fault: firstOf(reading.faults) };
  const { document } = reading;
  return change('944', set, message, document, document.receivedOn, receivedItems(document).map(lineOf944));
}

function read945(set: X12Set, message: X12Received): Read {
  const reading = readShippingAdvice945(set);
  if (!reading.ok) return { fault: firstOf(reading.faults) };
  const { document } = reading;
  return change('945', set, message, document, document.shippedOn, warehouseShippedItems(document).map(lineOf945));
}

function read947(set: X12Set, message: X12Received): Read {
  const reading = readInventoryAdjustment947(set);
  if (!reading.ok) return { fault: firstOf(reading.faults) };
  const { document } = reading;
  return change('947', set, message, document, document.adjustedOn, document.adjustments.map(lineOf947));
}

/** A document that is short enough to be read at once. */
function change(
  type: '944' | '945' | '947',
  set: X12Set,
  message: X12Received,
  { parties }: { readonly parties: Parameters<typeof warehouseIn>[0] },
  day: string | undefined,
  lines: readonly LineReading[],
): Read {
  const date = day ?? message.sentAt?.slice(0, 10);
  if (date === undefined) return { fault: 'It does not say when it happened.' };
  return {
    document: {
      type,
      // One without a number is told from others by all that it says.
      number: businessNumberOf(set) ?? Buffer.from(contentHash(message)).toString('hex'),
      kind: 'CHANGE',
      at: at(date, undefined, message),
      place: warehouseIn(parties),
    },
    lines: () => lines.map((reading, index) => ({ number: index + 1, reading, next: null })),
  };
}

function at(day: string, time: string | undefined, { sentAt, partner }: X12Received): Temporal.Instant {
  const moment = momentOf(day, time ?? null, sentAt, partner.profile.timeZone);
  return moment.round({ smallestUnit: 'millisecond', roundingMode: 'floor' });
}

function firstOf(faults: readonly { readonly sentence: string; readonly severity: string }[]): string {
  return (faults.find(({ severity }) => severity === 'error') ?? faults[0])?.sentence ?? 'it is empty';
}

function unreadable(fault: string, { partner: { profile } }: X12Received): Reception {
  return {
    kind: 'parked',
    code: 'UNREADABLE',
    reason: `It cannot be read: ${fault.replace(/\.$/, '')}.`,
    remedy: `Ask ${profile.name} to correct and send it again.`,
    about: [],
    facilityId: null,
  };
}
