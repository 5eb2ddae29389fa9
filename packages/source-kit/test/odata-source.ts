import { http, HttpResponse, type HttpHandler } from 'msw';

import { filterRows, type Row } from './odata-filter-oracle.ts';

/** One entity set in the shape of an SAP service: filter, paging, CSRF, batch. */
export interface ODataSource {
  handlers: HttpHandler[];
  /** Decoded filters of every GET, batched ones too. */
  filters: string[];
  /** What a GET (batched or not) is answered instead, when the filter holds this text. */
  failing: Map<string, { status: number; body: unknown }>;
  /** Tokens given out; a write needs the last of them, with its cookie. */
  tokens: string[];
  /** Makes the last token worthless. */
  expireToken(): void;
}

export const v2Error = (code: string, message: string) => ({
  error: { code, message: { lang: 'en', value: message } },
});

interface SourceOptions {
  root: string;
  entitySet: string;
  rows: Row[];
  pageSize?: number;
  version: 'v2' | 'v4';
}

export function odataSource(options: SourceOptions): ODataSource {
  const { root, entitySet, rows, pageSize = Infinity, version } = options;
  const tokens: string[] = [];
  let valid: string | undefined;
  const source: Omit<ODataSource, 'handlers'> = {
    filters: [],
    failing: new Map(),
    tokens,
    expireToken: () => void (valid = undefined),
  };

  const answer = (url: URL): { status: number; body: unknown } => {
    const filter = url.searchParams.get('$filter');
    if (filter !== null) source.filters.push(filter);
    for (const [text, failure] of source.failing) if (filter?.includes(text)) return failure;
    let found = filter === null ? rows : filterRows(rows, filter);
    const skip = Number(url.searchParams.get('$skiptoken') ?? url.searchParams.get('$skip') ?? 0);
    const top = Number(url.searchParams.get('$top') ?? Infinity);
    found = found.slice(skip, skip + top);
    const page = found.slice(0, pageSize);
    const more = new URL(url);
    more.searchParams.set('$skiptoken', String(skip + pageSize));
    if (top !== Infinity) more.searchParams.set('$top', String(top - pageSize));
    const next = found.length > pageSize ? more.href : undefined;
    return {
      status: 200,
      body:
        version === 'v2'
          ? { d: { results: page, ...(next && { __next: next }) } }
          : { value: page, ...(next && { '@odata.nextLink': next }) },
    };
  };

  const refusal = (request: Request) =>
    valid !== undefined &&
    request.headers.get('x-csrf-token') === valid &&
    request.headers.get('cookie') === `sap-usercontext=sap-client=100; SAP_SESSIONID=${valid}`
      ? undefined
      : HttpResponse.text('CSRF token validation failed', { status: 403, headers: { 'x-csrf-token': 'Required' } });

  const handlers = [
    http.get(root, ({ request }) => {
      if (request.headers.get('x-csrf-token') !== 'Fetch') return HttpResponse.json({ d: { EntitySets: [entitySet] } });
      valid = `token-${tokens.length + 1}`;
      tokens.push(valid);
      const headers = new Headers([
        ['x-csrf-token', valid],
        ['set-cookie', 'sap-usercontext=sap-client=100; path=/'],
        ['set-cookie', `SAP_SESSIONID=${valid}; path=/; secure; HttpOnly`],
      ]);
      return new HttpResponse('{"d":{"EntitySets":[]}}', { headers });
    }),
    http.get(`${root}${entitySet}`, ({ request }) => {
      const { status, body } = answer(new URL(request.url));
      return HttpResponse.json(body as object, { status });
    }),
    http.post(`${root}$batch`, async ({ request }) => {
      const refused = refusal(request);
      if (refused) return refused;
      const at = (path: string) => answer(new URL(path, new URL(root, request.url)));
      if (version === 'v4') {
        const { requests } = (await request.json()) as { requests: { id: string; url: string }[] };
        const responses = requests.map(({ id, url }) => ({
          id,
          ...at(url),
          headers: { 'content-type': 'application/json' },
        }));
        // Services may answer in any order.
        return HttpResponse.json({ responses: responses.reverse() });
      }
      const text = await request.text();
      const parts = [...text.matchAll(/^GET (\S+) HTTP\/1\.1\r$/gm)].map(([, path = '']) => {
        const { status, body } = at(path);
        const json = JSON.stringify(body);
        return [
          '--A1B2',
          'Content-Type: application/http',
          'Content-Length: 99',
          'content-transfer-encoding: binary',
          '',
          `HTTP/1.1 ${status} Status`,
          'Content-Type: application/json',
          `Content-Length: ${json.length}`,
          'dataserviceversion: 2.0',
          '',
          json,
          '',
        ].join('\r\n');
      });
      return new HttpResponse(`${parts.join('')}--A1B2--`, {
        status: 202,
        headers: { 'content-type': 'multipart/mixed; boundary=A1B2' },
      });
    }),
    http.post(`${root}${entitySet}`, async ({ request }) => {
      const refused = refusal(request);
      if (refused) return refused;
      const created = (await request.json()) as object;
      const body =
        version === 'v2'
          ? { d: { __metadata: { etag: 'W/"1"' }, ...created } }
          : { '@odata.etag': 'W/"1"', ...created };
      return HttpResponse.json(body, { status: 201 });
    }),
  ];
  return { ...source, handlers };
}
