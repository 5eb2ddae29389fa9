import { timingSafeEqual } from 'node:crypto';

export interface BasicCredentials {
  readonly username: string;
  readonly password: string;
}

/** Whether an Authorization header carries these credentials. */
export function isAuthorized(header: string | undefined, credentials: BasicCredentials): boolean {
  const expected = `Basic ${Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64')}`;
  return sameText(header, expected);
}

/** Whether an Authorization header carries this bearer token. */
export const isBearer = (header: string | undefined, token: string): boolean => sameText(header, `Bearer ${token}`);

function sameText(given: string | undefined, expected: string): boolean {
  const left = Buffer.from(given ?? '');
  const right = Buffer.from(expected);
  return left.length === right.length && timingSafeEqual(left, right);
}
