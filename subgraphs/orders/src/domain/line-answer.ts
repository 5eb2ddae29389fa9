/** What a supplier answers for one line by the graph. Its parts add up to what was ordered, or it is refused (R40). */
import { Decimal, type UnitOfMeasure } from '@supply-hub/quantities';
import { meaningOfStatus } from './answer-status.ts';
import { sentInBaseUnits } from './order-life/line-units.ts';
import { inBaseUnits, type PurchaseOrder, type PurchaseOrderLine } from './purchase-order.ts';
import type { SentQuantity, TradePart } from './sent-values.ts';
import type { AnswerRefusal, GivenQuantityAnswer } from './supplier-answer.ts';
import type { AcknowledgementLine, LineAnswer } from './supplier-document.ts';

/** @param path from the line on */
type Refuse = (code: AnswerRefusal['code'], path: string, sentence: string) => void;

/** @returns null where it is refused; `refuse` was told of everything that is wrong then */
export function readLineAnswer(
  line: PurchaseOrderLine,
  { orderedOn }: Pick<PurchaseOrder, 'orderedOn'>,
  given: readonly GivenQuantityAnswer[],
  refuse: Refuse,
): Omit<AcknowledgementLine, 'id' | 'orderId'> | null {
  let isRefused = false;
  const no: Refuse = (...why) => {
    isRefused = true;
    refuse(...why);
  };
  if (given.length === 0 || given.length > mostAnswers) {
    no('NOT_POSSIBLE', 'answers', `Say in 1 to ${mostAnswers} parts what becomes of line ${line.number}.`);
    return null;
  }
  for (const [index, answer] of given.entries()) assertSaid(answer, line, orderedOn, `answers.${index}`, no);
  const quantities = quantitiesOf(line, given, no);
  const prices = new Set(given.flatMap(({ price }) => (price === null ? [] : Decimal.of(price).toString())));
  if (prices.size > 1) no('NOT_POSSIBLE', 'answers', `Line ${line.number} has one price: say it with each part.`);
  if (quantities === null || isRefused) return null;
  const [price] = prices;
  return {
    orderLineId: line.id,
    facilityId: line.facilityId,
    number: line.number,
    parts: line.supplierPartNumber === null ? [] : [ownPart(line.supplierPartNumber)],
    ordered: sent(line.quantity.value, line.quantity.unit),
    price: price === undefined ? null : { amount: price, basis: null },
    answers: given.map((answer, index) => toLineAnswer(answer, quantities[index] ?? null)),
  };
}

const mostAnswers = 20;

function assertSaid(
  { status, promisedOn, price, substitutePart, reason }: GivenQuantityAnswer,
  { number, supplierPartNumber }: PurchaseOrderLine,
  orderedOn: string,
  path: string,
  no: Refuse,
): void {
  const { day } = meaningOfStatus(status);
  if (day === 'NEEDED' && promisedOn === null)
    no('NOT_SAID', `${path}.promisedOn`, `Say on which day that part of line ${number} comes.`);
  if (day === 'NOT' && promisedOn !== null)
    no('NOT_POSSIBLE', `${path}.promisedOn`, `What is ${words(status)} comes on no day: leave it out.`);
  if (promisedOn !== null && promisedOn < orderedOn)
    no('NOT_POSSIBLE', `${path}.promisedOn`, `The order was made on ${orderedOn}: nothing of it came before.`);
  if (status === 'CHANGED_PRICE' && price === null)
    no('NOT_SAID', `${path}.price`, `Say what one ordered unit of line ${number} costs.`);
  if (status !== 'CHANGED_PRICE' && price !== null)
    no('NOT_POSSIBLE', `${path}.price`, 'A price is said with CHANGED_PRICE alone.');
  if (price !== null && Decimal.of(price).sign < 0) no('NOT_POSSIBLE', `${path}.price`, 'A price is not below zero.');
  const part = substitutePart?.trim() ?? '';
  if (status === 'SUBSTITUTED' && part === '')
    no('NOT_SAID', `${path}.substitutePart`, `Say which part would come instead for line ${number} (R42).`);
  if (status !== 'SUBSTITUTED' && substitutePart !== null)
    no('NOT_POSSIBLE', `${path}.substitutePart`, 'Another part is named with SUBSTITUTED alone.');
  if (part.length > 48 || /\p{Cc}/u.test(part))
    no('NOT_POSSIBLE', `${path}.substitutePart`, 'Give a part number of 1 to 48 characters.');
  if (part !== '' && part.toUpperCase() === supplierPartNumber?.trim().toUpperCase())
    no('NOT_POSSIBLE', `${path}.substitutePart`, `${part} is what was ordered.`);
  if (reason !== null && (reason.trim() === '' || reason.trim().length > 300 || reason.includes('\0')))
    no('NOT_POSSIBLE', `${path}.reason`, 'Say why in 1 to 300 characters, or nothing.');
}

