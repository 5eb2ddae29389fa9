import type { FastifyInstance } from 'fastify';

/** Whether operations can be answered; when not, one sentence for each part that is not ready. */
export type Readiness = { readonly ready: true } | { readonly ready: false; readonly waitingFor: readonly string[] };

/** A check that takes longer than this is an answer in itself. */
const checkTimeoutMs = 2000;

/**
 * `/health/live`: the process answers. `/health/ready`: 200 when operations can be answered, else 503 and why
 * not, in words. Neither needs a token nor tells anything of the data.
 */
export function healthRoutes(app: FastifyInstance, readiness: () => Promise<Readiness>): void {
  app.get('/health/live', async () => ({ status: 'alive' }));
  app.get('/health/ready', async (_, reply) => {
    const state = await withinTime(readiness());
    return reply.code(state.ready ? 200 : 503).send(state);
  });
}

async function withinTime(check: Promise<Readiness>): Promise<Readiness> {
  const late = Promise.withResolvers<Readiness>();
  const timer = setTimeout(
    () => late.resolve({ ready: false, waitingFor: ['the readiness check itself, which takes too long'] }),
    checkTimeoutMs,
  );
  try {
    return await Promise.race([check, late.promise]);
  } catch {
    return { ready: false, waitingFor: ['the readiness check itself, which failed'] };
  } finally {
    clearTimeout(timer);
  }
}
