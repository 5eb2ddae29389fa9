/** How a system is told who asks: the shape of `auth` in `hub.yaml`. */
export type SourceAuth = { readonly username: string; readonly password: string } | { readonly bearerToken: string };

/** The header that says who asks; none where nobody is named. */
export function authorization(auth: SourceAuth | undefined): Readonly<Record<string, string>> {
  if (!auth) return {};
  if ('bearerToken' in auth) return { authorization: `Bearer ${auth.bearerToken}` };
  const credentials = Buffer.from(`${auth.username}:${auth.password}`, 'utf8').toString('base64');
  return { authorization: `Basic ${credentials}` };
}
