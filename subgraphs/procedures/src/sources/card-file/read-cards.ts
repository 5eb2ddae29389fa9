import { CardConsistency, type CardFault } from '../../domain/preference-card.ts';
import { csvRecords } from './csv-records.ts';
import { readHeader, readRow, type CardRow, type Header, type KnownToCards } from './mapping.ts';

/** A line of a card with its place in the file. */
export interface PlacedRow extends CardRow {
  readonly line: number;
}

/** What a whole file came to. */
export interface CardsRead {
  readonly cardCount: number;
  readonly rowCount: number;
  /** The first hundred. */
  readonly faults: readonly CardFault[];
  readonly faultCount: number;
}

const faultsKept = 100;
const rowsAtOnce = 2000;

/**
 * Reads a card file to its end, whatever is wrong with it, so that all of it can be put right at once.
 *
 * @param take is given the rows in portions, and none any more once there was a fault: nothing will come of them
 */
export async function readCards(
  bytes: AsyncIterable<Uint8Array>,
  known: KnownToCards,
  take: (rows: readonly PlacedRow[]) => Promise<void>,
): Promise<CardsRead> {
  const cards = new CardConsistency();
  const faults: CardFault[] = [];
  let faultCount = 0;
  const fault = (line: number, sentence: string): void => {
    faultCount += 1;
    if (faults.length < faultsKept) faults.push({ line, sentence });
  };
  let header: Header | undefined;
  let rowCount = 0;
  let portion: PlacedRow[] = [];
  const flush = async (): Promise<void> => {
    if (faultCount === 0 && portion.length > 0) await take(portion);
    portion = [];
  };

  for await (const record of csvRecords(bytes)) {
    if ('fault' in record) {
      fault(record.fault.line, record.fault.sentence);
      break;
    }
    const { line, fields } = record;
    if (header === undefined) {
      const reading = readHeader(fields);
      if (typeof reading === 'string') {
        fault(line, reading);
        break;
      }
      header = reading;
      continue;
    }
    rowCount += 1;
    const row = readRow(fields, header, known);
    if ('header' in row) {
      const contradiction = cards.see(row.header, line);
      if (contradiction === null) portion.push({ ...row, line });
      else fault(line, contradiction);
    } else for (const sentence of row) fault(line, sentence);
    if (portion.length >= rowsAtOnce) await flush();
  }
  for (const { line, sentence } of cards.overlaps()) fault(line, sentence);
  // A file without cards is a mistake that would take every case's supplies away.
  if (faultCount === 0 && rowCount === 0) fault(1, 'The file has no cards.');
  await flush();
  return { cardCount: cards.size, rowCount, faults, faultCount };
}
