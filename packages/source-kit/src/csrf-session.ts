/**
 * SAP's CSRF protection: a write needs a token that was fetched with the cookies sent beside it. Token and cookies
 * are one pair and are only ever replaced together; however many writers find the pair stale at once, one fetch
 * serves them all (two at a time would overwrite each other's session and give random 403s).
 */
import { SourceContractBroken } from '@supply-hub/errors';

import { overdue, unlessAborted } from './deadline.ts';
import type { HttpClient } from './http-client.ts';
import type { SourceResponse } from './source-response.ts';

export interface CsrfSession {
  /** `x-csrf-token` and `cookie`, to be sent with a write. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface CsrfSessions {
  /** The present pair, fetched if there is none. */
  get(deadline: AbortSignal): Promise<CsrfSession>;
  /** Forgets a pair that was refused; another that took its place meanwhile stays. */
  discard(session: CsrfSession): void;
}

/** How long the shared fetch may take; who waits for it has a deadline of its own besides. */
const fetchTimeoutMs = 30_000;

export function createCsrfSessions(http: HttpClient, serviceRoot: string): CsrfSessions {
  let current: Promise<CsrfSession> | undefined;
  let resolved: CsrfSession | undefined;

  // GET on the root with its slash: HEAD is answered 403 by some systems, the root without a slash by others.
  const fetchSession = () =>
    http.send(
      {
        operation: 'csrf token',
        kind: 'session',
        path: serviceRoot,
        headers: { 'x-csrf-token': 'Fetch' },
        deadline: AbortSignal.timeout(fetchTimeoutMs),
      },
      (response): CsrfSession => {
        const token = response.header('x-csrf-token');
        if (!token || token.toLowerCase() === 'required')
          throw new SourceContractBroken(http.system.name, 'csrf token: header x-csrf-token', 'a token');
        const cookie = cookiesOf(response);
        return { headers: { 'x-csrf-token': token, ...(cookie && { cookie }) } };
      },
    );

  const begin = async (): Promise<CsrfSession> => {
    try {
      resolved = await fetchSession();
      return resolved;
    } catch (error) {
      current = undefined;
      throw error;
    }
  };

  return {
    async get(deadline) {
      current ??= begin();
      try {
        return await unlessAborted(current, deadline);
      } catch (error) {
        throw deadline.aborted && error === deadline.reason ? overdue(http.system, deadline) : error;
      }
    },
    discard(session) {
      // Several writers find the same pair stale: the first forgets it, the others must not forget its successor.
      if (resolved !== session) return;
      resolved = undefined;
      current = undefined;
    },
  };
}

/** A write refused only because its token is no longer good: nothing happened, and a new token will do. */
export const needsNewToken = (response: SourceResponse): boolean =>
  response.status === 403 && response.header('x-csrf-token')?.toLowerCase() === 'required';

/** `name=value` of every cookie set, the last of a name winning; attributes are the browser's business. */
function cookiesOf(response: SourceResponse): string {
  const cookies = new Map<string, string>();
  for (const line of response.headerValues('set-cookie')) {
    const pair = line.split(';', 1)[0]?.trim() ?? '';
    const name = pair.slice(0, pair.indexOf('='));
    if (pair.includes('=') && name) cookies.set(name, pair);
  }
  return [...cookies.values()].join('; ');
}
