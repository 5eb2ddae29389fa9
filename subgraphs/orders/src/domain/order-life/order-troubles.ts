/** What a person must look at in an order's life. A trouble ends by itself once the facts that make it are over. */
import type { Decimal } from '@supply-hub/quantities';
import type { PurchaseOrder, PurchaseOrderLine } from '../purchase-order.ts';
import { headerMeaningOf } from './answer-codes.ts';
import { answeredChange, isProposal } from './change-answer.ts';
import type { FoldedLine } from './fold-line.ts';
import type { AnswerFact, ChangeLife, OrderTrouble, OrderTroubleKind, SentChange } from './order-life.ts';
import { sum, type Part } from './parts.ts';

/** @param answers those that count, the oldest first */
export function troublesOf(
  order: PurchaseOrder,
  lines: readonly FoldedLine[],
  answers: readonly AnswerFact[],
  {
    sent,
    changes,
    rejectedBy,
  }: { sent: readonly SentChange[]; changes: readonly ChangeLife[]; rejectedBy: string | null },
): OrderTrouble[] {
  const open = lines.filter(({ life, line }) => line.outstanding !== '0' && life.ordered !== '0');
  return [
    ...(rejectedBy === null ? [] : ofRejection(order, open, rejectedBy)),
    ...ofUnknownHeader(order, open, answers),
    ...open.flatMap((line) => ofLine(order, line, rejectedBy)),
    ...lines.flatMap((line) => ofSubstitutes(order, line)),
    ...ofProposals(order, open, answers, sent),
    ...ofRefusedChanges(order, sent, changes),
  ];
}

function ofRejection({ number }: PurchaseOrder, open: readonly FoldedLine[], documentId: string): OrderTrouble[] {
  if (open.length === 0) return [];
  return [
    {
      kind: 'ORDER_REJECTED',
      key: '',
      orderLineIds: open.map(({ line }) => line.id),
      sentence: `The supplier refused order ${number} as a whole.`,
      remedy: 'Order it elsewhere, or agree with the supplier on what stands in the way; then cancel this order.',
      documentId,
    },
  ];
}

function ofUnknownHeader(
  { number }: PurchaseOrder,
  open: readonly FoldedLine[],
  answers: readonly AnswerFact[],
): OrderTrouble[] {
  const newest = answers.at(-1);
  const type = newest?.document.type ?? null;
  if (newest === undefined || type === null || headerMeaningOf(type) !== null || open.length === 0) return [];
  return [
    {
      kind: 'UNKNOWN_ANSWER_CODE',
      key: `order:${type}`,
      orderLineIds: open.map(({ line }) => line.id),
      sentence: `The supplier answered order ${number} as a whole with "${type}", which nobody knows (R38).`,
      remedy: 'Ask the supplier what it means. Until then only what it says of single lines counts.',
      documentId: newest.documentId,
    },
  ];
}

