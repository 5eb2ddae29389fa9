import { translate } from '@supply-hub/crosswalk';
import type { X12Received } from '@supply-hub/exchange';
import { hubId } from '@supply-hub/identifiers';
import type { Tx } from '@supply-hub/postgres';
import { withoutPadding } from '@supply-hub/source-kit';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { knownParts, savePartnerContract, savePartnerPrices } from '../../db/queries/save-partner-prices.ts';
import { contracts } from '../../db/schema.ts';
import type { CatalogueFault, StatedPrice } from '../../domain/partner-price.ts';
import { contractKey, readLine, type CatalogueSurroundings } from '../../sources/x12/catalogue-mapping.ts';
import { catalogueParts, type CatalogueLine, type CatalogueTerms } from '../../sources/x12/catalogue-parts.ts';
import { sayingOf, type Subject } from './catalogue-subject.ts';

/** Lines of one transaction: long enough to be quick, short enough to hold nobody up. */
const linesAtOnce = 1000;

/** Faults that are remembered; the rest is counted. */
export const mostFaults = 20;

const $Mark = z.object({
  offset: z.int(),
  segment: z.int(),
  context: z.object({ offset: z.int(), segment: z.int() }).nullable(),
  lines: z.int(),
});
/** How far a catalogue was taken. */
export const $Progress = z.object({
  mark: $Mark,
  /** Hub ids of contracts it speaks of. */
  contracts: z.array(z.string()),
  lineCount: z.int(),
  priceCount: z.int(),
  notOursCount: z.int(),
  refusedCount: z.int(),
  faults: z.array(
    z.object({ line: z.int(), segment: z.int(), partNumber: z.string().nullable(), sentence: z.string() }),
  ),
});
export type Progress = z.infer<typeof $Progress>;

/** Some lines and what is around each. */
export interface Chunk {
  readonly lines: readonly CatalogueLine[];
  readonly termsOf: ReadonlyMap<CatalogueLine, CatalogueTerms>;
  readonly terms: readonly CatalogueTerms[];
  readonly unreadable: readonly CatalogueFault[];
  readonly lineCount: number;
  readonly mark: Progress['mark'];
  readonly isLast: boolean;
}

/** The next lines, up to a thousand. */
export function nextChunk(message: X12Received, before: Progress | null): Chunk {
  const lines: CatalogueLine[] = [];
  const termsOf = new Map<CatalogueLine, CatalogueTerms>();
  const terms: CatalogueTerms[] = [];
  const unreadableLines: CatalogueFault[] = [];
  let mark = before?.mark ?? { offset: message.bytes.length, segment: 0, context: null, lines: 0 };
  for (const part of catalogueParts(message.messageCode, message, before?.mark)) {
    if (part.kind === 'terms') {
      terms.push(part.terms);
      continue;
    }
    if (part.line === null) continue;
    mark = part.line.next;
    const around = terms.at(-1);
    if (part.kind === 'unreadable') unreadableLines.push(faultOf(part));
    else if (around !== undefined) {
      lines.push(part.line);
      termsOf.set(part.line, around);
    }
    if (lines.length + unreadableLines.length === linesAtOnce) break;
  }
  const lineCount = lines.length + unreadableLines.length;
  const isLast = lineCount < linesAtOnce || mark.offset >= message.bytes.length;
  return { lines, termsOf, terms, unreadable: unreadableLines, lineCount, mark, isLast };
}

/** Keeps a chunk. @returns what is told so far, for the next */
export async function takeChunk(
  message: X12Received,
  before: Progress | null,
  { lines, termsOf, terms, unreadable: unreadableLines, lineCount, mark }: Chunk,
  subject: Subject,
  surroundings: CatalogueSurroundings,
  tx: Tx,
): Promise<Progress> {
  const saying = sayingOf(message, subject);
  const numbers = new Set<string>();
  const prices: { price: StatedPrice; line: number }[] = [];
  const faults = [...unreadableLines];
  for (const line of lines) {
    const around = termsOf.get(line);
    if (around === undefined) continue;
    const reading = readLine(line, around, surroundings);
    if (reading.ok) prices.push(...reading.prices.map((price) => ({ price, line: line.number })));
    else
      faults.push({
        line: line.number,
        segment: line.segment,
        partNumber: reading.partNumber,
        sentence: reading.sentence,
      });
  }

  const known = await knownParts(
    tx,
    subject.supplierId,
    subject.system,
    prices.map(({ price }) => ({
      ...price,
      itemNumber: price.itemNumber === null ? null : withoutPadding(price.itemNumber),
    })),
  );
  const steward = await translate(tx, 'ITEM', surroundings.partner, [
    ...new Set(prices.map(({ price }) => price.partNumber)),
  ]);
  const notOurs = new Set<number>();
  const rows = prices.map(({ price, line }, index) => {
    const itemId = steward.get(price.partNumber) ?? known[index]?.itemId ?? null;
    if (itemId === null && known[index]?.hasItem !== true) notOurs.add(line);
    if (price.contractNumber !== '') numbers.add(price.contractNumber);
    return { ...price, itemId };
  });
  await savePartnerPrices(tx, rows, saying);
  for (const { contractNumber, contractStatus, from, to } of terms) {
    if (contractNumber === undefined) continue;
    const number = contractKey(contractNumber);
    numbers.add(number);
    const stated = { number, status: contractStatus ?? null, validFrom: from ?? null, validTo: to ?? null };
    await savePartnerContract(tx, stated, saying);
  }
  return {
    mark,
    contracts: [...new Set([...(before?.contracts ?? []), ...(await contractIds(tx, subject, numbers))])],
    lineCount: (before?.lineCount ?? 0) + lineCount,
    priceCount: (before?.priceCount ?? 0) + prices.length,
    notOursCount: (before?.notOursCount ?? 0) + notOurs.size,
    refusedCount: (before?.refusedCount ?? 0) + faults.length,
    faults: [...(before?.faults ?? []), ...faults].slice(0, mostFaults),
  };
}

/** The ERP's contracts of these numbers; a number that only the partner knows is none. */
async function contractIds(tx: Tx, { supplierId, system }: Subject, numbers: ReadonlySet<string>): Promise<string[]> {
  if (system === '' || numbers.size === 0) return [];
  const ids = [...numbers].map((number) => hubId('contract', system, [number]));
  const rows = await tx
    .select({ id: contracts.id })
    .from(contracts)
    .where(
      sql`${contracts.id} = any(${sql.param(ids)}::text[]) and ${contracts.supplierId} = ${supplierId} and not ${contracts.isGone}`,
    );
  return rows.map(({ id }) => id);
}

/** A line that the reader could not make out. */
export const faultOf = (part: {
  line: { number: number; segment: number } | null;
  faults: readonly { severity: string; segment: string; sentence: string }[];
}): CatalogueFault => {
  const worst = part.faults.find(({ severity }) => severity === 'error');
  return {
    line: part.line?.number ?? 0,
    segment: part.line?.segment ?? 0,
    partNumber: null,
    sentence: worst === undefined ? 'It cannot be read.' : `${worst.segment}: ${worst.sentence}.`,
  };
};
