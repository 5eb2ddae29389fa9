import { Misconfigured } from '@supply-hub/errors';
import { z } from 'zod';
import { LineFile } from './line-file.ts';

const row = z.record(z.string(), z.unknown());

const journalEntry = z.object({
  number: z.int(),
  at: z.string(),
  system: z.string(),
  operation: z.string(),
  kind: z.enum(['received', 'change']),
  references: z.record(z.string(), z.string()),
  effects: z.array(z.object({ table: z.string(), put: row.optional(), remove: row.optional() })),
});

/** One write: who asked for what, and the records it left behind. `number` counts from 1 without gaps. */
export type JournalEntry = z.infer<typeof journalEntry>;

/**
 * The append-only record of every write, one JSON line each, on disk before the write is answered. A line
 * that a crash tore was never answered, so it is dropped.
 */
export class Journal {
  readonly #file: LineFile;
  readonly #entries: JournalEntry[];

  private constructor(file: LineFile, entries: JournalEntry[]) {
    this.#file = file;
    this.#entries = entries;
  }

  /** Opens or starts the journal at `path`. Its entries are to be applied, in order, to the base data. */
  static async open(path: string): Promise<Journal> {
    const { file, records } = await LineFile.open(path, readEntry);
    return new Journal(file, records);
  }

  get entries(): readonly JournalEntry[] {
    return this.#entries;
  }

  /**
   * One at a time: an entry's number is that of the one before and one.
   * @throws when the disk does; from then on nothing can be appended
   */
  async append(entry: Omit<JournalEntry, 'number'>): Promise<JournalEntry> {
    const numbered = { number: this.#entries.length + 1, ...entry };
    await this.#file.append(JSON.stringify(numbered));
    this.#entries.push(numbered);
    return numbered;
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}

function readEntry(line: string, at: string): JournalEntry {
  try {
    return journalEntry.parse(JSON.parse(line));
  } catch (cause) {
    throw new Misconfigured(`${at} is not a write of the sandbox's. Remove the folder to start a new one.`, { cause });
  }
}
