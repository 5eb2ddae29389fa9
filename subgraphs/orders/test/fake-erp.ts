import { sourceServer } from '@supply-hub/testkit';
import { http, HttpResponse, type RequestHandler } from 'msw';
import type { Row } from './erp-rows.ts';

const services = {
  PurchaseOrder: '/sap/opu/odata4/sap/api_purchaseorder_2/srvd_a2x/sap/purchaseorder/0001/',
  Confirmation: '/sap/opu/odata4/sap/api_supplierconfirmation/srvd_a2x/sap/supplierconfirmation/0001/',
  A_MaterialDocumentHeader: '/sap/opu/odata/sap/API_MATERIAL_DOCUMENT_SRV/',
  A_SupplierInvoice: '/sap/opu/odata/sap/API_SUPPLIERINVOICE_PROCESS_SRV/',
  A_PurchaseRequisitionHeader: '/sap/opu/odata/sap/API_PURCHASEREQ_PROCESS_SRV/',
} as const;

/** The sets rows are kept in; requisition lines are served from their requisitions. */
export type EntitySet = keyof typeof services;

/** The addresses below which each set is served, for handlers that answer otherwise. */
export const serviceRoots: Readonly<Record<EntitySet, string>> = services;

/** An ERP of a few documents: filters of the connectors' kinds, `$top` and `$skip`, `$batch`, on a real socket. */
export async function fakeErp() {
  const rows: Record<EntitySet, Row[]> = {
    PurchaseOrder: [],
    Confirmation: [],
    A_MaterialDocumentHeader: [],
    A_SupplierInvoice: [],
    A_PurchaseRequisitionHeader: [],
  };
  const server = await sourceServer({ erp: Object.entries(services).flatMap(([set, root]) => handlers(set, root)) });

  function rowsOf(set: string): Row[] {
    if (set !== 'A_PurchaseRequisitionItem') return isKept(set) ? rows[set] : [];
    return rows.A_PurchaseRequisitionHeader.flatMap((row) => collection(row['to_PurchaseReqnItem']));
  }

  function answer(root: string, address: string): unknown {
    const url = new URL(address, `http://erp${root}`);
    const set = url.pathname.split('/').at(-1) ?? '';
    const skip = Number(url.searchParams.get('$skip') ?? 0);
    const top = Number(url.searchParams.get('$top') ?? Infinity);
    const found = rowsOf(set)
      .filter(condition(url.searchParams.get('$filter') ?? ''))
      .slice(skip, skip + top);
    return root.includes('odata4') ? { value: found } : { d: { results: found } };
  }

  function handlers(set: string, root: string): RequestHandler[] {
    const isV4 = root.includes('odata4');
    return [
      http.get(root, () => HttpResponse.json({}, { headers: { 'x-csrf-token': 'token', 'set-cookie': 'sid=1' } })),
      ...[set, ...(set === 'A_PurchaseRequisitionHeader' ? ['A_PurchaseRequisitionItem'] : [])].map((name) =>
        http.get(`${root}${name}`, ({ request }) => HttpResponse.json(answer(root, request.url) as object)),
      ),
      http.post(`${root}$batch`, async ({ request }) => {
        const body = await request.text();
        if (isV4) {
          const { requests } = JSON.parse(body) as { requests: { id: string; url: string }[] };
          return HttpResponse.json({
            responses: requests.map(({ id, url }) => ({ id, status: 200, body: answer(root, url) })),
          });
        }
        const parts = [...body.matchAll(/^GET (\S+) HTTP\/1\.1\r$/gm)].map(
          ([, path = '']) =>
            `--part\r\ncontent-type: application/http\r\n\r\nHTTP/1.1 200 OK\r\n\r\n${JSON.stringify(answer(root, path))}\r\n`,
        );
        return new HttpResponse(`${parts.join('')}--part--`, {
          headers: { 'content-type': 'multipart/mixed; boundary=part' },
        });
      }),
    ];
  }

  return {
    rows,
    url: server.urlOf('erp'),
    requests: () => server.requests('erp'),
    use: (...added: RequestHandler[]) => server.use('erp', ...added),
    /** Forgets the requests and the handlers that `use` added. */
    reset: () => server.reset(),
    [Symbol.asyncDispose]: () => server.close(),
  };
}

export type FakeErp = Awaited<ReturnType<typeof fakeErp>>;

const isKept = (set: string): set is EntitySet => Object.hasOwn(services, set);

function collection(value: unknown): Row[] {
  return value !== null && typeof value === 'object' && 'results' in value ? (value.results as Row[]) : [];
}

/** `A eq 'x' and B eq 'y' or …`, or `T ge <instant>`. Padded numbers equal unpadded ones, as on the system itself. */
function condition(filter: string): (row: Row) => boolean {
  if (filter === '') return () => true;
  const parts = filter.split(' or ').map((part) =>
    part
      .replaceAll(/^\(|\)$/g, '')
      .split(' and ')
      .map((comparison) => {
        const [, field = '', operator, literal = ''] = /^(\w+) (eq|ge) (.+)$/.exec(comparison) ?? [];
        if (operator === 'eq') return (row: Row) => plain(row[field]) === plain(literal.slice(1, -1));
        const from = instant(literal.replace(/^datetime(?:offset)?'(.*)'$/, '$1'));
        return (row: Row) => instant(String(row[field])) >= from;
      }),
  );
  return (row) => parts.some((tests) => tests.every((test) => test(row)));
}

const plain = (value: unknown) => String(value).replace(/^0+(?=\d)/, '');

/** Milliseconds of an ISO date or instant, or of `/Date(…)/`. */
function instant(text: string): number {
  const ms = /^\/Date\((\d+)(?:[+-]\d{4})?\)\/$/.exec(text)?.[1];
  return ms === undefined
    ? Date.parse(/Z$|T.*[+-]\d\d:/.test(text) || !text.includes('T') ? text : `${text}Z`)
    : Number(ms);
}
