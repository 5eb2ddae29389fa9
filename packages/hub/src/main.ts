import { runCommandLine } from './command-line.ts';

/**
 * Settles at the first SIGINT or SIGTERM. One more a second later ends the process at once; sooner it is the same one,
 * for a signal to the whole group comes again through npm.
 */
function stopAsked(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let askedAt: number | undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (askedAt !== undefined && performance.now() - askedAt > 1000) process.exit(130);
      askedAt ??= performance.now();
      resolve();
    });
  }
  return promise;
}

/** How PostgreSQL's client says that a session was lost, or could not be had. */
const lostSession = new Set(['CONNECTION_CLOSED', 'CONNECTION_ENDED', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P03']);

/**
 * A database that goes may leave the failure of a statement with nobody to hear it, when what asked has failed already by
 * another. Whoever depends on a statement waits for it and hears of it; the process need not end for the rest.
 */
process.on('unhandledRejection', (error: unknown) => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (typeof code !== 'string' || !lostSession.has(code)) throw error;
});

process.exitCode = await runCommandLine(process.argv.slice(2), {
  env: process.env,
  cwd: process.cwd(),
  print: (line) => process.stdout.write(`${line}\n`),
  complain: (line) => process.stderr.write(`${line}\n`),
  stopAsked,
});
