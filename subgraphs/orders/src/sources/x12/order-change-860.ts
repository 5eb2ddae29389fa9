/** What changed of an order as X12 860 (R37): the lines as they are to be, each with what becomes of it. */
import type { PartnerProfile } from '@supply-hub/partners';
import type { UnitCodes } from '@supply-hub/quantities';
import type { ChangedLine860, OrderChange860 } from '@supply-hub/x12';
import { changeCode } from '../../domain/order-life/change-to-send.ts';
import type { SentLineChange, ToldLine } from '../../domain/order-life/order-life.ts';
import type { PurchaseOrder, PurchaseOrderLine } from '../../domain/purchase-order.ts';
import { toOrder850, type NamedByOrder } from './order-850.ts';

export type WrittenChange =
  | { readonly ok: true; readonly document: OrderChange860 }
  | { readonly ok: false; readonly reason: string; readonly remedy: string };

export interface ChangeToWrite {
  readonly sequence: number;
  readonly lines: readonly SentLineChange[];
  /** Nothing is wanted of the order any more. */
  readonly isCancellation: boolean;
  /** In the partner's zone (R30). */
  readonly changedOn: string;
}

export function toOrderChange860(
  order: PurchaseOrder,
  change: ChangeToWrite,
  named: NamedByOrder,
  units: UnitCodes,
  partner: Pick<PartnerProfile, 'name' | 'x12'>,
): WrittenChange {
  const changes = change.lines.flatMap((one) => {
    const line = order.lines.find(({ id }) => id === one.orderLineId);
    return line === undefined ? [] : [{ ...one, line }];
  });
  // The lines as an 850 would say them; what is withdrawn, as it was said before.
  const written = toOrder850(
    { ...order, lines: changes.map(({ line, from, to }) => asTold(line, to ?? from)) },
    named,
    units,
    partner,
  );
  if (!written.ok) return written;
  const { lines, orderType, number, orderedOn, contractNumber, ...header } = written.document;
  return {
    ok: true,
    document: {
      ...header,
      purpose: change.isCancellation ? '01' : '04',
      orderType,
      orderNumber: number,
      release: undefined,
      changeNumber: String(change.sequence),
      orderedOn,
      requestReference: undefined,
      contractNumber,
      reference: undefined,
      acknowledgedOn: undefined,
      changedOn: change.changedOn,
      lines: lines.flatMap((line, index): ChangedLine860[] => {
        const one = changes[index];
        if (one === undefined) return [];
        const isWithdrawn = one.to === null;
        return [
          {
            ...line,
            change: changeCode(one),
            quantity: isWithdrawn ? '0' : line.quantity,
            leftToReceive: undefined,
            schedules: isWithdrawn ? [] : line.schedules,
          },
        ];
      }),
    },
  };
}

function asTold(line: PurchaseOrderLine, told: ToldLine | null): PurchaseOrderLine {
  if (told === null) return line;
  const { quantity, price, schedule } = told;
  return {
    ...line,
    status: 'SENT',
    quantity: { value: quantity, unit: line.quantity.unit },
    pricePerUnit: price,
    schedule,
  };
}
