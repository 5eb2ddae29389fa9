import postgres from 'postgres';

export interface ClientOptions {
  /** `application_name`: who connects. */
  name: string;
  max: number;
  role?: string | undefined;
  searchPath?: string | undefined;
  /** Keeps the plan of a prepared statement, and that of a function's, as first made. @default false */
  keepsPlans?: boolean;
  onStatement?: ((statement: string) => void) | undefined;
}

/** In a URL these would override what we ask for, or be sent to a server that knows none of them. */
const ignoredInUrl = ['application_name', 'role', 'search_path', 'channel_binding', 'gssencmode', 'connect_timeout'];

/** Every client of the hub is made here. It opens connections when first used. */
export function openClient(url: string, options: ClientOptions): postgres.Sql {
  const { name, max, role, searchPath, keepsPlans = false, onStatement } = options;
  const address = new URL(url);
  for (const key of ignoredInUrl) address.searchParams.delete(key);
  return postgres(address.href, {
    max,
    connect_timeout: 10,
    // Seconds to the next try to connect. The library's own goes up to twenty: a database that was started again in two
    // would be away for all of them.
    backoff: (tries) => Math.min(0.02 * 2 ** tries, 0.5),
    onnotice: () => {}, // by default they are printed
    ...(onStatement && { debug: (_id: number, statement: string) => isOurs(statement) && onStatement(statement) }),
    connection: {
      application_name: name,
      // Prepared or not, a statement is planned for the values it has: one plan for one id and for a thousand is a bad one.
      plan_cache_mode: keepsPlans ? 'force_generic_plan' : 'force_custom_plan',
      // A plan that is kept may be made while its tables are empty: it must still do when they are not.
      ...(keepsPlans && { enable_seqscan: false }),
      ...(role !== undefined && { role }),
      ...(searchPath !== undefined && { search_path: searchPath }),
    },
  });
}

/** The library looks array types up once a connection; nobody asked for that statement. */
function isOurs(statement: string): boolean {
  return !statement.includes('b.typarray');
}