function ofLine(order: PurchaseOrder, folded: FoldedLine, rejectedBy: string | null): OrderTrouble[] {
  const { line, open, from, missingOn, unexplained, price, isPriceHeld, life } = folded;
  const name = nameOf(order, line);
  const quantity = (parts: readonly { readonly quantity: Decimal }[]) => `${sum(parts).toString()} ${line.baseUnit}`;
  const of = (
    kind: OrderTroubleKind,
    key: string,
    sentence: string,
    remedy: string,
    documentId: string | null,
  ): OrderTrouble => ({
    kind,
    key: key === '' ? line.number : `${line.number}:${key}`,
    orderLineIds: [line.id],
    sentence,
    remedy,
    documentId,
  });
  const troubles: OrderTrouble[] = [];
  const [newest] = from;
  if (missingOn !== null)
    troubles.push(
      of(
        'NOT_ON_ACKNOWLEDGEMENT',
        '',
        `${name} is not on the supplier's answer: nothing of it is promised (R38).`,
        'Ask the supplier for an answer to this line; it may not have read it.',
        missingOn,
      ),
    );
  for (const code of new Set(from.flatMap(({ unknownCodes }) => unknownCodes)))
    troubles.push(
      of(
        'UNKNOWN_ANSWER_CODE',
        code,
        `${name} was answered with "${code}", which nobody knows: nothing is taken for accepted (R39).`,
        'Ask the supplier what it means, and to answer in codes of X12 668.',
        from.find(({ unknownCodes }) => unknownCodes.includes(code))?.documentId ?? null,
      ),
    );
  const strange = from.find((statement) => statement.strange !== null);
  if (unexplained.sign > 0 || strange !== undefined)
    troubles.push(
      of(
        'QUANTITY_UNEXPLAINED',
        '',
        strange?.strange === 'UNCOUNTABLE'
          ? `${name} was answered in a quantity or unit that cannot be counted in ${line.quantity.unit} (R40).`
          : strange?.strange === 'TOO_MUCH'
            ? `${name}: the supplier answered for ${strange.total.toString()} ${line.baseUnit}, of which ${life.ordered} were ordered (R40).`
            : `${name}: the answer leaves ${unexplained.toString()} ${line.baseUnit} of ${life.ordered} unexplained (R40).`,
        'Ask the supplier how much comes when; what it did not explain is not counted on.',
        (strange ?? newest)?.documentId ?? null,
      ),
    );
  const refused = open.filter(({ kind, substitute }) => kind === 'REFUSED' && substitute === null);
  const [whole] = refused;
  // One trouble tells of all lines that were refused at once.
  if (whole !== undefined && (rejectedBy === null || refused.some(({ documentId }) => documentId !== rejectedBy)))
    troubles.push(
      of(
        'LINE_REJECTED',
        '',
        `${name}: ${quantity(refused)} will not come; ${whole.words}${codeOf(whole)}. The need is open again (R43).`,
        'Order it elsewhere or another item; then cancel what is refused in the order.',
        whole.documentId,
      ),
    );
  const held = open.filter(({ kind }) => kind === 'HELD');
  const [first] = held;
  if (first !== undefined)
    troubles.push(
      of(
        'LINE_HELD',
        '',
        `${name}: the supplier has put ${quantity(held)} ${first.words}${codeOf(first)}.`,
        'Give the supplier what it waits for, or order elsewhere.',
        first.documentId,
      ),
    );
  for (const backorder of life.backorders.filter(({ isOpen }) => isOpen))
    troubles.push(
      of(
        'BACKORDERED',
        backorder.key.slice(line.id.length + 1),
        `${name}: ${backorder.quantity} ${line.baseUnit} backordered ${backorder.promisedOn === null ? 'without a day' : `to ${backorder.promisedOn}`} (R41).`,
        'Look at what relies on it: transfer, substitute, order elsewhere, or wait.',
        backorder.promises.at(-1)?.documentId ?? null,
      ),
    );
  if (life.pricePending)
    troubles.push(
      of(
        'PRICE_PENDING',
        '',
        `${name} is accepted, and its price is pending.`,
        'Ask the supplier for the price before it is delivered.',
        newest?.documentId ?? null,
      ),
    );
  if (isPriceHeld)
    troubles.push(
      of(
        'PRICE_CHANGED',
        '',
        price === null
          ? `${name} is accepted at another price, and the supplier does not say which (R43).`
          : `${name}: the supplier answers ${price.sent}, and the order says ${line.price.amount} ${line.price.currency}${perOf(line)} (R43).`,
        "Agree on the price before it is received: change the order's price, or have the supplier correct its answer.",
        price?.documentId ?? newest?.documentId ?? null,
      ),
    );
  return troubles;
}

