import { realpath } from 'node:fs/promises';
import { basename, dirname, join, posix, sep } from 'node:path';

/** One account's view of the disk: paths from `/`, none of which leads out of its folder. */
export class Jail {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  /** How the account itself would write a path. */
  canonical(path: string): string {
    return posix.normalize(posix.join('/', path)).replace(/(.)\/$/, '$1');
  }

  /**
   * Where a path lies on disk.
   * @throws ENOENT where its folder is not there or lies outside, as a link may lead
   */
  async locate(path: string): Promise<string> {
    const root = await realpath(this.#root);
    const canonical = this.canonical(path);
    if (canonical === '/') return root;
    const folder = await realpath(join(root, dirname(canonical)));
    if (folder !== root && !folder.startsWith(root + sep)) {
      throw Object.assign(new Error(`no such folder: ${canonical}`), { code: 'ENOENT' });
    }
    return join(folder, basename(canonical));
  }
}
