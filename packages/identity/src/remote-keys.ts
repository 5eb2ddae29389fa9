import type { Clock } from '@supply-hub/clock';
import { createLocalJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';

/** How long an issuer's keys are used without being read again: a key it withdrew is refused after this. */
export const keysFreshMs = 300_000;
/** Between two readings, so that tokens with keys nobody has cannot make the hub flood the issuer. */
export const keysCooldownMs = 30_000;
/** How long the keys that were read last go on while the issuer is away. */
export const keysKeptMs = 24 * 3_600_000;
const readMs = 5000;

/** An issuer's set as it publishes it (RFC 7517). Further members and keys of other kinds are left to whoever looks one up. */
const $KeySet = z.looseObject({ keys: z.array(z.looseObject({ kty: z.string() })) });

interface KnownKeys {
  readonly find: ReturnType<typeof createLocalJWKSet>;
  readonly readAt: number;
}

/**
 * The keys of an issuer that publishes them at an address, as it changes them: a token with a key that is not known yet
 * has them read anew, and all are read anew when they are older than {@link keysFreshMs}. While the issuer is away, those
 * that are known go on.
 *
 * @throws errors.JWKSNoMatchingKey, from what it returns, for a key the issuer does not have
 * @throws Error, from what it returns, when there are no keys and they cannot be had
 */
export function remoteKeys(jwksUrl: string, clock: Clock): JWTVerifyGetKey {
  let known: KnownKeys | undefined;
  let triedAt = -Infinity;
  let reading: Promise<void> | undefined;
  let fault: unknown;
  const nowMs = () => clock.now().epochMilliseconds;

  /** Settles when the keys are as new as they can be had now; one reading at a time, for all who wait. */
  function renew(): Promise<void> {
    // A clock that was set back must not stop all reading.
    if (reading === undefined && Math.abs(nowMs() - triedAt) < keysCooldownMs) return Promise.resolve();
    reading ??= readKeySet(jwksUrl)
      .then(
        (find) => void (known = { find, readAt: nowMs() }),
        (error: unknown) => void (fault = error),
      )
      .finally(() => {
        triedAt = nowMs();
        reading = undefined;
      });
    return reading;
  }

  return async (header, token) => {
    if (known === undefined || nowMs() - known.readAt > keysFreshMs) await renew();
    if (known === undefined || nowMs() - known.readAt > keysKeptMs)
      throw new Error('The keys of the issuer cannot be had.', { cause: fault });
    const { find } = known;
    try {
      return await find(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      await renew();
      if (known.find === find) throw error;
      return known.find(header, token);
    }
  };
}

async function readKeySet(url: string): Promise<ReturnType<typeof createLocalJWKSet>> {
  const response = await fetch(url, { headers: { accept: 'application/json' }, signal: AbortSignal.timeout(readMs) });
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error(`The issuer answered with status ${response.status}.`);
  }
  return createLocalJWKSet($KeySet.parse(await response.json()));
}