function ofSubstitutes(order: PurchaseOrder, { line, life }: FoldedLine): OrderTrouble[] {
  const isOpen = line.outstanding !== '0';
  return life.substitutions.flatMap(({ key, state, isShipped, parts, quantity, documentId }): OrderTrouble[] => {
    const isHere = life.quarantines.some(({ substitutionKey }) => substitutionKey === key);
    const what = parts.length === 0 ? 'another part' : parts.map(({ number }) => number).join(' / ');
    const common = { key: `${line.number}:${key.slice(line.id.length + 1)}`, orderLineIds: [line.id], documentId };
    const asked: OrderTrouble = {
      ...common,
      kind: 'SUBSTITUTION_REQUESTED',
      sentence: `${nameOf(order, line)}: the supplier wants to send ${what} for ${quantity} ${line.baseUnit} (R42).`,
      remedy: 'Compare both items and approve or refuse the substitute.',
    };
    const came: OrderTrouble = {
      ...common,
      kind: 'SUBSTITUTE_UNAPPROVED',
      sentence: `${nameOf(order, line)}: ${what} ${isHere ? 'has come' : 'is shipped'} for ${quantity} ${line.baseUnit}, and nobody approved it (R42).`,
      remedy: isHere
        ? 'It counts for nothing and nobody may use it: approve the substitute, or send it back.'
        : 'Keep it apart when it arrives; approve the substitute, or send it back.',
    };
    if (state === 'APPROVED') return [];
    return [
      ...(state === 'REQUESTED' && isOpen ? [asked] : []),
      ...(isShipped && (isOpen || isHere || state === 'REQUESTED') ? [came] : []),
    ];
  });
}

/** What the supplier changes of its own accord, of its newest answer to a line (R37). */
function ofProposals(
  order: PurchaseOrder,
  open: readonly FoldedLine[],
  answers: readonly AnswerFact[],
  sent: readonly SentChange[],
): OrderTrouble[] {
  return open.flatMap(({ line }): OrderTrouble[] => {
    const newest = answers.findLast(({ document }) =>
      document.lines.some(({ orderLineId }) => orderLineId === line.id),
    );
    if (newest?.document.kind !== 'CHANGE_ANSWER' || answeredChange(newest.document, sent) !== null) return [];
    const proposed = newest.document.lines.find((each) => each.orderLineId === line.id && isProposal(each));
    if (proposed === undefined) return [];
    return [
      {
        kind: 'SUPPLIER_CHANGE_PROPOSED',
        key: line.number,
        orderLineIds: [line.id],
        sentence: `${nameOf(order, line)}: the supplier changes it of its own accord (${[proposed.change, ...proposed.answers.map(({ status }) => status)].join(', ')}).`,
        remedy: 'Change the order accordingly, or refuse and order elsewhere.',
        documentId: newest.documentId,
      },
    ];
  });
}

/** A change the supplier refused stands in the order and not with the supplier, until the line is changed again (R37). */
function ofRefusedChanges(
  order: PurchaseOrder,
  sent: readonly SentChange[],
  changes: readonly ChangeLife[],
): OrderTrouble[] {
  return changes.flatMap(({ sequence, state, orderLineIds, documentId }): OrderTrouble[] => {
    if (state !== 'REFUSED') return [];
    const later = new Set(
      sent.flatMap((change) => (change.sequence > sequence ? change.lines.map(({ orderLineId }) => orderLineId) : [])),
    );
    const left = orderLineIds.filter((id) => !later.has(id));
    if (left.length === 0) return [];
    const numbers = order.lines.flatMap(({ id, number }) => (left.includes(id) ? number : []));
    return [
      {
        kind: 'CHANGE_REFUSED',
        key: String(sequence),
        orderLineIds: left,
        sentence: `The supplier refused change ${sequence} of order ${order.number}${numbers.length === 0 ? '' : `, line ${numbers.join(', ')}`}: it delivers as before.`,
        remedy: 'Put the order back as it was, or agree on the change with the supplier.',
        documentId,
      },
    ];
  });
}

const nameOf = ({ number }: PurchaseOrder, line: PurchaseOrderLine): string => `Line ${line.number} of order ${number}`;
const codeOf = ({ code }: Part): string => (code === null ? '' : ` (${code})`);
const perOf = ({ perQuantity, priceUnit }: PurchaseOrderLine): string =>
  ` per ${perQuantity === '1' ? '' : `${perQuantity} `}${priceUnit}`;
