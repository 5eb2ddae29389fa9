import { mkdir, open, readFile, truncate, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Misconfigured } from '@supply-hub/errors';
import { z } from 'zod';

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
  readonly #file: FileHandle;
  readonly #entries: JournalEntry[];
  #isBroken = false;

  private constructor(file: FileHandle, entries: JournalEntry[]) {
    this.#file = file;
    this.#entries = entries;
  }

  /** Opens or starts the journal at `path`. Its entries are to be applied, in order, to the base data. */
  static async open(path: string): Promise<Journal> {
    await mkdir(dirname(path), { recursive: true });
    const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return Buffer.alloc(0);
      throw error;
    });
    const whole = bytes.subarray(0, bytes.lastIndexOf('\n') + 1);
    if (whole.length < bytes.length) await truncate(path, whole.length);
    const entries = whole
      .toString()
      .split('\n')
      .filter((line) => line !== '')
      .map((line, index) => readEntry(line, `${path}, line ${index + 1}`));
    return new Journal(await open(path, 'a', 0o600), entries);
  }

  get entries(): readonly JournalEntry[] {
    return this.#entries;
  }

  /** @throws when the disk does; from then on nothing can be appended, for the file's end is unknown */
  async append(entry: Omit<JournalEntry, 'number'>): Promise<JournalEntry> {
    if (this.#isBroken) throw new Error('the journal could not be written before: restart the sandbox');
    const numbered = { number: this.#entries.length + 1, ...entry };
    this.#isBroken = true;
    await this.#file.appendFile(`${JSON.stringify(numbered)}\n`);
    await this.#file.datasync();
    this.#isBroken = false;
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
