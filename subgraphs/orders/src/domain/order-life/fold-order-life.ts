import { Decimal } from '@supply-hub/quantities';
import { inBaseUnits, type PurchaseOrderLine } from '../purchase-order.ts';
import type { LineLife, OrderFacts, OrderLife } from './order-life.ts';

/** The life of an order: the same for any order and any repetition of the same facts. */
export function foldOrderLife({ order, answers, changes }: OrderFacts): OrderLife {
  return {
    lines: order.lines.map(lifeOf),
    troubles: [],
    hasAnswer: answers.length > 0,
    isRejected: false,
    supplierOrderNumber: null,
    changes: changes.map(({ sequence }) => ({ sequence, state: 'AWAITED', orderLineIds: [], documentId: null })),
  };
}

function lifeOf(line: PurchaseOrderLine): LineLife {
  const base = (amount: string) => inBaseUnits(line, amount);
  const ordered = base(line.quantity.value);
  const came = base(line.received);
  const received = came.compare(ordered) > 0 ? ordered : came;
  const open = base(line.outstanding);
  const promised = line.promises.reduce(
    (total, { quantity, isConfirmed }) => (isConfirmed ? total.plus(base(quantity)) : total),
    Decimal.zero,
  );
  return {
    orderLineId: line.id,
    ordered: ordered.toString(),
    cancelled: ordered.minus(received).minus(open).toString(),
    received: received.toString(),
    surplus: came.minus(received).toString(),
    promised: promised.toString(),
    unpromised: open.minus(promised).toString(),
    refused: '0',
    shipped: '0',
    promises: line.promises.map(({ promisedOn, quantity, isConfirmed }) => ({
      promisedOn,
      quantity: base(quantity).toString(),
      isConfirmed,
      itemId: null,
      documentId: null,
    })),
    backorders: [],
    substitutions: [],
    pricePending: false,
    heldReason: null,
    answeredPrice: null,
    status: line.status,
  };
}
