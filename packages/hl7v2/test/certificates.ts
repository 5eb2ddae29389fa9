import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/**
 * X.509 certificates for tests, made in the process: an authority, and what it signs. Just enough DER for
 * TLS; nothing outside tests may use it.
 */
export interface TestIdentity {
  /** PEM. */
  readonly cert: string;
  /** PEM. */
  readonly key: string;
}

export interface TestAuthority extends TestIdentity {
  issue(commonName: string): TestIdentity;
}

export function createAuthority(name: string): TestAuthority {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const cert = certificate({
    subject: name,
    issuer: name,
    publicKey: keys.publicKey,
    signer: keys.privateKey,
    isAuthority: true,
  });
  return {
    cert,
    key: pem(keys.privateKey),
    issue(commonName) {
      const own = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      return {
        cert: certificate({
          subject: commonName,
          issuer: name,
          publicKey: own.publicKey,
          signer: keys.privateKey,
          isAuthority: false,
        }),
        key: pem(own.privateKey),
      };
    },
  };
}

const pem = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' });

function der(tag: number, ...contents: Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  const length =
    content.length < 0x80
      ? [content.length]
      : content.length < 0x100
        ? [0x81, content.length]
        : [0x82, content.length >> 8, content.length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

const sequence = (...contents: Uint8Array[]): Buffer => der(0x30, ...contents);
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const octets = (content: Uint8Array): Buffer => der(0x04, content);
const isTrue = der(0x01, Buffer.from([0xff]));

/** CN=name. */
const nameOf = (name: string): Buffer => sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from(name)))));
const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'));

function certificate(input: {
  subject: string;
  issuer: string;
  publicKey: KeyObject;
  signer: KeyObject;
  isAuthority: boolean;
}): string {
  const publicKey = input.publicKey.export({ type: 'spki', format: 'der' });
  const serial = createHash('sha256').update(publicKey).digest().subarray(0, 8);
  serial[0] = 0x01;
  const localhost = sequence(der(0x82, Buffer.from('localhost')), der(0x87, Buffer.from([127, 0, 0, 1])));
  const extensions = [
    // Basic constraints, critical; and for leaves the names they answer to.
    sequence(oid('551d13'), isTrue, octets(input.isAuthority ? sequence(isTrue) : sequence())),
    ...(input.isAuthority ? [] : [sequence(oid('551d11'), octets(localhost))]),
  ];
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, serial),
    ecdsaWithSha256,
    nameOf(input.issuer),
    sequence(der(0x17, Buffer.from('200101000000Z')), der(0x18, Buffer.from('20991231235959Z'))),
    nameOf(input.subject),
    publicKey,
    der(0xa3, sequence(...extensions)),
  );
  const signature = sign('sha256', body, input.signer);
  const whole = sequence(body, ecdsaWithSha256, der(0x03, Buffer.from([0]), signature));
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
