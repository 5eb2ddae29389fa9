import { HubError } from '@supply-hub/errors';

/** drizzle wraps what PostgreSQL said. */
export function rootOf(error: unknown): unknown {
  return error instanceof Error && !(error instanceof HubError) && error.cause instanceof Error
    ? rootOf(error.cause)
    : error;
}

/** What went wrong, for a person: our own sentence where there is one, never a database's, which quotes values. */
export function sentenceOf(error: unknown): string {
  const root = rootOf(error);
  if (root instanceof HubError) return root.message;
  if (!(root instanceof Error)) return 'an unexpected fault';
  const code = 'code' in root && typeof root.code === 'string' ? ` ${root.code}` : '';
  return `an unexpected fault (${root.name}${code})`;
}
