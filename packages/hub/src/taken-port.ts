import { Misconfigured } from '@supply-hub/errors';

/** Opens a port, or says which setting to change. @throws Misconfigured when it cannot be had */
export async function withPort<T>(
  { host, port, setting }: { host: string; port: number; setting: string },
  open: () => Promise<T>,
): Promise<T> {
  try {
    return await open();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const cause = { cause: error };
    if (code === 'EADDRINUSE')
      throw new Misconfigured(
        `Port ${port} on ${host} is taken by another program: stop that one, or set ${setting} to a free port.`,
        cause,
      );
    if (code === 'EACCES')
      throw new Misconfigured(`Port ${port} may not be opened by this user: set ${setting} to one above 1023.`, cause);
    if (code === 'EADDRNOTAVAIL')
      throw new Misconfigured(`This machine has no address ${host} to open port ${port} on (${setting}).`, cause);
    throw error;
  }
}
