/**
 * SMART Backend Services: access tokens for a FHIR server, had with a signed assertion instead of a password. They
 * live minutes and cannot be refreshed, so a new one is fetched before the old one ends; however many requests need
 * one at once, one fetch serves them all.
 */
import { Misconfigured, SourceContractBroken } from '@supply-hub/errors';
import { importPKCS8, SignJWT } from 'jose';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';

import { overdue, unlessAborted } from './deadline.ts';
import { createHttpClient, type HttpClient, type HttpClientOptions } from './http-client.ts';
import type { TokenSource } from './source-auth.ts';
import type { VendorFault } from './source-fault.ts';
import type { SourceResponse } from './source-response.ts';
import { parseWire, wireInteger } from './wire.ts';

export interface SmartTokensOptions extends Omit<HttpClientOptions, 'auth' | 'baseUrl'> {
  /** The FHIR base, where `.well-known/smart-configuration` is. */
  readonly fhirBaseUrl: string;
  /** The token endpoint, where the server publishes none. */
  readonly tokenUrl?: string | undefined;
  readonly clientId: string;
  /** The id under which our public key is in the JWKS that the server knows. */
  readonly keyId: string;
  readonly algorithm: 'ES384' | 'RS384';
  /** PKCS #8, PEM. */
  readonly privateKey: string;
  /** `system/Appointment.rs`, or `system/Appointment.read` on servers of version 1. */
  readonly scopes: readonly string[];
}

/** Tokens, for `auth: { tokens }`. */
export interface SmartTokens extends TokenSource {
  close(): Promise<void>;
}

/** A token is renewed when less than this is left of it, or less than half its life if that is shorter. */
const earlyRefreshMs = 60_000;
/** SMART allows no assertion more than five minutes. */
const assertionLifeSeconds = 240;
/** How long the shared fetch may take; who waits for it has a deadline of its own besides. */
const fetchTimeoutMs = 30_000;

const discovery = z.object({ token_endpoint: z.url() });
const grant = z.object({ access_token: z.string().min(1), expires_in: wireInteger, scope: z.string().optional() });
const refusal = z.object({ error: z.string(), error_description: z.string().optional() });

/** Often on another host than the server itself, so with a client of its own, which sends no credentials. */
interface Endpoint {
  readonly url: string;
  readonly http: HttpClient;
}

interface Token {
  readonly text: string;
  /** Epoch milliseconds, by the injected clock. */
  readonly renewAt: number;
}

export function createSmartTokens(options: SmartTokensOptions): SmartTokens {
  const { system, clock, log } = options;
  const fhir = createHttpClient({ ...options, baseUrl: options.fhirBaseUrl, auth: undefined });
  let endpoint: Promise<Endpoint> | undefined;
  let token: Token | undefined;
  const closing = new AbortController();
  let fetching: Promise<Token> | undefined;

  const findEndpoint = async (deadline: AbortSignal): Promise<Endpoint> => {
    const url = options.tokenUrl ?? (await discover(fhir, deadline));
    if (new URL(fhir.baseUrl).protocol === 'https:' && new URL(url).protocol !== 'https:')
      throw new SourceContractBroken(system.name, 'smart configuration: token_endpoint', 'an https address');
    return { url, http: createHttpClient({ ...options, baseUrl: new URL(url).origin, auth: undefined }) };
  };

  const fetchToken = async (): Promise<Token> => {
    const deadline = AbortSignal.any([closing.signal, AbortSignal.timeout(fetchTimeoutMs)]);
    endpoint ??= findEndpoint(deadline);
    const { http, url } = await endpoint.catch((error: unknown) => {
      endpoint = undefined;
      throw error;
    });
    const now = clock.now();
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      scope: options.scopes.join(' '),
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await signAssertion(options, url, now),
    });
    const granted = await http.send(
      {
        operation: 'access token',
        kind: 'session',
        method: 'POST',
        path: url,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        // Not repeated: the same assertion twice is a replay.
        idempotent: false,
        body: body.toString(),
        deadline,
        explain: explainRefusal,
      },
      (response) => parseWire(grant, response.json(), { system: system.name, at: 'access token' }),
    );
    const missing = options.scopes.filter(
      (scope) => granted.scope !== undefined && !granted.scope.split(' ').includes(scope),
    );
    if (missing.length > 0) log.warn({ system: system.id, missing }, 'source granted fewer scopes than asked');
    const lifeMs = granted.expires_in * 1000;
    const renewAt = now.epochMilliseconds + lifeMs - Math.min(earlyRefreshMs, lifeMs / 2);
    return { text: granted.access_token, renewAt };
  };

  return {
    async get(deadline) {
      if (token && clock.now().epochMilliseconds < token.renewAt) return token.text;
      fetching ??= fetchToken().finally(() => {
        fetching = undefined;
      });
      try {
        token = await unlessAborted(fetching, deadline);
        return token.text;
      } catch (error) {
        throw deadline.aborted && error === deadline.reason ? overdue(system, deadline) : error;
      }
    },
    discard(text) {
      if (token?.text === text) token = undefined;
    },
    async close() {
      closing.abort();
      await fhir.close();
      await (await endpoint?.catch(() => undefined))?.http.close();
    },
  };
}

function discover(fhir: HttpClient, deadline: AbortSignal): Promise<string> {
  return fhir.send(
    { operation: 'smart configuration', kind: 'session', path: '.well-known/smart-configuration', deadline },
    (response) =>
      parseWire(discovery, response.json(), { system: fhir.system.name, at: 'smart configuration' }).token_endpoint,
  );
}

async function signAssertion(options: SmartTokensOptions, audience: string, now: Temporal.Instant): Promise<string> {
  const { algorithm, clientId, keyId, system } = options;
  const issuedAt = Math.floor(now.epochMilliseconds / 1000);
  const key = await importPKCS8(options.privateKey, algorithm).catch((cause: unknown) => {
    throw new Misconfigured(
      `the private key of systems.${system.id} is no PKCS #8 key for ${algorithm}; give one in PEM`,
      { cause },
    );
  });
  return new SignJWT()
    .setProtectedHeader({ alg: algorithm, kid: keyId, typ: 'JWT' })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(audience)
    .setJti(randomUUID())
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + assertionLifeSeconds)
    .sign(key);
}

function explainRefusal(response: SourceResponse): VendorFault {
  const { error, error_description: detail } = refusal.parse(response.json());
  return { vendorCode: error, detail };
}
