import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Where one supplier's files lie. The first three others see; the rest are its own. */
export interface SupplierFolders {
  /** What its SFTP account sees as `/`: inbox, outbox and archive. */
  readonly root: string;
  /** Others put files for it here. */
  readonly inbox: string;
  /** It puts files for others here. */
  readonly outbox: string;
  /** Others move what they have taken here. */
  readonly archive: string;
  /** A file it has claimed and not dealt with. */
  readonly claimed: string;
  /** What it has dealt with. */
  readonly taken: string;
  /** A file it has written and not handed over. */
  readonly staging: string;
}

/** @param base the sandbox's state folder */
export function supplierFolders(base: string, partner: string): SupplierFolders {
  const own = join(base, 'suppliers', partner);
  const root = join(own, 'exchange');
  return {
    root,
    inbox: join(root, 'inbox'),
    outbox: join(root, 'outbox'),
    archive: join(root, 'archive'),
    claimed: join(own, 'claimed'),
    taken: join(own, 'taken'),
    staging: join(own, 'staging'),
  };
}

export async function makeFolders(folders: SupplierFolders): Promise<void> {
  for (const path of Object.values<string>({ ...folders })) await mkdir(path, { recursive: true, mode: 0o700 });
}
