import { extname } from 'node:path';
import type { Log } from '@supply-hub/log';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { cachedAssets, keyOf } from './asset-cache.ts';
import { bundleFolder, bundleGraphiql, bundleSources, lockFile, type Assets } from './bundle.ts';
import { graphiqlPage, pagePolicy, type ExampleOperation } from './page.ts';

export interface ConsoleOptions {
  readonly log: Log;
  /** The tabs it opens with. */
  readonly examples: readonly ExampleOperation[];
  /** Mints the token the page asks with; absent when the hub has no issuer of its own. */
  readonly token: (() => Promise<string>) | undefined;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.ttf': 'font/ttf',
};

/**
 * GraphiQL at `/`, for development. The bundle is built when a page first asks for it, so starting the hub
 * costs nothing, and is kept for the next start.
 */
export async function consoleRoutes(app: FastifyInstance, { log, examples, token }: ConsoleOptions): Promise<void> {
  const key = await keyOf([lockFile, ...bundleSources]);
  const folder = `/graphiql/${key ?? 'bundle'}`;
  const page = graphiqlPage(folder, examples);
  let assets: Promise<Assets> | undefined;

  app.get('/', (_, reply) =>
    reply.type('text/html; charset=utf-8').header('content-security-policy', pagePolicy).send(page),
  );

  app.get<{ Params: { file: string } }>(`${folder}/:file`, async (request, reply) => {
    assets ??= cachedAssets(bundleFolder, key, bundleGraphiql);
    try {
      const { file } = request.params;
      const content = (await assets).get(file);
      if (content === undefined) return reply.callNotFound();
      if (key !== undefined) void reply.header('cache-control', 'private, max-age=31536000, immutable');
      return await reply.type(contentTypes[extname(file)] ?? 'application/octet-stream').send(content);
    } catch (error) {
      assets = undefined;
      log.error({ reason: error instanceof Error ? error.message : undefined }, 'GraphiQL could not be put together');
      return reply.code(500).type('text/plain').send('GraphiQL could not be put together; the log says why.');
    }
  });

  app.get('/graphiql/token', async (request, reply) => {
    if (token === undefined || !isFromThisMachine(request)) return reply.callNotFound();
    return { token: await token() };
  });
}

/**
 * Whether a page served by this hub on this machine asks. The Host header is checked too: a foreign page whose
 * name was made to point at 127.0.0.1 sends its own name there, and must not get a token.
 */
function isFromThisMachine({ ip, headers }: FastifyRequest): boolean {
  const host = headers.host === undefined ? '' : URL.parse(`http://${headers.host}`)?.hostname;
  const site = headers['sec-fetch-site'];
  return (
    /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/.test(ip) &&
    /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host ?? '') &&
    (site === undefined || site === 'same-origin')
  );
}
