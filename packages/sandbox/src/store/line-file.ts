import { mkdir, open, readFile, truncate, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * An append-only file of whole lines. What was appended is on disk when `append` resolves; lines that wait for the disk
 * go there together. A last line that a crash tore is dropped: nobody was told that it was kept.
 */
export class LineFile {
  readonly #file: FileHandle;
  #waiting: string[] = [];
  #next: Promise<void> | undefined;
  #last: Promise<void> = Promise.resolve();
  #isBroken = false;

  private constructor(file: FileHandle) {
    this.#file = file;
  }

  /**
   * Opens or starts the file at `path`, and reads the lines it holds.
   * @param read is given each line and where it stands, for messages
   */
  static async open<T>(path: string, read: (line: string, at: string) => T): Promise<{ file: LineFile; records: T[] }> {
    await mkdir(dirname(path), { recursive: true });
    const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return Buffer.alloc(0);
      throw error;
    });
    const whole = bytes.subarray(0, bytes.lastIndexOf('\n') + 1);
    if (whole.length < bytes.length) await truncate(path, whole.length);
    const records = whole
      .toString()
      .split('\n')
      .filter((line) => line !== '')
      .map((line, index) => read(line, `${path}, line ${index + 1}`));
    return { file: new LineFile(await open(path, 'a', 0o600)), records };
  }

  /** @throws when the disk does; from then on nothing can be appended, for the file's end is unknown */
  append(...lines: readonly string[]): Promise<void> {
    this.#waiting.push(...lines);
    if (this.#next === undefined) {
      this.#next = this.#last.then(() => this.#write());
      this.#last = this.#next.catch(() => undefined);
    }
    return this.#next;
  }

  async close(): Promise<void> {
    await this.#last;
    await this.#file.close();
  }

  async #write(): Promise<void> {
    const lines = this.#waiting;
    this.#waiting = [];
    this.#next = undefined;
    if (this.#isBroken) throw new Error('the file could not be written before: restart the sandbox');
    this.#isBroken = true;
    await this.#file.appendFile(lines.map((line) => `${line}\n`).join(''));
    await this.#file.datasync();
    this.#isBroken = false;
  }
}
