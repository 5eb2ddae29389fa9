import { randomBytes } from 'node:crypto';

const cookieName = 'SAP_SESSIONID_SBX_100';

/**
 * CSRF tokens and the cookie session each belongs to. A token is worth nothing without its cookie, and both
 * end with the process, as they would with an application server's restart.
 */
export class CsrfSessions {
  readonly #tokens = new Map<string, string>();

  /** A token and the cookies to keep with it; an existing session keeps its token. */
  fetch(cookies: string | undefined): { token: string; setCookie: readonly string[] } {
    const session = sessionOf(cookies);
    const existing = session === undefined ? undefined : this.#tokens.get(session);
    if (existing !== undefined) return { token: existing, setCookie: [] };
    const created = randomBytes(18).toString('base64url');
    const token = randomBytes(16).toString('base64url');
    this.#tokens.set(created, token);
    return {
      token,
      setCookie: [`${cookieName}=${created}; path=/; HttpOnly; SameSite=Lax`, 'sap-usercontext=sap-client=100; path=/'],
    };
  }

  isValid(token: string | undefined, cookies: string | undefined): boolean {
    const session = sessionOf(cookies);
    return session !== undefined && token !== undefined && this.#tokens.get(session) === token;
  }

  /** Ends every session: the next write is refused with `x-csrf-token: Required`. */
  expireAll(): void {
    this.#tokens.clear();
  }
}

function sessionOf(cookies: string | undefined): string | undefined {
  for (const part of (cookies ?? '').split(';')) {
    const [name, value] = part.trim().split('=');
    if (name === cookieName) return value;
  }
  return undefined;
}
