import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ServerTlsConfig } from '@supply-hub/config';
import { Misconfigured } from '@supply-hub/errors';

/**
 * The certificates of a port.
 * @throws Misconfigured naming the file that cannot be read, or the pair that does not fit
 */
export async function serverTls({
  certFile,
  keyFile,
  caFile,
}: ServerTlsConfig): Promise<{ cert: Buffer; key: Buffer; ca?: Buffer }> {
  const [cert, key] = await Promise.all([pem(certFile), pem(keyFile)]);
  let fits: boolean;
  try {
    fits = new X509Certificate(cert).checkPrivateKey(createPrivateKey(key));
  } catch (error) {
    throw new Misconfigured(`${certFile} or ${keyFile} is no certificate or key in PEM form.`, { cause: error });
  }
  if (!fits) throw new Misconfigured(`${keyFile} is not the key of the certificate in ${certFile}.`);
  return { cert, key, ...(caFile !== undefined && { ca: await pem(caFile) }) };
}

async function pem(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new Misconfigured(`${file} cannot be read: hub.yaml names it under "exchange".`, { cause: error });
  }
}
