import { z } from 'zod';
import { Random } from '../generate/random.ts';
import type { AnswerRates } from './answers/answer-rates.ts';
import { lineAnswerSchema, type LineAnswer, type OrderAnswer } from './answers/order-answer.ts';
import type { PartCatalogue } from './answers/part-catalogue.ts';
import type { EdiSupplier } from './edi-supplier.ts';
import { intentSchema, type Flaw, type Intent } from './intent.ts';

const setResult = z.object({
  type: z.string(),
  control: z.string(),
  result: z.enum(['A', 'E', 'R']),
  codes: z.array(z.string()).readonly(),
});

/** What is said of an order after the first answer. */
const saidLater = z.object({
  /** The 860 it answers (BCA05); null when the supplier speaks of its own accord. */
  change: z.string().nullable(),
  /** BCA02 or BAK02; null: by what the lines say. */
  type: z.string().nullable(),
  /** The lines it speaks of; `did` is POC02, what became of the line. */
  lines: z.array(lineAnswerSchema.extend({ did: z.string() })).readonly(),
});
export type SaidLater = z.infer<typeof saidLater>;

/** A document to be sent, and when. */
export const plannedSchema = z.object({
  /** `4500000086/855`, `4500000086/810-1`, `ack/000000012/12`; with `+copy`, `+again`, `+corrected` behind it. */
  id: z.string(),
  dueAt: z.string(),
  intent: intentSchema,
  content: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('document'),
      type: z.enum(['855', '865', '856', '810']),
      order: z.string(),
      /** Which shipment of the order's; zero for what says something of the order. */
      shipment: z.int(),
      /** Absent in the first answer. */
      says: saidLater.optional(),
    }),
    z.object({
      kind: z.literal('acknowledgement'),
      group: z.object({ functionalId: z.string(), control: z.string(), version: z.string() }),
      sets: z.array(setResult).readonly(),
    }),
  ]),
});
export type Planned = z.infer<typeof plannedSchema>;
export type PlannedContent = Planned['content'];

export interface AnsweringPace {
  /** How many times faster than usual suppliers answer. */
  readonly hurry: number;
  /** How many times more goes wrong than usual; 0 is nothing. */
  readonly faults: number;
  /** How often what is answered is not what was ordered. */
  readonly rates: AnswerRates;
}

export interface PlanOptions extends AnsweringPace {
  readonly supplier: EdiSupplier;
  readonly catalogue: PartCatalogue;
  readonly seed: number;
  readonly now: Temporal.Instant;
}

const second = 1000;
const minute = 60 * second;

/** Flaws a document may have, and how often among the malformed. */
const flaws: readonly (readonly [Flaw, number])[] = [
  ['segment-count', 4],
  ['set-control', 2],
  ['cut-file', 3],
  ['interchange-control', 2],
  ['not-x12', 1],
  ['unknown-sender', 1],
  ['unknown-part', 3],
  ['unknown-order', 3],
  ['missing-element', 2],
];

/** What the supplier will send about an order: 855, then an 856 and an 810 for each shipment, and what goes wrong. */
export function planAnswers(options: PlanOptions, order: string, { shipments }: OrderAnswer): Planned[] {
  const { supplier, faults } = options;
  const random = new Random(options.seed).fork(`answers ${supplier.partner} ${order}`);
  const wanted = [
    draft('855', order, 0, random.int(30 * second, 3 * minute)),
    ...shipments.flatMap(({ isBackordered }, index) => {
      const after = (isBackordered ? random.int(180, 360) : index * 2) * minute;
      return [
        draft('856', order, index + 1, random.int(3 * minute, 9 * minute) + after),
        draft('810', order, index + 1, random.int(9 * minute, 18 * minute) + after),
      ];
    }),
  ];
  const order810First = random.chance(0.06 * faults);
  if (order810First || random.chance(0.06 * faults)) shuffle(wanted, order810First);
  const planned = wanted.flatMap((document): Planned[] => {
    const { id, content, isEarly } = document;
    const isLate = !isEarly && random.chance((0.02 + supplier.lateness * 0.15) * faults);
    const delay = document.delay + (isLate ? lateness[content.type] : 0);
    const at = (extra: number) => dueAt(options, delay + extra);
    const plan = (suffix: string, extra: number, intent: Intent): Planned => ({
      id: id + suffix,
      dueAt: at(extra),
      intent,
      content,
    });
    const plainly = isEarly ? 'out-of-order' : isLate ? 'late' : 'good';
    const draw = random.next() / Math.max(faults, 1e-9);
    if (draw < 0.08) {
      const how = weighted(random, flaws);
      const isCorrected = how === 'not-x12' || random.chance(0.5);
      return [
        plan('', 0, { intended: 'malformed', how }),
        ...(isCorrected ? [plan('+corrected', random.int(2, 6) * minute, { intended: 'corrected', of: id })] : []),
      ];
    }
    if (draw < 0.09) return [plan('', 0, { intended: 'control-number-reused' })];
    const good = plan('', 0, { intended: plainly });
    const later = random.int(30 * second, 4 * minute);
    if (draw < 0.1) return [plan('+test', 0, { intended: 'test' }), plan('', later, { intended: plainly })];
    if (draw < 0.13) return [good, plan('+copy', later, { intended: 'duplicate', how: 'same-file', of: id })];
    if (draw < 0.14) return [good, plan('+copy', later, { intended: 'duplicate', how: 'same-name', of: id })];
    if (draw < 0.17) return [good, plan('+again', later, { intended: 'duplicate', how: 'new-envelope', of: id })];
    if (draw < 0.2 && content.type === '810') {
      return [good, plan('+other', later, { intended: 'malformed', how: 'number-used-before' })];
    }
    return [good];
  });
  return planned;
}

