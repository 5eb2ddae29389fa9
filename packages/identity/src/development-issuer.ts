import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '@supply-hub/clock';
import { Misconfigured } from '@supply-hub/errors';
import { exportJWK, generateKeyPair, importJWK, SignJWT, type JSONWebKeySet, type JWK } from 'jose';
import { audience } from './verifier.ts';
import { roleScopes, type Role } from './viewer.ts';

/** Who a development token is for. */
export interface TokenRequest {
  role: Role;
  /** Hub ids; absent means all facilities (none for a partner). */
  facilities?: readonly string[];
  /** Hub ids; a partner needs at least one. */
  suppliers?: readonly string[];
  /** @default 12 hours */
  expiresInMs?: number;
}

/** Mints tokens for named roles on a developer's machine. Never trusted in production. */
export interface DevelopmentIssuer {
  mint(request: TokenRequest): Promise<string>;
  /** The public half, for a verifier. */
  jwks(): JSONWebKeySet;
}

/** The `iss` of every token it mints. */
export const developmentIssuerName = 'supply-hub-development';

const keyFile = 'development-issuer.json';

/**
 * The issuer whose private key lives in the state folder (mode 0600). The first process to ask makes it;
 * `link` refuses to overwrite, so of two at once one key wins and both use it.
 */
export async function developmentIssuer(stateDir: string, clock: Clock): Promise<DevelopmentIssuer> {
  const path = join(stateDir, keyFile);
  const key = (await readKey(path)) ?? (await makeKey(stateDir, path));
  const privateKey = await importJWK(key, 'ES256');
  const { kty, crv, x, y, kid } = key;
  if (kty === undefined || kid === undefined)
    throw new Misconfigured(`${path} is not a signing key: delete it and start again.`);
  const publicKey: JWK = { kty, kid, alg: 'ES256', use: 'sig', ...(crv && { crv }), ...(x && { x }), ...(y && { y }) };

  return {
    jwks: () => ({ keys: [publicKey] }),
    mint: ({ role, facilities, suppliers, expiresInMs = 12 * 3_600_000 }) => {
      const now = Math.floor(clock.now().epochMilliseconds / 1000);
      return new SignJWT({
        role,
        scope: roleScopes[role].join(' '),
        ...(role === 'partner' ? {} : { facilities: facilities ?? '*' }),
        ...(role === 'partner' ? { suppliers: suppliers ?? [] } : {}),
      })
        .setProtectedHeader({ alg: 'ES256', kid })
        .setSubject(`development-${role}`)
        .setIssuer(developmentIssuerName)
        .setAudience(audience)
        .setIssuedAt(now)
        .setExpirationTime(now + Math.ceil(expiresInMs / 1000))
        .sign(privateKey);
    },
  };
}

async function readKey(path: string): Promise<JWK | undefined> {
  try {
    const parsed: unknown = JSON.parse(await readFile(path, 'utf8'));
    return parsed !== null && typeof parsed === 'object' ? parsed : undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new Misconfigured(`${path} cannot be read: delete it and start again.`, { cause: error });
  }
}

async function makeKey(stateDir: string, path: string): Promise<JWK> {
  await mkdir(stateDir, { recursive: true, mode: 0o700 });
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const key = { ...(await exportJWK(privateKey)), kid: randomUUID() };
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify(key), { mode: 0o600, flag: 'wx' });
  try {
    await link(draft, path);
    return key;
  } catch (error) {
    const winner = await readKey(path);
    if (winner === undefined) throw error;
    return winner;
  } finally {
    await rm(draft);
  }
}
