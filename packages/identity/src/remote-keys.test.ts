import { createServer } from 'node:http';
import { ManualClock } from '@supply-hub/clock';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';
import { expect, test } from 'vitest';
import { keysCooldownMs, keysFreshMs, keysKeptMs } from './remote-keys.ts';
import { audience, createVerifier } from './verifier.ts';

const issuerName = 'https://login.example';

/** An identity provider on a real port, whose keys come and go, and which can be away. */
class Issuer implements AsyncDisposable {
  readonly clock = new ManualClock('2026-03-09T12:00:00Z');
  readonly #keys = new Map<string, { privateKey: CryptoKey; published: JWK }>();
  /** How often its keys were read. */
  reads = 0;
  isAway = false;
  readonly #server = createServer((_, response) => {
    this.reads += 1;
    if (this.isAway) return void response.writeHead(503).end('<html>');
    const keys = [...this.#keys.values()].map(({ published }) => published);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys }));
  });

  async open(): Promise<string> {
    await new Promise<void>((resolve) => void this.#server.listen(0, '127.0.0.1', resolve));
    const bound = this.#server.address();
    return `http://127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : 0}/jwks`;
  }

  async add(kid: string): Promise<void> {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    this.#keys.set(kid, { privateKey, published: { ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' } });
  }

  /** @returns the header that a token by this key makes, though the key be withdrawn later */
  async token(kid: string, named: { kid?: string; iss?: string; aud?: string; notBefore?: number } = {}) {
    const key = this.#keys.get(kid);
    if (key === undefined) throw new Error(`there is no key ${kid}`);
    const now = Math.floor(this.clock.now().epochMilliseconds / 1000);
    const signed = await new SignJWT({ role: 'planner' })
      .setProtectedHeader({ alg: 'ES256', kid: named.kid ?? kid })
      .setSubject('somebody')
      .setIssuer(named.iss ?? issuerName)
      .setAudience(named.aud ?? audience)
      .setNotBefore(now + (named.notBefore ?? 0))
      .setExpirationTime(now + 30 * 86_400)
      .sign(key.privateKey);
    return `Bearer ${signed}`;
  }

  withdraw(kid: string): void {
    this.#keys.delete(kid);
  }

  async [Symbol.asyncDispose]() {
    this.#server.closeAllConnections();
    await new Promise((resolve) => void this.#server.close(resolve));
  }
}

async function issuerWithKey(kid: string) {
  const issuer = new Issuer();
  const jwksUrl = await issuer.open();
  await issuer.add(kid);
  return { issuer, verifier: createVerifier({ jwksUrl, issuer: issuerName }, issuer.clock) };
}
const refused = { code: 'UNAUTHENTICATED' };

test('a new key is taken without a restart, and one that was withdrawn is refused within five minutes', async () => {
  const { issuer, verifier } = await issuerWithKey('first');
  await using _ = issuer;
  const old = await issuer.token('first');
  await verifier.verify(old);

  await issuer.add('second');
  issuer.withdraw('first');
  issuer.clock.advance(keysCooldownMs);
  expect(await verifier.verify(await issuer.token('second'))).toMatchObject({ subject: 'somebody' });
  await expect(verifier.verify(old)).rejects.toMatchObject(refused);

  const second = await issuer.token('second');
  issuer.withdraw('second');
  await verifier.verify(second);
  issuer.clock.advance(keysFreshMs + 1);
  await expect(verifier.verify(second)).rejects.toMatchObject(refused);
});

test('tokens with keys nobody has do not make the hub flood the issuer', async () => {
  const { issuer, verifier } = await issuerWithKey('first');
  await using _ = issuer;
  await verifier.verify(await issuer.token('first'));
  issuer.clock.advance(keysCooldownMs);
  const forged = await Promise.all(
    Array.from({ length: 40 }, (_each, index) => issuer.token('first', { kid: `no-${index}` })),
  );
  const outcomes = await Promise.allSettled(forged.map((header) => verifier.verify(header)));
  expect(outcomes.map(({ status }) => status)).toEqual(forged.map(() => 'rejected'));
  for (const header of forged) await expect(verifier.verify(header)).rejects.toMatchObject(refused);
  expect(issuer.reads).toBe(2);
});

test('while the issuer is away its known keys go on, for a day, and it is not asked for each token', async () => {
  const { issuer, verifier } = await issuerWithKey('first');
  await using _ = issuer;
  const token = await issuer.token('first');
  await verifier.verify(token);
  issuer.isAway = true;
  issuer.clock.advance(keysFreshMs + 1);
  for (let time = 0; time < 20; time += 1) await verifier.verify(token);
  expect(issuer.reads).toBe(2);
  issuer.clock.advance(keysKeptMs);
  await expect(verifier.verify(token)).rejects.toMatchObject({ code: 'SOURCE_UNAVAILABLE' });
  issuer.isAway = false;
  issuer.clock.advance(keysCooldownMs);
  await verifier.verify(token);
});

test('a token of another issuer, for another audience, or for later is refused', async () => {
  const { issuer, verifier } = await issuerWithKey('first');
  await using _ = issuer;
  for (const named of [{ iss: 'https://evil.example' }, { aud: 'another-hub' }, { notBefore: 3600 }])
    await expect(verifier.verify(await issuer.token('first', named))).rejects.toMatchObject(refused);
});

test('a key of the issuer’s is believed for signatures alone: none, and its public half as a secret, are refused', async () => {
  const { issuer, verifier } = await issuerWithKey('first');
  await using _ = issuer;
  const [, payload = '', signature = ''] = (await issuer.token('first')).slice('Bearer '.length).split('.');
  const header = (values: object) => Buffer.from(JSON.stringify(values)).toString('base64url');
  const secret = new TextEncoder().encode(JSON.stringify({ kid: 'first' }).padEnd(32));
  const asSecret = await new SignJWT({ role: 'integrator', facilities: '*' })
    .setProtectedHeader({ alg: 'HS256', kid: 'first' })
    .setSubject('somebody')
    .setIssuer(issuerName)
    .setAudience(audience)
    .setExpirationTime('1h')
    .sign(secret);
  for (const forged of [
    `${header({ alg: 'none' })}.${payload}.`,
    `${header({ alg: 'ES256', kid: 'first', jwk: { kty: 'EC' } })}.${payload}.${signature}`,
    `${header({ alg: 'ES256', kid: { a: 1 } })}.${payload}.${signature}`,
    `${header({ alg: 'ES256', kid: 'first', crit: ['exp'] })}.${payload}.${signature}`,
    asSecret,
    'a.b.c',
    '...',
  ])
    await expect(verifier.verify(`Bearer ${forged}`)).rejects.toMatchObject(refused);
});
