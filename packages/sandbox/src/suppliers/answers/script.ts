import { z } from 'zod';
import type { OrderedLine, ReceivedOrder } from '../documents/order-850.ts';
import { asOrdered, type AnswerFacts } from './decide-answer.ts';
import { quantityText, shipmentsOf, unitsOf, type LineAnswer, type OrderAnswer, type Said } from './order-answer.ts';

const code = z.string().regex(/^[A-Z][A-Z0-9]$/, 'a code of two characters, such as IB');
const quantity = z
  .union([z.number().min(0), z.string().regex(/^\d+(\.\d{1,3})?$/)])
  .transform((value) => quantityText(unitsOf(String(value))));
const seconds = z.number().min(0).max(10_000_000);

const scriptedSaid = z.strictObject({
  /** ACK01. */
  status: code,
  /** All that the answers before it leave of the line, when left out; null for none at all. */
  quantity: quantity.nullable().optional(),
  /** When; null for "cannot say". The day wanted when left out; for what is backordered or refused, none. */
  on: z.iso.date().nullable().optional(),
  /** With IS: an item of the ERP's or a part of the supplier's. Left out: the nearest it has. */
  substitute: z.string().optional(),
  reason: z.string().max(45).optional(),
});
export const scriptedLineSchema = z
  .strictObject({
    /** 1 for the first line; as text, the number the buyer gave it. */
    line: z.union([z.int().min(1), z.string()]).optional(),
    /** Or by what it orders: an item of the ERP's or a part of the supplier's. */
    item: z.string().optional(),
    price: z
      .string()
      .regex(/^\d+(\.\d+)?$/)
      .optional(),
    /** None: nothing is said of the line, and it is not sent. */
    answers: z.array(scriptedSaid),
  })
  .refine(({ line, item }) => line !== undefined || item !== undefined, 'name the line, or its item');

/** What a supplier is told to say of an order it will get, or has. */
export const scriptSchema = z.strictObject({
  /** Of the order with this number; when left out, of the next that has all these lines. */
  order: z.string().optional(),
  next: z.array(scriptedLineSchema).readonly(),
  /** BAK02. */
  type: code.optional(),
  /** Left out: about as soon as usual. */
  afterSeconds: seconds.optional(),
  /** False: nothing is ever sent. */
  ships: z.boolean().default(true),
  /** Never a word about it. */
  isSilent: z.boolean().default(false),
  /** What it says later, each so long after the order came. */
  later: z
    .array(
      z.strictObject({
        as: z.enum(['865', '855']).default('865'),
        afterSeconds: seconds,
        lines: z.array(scriptedLineSchema).min(1).readonly(),
      }),
    )
    .readonly()
    .default([]),
});
export type Script = z.infer<typeof scriptSchema>;
export type ScriptedLine = z.infer<typeof scriptedLineSchema>;

/** Whether a script speaks of this order. */
export function isFor(script: Script, order: ReceivedOrder): boolean {
  if (script.order !== undefined && script.order !== order.number) return false;
  return script.next.every((each) => lineFor(each, order) !== undefined);
}

function lineFor({ line, item }: ScriptedLine, order: ReceivedOrder): OrderedLine | undefined {
  return order.lines.find(
    (each, index) =>
      (line === undefined || (typeof line === 'number' ? index + 1 === line : each.line === line)) &&
      (item === undefined || each.ids.some(([, id]) => id === item)),
  );
}

/** The answer a script asks for; lines it leaves out come as ordered. */
export function scriptedAnswer(script: Script, facts: AnswerFacts): OrderAnswer {
  const lines = facts.order.lines.flatMap((line): LineAnswer[] => {
    const scripted = script.next.find((each) => lineFor(each, facts.order) === line);
    if (scripted === undefined) return [asOrdered(facts, line)];
    return scripted.answers.length === 0 ? [] : [scriptedLineAnswer(scripted, line, facts)];
  });
  return { type: script.type ?? null, lines, shipments: script.ships ? shipmentsOf(lines, false) : [] };
}

/** What is said later of some lines. */
export const scriptedLines = (lines: readonly ScriptedLine[], facts: AnswerFacts): LineAnswer[] =>
  lines.flatMap((scripted) => {
    const line = lineFor(scripted, facts.order);
    return line === undefined ? [] : [scriptedLineAnswer(scripted, line, facts)];
  });

/** Codes that name no day of themselves. */
const dateless = new Set(['IB', 'IR', 'ID', 'IE', 'IH', 'IF', 'IW', 'SP']);

function scriptedLineAnswer({ answers, price }: ScriptedLine, line: OrderedLine, facts: AnswerFacts): LineAnswer {
  const plain = asOrdered(facts, line);
  let left = unitsOf(line.quantity);
  const said = answers.map((each): Said => {
    const units = each.quantity === undefined ? left : unitsOf(each.quantity);
    left = left > units ? left - units : 0n;
    return {
      code: each.status,
      quantity: each.quantity === null ? null : quantityText(units),
      on: each.on === undefined ? (dateless.has(each.status) ? null : (plain.said[0]?.on ?? null)) : each.on,
      part: each.status === 'IS' || each.substitute !== undefined ? partFor(each.substitute, line, facts) : null,
      reason: each.reason ?? null,
    };
  });
  return { ...plain, price: price ?? plain.price, said };
}

function partFor(wanted: string | undefined, line: OrderedLine, { catalogue, supplier }: AnswerFacts): string | null {
  if (wanted === undefined) return catalogue.substituteFor(supplier, line.ids);
  return catalogue.partOf(supplier, wanted) ?? wanted;
}

/** Lines of which something else is promised now: POC02 CT, a changed date. */
export const moved = (lines: readonly LineAnswer[]): (LineAnswer & { did: string })[] =>
  lines.map((line) => ({ ...line, did: 'CT' }));
