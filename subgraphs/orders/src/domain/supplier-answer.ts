/**
 * What a supplier answers to its order by the graph, as the 855 that would have said it: from there on it is folded as any
 * other answer is. Refused is what an 855 may leave unclear and a person can put right at once.
 */
import type { PurchaseOrder, PurchaseOrderLine } from './purchase-order.ts';
import { meaningOfStatus, type AnswerStatus } from './answer-status.ts';
import { readLineAnswer } from './line-answer.ts';
import type { Acknowledgement, AcknowledgementLine } from './supplier-document.ts';

/** As it was given; amounts are decimals as text, days ISO 8601. Null is not said. */
export interface GivenAnswer {
  readonly supplierOrderNumber: string | null;
  readonly answeredOn: string | null;
  readonly lines: readonly GivenLineAnswer[];
}

export interface GivenLineAnswer {
  readonly orderLineId: string;
  readonly answers: readonly GivenQuantityAnswer[];
}

export interface GivenQuantityAnswer {
  readonly status: AnswerStatus;
  /** Null: what the line's other answers leave. */
  readonly quantity: string | null;
  /** Null: the line's. */
  readonly unit: string | null;
  readonly promisedOn: string | null;
  /** Of one ordered unit. */
  readonly price: string | null;
  readonly substitutePart: string | null;
  readonly reason: string | null;
}

export interface AnswerRefusal {
  readonly code: 'NOT_FOUND' | 'NOT_OPEN' | 'NOT_POSSIBLE' | 'NOT_SAID' | 'DOES_NOT_ADD_UP';
  /** From `input` on. */
  readonly path: string[];
  readonly sentence: string;
}

export type ReadAnswer =
  | { readonly ok: true; readonly document: Acknowledgement }
  | { readonly ok: false; readonly refusals: AnswerRefusal[] };

/**
 * @param today where the order is due: nobody answers tomorrow
 * @param idOfLine the id of the nth line of the answer
 */
export function readAnswer(
  { id, value: order }: { readonly id: string; readonly value: PurchaseOrder },
  given: GivenAnswer,
  today: string,
  idOfLine: (index: number) => string,
): ReadAnswer {
  const refusals: AnswerRefusal[] = [];
  const refuse = (code: AnswerRefusal['code'], path: string, sentence: string): void =>
    void refusals.push({ code, path: path === '' ? ['input'] : ['input', ...path.split('.')], sentence });
  if (order.isCancelled || !order.isReleased) {
    const why = order.isCancelled ? 'is cancelled' : 'is not released yet';
    refuse('NOT_OPEN', 'orderId', `Order ${order.number} ${why}: it waits for no answer.`);
    return { ok: false, refusals };
  }
  readHead(order, given, today, refuse);
  const lines: AcknowledgementLine[] = [];
  const answered = new Set<string>();
  if (given.lines.length === 0 || given.lines.length > mostLines)
    refuse('NOT_POSSIBLE', 'lines', `Answer 1 to ${mostLines} lines at once.`);
  else
    for (const [index, { orderLineId, answers }] of given.lines.entries()) {
      const at = `lines.${index}`;
      const line = order.lines.find((each) => each.id === orderLineId);
      if (line === undefined) refuse('NOT_FOUND', `${at}.orderLineId`, 'The order has no such line.');
      else if (answered.has(line.id))
        refuse('NOT_POSSIBLE', `${at}.orderLineId`, `Line ${line.number} is answered twice: say all of it in one.`);
      else if (line.outstanding === '0')
        refuse('NOT_OPEN', `${at}.orderLineId`, `Nothing more of line ${line.number} is to come.`);
      else {
        const read = readLineAnswer(line, order, answers, (code, path, sentence) =>
          refuse(code, `${at}.${path}`, sentence),
        );
        if (read !== null) lines.push({ ...read, id: idOfLine(index), orderId: id });
      }
      answered.add(orderLineId);
    }
  if (refusals.length > 0) return { ok: false, refusals };
  return {
    ok: true,
    document: {
      kind: 'ACKNOWLEDGEMENT',
      supplierId: order.supplierId,
      purpose: '00',
      orderIds: [id],
      orderNumber: order.number,
      type: typeOf(order, given),
      acknowledgedOn: given.answeredOn,
      supplierOrderNumber: given.supplierOrderNumber?.trim() ?? null,
      currency: order.currency,
      beyondGuide: [],
      warnings: [],
      lines,
    },
  };
}

const mostLines = 200;

function readHead(
  { orderedOn }: PurchaseOrder,
  { supplierOrderNumber, answeredOn }: GivenAnswer,
  today: string,
  refuse: (code: AnswerRefusal['code'], path: string, sentence: string) => void,
): void {
  if (supplierOrderNumber !== null && !/^[^\p{Cc}]{1,80}$/u.test(supplierOrderNumber.trim()))
    refuse('NOT_POSSIBLE', 'supplierOrderNumber', 'Give your number of the order in 1 to 80 characters.');
  if (answeredOn === null) return;
  if (answeredOn > today)
    refuse('NOT_POSSIBLE', 'answeredOn', `${answeredOn} is yet to come: give the day of the answer, or none.`);
  if (answeredOn < orderedOn)
    refuse('NOT_POSSIBLE', 'answeredOn', `The order was made on ${orderedOn}: it cannot have been answered before.`);
}

/**
 * X12 element 587, as of an 855 that says the same. Of an answer that leaves lines out it is AK, which says nothing of them
 * (R38): a person at a screen who answers one line has not passed over the others.
 */
function typeOf({ lines }: PurchaseOrder, given: GivenAnswer): string {
  const named = new Set(given.lines.map(({ orderLineId }) => orderLineId));
  const isWhole = lines.every((line: PurchaseOrderLine) => named.has(line.id) || line.outstanding === '0');
  if (!isWhole) return 'AK';
  const answers = given.lines.flatMap((line) => line.answers);
  if (answers.every(({ status }) => status === 'ACCEPTED')) return 'AD';
  return answers.every(({ status }) => meaningOfStatus(status).isRefusal) ? 'RJ' : 'AC';
}
