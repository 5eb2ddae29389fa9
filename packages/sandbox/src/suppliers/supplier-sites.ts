import { randomBytes } from 'node:crypto';
import { access, mkdir } from 'node:fs/promises';
import type { Log } from '@supply-hub/log';
import type { StateFolder } from '../state-folder.ts';
import type { EdiSupplier } from './edi-supplier.ts';
import { partnerProfileYaml } from './partner-profile-yaml.ts';
import { SftpServer, type SftpAccount } from './sftp/sftp-server.ts';
import { sshKey, type SshKey } from './ssh-keys.ts';
import { makeFolders, supplierFolders, type SupplierFolders } from './supplier-folders.ts';

/** A supplier, and where its files lie. */
export interface SupplierSite {
  readonly supplier: EdiSupplier;
  readonly folders: SupplierFolders;
  /** Opens its SFTP account, as the key does; unused where it shares a folder. */
  readonly password: string;
  /** The hub's key to its SFTP account; absent where it shares a folder. */
  readonly key: SshKey | undefined;
}

export interface SupplierSites {
  readonly sites: readonly SupplierSite[];
  readonly server: SftpServer;
  readonly hostKey: SshKey;
}

/** Folders, keys and the SFTP server of all suppliers; what is there already stays as it is. */
export async function openSites(
  folder: StateFolder,
  suppliers: readonly EdiSupplier[],
  known: Readonly<Record<string, string>>,
  options: { readonly portPatienceMs: number; readonly log: Log },
): Promise<SupplierSites> {
  const sites: SupplierSite[] = [];
  for (const supplier of suppliers) {
    const folders = supplierFolders(folder.path, supplier.partner);
    await makeFolders(folders);
    sites.push({
      supplier,
      folders,
      password: known[supplier.partner] ?? randomBytes(12).toString('base64url'),
      key: supplier.reach === 'sftp' ? await sshKey(folder.file(keyFile(supplier))) : undefined,
    });
  }
  const hostKey = await sshKey(folder.file('suppliers/keys/sftp-host.pem'));
  const server = new SftpServer({
    hostKey: hostKey.privateKey,
    accounts: new Map(
      sites.flatMap(({ supplier, folders, password, key }): [string, SftpAccount][] =>
        key === undefined ? [] : [[supplier.partner, { root: folders.root, password, publicKey: key.publicKey }]],
      ),
    ),
    ...options,
  });
  return { sites, server, hostKey };
}

/** Writes the profiles that are not there yet: one that is belongs to whoever edits it. */
export async function writeProfiles(
  folder: StateFolder,
  { sites, server, hostKey }: SupplierSites,
  ordersFrom: string,
): Promise<void> {
  await mkdir(folder.file('partners'), { recursive: true, mode: 0o700 });
  for (const { supplier } of sites) {
    const name = `partners/${supplier.partner}.yaml`;
    if (await isThere(folder.file(name))) continue;
    const text = partnerProfileYaml(supplier, {
      ordersFrom,
      port: server.port,
      fingerprint: hostKey.fingerprint,
      keyFile: `../${keyFile(supplier)}`,
      folder: `../suppliers/${supplier.partner}/exchange`,
    });
    await folder.write(name, text);
  }
}

const keyFile = ({ partner }: EdiSupplier) => `suppliers/keys/${partner}.pem`;

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
