import { setTimeout as pause } from 'node:timers/promises';
import type { Environment } from '@supply-hub/config';
import type { Log } from '@supply-hub/log';

/** What a collector that does not answer may cost who stops. */
const longestFlushMs = 3000;

/**
 * Traces of this process, where HUB_TRACES asks for them; what makes and sends them is loaded then and not before.
 * @param role the role of this process: `gateway`, `orders`; absent: all of them
 */
export async function startHubTracing(
  { traces, tracesShare }: Pick<Environment, 'traces' | 'tracesShare'>,
  { role, log }: { readonly role?: string; readonly log: Log },
): Promise<{ stop(): Promise<void> }> {
  if (traces === 'none') return { stop: async () => undefined };
  const { otlpProcessor, startTracing } = await import('@supply-hub/tracing/sdk');
  const processor = otlpProcessor((isTaken) => {
    if (isTaken) log.info('traces are taken again');
    else log.warn('traces cannot be sent: look at OTEL_EXPORTER_OTLP_ENDPOINT; those of the meantime are lost');
  });
  const service = role === undefined ? 'supply-hub' : `supply-hub-${role}`;
  const tracing = startTracing({ service, processor, share: tracesShare });
  return {
    async stop() {
      const overdue = new AbortController();
      const late = pause(longestFlushMs, undefined, { signal: overdue.signal }).catch(() => undefined);
      await Promise.race([tracing.stop().catch(() => undefined), late]);
      overdue.abort();
    },
  };
}
