import { createPublicKey, randomBytes, verify, type JsonWebKeyInput } from 'node:crypto';
import { parseQueryString } from '../http/query-string.ts';

const lifetimeSeconds = 300;
const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** A public key as a JWK Set holds it. */
export type PublicKey = JsonWebKeyInput['key'] & { readonly kid?: string };

interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Record<string, string>;
}

/**
 * SMART Backend Services: a client that registered its public keys signs an assertion and gets a token of
 * five minutes. Keys are registered through the control interface; tokens end with the process.
 */
export class TokenEndpoint {
  readonly #now: () => Temporal.Instant;
  readonly #clients = new Map<string, readonly PublicKey[]>();
  readonly #granted = new Map<string, number>();
  readonly #seen = new Set<string>();

  constructor(now: () => Temporal.Instant) {
    this.#now = now;
  }

  /** Registers a client's public keys, or replaces them. */
  register(clientId: string, keys: readonly PublicKey[]): void {
    this.#clients.set(clientId, keys);
  }

  configuration(root: string): unknown {
    return {
      token_endpoint: `${root}/oauth2/token`,
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
      token_endpoint_auth_signing_alg_values_supported: ['RS384', 'ES384'],
      grant_types_supported: ['client_credentials'],
      scopes_supported: ['system/Appointment.rs', 'system/Location.rs', 'system/Practitioner.rs', 'system/Patient.rs'],
      capabilities: ['client-confidential-asymmetric', 'permission-v2'],
    };
  }

  isGranted(authorization: string | undefined): boolean {
    const token = /^Bearer (.+)$/.exec(authorization ?? '')?.[1];
    const until = token === undefined ? undefined : this.#granted.get(token);
    return until !== undefined && until > this.#now().epochMilliseconds;
  }

  answer(form: string, endpoint: string): Reply {
    const fields = new Map(parseQueryString(form) ?? []);
    const refusal = this.#refusal(fields, endpoint);
    const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
    if (refusal !== undefined) return { status: 400, headers, body: refusal };
    const token = randomBytes(24).toString('base64url');
    this.#granted.set(token, this.#now().epochMilliseconds + lifetimeSeconds * 1000);
    const scope = fields.get('scope') ?? 'system/Appointment.rs';
    return {
      status: 200,
      headers,
      body: { access_token: token, token_type: 'bearer', expires_in: lifetimeSeconds, scope },
    };
  }

  #refusal(
    fields: ReadonlyMap<string, string>,
    endpoint: string,
  ): { error: string; error_description: string } | undefined {
    const refuse = (error: string, why: string) => ({ error, error_description: why });
    if (fields.get('grant_type') !== 'client_credentials') {
      return refuse('unsupported_grant_type', 'grant_type is client_credentials');
    }
    if (fields.get('client_assertion_type') !== assertionType) {
      return refuse('invalid_request', `client_assertion_type is ${assertionType}`);
    }
    const [head = '', body = '', signature = ''] = (fields.get('client_assertion') ?? '').split('.');
    const header = decode(head);
    const claims = decode(body);
    const keys = this.#clients.get(String(claims['iss']));
    if (keys === undefined || claims['iss'] !== claims['sub']) return refuse('invalid_client', 'unknown client');
    const key = keys.find((each) => each.kid !== undefined && each.kid === header['kid']);
    if (key === undefined || !isSigned(header['alg'], key, `${head}.${body}`, signature)) {
      return refuse('invalid_client', 'the assertion is not signed by a registered key');
    }
    const seconds = this.#now().epochMilliseconds / 1000;
    const expires = Number(claims['exp']);
    if (!(expires > seconds) || expires > seconds + 301)
      return refuse('invalid_client', 'exp is at most five minutes ahead');
    if (claims['aud'] !== endpoint) return refuse('invalid_client', 'aud is the token endpoint');
    const nonce = `${String(claims['iss'])} ${String(claims['jti'])}`;
    if (typeof claims['jti'] !== 'string' || this.#seen.has(nonce))
      return refuse('invalid_client', 'jti is missing or used');
    this.#seen.add(nonce);
    return undefined;
  }
}

function decode(part: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function isSigned(algorithm: unknown, jwk: PublicKey, signed: string, signature: string): boolean {
  if (algorithm !== 'RS384' && algorithm !== 'ES384') return false;
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  return verify('sha384', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'));
}
