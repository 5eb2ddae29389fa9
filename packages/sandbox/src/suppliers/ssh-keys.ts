import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import ssh2 from 'ssh2';

/** A private key in a file, and what others know it by. */
export interface SshKey {
  readonly file: string;
  /** PEM. */
  readonly privateKey: string;
  /** The public key as SSH writes it. */
  readonly publicKey: Buffer;
  /** `SHA256:` and 43 characters. */
  readonly fingerprint: string;
}

/** The key in a file, made at first: a server that came back with another would be taken for an impostor. */
export async function sshKey(file: string): Promise<SshKey> {
  const privateKey = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return makeKey(file);
  });
  const parsed = ssh2.utils.parseKey(privateKey);
  if (parsed instanceof Error) throw new Error(`${file} holds no private key`, { cause: parsed });
  const publicKey = parsed.getPublicSSH();
  const digest = createHash('sha256').update(publicKey).digest('base64').replace(/=+$/, '');
  return { file, privateKey, publicKey, fingerprint: `SHA256:${digest}` };
}

async function makeKey(file: string): Promise<string> {
  const { privateKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'sec1', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const handle = await open(`${file}.new`, 'w', 0o600);
  try {
    await handle.writeFile(privateKey);
    await handle.datasync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.new`, file);
  return privateKey;
}
