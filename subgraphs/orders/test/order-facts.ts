/** Builders of what an order's life is folded from. Ten boxes of ten, wanted on 2026-03-12, unless a test says otherwise. */
import {
  plainTerms,
  type AnswerFact,
  type OrderFacts,
  type OrderLife,
  type SentChange,
  type ShipNoticeFact,
} from '../src/domain/order-life/order-life.ts';
import { foldOrderLife } from '../src/domain/order-life/fold-order-life.ts';
import type { PurchaseOrder, PurchaseOrderLine } from '../src/domain/purchase-order.ts';
import type { SentDate, TradePart } from '../src/domain/sent-values.ts';
import type {
  Acknowledgement,
  AcknowledgementLine,
  ChangeAnswer,
  ChangeAnswerLine,
  LineAnswer,
  ShipNotice,
} from '../src/domain/supplier-document.ts';

export const orderId = 'order_1';
export const askedOn = '2026-03-12';

export function orderLine(fields: Partial<PurchaseOrderLine> = {}): PurchaseOrderLine {
  const line = {
    id: 'orderline_10',
    number: '10',
    itemId: 'item_stem',
    facilityId: 'facility_north',
    description: 'Hip stem size 12',
    supplierPartNumber: 'HS-12',
    status: 'SENT',
    quantity: { value: '10', unit: 'BX' },
    baseUnit: 'EA',
    factor: '10',
    received: '0',
    outstanding: fields.quantity?.value ?? '10',
    price: { amount: '250.00', currency: 'USD' },
    perQuantity: '1',
    priceUnit: 'BX',
    pricePerUnit: '250',
    schedule: [{ on: askedOn, quantity: fields.quantity?.value ?? '10' }],
    promises: [{ promisedOn: askedOn, quantity: fields.quantity?.value ?? '10', isConfirmed: false }],
    isRefused: false,
    contractId: null,
    requisitionLineId: null,
  } as const satisfies PurchaseOrderLine;
  return { ...line, ...fields };
}

export function purchaseOrder(...lines: PurchaseOrderLine[]): PurchaseOrder {
  return {
    number: '4500001',
    supplierId: 'supplier_alpine',
    orderedOn: '2026-03-02',
    currency: 'USD',
    isReleased: true,
    isCancelled: false,
    lines: lines.length === 0 ? [orderLine()] : lines,
  };
}

export interface SaidAnswer {
  readonly quantity?: number | string | null;
  readonly unit?: LineUnit;
  readonly on?: string | null;
  readonly dates?: readonly SentDate[];
  readonly parts?: readonly TradePart[];
}
type LineUnit = 'BX' | 'EA' | 'CA';

/** ACK. Boxes, promised for delivery (067), unless it says otherwise. */
export function says(
  status: string,
  { quantity = null, unit = 'BX', on = null, dates, parts = [] }: SaidAnswer = {},
): LineAnswer {
  return {
    status,
    quantity: quantity === null ? null : { value: String(quantity), unit, code: unit },
    dates: dates ?? (on === null ? [] : [{ qualifier: '067', on }]),
    parts,
  };
}

export function answeredLine(
  answers: readonly LineAnswer[],
  fields: Partial<AcknowledgementLine> = {},
): AcknowledgementLine {
  return {
    id: 'acknowledgementline_1',
    orderId,
    orderLineId: 'orderline_10',
    facilityId: 'facility_north',
    number: '10',
    parts: [],
    ordered: null,
    price: null,
    answers,
    ...fields,
  };
}

export interface DocumentOptions {
  readonly dated?: string | null;
  readonly sentAt?: string | null;
  readonly purpose?: string;
  readonly type?: string;
  readonly changeNumber?: string | null;
  readonly hash?: string;
  readonly supplierOrderNumber?: string | null;
  readonly currency?: string;
}