/** Every part's quantity, in the order given; null where they do not add up. */
function quantitiesOf(
  line: PurchaseOrderLine,
  given: readonly GivenQuantityAnswer[],
  no: Refuse,
): SentQuantity[] | null {
  const ordered = inBaseUnits(line, line.quantity.value);
  const open = given.flatMap(({ quantity }, index) => (quantity === null ? index : []));
  let explained = Decimal.zero;
  const said: (SentQuantity | null)[] = [];
  for (const [index, { quantity, unit }] of given.entries()) {
    if (quantity === null) {
      said.push(null);
      continue;
    }
    const known = [line.quantity.unit, line.baseUnit].find((each) => each === (unit ?? line.quantity.unit));
    const base = known === undefined ? null : sentInBaseUnits(line, { value: quantity, unit: known });
    if (known === undefined || base === null) {
      no('NOT_POSSIBLE', `answers.${index}.unit`, `Line ${line.number} is counted in ${unitsOf(line)} (R4).`);
      return null;
    }
    if (base.sign <= 0) {
      no('NOT_POSSIBLE', `answers.${index}.quantity`, 'Say how much, above zero; leave out what is of nothing.');
      return null;
    }
    explained = explained.plus(base);
    said.push(sent(quantity, known));
  }
  const left = ordered.minus(explained);
  const refuse = (why: string): null => {
    const of = `${ordered.toString()} ${line.baseUnit}`;
    no('DOES_NOT_ADD_UP', 'answers', `Line ${line.number}: ${why} of ${of} that were ordered (R40).`);
    return null;
  };
  const amount = (quantity: Decimal): string => `${quantity.toString()} ${line.baseUnit}`;
  if (open.length > 1) return refuse('several answers give no quantity, and only one can be for the rest');
  if (open.length === 1 && left.sign <= 0) return refuse(`nothing is left for the answer without a quantity`);
  if (left.sign < 0) return refuse(`${amount(explained)} are answered`);
  const leavesRest = given.some(({ status }) => meaningOfStatus(status).leavesRemainder === true);
  if (open.length === 0 && left.sign > 0 && !leavesRest) return refuse(`nothing is said of ${amount(left)}`);
  return said.map((each) => each ?? sent(left.toString(), line.baseUnit));
}

const unitsOf = ({ quantity, baseUnit }: PurchaseOrderLine): string =>
  quantity.unit === baseUnit ? baseUnit : `${quantity.unit} or ${baseUnit}`;

function toLineAnswer(given: GivenQuantityAnswer, quantity: SentQuantity | null): LineAnswer {
  const { status, promisedOn, substitutePart, reason } = given;
  return {
    status: meaningOfStatus(status).code,
    quantity,
    dates: promisedOn === null ? [] : [{ qualifier: '067', on: promisedOn }],
    parts: substitutePart === null ? [] : [ownPart(substitutePart.trim())],
    ...(reason !== null && { reason: reason.trim() }),
  };
}

/** X12 element 235: the vendor's own number. */
const ownPart = (number: string): TradePart => ({ qualifier: 'VC', number });
const sent = (value: string, unit: UnitOfMeasure): SentQuantity => ({ value, unit, code: unit });
const words = (status: string): string => status.toLowerCase().replaceAll('_', ' ');
