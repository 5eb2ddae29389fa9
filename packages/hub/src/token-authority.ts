import type { Clock } from '@supply-hub/clock';
import type { Environment } from '@supply-hub/config';
import { createVerifier, developmentIssuer, developmentIssuerName, type Verifier } from '@supply-hub/identity';

/** Who checks tokens and, where the hub is its own issuer, who mints those of the page. */
export interface TokenAuthority {
  readonly verifier: Verifier;
  readonly developmentToken?: () => Promise<string>;
}

export async function tokenAuthority(
  { jwksUrl, tokenIssuer }: Environment,
  stateDir: string,
  clock: Clock,
): Promise<TokenAuthority> {
  if (jwksUrl !== undefined) return { verifier: createVerifier({ jwksUrl, issuer: tokenIssuer }, clock) };
  const issuer = await developmentIssuer(stateDir, clock);
  return {
    verifier: createVerifier({ keys: issuer.jwks(), issuer: developmentIssuerName }, clock),
    developmentToken: () => issuer.mint({ role: 'planner' }),
  };
}
