import { Misconfigured, SourceContractBroken, SourceRejected } from '@supply-hub/errors';
import { sourceServer, type SourceServer } from '@supply-hub/testkit';
import { createLocalJWKSet, exportJWK, exportPKCS8, generateKeyPair, jwtVerify } from 'jose';
import { delay, http, HttpResponse } from 'msw';
import { describe, expect, it, vi } from 'vitest';

import { soon, testClient } from '../test/source-client.ts';
import { createSmartTokens, type SmartTokensOptions } from './smart-tokens.ts';

const keys = await generateKeyPair('ES384', { extractable: true });
const privateKey = await exportPKCS8(keys.privateKey);
const jwks = createLocalJWKSet({ keys: [{ ...(await exportJWK(keys.publicKey)), kid: 'hub-1', alg: 'ES384' }] });

async function ehr(options: Partial<SmartTokensOptions> = {}) {
  let given = 0;
  const sources: SourceServer<'ehr' | 'login'> = await sourceServer({
    ehr: [
      http.get('/r4/.well-known/smart-configuration', () =>
        HttpResponse.json({ token_endpoint: `${sources.urlOf('login')}/oauth/token`, scopes_supported: [] }),
      ),
      http.get('/r4/Device/1', ({ request }) => HttpResponse.json({ seen: request.headers.get('authorization') })),
    ],
    login: [
      http.post('/oauth/token', () => {
        given += 1;
        return HttpResponse.json({
          access_token: `token-${given}`,
          token_type: 'bearer',
          expires_in: 300,
          scope: 'system/Device.rs',
        });
      }),
    ],
  });
  const base = `${sources.urlOf('ehr')}/r4`;
  const outer = testClient(base);
  const tokens = createSmartTokens({
    system: { id: 'ehr', name: 'Lakeside EHR' },
    fhirBaseUrl: base,
    clientId: 'supply-hub',
    keyId: 'hub-1',
    algorithm: 'ES384',
    privateKey,
    scopes: ['system/Device.rs'],
    clock: outer.clock,
    log: outer.log,
    ...options,
  });
  const client = testClient(base, { auth: { tokens } });
  return {
    sources,
    tokens,
    client,
    clock: outer.clock,
    log: outer.log,
    async [Symbol.asyncDispose]() {
      await tokens.close();
      await Promise.all([outer[Symbol.asyncDispose](), client[Symbol.asyncDispose]()]);
      await sources.close();
    },
  };
}

describe('SMART Backend Services tokens', () => {
  it('are had with a signed assertion from the published endpoint, and sent with requests', async () => {
    await using system = await ehr();
    const device = await system.client.http.send(
      { operation: 'device', path: 'Device/1', deadline: soon() },
      (response) => response.json(),
    );
    expect(device).toEqual({ seen: 'Bearer token-1' });
    const [request] = system.sources.requests('login');
    const form = new URLSearchParams(request?.body);
    expect(Object.fromEntries(form)).toMatchObject({
      grant_type: 'client_credentials',
      scope: 'system/Device.rs',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    });
    const { payload, protectedHeader } = await jwtVerify(form.get('client_assertion') ?? '', jwks, {
      issuer: 'supply-hub',
      subject: 'supply-hub',
      audience: `${system.sources.urlOf('login')}/oauth/token`,
      currentDate: new Date(system.clock.now().epochMilliseconds),
    });
    expect(protectedHeader).toEqual({ alg: 'ES384', kid: 'hub-1', typ: 'JWT' });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBeLessThanOrEqual(300);
    expect(payload.jti).toMatch(/^[\da-f-]{36}$/);
    expect(request?.headers.has('authorization')).toBe(false);
  });

  it('are fetched once for all who need one at once, and kept until shortly before their end', async () => {
    await using system = await ehr();
    expect(new Set(await Promise.all(Array.from({ length: 6 }, () => system.tokens.get(soon()))))).toEqual(
      new Set(['token-1']),
    );
    system.clock.advance(239_000);
    expect(await system.tokens.get(soon())).toBe('token-1');
    system.clock.advance(2_000);
    expect(await system.tokens.get(soon())).toBe('token-2');
    // Where the endpoint is was asked once.
    expect(system.sources.requests('ehr')).toHaveLength(1);
  });

  it('that a server refuses are replaced', async () => {
    await using system = await ehr();
    system.tokens.discard(await system.tokens.get(soon()));
    expect(await system.tokens.get(soon())).toBe('token-2');
    system.tokens.discard('token-1');
    expect(await system.tokens.get(soon())).toBe('token-2');
  });

  it('never use an assertion twice', async () => {
    await using system = await ehr();
    system.sources.use(
      'login',
      http.post('/oauth/token', () => new HttpResponse(null, { status: 503 })),
    );
    await expect(system.tokens.get(soon())).rejects.toThrow('not available');
    await expect(system.tokens.get(soon())).rejects.toThrow('not available');
    const assertions = system.sources
      .requests('login')
      .map(({ body }) => new URLSearchParams(body).get('client_assertion'));
    expect(assertions).toHaveLength(2);
    expect(new Set(assertions).size).toBe(2);
  });

  it('that are refused say so with the server’s code', async () => {
    await using system = await ehr();
    system.sources.use(
      'login',
      http.post('/oauth/token', () =>
        HttpResponse.json({ error: 'invalid_client', error_description: 'kid' }, { status: 400 }),
      ),
    );
    await expect(system.tokens.get(soon())).rejects.toMatchObject({
      name: SourceRejected.name,
      vendorCode: 'invalid_client',
    });
  });

  it('granted for less than was asked are used, and the log says what is missing', async () => {
    await using system = await ehr({ scopes: ['system/Device.rs', 'system/Procedure.rs'] });
    const warned = vi.spyOn(system.log, 'warn');
    await system.tokens.get(soon());
    expect(warned).toHaveBeenCalledWith(
      { system: 'ehr', missing: ['system/Procedure.rs'] },
      'source granted fewer scopes than asked',
    );
  });

  it('are waited for no longer than the caller’s deadline, while others wait on', async () => {
    await using system = await ehr();
    system.sources.use(
      'login',
      http.post('/oauth/token', () => delay('infinite')),
    );
    const hasty = new AbortController();
    const waiting = system.tokens.get(hasty.signal).catch((error: unknown) => error);
    await expect.poll(() => system.sources.requests('login').length).toBe(1);
    hasty.abort();
    expect(await waiting).toMatchObject({ code: 'SOURCE_UNAVAILABLE' });
  });

  it('need a key that fits, and an endpoint that is one', async () => {
    await using wrongKey = await ehr({ privateKey: 'not a key' });
    await expect(wrongKey.tokens.get(soon())).rejects.toBeInstanceOf(Misconfigured);
    await using noEndpoint = await ehr();
    noEndpoint.sources.use(
      'ehr',
      http.get('/r4/.well-known/smart-configuration', () => HttpResponse.json({})),
    );
    await expect(noEndpoint.tokens.get(soon())).rejects.toBeInstanceOf(SourceContractBroken);
  });
});
