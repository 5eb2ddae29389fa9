/** Gives access tokens that are valid now, and forgets one that the source refused. */
export interface TokenSource {
  get(deadline: AbortSignal): Promise<string>;
  discard(token: string): void;
}

/** How a system is told who asks; the first two have the shape of `auth` in `hub.yaml`. */
export type SourceAuth =
  | { readonly username: string; readonly password: string }
  | { readonly bearerToken: string }
  | { readonly tokens: TokenSource };

/** The header that says who asks. */
export interface Authorization {
  readonly headers: Readonly<Record<string, string>>;
  /** Forgets what was refused; only where something else may be had instead. */
  readonly discard?: () => void;
}

export async function authorize(auth: SourceAuth | undefined, deadline: AbortSignal): Promise<Authorization> {
  if (!auth) return { headers: {} };
  if ('username' in auth) {
    const credentials = Buffer.from(`${auth.username}:${auth.password}`, 'utf8').toString('base64');
    return { headers: { authorization: `Basic ${credentials}` } };
  }
  if ('bearerToken' in auth) return { headers: { authorization: `Bearer ${auth.bearerToken}` } };
  const token = await auth.tokens.get(deadline);
  return { headers: { authorization: `Bearer ${token}` }, discard: () => auth.tokens.discard(token) };
}
