import { Misconfigured } from '@supply-hub/errors';
import { z } from 'zod';
import { orderAnswerSchema } from '../answers/order-answer.ts';
import { scriptSchema } from '../answers/script.ts';
import { plannedSchema } from '../plan-answers.ts';

const orderedLine = z.object({
  line: z.string(),
  quantity: z.string(),
  unit: z.string(),
  price: z.string(),
  basis: z.string(),
  ids: z.array(z.tuple([z.string(), z.string()]).readonly()).readonly(),
  description: z.string(),
  wantedOn: z.string().nullable(),
});
const receivedOrder = z.object({
  number: z.string(),
  purpose: z.string(),
  orderedOn: z.string(),
  shipTo: z.object({ name: z.string(), qualifier: z.string(), id: z.string() }).nullable(),
  wantedOn: z.string().nullable(),
  lines: z.array(orderedLine).readonly(),
});
const changedLine = z.object({
  line: z.string(),
  change: z.string(),
  quantity: z.string(),
  wantedOn: z.string().nullable(),
});
/** Where in what file a set came. */
const place = z.object({ interchange: z.string(), group: z.string(), set: z.string() });
const groupResult = z.object({
  functionalId: z.string(),
  group: z.string(),
  result: z.string(),
  sets: z.array(z.object({ type: z.string(), control: z.string(), result: z.string() })).readonly(),
});

const received = z.object({
  event: z.literal('received'),
  partner: z.string(),
  at: z.string(),
  /** The name it came under, and the one it was claimed by. */
  file: z.string(),
  claim: z.string(),
  interchanges: z.array(
    z.object({
      control: z.string(),
      sha256: z.string(),
      /** It came before, byte for byte: nothing in it counts again. */
      isRepeated: z.boolean(),
    }),
  ),
  /** Orders it had not had, what it does about each, and the script that says so; null for none. */
  orders: z.array(
    z.object({ order: receivedOrder, at: place, answer: orderAnswerSchema, script: z.string().nullable() }),
  ),
  /** Orders it has already, in another interchange: sent twice. */
  doubled: z.array(z.object({ order: z.string(), at: place })),
  /** Changes of orders it has, and what they make of the order. */
  changes: z
    .array(
      z.object({
        order: z.string(),
        sequence: z.int(),
        at: place,
        lines: z.array(changedLine).readonly(),
        outcome: z.enum(['accepted', 'partly', 'refused']),
        now: z.object({ order: receivedOrder, answer: orderAnswerSchema }),
      }),
    )
    .default([]),
  /** Changes it has already, in another interchange. */
  doubledChanges: z.array(z.object({ order: z.string(), sequence: z.int(), at: place })).default([]),
  /** Plans that came to nothing. */
  withdrawn: z.array(z.string()).default([]),
  acknowledgements: z.array(z.object({ about: groupResult, at: place })),
  /** TA101, TA104, TA105. */
  interchangeAcknowledgements: z.array(z.object({ control: z.string(), result: z.string(), note: z.string() })),
  /** Whatever is not as it has to be, in words. */
  faults: z.array(z.string()),
  /** What it will send about all this. */
  plans: z.array(plannedSchema),
});

const made = z.object({
  event: z.literal('made'),
  partner: z.string(),
  at: z.string(),
  /** Counts a supplier's files from 1: its name in the staging folder. */
  parcel: z.int(),
  file: z.string(),
  interchange: z.string(),
  group: z.string(),
  /** The parcel it is, byte for byte, once more; absent: it is written anew. */
  copyOf: z.int().optional(),
  /** The plans it carries out, each with its set. */
  sets: z.array(z.object({ plan: z.string(), control: z.string(), number: z.string() })),
  text: z.string(),
});

const sent = z.object({ event: z.literal('sent'), partner: z.string(), at: z.string(), parcel: z.int() });

/** What it is to say of orders to come, in place of what it was to say before. */
const scripted = z.object({
  event: z.literal('scripted'),
  partner: z.string(),
  at: z.string(),
  scripts: z.array(z.object({ id: z.string(), script: scriptSchema })).readonly(),
});

/** What it is to say of an order it has. */
const told = z.object({
  event: z.literal('told'),
  partner: z.string(),
  at: z.string(),
  plans: z.array(plannedSchema).readonly(),
});

const record = z.discriminatedUnion('event', [received, made, sent, scripted, told]);

/**
 * One thing that happened to a supplier. `received`: a file was read; `made`: one is about to be sent; `sent`: it was;
 * `scripted`, `told`: somebody put words into its mouth.
 */
export type SupplierRecord = z.infer<typeof record>;
export type ReceivedRecord = z.infer<typeof received>;
export type MadeRecord = z.infer<typeof made>;
export type Place = z.infer<typeof place>;

export function readSupplierRecord(line: string, at: string): SupplierRecord {
  try {
    return record.parse(JSON.parse(line));
  } catch (cause) {
    throw new Misconfigured(`${at} is no record of a supplier. Remove the folder to start a new sandbox.`, { cause });
  }
}
