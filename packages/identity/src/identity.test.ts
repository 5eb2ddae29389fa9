import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManualClock } from '@supply-hub/clock';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { audience, createVerifier, developmentIssuer, type DevelopmentIssuer } from './identity.ts';

const clock = new ManualClock('2026-03-09T12:00:00Z');
let folder = '';
let issuer: DevelopmentIssuer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'identity-'));
  issuer = await developmentIssuer(folder, clock);
});
afterAll(() => rm(folder, { recursive: true }));
const bearer = async (request: Parameters<DevelopmentIssuer['mint']>[0]) => `Bearer ${await issuer.mint(request)}`;

test('a minted token says who asks and what they reach', async () => {
  const verifier = createVerifier({ keys: issuer.jwks() }, clock);
  const planner = await verifier.verify(await bearer({ role: 'planner', facilities: ['facility_1'] }));
  expect(planner).toMatchObject({ role: 'planner', facilities: new Set(['facility_1']), suppliers: '*' });
  const integrator = await verifier.verify(await bearer({ role: 'integrator' }));
  expect(integrator.facilities).toBe('*');
  expect(integrator.scopes.has('phi:read')).toBe(true);
});

test('R72: a partner reaches its own suppliers and no facility', async () => {
  const verifier = createVerifier({ keys: issuer.jwks() }, clock);
  const partner = await verifier.verify(
    await bearer({ role: 'partner', suppliers: ['supplier_1'], facilities: ['facility_1'] }),
  );
  expect(partner).toMatchObject({ suppliers: new Set(['supplier_1']), facilities: new Set() });
});

test('R72: a partner token that claims all suppliers or any facility still reaches none of them', async () => {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'k', alg: 'ES256' }] };
  const token = await new SignJWT({ role: 'partner', suppliers: '*', facilities: '*' })
    .setProtectedHeader({ alg: 'ES256', kid: 'k' })
    .setSubject('someone')
    .setAudience(audience)
    .setExpirationTime(Math.floor(clock.now().epochMilliseconds / 1000) + 60)
    .sign(privateKey);
  expect(await createVerifier({ keys }, clock).verify(`Bearer ${token}`)).toMatchObject({
    suppliers: new Set(),
    facilities: new Set(),
  });
});

test('no token, a scheme of another kind, rubbish, a foreign key, an unsigned and an expired token are refused', async () => {
  const verifier = createVerifier({ keys: issuer.jwks() }, clock);
  const other = await mkdtemp(join(tmpdir(), 'identity-'));
  const foreign = await (await developmentIssuer(other, clock)).mint({ role: 'planner' });
  await rm(other, { recursive: true });
  const [, body] = foreign.split('.');
  const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.`;
  for (const header of [
    undefined,
    '',
    'Basic aHVi',
    'Bearer',
    'Bearer rubbish',
    `Bearer ${foreign}`,
    `Bearer ${none}`,
  ]) {
    await expect(verifier.verify(header)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  }
  const short = await bearer({ role: 'planner', expiresInMs: 1000 });
  clock.advance(120_000);
  await expect(verifier.verify(short)).rejects.toThrow('expired');
});

test('the key is private to its owner, and two processes that start at once share one', async () => {
  const fresh = await mkdtemp(join(tmpdir(), 'identity-'));
  const issuers = await Promise.all(Array.from({ length: 8 }, () => developmentIssuer(fresh, clock)));
  const kids = new Set(issuers.map((each) => each.jwks().keys[0]?.kid));
  expect(kids.size).toBe(1);
  expect((await stat(join(fresh, 'development-issuer.json'))).mode & 0o777).toBe(0o600);
  await rm(fresh, { recursive: true });
});

test('keys that cannot be had are the provider being away, not a bad token', async () => {
  const verifier = createVerifier({ jwksUrl: 'http://127.0.0.1:9/jwks' }, clock);
  await expect(verifier.verify(await bearer({ role: 'planner' }))).rejects.toMatchObject({
    code: 'SOURCE_UNAVAILABLE',
  });
});
