import { HubError } from '@supply-hub/errors';
import { EventUnreadable } from './define-event.ts';

/**
 * What may be logged of an error. Messages of the database and its driver quote statements and values, which are
 * payload; so of an unknown error only its name, code, constraint and the lines it came from are kept.
 */
export function faultOf(error: unknown): Record<string, unknown> {
  const root = rootOf(error);
  if (!(root instanceof Error)) return { fault: typeof root };
  return {
    fault: root.name,
    ...('code' in root && { code: root.code }),
    ...('constraint_name' in root && { constraint: root.constraint_name }),
    ...(isOurs(root) && { reason: root.message }),
    at: root.stack?.split('\n').filter((line) => line.startsWith('    at ')),
  };
}

/** The same for a person: our own sentence where there is one. */
export function sentenceOf(error: unknown): string {
  const root = rootOf(error);
  if (!(root instanceof Error)) return 'an unexpected fault; the log has it.';
  if (isOurs(root)) return root.message;
  const code = 'code' in root && typeof root.code === 'string' ? ` ${root.code}` : '';
  return `an unexpected fault (${root.name}${code}); the log says where.`;
}

function isOurs(error: Error): boolean {
  return error instanceof HubError || error instanceof EventUnreadable;
}

/** drizzle wraps what PostgreSQL said. */
function rootOf(error: unknown): unknown {
  return error instanceof Error && !isOurs(error) && error.cause instanceof Error ? rootOf(error.cause) : error;
}
