import { startEmbedded, type EmbeddedOptions, type EmbeddedServer } from './start-embedded.ts';

/** How soon a server that has gone is noticed. */
const beatMs = 250;

/**
 * The embedded server of a hub that owns its state folder, started again on the same port whenever it has gone: killed,
 * out of memory, crashed. Connections find it there again; what was committed is there, what was not has failed.
 */
export async function keepRunning(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const { log } = options;
  let current = await startEmbedded(options);
  const port = Number(new URL(current.url).port);
  let isStopping = false;
  let beat = Promise.resolve();
  const timer = setInterval(() => void (beat = beat.then(check)), beatMs);
  timer.unref();
  const first = current;
  return {
    ...first,
    async stop() {
      isStopping = true;
      clearInterval(timer);
      await beat;
      await current.stop();
    },
  };

  async function check(): Promise<void> {
    if (isStopping || current.isRunning()) return;
    log.error({ server: current.pid }, 'PostgreSQL has gone: starting it again');
    try {
      current = await startEmbedded({ ...options, port });
    } catch (error) {
      log.error(
        { err: error instanceof Error ? error.message : String(error) },
        'PostgreSQL did not start; trying again',
      );
    }
  }
}
