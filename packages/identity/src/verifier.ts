import type { Clock } from '@supply-hub/clock';
import { NotAuthenticated, SourceUnavailable } from '@supply-hub/errors';
import { createLocalJWKSet, errors, jwtVerify, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { remoteKeys } from './remote-keys.ts';
import { roles, type Reach, type Viewer } from './viewer.ts';

const claim = z.union([z.literal('*'), z.array(z.string())]).optional();
const claims = z.object({
  sub: z.string().min(1),
  exp: z.number(),
  role: z.enum(roles),
  facilities: claim,
  suppliers: claim,
  scope: z.string().default(''),
});

/** Checks a bearer token and says who asks. */
export interface Verifier {
  /**
   * @param authorization the header's value, `Bearer …`
   * @throws NotAuthenticated when it is missing, malformed, forged, expired or not meant for the hub
   * @throws SourceUnavailable when the keys could not be had
   */
  verify(authorization: string | undefined): Promise<Viewer>;
}

/**
 * Where the keys that sign tokens come from: the issuer's JWKS address, or the keys themselves. `issuer` is the `iss` that
 * every token must have; absent: whoever has the keys is believed.
 */
export type KeySource = ({ jwksUrl: string } | { keys: JSONWebKeySet }) & { issuer?: string | undefined };

/** The `aud` of every token for the hub. */
export const audience = 'supply-hub';

/** @param clock tokens are judged by its time, with thirty seconds of grace for other machines' clocks */
export function createVerifier(source: KeySource, clock: Clock): Verifier {
  const keyFor: JWTVerifyGetKey = 'keys' in source ? createLocalJWKSet(source.keys) : remoteKeys(source.jwksUrl, clock);
  const { issuer } = source;

  async function verify(authorization: string | undefined): Promise<Viewer> {
    const [, token] = /^Bearer ([\w.~+/=-]+)$/i.exec(authorization ?? '') ?? [];
    if (token === undefined) {
      throw new NotAuthenticated('A token is needed: send the header "Authorization: Bearer <token>".');
    }
    const payload = await signedPayload(token);
    const parsed = claims.safeParse(payload);
    if (!parsed.success) {
      const names = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
      throw new NotAuthenticated(`The token lacks what the hub needs, or has it in another form: ${names}.`);
    }
    const { sub, exp, role, facilities, suppliers, scope } = parsed.data;
    return {
      subject: sub,
      role,
      facilities: role === 'partner' ? new Set() : reach(facilities),
      suppliers: role === 'partner' ? narrow(reach(suppliers)) : '*',
      scopes: new Set(scope.split(' ').filter((each) => each !== '')),
      expiresAt: Temporal.Instant.fromEpochMilliseconds(exp * 1000),
    };
  }

  async function signedPayload(token: string): Promise<unknown> {
    try {
      const { payload } = await jwtVerify(token, keyFor, {
        audience,
        ...(issuer !== undefined && { issuer }),
        algorithms: ['ES256', 'ES384', 'RS256', 'RS384', 'PS256'],
        requiredClaims: ['sub', 'exp'],
        clockTolerance: 30,
        currentDate: new Date(clock.now().epochMilliseconds),
      });
      return payload;
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw new NotAuthenticated('The token has expired: get a new one.');
      // What is wrong with the token is jose's to say; all else is the issuer's keys.
      if (error instanceof errors.JOSEError && !(error instanceof errors.JWKSInvalid))
        throw new NotAuthenticated('The token is not valid for this hub.', { cause: error });
      throw new SourceUnavailable('The identity provider', 'its keys could not be read', { cause: error });
    }
  }

  return { verify };
}

function reach(given: '*' | string[] | undefined): Reach {
  return given === '*' ? '*' : new Set(given);
}

/** A partner never reaches all suppliers, whatever its token says. */
function narrow(given: Reach): Reach {
  return given === '*' ? new Set() : given;
}