/** What the supplier comes back to: another date for what is backordered, a price that was to follow. */
export function planSequels(options: PlanOptions, order: string, { lines }: OrderAnswer): Planned[] {
  const { rates, supplier } = options;
  const random = new Random(options.seed).fork(`sequels ${supplier.partner} ${order}`);
  return lines.flatMap((line, index): Planned[] => {
    const codes = new Set(line.said.map(({ code }) => code));
    const moves = codes.has('IB') && random.chance(rates.moved);
    if (!moves && !codes.has('IE')) return [];
    const today = options.now.toZonedDateTimeISO(supplier.timeZone).toPlainDate();
    const slip = random.int(2, 9);
    const said = line.said.map((each) => {
      if (each.code === 'IE') return { ...each, code: 'IA' };
      if (each.code !== 'IB') return each;
      const from = each.on === null ? today : Temporal.PlainDate.from(each.on);
      return { ...each, on: from.add({ days: slip }).toString() };
    });
    // Some send the change alone, some the whole answer anew.
    const as = supplier.dialect.isBatching || !random.chance(0.7) ? '855' : '865';
    const later = { ...line, said, did: codes.has('IE') ? 'PC' : 'CT' };
    return [sequel(options, order, as, [later], random.int(20, 90) * minute, `s${index + 1}`)];
  });
}

/** The ship notices and invoices of shipments that a change has made necessary: nothing goes wrong with them. */
export function planShipments(
  options: PlanOptions,
  order: string,
  shipments: readonly { readonly shipment: number; readonly isBackordered: boolean }[],
  random: Random,
): Planned[] {
  return shipments
    .flatMap(({ shipment, isBackordered }) => {
      const after = isBackordered ? random.int(180, 360) * minute : 0;
      return [
        draft('856', order, shipment, random.int(4 * minute, 9 * minute) + after),
        draft('810', order, shipment, random.int(9 * minute, 18 * minute) + after),
      ];
    })
    .map(({ id, content, delay }) => ({ id, content, dueAt: dueAt(options, delay), intent: { intended: 'good' } }));
}

/** A document that says more of an order than was said at first. @param delayMs at the usual pace */
export function sequel(
  options: Pick<PlanOptions, 'now' | 'hurry'>,
  order: string,
  as: '855' | '865',
  lines: readonly (LineAnswer & { did: string })[],
  delayMs: number,
  name: string,
): Planned {
  return {
    id: `${order}/${as}-${name}`,
    dueAt: dueAt(options, delayMs),
    intent: { intended: 'good' },
    content: { kind: 'document', type: as, order, shipment: 0, says: { change: null, type: null, lines } },
  };
}

/** The acknowledgement of a group that came: mostly within the minute. */
export function planAcknowledgement(
  options: PlanOptions,
  interchange: string,
  content: Extract<PlannedContent, { kind: 'acknowledgement' }>,
): Planned[] {
  const { supplier, faults } = options;
  const id = `ack/${interchange}/${content.group.control}`;
  const random = new Random(options.seed).fork(`${supplier.partner} ${id}`);
  const delay = random.int(5 * second, 40 * second);
  const plan = (suffix: string, extra: number, intent: Intent, of = content): Planned => ({
    id: id + suffix,
    dueAt: dueAt(options, delay + extra),
    intent,
    content: of,
  });
  const draw = random.next() / Math.max(faults, 1e-9);
  if (draw < 0.03) return [plan('', 20 * minute, { intended: 'late' })];
  const good = plan('', 0, { intended: 'good' });
  if (draw < 0.05) return [good, plan('+copy', 2 * minute, { intended: 'duplicate', how: 'same-file', of: id })];
  if (draw < 0.06) {
    const nobodys = {
      ...content,
      group: { ...content.group, control: `9${content.group.control.slice(-8).padStart(8, '0')}` },
    };
    return [good, plan('+nothing', minute, { intended: 'of-nothing' }, nobodys)];
  }
  return [good];
}

interface Draft {
  readonly id: string;
  readonly content: Extract<PlannedContent, { kind: 'document' }>;
  delay: number;
  isEarly: boolean;
}

/** Beyond what the profiles allow an 855 and, more than is usual, the others. */
const lateness = { '855': 125 * minute, '865': 0, '856': 90 * minute, '810': 120 * minute } as const;

const draft = (type: '855' | '856' | '810', order: string, shipment: number, delay: number): Draft => ({
  id: `${order}/${type}${shipment === 0 ? '' : `-${shipment}`}`,
  content: { kind: 'document', type, order, shipment },
  delay,
  isEarly: false,
});

/** Invoice, ship notice, acknowledgement; or only the ship notice before the acknowledgement. */
function shuffle(wanted: readonly Draft[], isInvoiceFirst: boolean): void {
  const first = ['855', '856', '810'].map((type) => wanted.find(({ content }) => content.type === type));
  const turned = (isInvoiceFirst ? first : first.slice(0, 2)).filter((each) => each !== undefined);
  if (turned.length < 2) return;
  const delays = turned.map(({ delay }) => delay).toReversed();
  for (const [index, document] of turned.entries()) {
    document.delay = delays[index] ?? document.delay;
    document.isEarly = index > 0;
  }
}

export function dueAt({ now, hurry }: Pick<PlanOptions, 'now' | 'hurry'>, delayMs: number): string {
  return now.add({ milliseconds: Math.round(delayMs / hurry) }).toString();
}

function weighted<T>(random: Random, from: readonly (readonly [T, number])[]): T {
  const wheel = from.flatMap(([value, times]) => Array.from({ length: times }, () => value));
  return random.pick(wheel);
}
