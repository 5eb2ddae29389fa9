import { Misconfigured } from '@supply-hub/errors';
import { openClient } from './client.ts';

const oldest = 15;

/**
 * Whether a database that somebody gave us can carry the hub: it answers, is new enough and UTF-8, and is
 * reached directly. Connection poolers drop or refuse what every connection of the hub relies on: role and
 * search_path as start-up parameters, LISTEN, advisory locks.
 * @throws Misconfigured
 */
export async function checkGivenDatabase(url: string): Promise<void> {
  const where = describe(url);
  const sql = openClient(url, { name: 'hub-check', max: 1, searchPath: 'pg_catalog' });
  try {
    // The session that LISTENs knows which process the server said it is; a pooler says something else.
    const { state } = await sql.listen('hub_check', () => {});
    const [facts] = await sql<{ version: number; encoding: string; path: string; shared: boolean }[]>`
      select current_setting('server_version_num')::int as version,
             current_setting('server_encoding') as encoding,
             current_setting('search_path') as path,
             not exists (select from pg_stat_activity where pid = ${state.pid}) as shared`;
    if (facts === undefined) throw new Misconfigured(`${where} did not answer`);
    if (facts.version < oldest * 10_000)
      throw new Misconfigured(
        `${where} is PostgreSQL ${Math.floor(facts.version / 10_000)}; the hub needs ${oldest} or newer.`,
      );
    if (facts.encoding !== 'UTF8')
      throw new Misconfigured(`${where} is encoded in ${facts.encoding}; the hub needs a database created with UTF8.`);
    if (facts.path !== 'pg_catalog' || facts.shared) throw pooled(where);
  } catch (error) {
    throw error instanceof Misconfigured ? error : refusal(where, error);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

function refusal(where: string, cause: unknown): Misconfigured {
  const message = cause instanceof Error ? cause.message || cause.name : String(cause);
  if (/unsupported startup parameter/i.test(message)) return pooled(where, cause);
  return new Misconfigured(`${where} cannot be used: ${message}. Check DATABASE_URL.`, { cause });
}

function pooled(where: string, cause?: unknown): Misconfigured {
  return new Misconfigured(
    `${where} is a connection pooler, which drops start-up parameters and LISTEN. ` +
      'Give DATABASE_URL the address of the PostgreSQL server itself.',
    { cause },
  );
}

/** For messages: host, port and database, never the password. */
function describe(url: string): string {
  try {
    const { hostname, port, pathname } = new URL(url);
    return `the database at ${hostname}:${port || '5432'}${pathname}`;
  } catch (cause) {
    throw new Misconfigured('DATABASE_URL is not a URL like postgres://user:password@host:5432/database', { cause });
  }
}
