import { createHmac, createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const $Key = z.object({
  kty: z.string(),
  crv: z.string(),
  x: z.string(),
  y: z.string(),
  d: z.string(),
  kid: z.string(),
});

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function signed(header: object, claims: object, key: KeyObject): string {
  const text = `${encode(header)}.${encode(claims)}`;
  const signature = sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' });
  return `${text}.${signature.toString('base64url')}`;
}

/**
 * Tokens that no door may take, by what is wrong with each. Some are signed by the hub's own key, read from its state: what is
 * wrong with those is what they say.
 *
 * @param now seconds
 */
export function forgedTokens(stateDir: string, now: number): Readonly<Record<string, string>> {
  const kept = $Key.parse(JSON.parse(readFileSync(join(stateDir, 'development-issuer.json'), 'utf8')));
  const own = createPrivateKey({ key: kept, format: 'jwk' });
  const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const header = { alg: 'ES256', kid: kept.kid };
  const claims = {
    sub: 'somebody',
    iss: 'supply-hub-development',
    aud: 'supply-hub',
    role: 'integrator',
    facilities: '*',
    scope: 'supply:read integration:operate phi:read',
    iat: now,
    exp: now + 3600,
  };
  const { exp: _, ...endless } = claims;
  const publicKey = createPublicKey(own).export({ type: 'spki', format: 'pem' });
  const asSecret = `${encode({ alg: 'HS256', kid: kept.kid })}.${encode(claims)}`;
  const [head, , signature] = signed(header, { ...claims, role: 'planner' }, own).split('.');
  return {
    'no signature': `${encode({ alg: 'none' })}.${encode(claims)}.`,
    'the public key as a secret': `${asSecret}.${createHmac('sha256', publicKey).update(asSecret).digest('base64url')}`,
    'another key under the same name': signed(header, claims, other),
    'a key nobody has': signed({ ...header, kid: 'nobody' }, claims, other),
    'a key it brings itself': signed(
      { ...header, kid: 'mine', jwk: createPublicKey(other).export({ format: 'jwk' }) },
      claims,
      other,
    ),
    'other claims under a signature': `${head}.${encode(claims)}.${signature}`,
    'another issuer': signed(header, { ...claims, iss: 'https://evil.example' }, own),
    'another audience': signed(header, { ...claims, aud: 'another-hub' }, own),
    expired: signed(header, { ...claims, exp: now - 60 }, own),
    'not valid yet': signed(header, { ...claims, nbf: now + 3600 }, own),
    'no end': signed(header, endless, own),
    'no such role': signed(header, { ...claims, role: 'administrator' }, own),
    rubbish: 'rubbish',
  };
}