/** 855. Known by its day, unless it has a hash of its own. */
export function answer(
  lines: readonly (AcknowledgementLine | LineAnswer)[],
  options: DocumentOptions = {},
): AnswerFact {
  const {
    dated = '2026-03-03',
    sentAt = null,
    purpose = '00',
    type = 'AC',
    supplierOrderNumber = null,
    currency = 'USD',
  } = options;
  const alone = lines.flatMap((line) => ('status' in line ? line : []));
  const document: Acknowledgement = {
    kind: 'ACKNOWLEDGEMENT',
    supplierId: 'supplier_alpine',
    purpose,
    orderIds: [orderId],
    orderNumber: '4500001',
    type,
    acknowledgedOn: dated,
    supplierOrderNumber,
    currency,
    beyondGuide: [],
    warnings: [],
    lines: [
      ...lines.flatMap((line) => ('status' in line ? [] : line)),
      ...(alone.length === 0 ? [] : [answeredLine(alone)]),
    ],
  };
  const hash = options.hash ?? `hash-${dated}-${sentAt}-${type}-${purpose}`;
  return { documentId: `acknowledgement_${hash}`, contentHash: hash, dated, sentAt, document };
}

/** 865. */
export function changeAnswer(
  lines: readonly (Partial<ChangeAnswerLine> & { readonly change: string })[],
  options: DocumentOptions = {},
): AnswerFact {
  const { changeNumber = null, type = 'AC', dated = '2026-03-05' } = options;
  const { document, ...fact } = answer([], {
    ...options,
    dated,
    type,
    hash: options.hash ?? `change-${dated}-${changeNumber}-${type}`,
  });
  const changed: ChangeAnswer = {
    ...document,
    kind: 'CHANGE_ANSWER',
    type,
    changeNumber,
    lines: lines.map(({ change, answers = [], ...fields }) => ({ ...answeredLine(answers, fields), change })),
  };
  return { ...fact, document: changed };
}

export interface ShippedLine {
  readonly quantity: number | string;
  readonly unit?: LineUnit;
  readonly parts?: readonly TradePart[];
  readonly lots?: readonly string[];
  readonly orderLineId?: string;
}

/** 856. */
export function shipNotice(
  number: string,
  lines: readonly ShippedLine[],
  {
    on = null,
    purpose = '00',
    dated = '2026-03-06',
    hash = `ship-${number}-${purpose}`,
  }: { on?: string | null; purpose?: string; dated?: string; hash?: string } = {},
): ShipNoticeFact {
  const document: ShipNotice = {
    kind: 'SHIP_NOTICE',
    supplierId: 'supplier_alpine',
    purpose,
    orderIds: [orderId],
    number,
    noticedOn: dated,
    dates: [{ qualifier: '011', on: dated }, ...(on === null ? [] : [{ qualifier: '017', on }])],
    carriers: [],
    references: [],
    beyondGuide: [],
    warnings: [],
    lines: lines.map(({ quantity, unit = 'BX', parts = [], lots = [], orderLineId = 'orderline_10' }, index) => ({
      id: `shipnoticeline_${number}_${index}`,
      orderId,
      orderLineId,
      facilityId: 'facility_north',
      number: '10',
      parts,
      shipped: { value: String(quantity), unit, code: unit },
      status: null,
      packages: [],
      components: [],
      lots,
      serials: [],
      expiryDates: [],
    })),
  };
  return { documentId: `shipnotice_${hash}`, contentHash: hash, dated, sentAt: null, document };
}

/** An 860 that sets the line's boxes. */
export function sentChange(
  sequence: number,
  from: number,
  to: number | null,
  orderLineId = 'orderline_10',
): SentChange {
  const told = (quantity: number) => ({ quantity: String(quantity), unit: 'BX', price: '250', schedule: [] });
  return {
    sequence,
    lines: [
      { orderLineId, kind: to === null ? 'CANCELLED' : 'CHANGED', from: told(from), to: to === null ? null : told(to) },
    ],
  };
}

export function facts(fields: Partial<OrderFacts> = {}): OrderFacts {
  return {
    id: orderId,
    order: purchaseOrder(),
    answers: [],
    shipNotices: [],
    changes: [],
    decisions: [],
    arrivals: [],
    terms: plainTerms,
    itemsByPart: new Map(),
    ...fields,
  };
}

export const lifeOf = (fields: Partial<OrderFacts>): OrderLife => foldOrderLife(facts(fields));

/** The one line's life. */
export function lineOf(fields: Partial<OrderFacts>): OrderLife['lines'][number] {
  const [line] = lifeOf(fields).lines;
  if (line === undefined) throw new Error('the order has no line');
  return line;
}

/** Kinds of what a person must look at. */
export const kindsOf = (fields: Partial<OrderFacts>): string[] => lifeOf(fields).troubles.map(({ kind }) => kind);
