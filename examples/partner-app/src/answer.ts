import {
  AnswerOrderDocument,
  type AnswerOrderMutation,
  type HubClient,
  type OrderAnswerStatus,
} from '@supply-hub/client';
import { openOrders } from './mine.ts';

const statuses: readonly OrderAnswerStatus[] = ['ACCEPTED', 'BACKORDERED', 'CHANGED_DATE', 'HELD', 'REJECTED'];

/**
 * Answers an order: what is said of its lines, `10=BACKORDERED@2026-04-01`; the others are accepted.
 * @throws Error it has no such open line, or is no open order; nothing was answered
 */
export async function answerOf(hub: HubClient, number: string, said: readonly string[]): Promise<AnswerOrderMutation> {
  for await (const order of openOrders(hub)) {
    if (order.number !== number) continue;
    const answers = new Map(said.map(readAnswer));
    const open = order.lines.filter(({ outstanding }) => outstanding.value !== '0');
    const unknown = [...answers.keys()].find((line) => !open.some((each) => each.number === line));
    if (unknown !== undefined) {
      const there = open.map(({ number: line }) => line).join(', ') || 'none';
      throw new Error(`${unknown} is no open line of ${number}; open are ${there}.`);
    }
    const lines = open.map(({ id, number: line }) => ({
      orderLineId: id,
      answers: [answers.get(line) ?? { status: 'ACCEPTED' as const }],
    }));
    // However often the client has to send it, it is one answer (R35).
    const idempotencyKey = crypto.randomUUID();
    return hub.query(AnswerOrderDocument, { input: { orderId: order.id, lines, idempotencyKey } });
  }
  throw new Error(`${number} is no open order of yours.`);
}

function readAnswer(text: string): [line: string, answer: { status: OrderAnswerStatus; promisedOn: string | null }] {
  const [, line = '', word = '', promisedOn = null] = /^(\d+)=([A-Z_]+)(?:@(\S+))?$/.exec(text) ?? [];
  const status = statuses.find((each) => each === word);
  if (status === undefined) throw new Error(`"${text}" is no answer: write 10=ACCEPTED or 10=BACKORDERED@2026-04-01.`);
  return [line, { status, promisedOn }];
}
