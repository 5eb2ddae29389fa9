import { randomUUID } from 'node:crypto';
import { http, HttpResponse, type RequestHandler } from 'msw';
import { readFilter, type ODataRow } from './odata-filter.ts';

export interface ODataV2ServiceOptions {
  /** Path with a trailing slash: `/sap/opu/odata/sap/API_PRODUCT_SRV/`. */
  readonly root: string;
  /** The rows of each entity set, in order, whole: expansions are inside already, whatever is expanded or selected. */
  readonly sets: Readonly<Record<string, () => readonly ODataRow[]>>;
  /** The most rows it sends at once; further ones stand behind `__next`. @default all */
  readonly pageSize?: number;
}

/**
 * An OData V2 service as SAP Gateway speaks it, for a connector's tests: `$filter`, `$top`, `$skip`, server-driven
 * paging, `$batch` of reads behind a CSRF token. What a system is really like, the sandbox shows.
 */
export function odataV2Service({ root, sets, pageSize = Infinity }: ODataV2ServiceOptions): RequestHandler[] {
  const token = randomUUID();

  function answer(address: URL): { status: number; body: unknown } {
    const set = decodeURIComponent(address.pathname.slice(root.length));
    const rows = sets[set];
    if (rows === undefined) return { status: 404, body: error('005056A509B11EE1', `Resource not found: ${set}`) };
    const option = (name: string) => address.searchParams.get(name);
    const filter = option('$filter');
    const matching = filter === null ? rows() : rows().filter(readFilter(filter));
    const from = Number(option('$skiptoken') ?? 0);
    const start = Number(option('$skip') ?? 0) + from;
    const top = option('$top') === null ? Infinity : Number(option('$top')) - from;
    const size = Math.min(pageSize, top);
    const results = matching.slice(start, start + size);
    const isMore = pageSize < top && matching.length > start + size;
    const next = new URL(address);
    next.searchParams.set('$skiptoken', String(from + size));
    return { status: 200, body: { d: { results, ...(isMore && { __next: next.href }) } } };
  }

  return [
    http.get(root, () => HttpResponse.json({ d: { EntitySets: Object.keys(sets) } }, { headers: session(token) })),
    http.post(`${root}$batch`, async ({ request }) => {
      if (request.headers.get('x-csrf-token') !== token || !request.headers.get('cookie')?.includes(`sid=${token}`))
        return HttpResponse.text('CSRF token validation failed', {
          status: 403,
          headers: { 'x-csrf-token': 'Required' },
        });
      const addresses = (await request.text()).matchAll(/^GET (\S+) HTTP\/1\.1/gm);
      const parts = [...addresses].map(([, path = '']) => answer(new URL(path, new URL(root, request.url))));
      const body = parts.map(({ status, body }) => `--answers\r\n${part(status, body)}`).join('');
      return new HttpResponse(`${body}--answers--\r\n`, {
        status: 202,
        headers: { 'content-type': 'multipart/mixed; boundary=answers' },
      });
    }),
    http.get(`${root}:set`, ({ request }) => {
      const { status, body } = answer(new URL(request.url));
      return HttpResponse.json(body as object, { status });
    }),
  ];
}

/** An error as SAP Gateway sends it. */
export function odataV2Error(
  status: number,
  code = 'SY/530',
  headers: Record<string, string> = {},
): HttpResponse<object> {
  return HttpResponse.json(error(code, 'Something is wrong'), { status, headers });
}

const error = (code: string, value: string): object => ({ error: { code, message: { lang: 'en', value } } });

const session = (token: string): Record<string, string> => ({
  'x-csrf-token': token,
  'set-cookie': `sid=${token}; path=/`,
});

const part = (status: number, body: unknown): string =>
  `Content-Type: application/http\r\n\r\nHTTP/1.1 ${status} ${status === 200 ? 'OK' : 'Error'}\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(body)}\r\n`;
