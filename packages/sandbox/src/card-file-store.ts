import { readFile } from 'node:fs/promises';
import { cardColumns, cardFile, cardLineText } from './generate/card-file.ts';
import type { CardLine } from './generate/cards.ts';
import type { StateFolder } from './state-folder.ts';

/** Beside hub.yaml, which names it. */
export const cardFileName = 'cards.csv';

/**
 * The preference cards as a file. It is written once, when the world is new, and belongs to whoever edits it from then
 * on: a restart leaves it as it is.
 */
export class CardFileStore {
  readonly #folder: StateFolder;
  readonly #original: string;

  /** @param lines what the world was made with */
  constructor(folder: StateFolder, lines: readonly CardLine[]) {
    this.#folder = folder;
    this.#original = cardFile(lines);
  }

  get path(): string {
    return this.#folder.file(cardFileName);
  }

  /** Writes the file where there is none. */
  async prepare(): Promise<void> {
    const isThere = await readFile(this.path).then(
      () => true,
      () => false,
    );
    if (!isThere) await this.restore();
  }

  async text(): Promise<string> {
    return readFile(this.path, 'utf8');
  }

  /** Puts any text in its place, also one that is no card file. */
  async replace(text: string): Promise<void> {
    await this.#folder.write(cardFileName, text);
  }

  /** The file the world was made with. */
  async restore(): Promise<void> {
    await this.replace(this.#original);
  }

  async add(lines: readonly CardLine[]): Promise<void> {
    const text = await this.text();
    await this.replace([text.trimEnd(), ...lines.map(cardLineText), ''].join('\r\n'));
  }

  /**
   * Takes out the lines whose columns are as given.
   * @returns how many
   */
  async remove(where: { readonly [Column in keyof CardLine]?: string | undefined }): Promise<number> {
    const lines = (await this.text()).split(/\r?\n/);
    const [heading = '', ...rest] = lines;
    const kept = rest.filter((line) => {
      const cells = line.split(',');
      return (
        line === '' || !cardColumns.every((column, at) => where[column] === undefined || cells[at] === where[column])
      );
    });
    await this.replace([heading, ...kept].join('\r\n'));
    return rest.length - kept.length;
  }
}
