import {
  InvalidInput,
  SourceContractBroken,
  SourceRejected,
  SourceUnavailable,
  StateConflict,
} from '@supply-hub/errors';
import { sourceServer } from '@supply-hub/testkit';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { odataSource, v2Error } from '../test/odata-source.ts';
import { soon, testClient } from '../test/source-client.ts';
import { edm } from './edm.ts';
import { jsonNumber } from './lossless-json.ts';
import { createODataV2Client } from './odata-v2.ts';
import { createODataV4Client } from './odata-v4.ts';

const root = '/sap/opu/odata/sap/API_PURCHASEREQ/';
const row = z.object({ Reference: z.string() });
const create = { operation: 'submit requisition', entitySet: 'A_Requisition', body: { Reference: 'hub-1' }, row };
const change = {
  operation: 'change order',
  entitySet: 'A_Requisition',
  key: { Requisition: '10' },
  body: { Quantity: '3' },
  ifMatch: 'W/"7"',
};

async function erp(version: 'v2' | 'v4' = 'v2', csrf = true) {
  const source = odataSource({ root, entitySet: 'A_Requisition', rows: [], version });
  const sources = await sourceServer({ erp: source.handlers });
  const client = testClient(sources.urlOf('erp'), { auth: { username: 'hub', password: 'x' } });
  const odata = (version === 'v2' ? createODataV2Client : createODataV4Client)({
    http: client.http,
    serviceRoot: root,
    csrf,
  });
  return {
    source,
    sources,
    client,
    odata,
    async [Symbol.asyncDispose]() {
      await client[Symbol.asyncDispose]();
      await sources.close();
    },
  };
}

describe('a session', () => {
  it('is fetched once, with its cookies, and sent with every write', async () => {
    await using system = await erp();
    expect(await system.odata.create(create, soon())).toEqual({
      row: { Reference: 'hub-1' },
      etag: 'W/"1"',
      messages: [],
    });
    await system.odata.create(create, soon());
    expect(system.source.tokens).toHaveLength(1);
    expect(system.client.counts()['erp']).toMatchObject({ calls: 2, sessions: 1 });
    expect(system.sources.requests()[0]?.path).toBe(root);
  });

  it('is fetched once for writers that come together', async () => {
    await using system = await erp();
    await Promise.all(Array.from({ length: 8 }, () => system.odata.create(create, soon())));
    expect(system.source.tokens).toHaveLength(1);
  });

  it('that ran out is replaced once for all who find it so, and each write is replayed once', async () => {
    await using system = await erp();
    await system.odata.create(create, soon());
    system.source.expireToken();
    const written = await Promise.all(Array.from({ length: 8 }, () => system.odata.create(create, soon())));
    expect(written).toHaveLength(8);
    expect(system.source.tokens).toHaveLength(2);
    const writes = system.sources.requests().filter(({ method }) => method === 'POST');
    // Eight refused, eight replayed, and the one before; nobody lost, nobody twice.
    expect(writes).toHaveLength(17);
    expect(system.client.counts()['erp']).toMatchObject({ sessions: 2 });
  });

  it('is not replaced again and again where the source never accepts one', async () => {
    await using system = await erp();
    const required = () =>
      new HttpResponse('CSRF token validation failed', { status: 403, headers: { 'x-csrf-token': 'Required' } });
    system.sources.use('erp', http.post(`${root}A_Requisition`, required));
    await expect(system.odata.create(create, soon())).rejects.toBeInstanceOf(SourceRejected);
    expect(system.source.tokens).toHaveLength(2);
  });

  it('is not replaced for a 403 that means no', async () => {
    await using system = await erp();
    system.sources.use(
      'erp',
      http.post(`${root}A_Requisition`, () =>
        HttpResponse.json(v2Error('ME/303', 'no authorization'), { status: 403 }),
      ),
    );
    await expect(system.odata.create(create, soon())).rejects.toMatchObject({ status: 403, vendorCode: 'ME/303' });
    expect(system.source.tokens).toHaveLength(1);
  });

  it('that cannot be had fails the write, and is tried for again by the next', async () => {
    await using system = await erp();
    system.sources.use(
      'erp',
      http.get(root, () => new HttpResponse('{}')),
    );
    await expect(system.odata.create(create, soon())).rejects.toBeInstanceOf(SourceContractBroken);
    system.sources.reset();
    await system.odata.create(create, soon());
    expect(system.source.tokens).toHaveLength(1);
  });

  it('fetched for several is not given up with the first who waits for it', async () => {
    await using system = await erp();
    const gate = Promise.withResolvers<void>();
    const headers = { 'x-csrf-token': 'late' };
    system.sources.use(
      'erp',
      http.get(root, async () => {
        await gate.promise;
        return new HttpResponse('{}', { headers });
      }),
      http.post(`${root}A_Requisition`, () => HttpResponse.json({ d: { Reference: 'hub-1' } }, { status: 201 })),
    );
    const hasty = new AbortController();
    const first = system.odata.create(create, hasty.signal).catch((error: unknown) => error);
    const second = system.odata.create(create, soon());
    await expect.poll(() => system.sources.requests().length).toBe(1);
    hasty.abort();
    expect(await first).toBeInstanceOf(SourceUnavailable);
    gate.resolve();
    expect((await second).row).toEqual({ Reference: 'hub-1' });
    expect(system.sources.requests().map(({ method }) => method)).toEqual(['GET', 'POST']);
  });

  it('is not fetched where the source asks for none', async () => {
    await using system = await erp('v4', false);
    system.sources.use(
      'erp',
      http.post(`${root}A_Requisition`, () => HttpResponse.json({ Reference: 'hub-1' }, { status: 201 })),
    );
    await system.odata.create(create, soon());
    expect(system.sources.requests()).toHaveLength(1);
  });
});

describe('a create', () => {
  it('is not repeated when no answer came', async () => {
    await using system = await erp();
    system.sources.use(
      'erp',
      http.post(`${root}A_Requisition`, () => HttpResponse.error()),
    );
    await expect(system.odata.create(create, soon())).rejects.toBeInstanceOf(SourceUnavailable);
    expect(system.sources.requests().filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it('gives what the source said beside its yes', async () => {
    await using system = await erp();
    const said = {
      code: 'ME/019',
      message: 'check the date',
      severity: 'warning',
      details: [{ code: '06/252', message: 'price changed', severity: 'info' }],
    };
    system.sources.use(
      'erp',
      http.post(`${root}A_Requisition`, () =>
        HttpResponse.json(
          { d: { Reference: 'hub-1' } },
          { status: 201, headers: { 'sap-message': JSON.stringify(said) } },
        ),
      ),
    );
    expect((await system.odata.create(create, soon())).messages).toEqual([
      { code: 'ME/019', severity: 'warning', text: 'check the date' },
      { code: '06/252', severity: 'info', text: 'price changed' },
    ]);
  });

  it('writes V4 decimals as numbers with their digits, and reads messages of V4', async () => {
    await using system = await erp('v4');
    const body = {
      Reference: 'hub-1',
      Quantity: jsonNumber('3.000'),
      SAP__Messages: [{ code: 'ME/019', message: 'check', numericSeverity: 3 }],
    };
    const written = await system.odata.create({ ...create, body }, soon());
    expect(system.sources.requests()[1]?.body).toContain('"Quantity":3.000');
    expect(written).toMatchObject({ etag: 'W/"1"', messages: [{ code: 'ME/019', severity: 'warning' }] });
  });
});

describe('a change', () => {
  it('names the version it was made from', async () => {
    await using system = await erp();
    system.sources.use(
      'erp',
      http.patch(`${root}*`, () => new HttpResponse(null, { status: 204, headers: { etag: 'W/"8"' } })),
    );
    expect(await system.odata.update(change, soon())).toEqual({ row: undefined, etag: 'W/"8"', messages: [] });
    const request = system.sources.requests()[1];
    expect(request).toMatchObject({ method: 'PATCH', path: `${root}A_Requisition('10')`, body: '{"Quantity":"3"}' });
    expect(request?.headers.get('if-match')).toBe('W/"7"');
  });

  it('made from an old version is a conflict', async () => {
    await using system = await erp();
    system.sources.use(
      'erp',
      http.patch(`${root}*`, () => HttpResponse.json(v2Error('/IWBEP/CM/1', 'precondition'), { status: 412 })),
    );
    await expect(system.odata.update(change, soon())).rejects.toBeInstanceOf(StateConflict);
  });

  it.each(['*', ' * ', ''])('of whatever is there (%j) is refused', async (ifMatch) => {
    await using system = await erp();
    await expect(system.odata.update({ ...change, ifMatch }, soon())).rejects.toBeInstanceOf(InvalidInput);
    expect(system.sources.requests()).toEqual([]);
  });
});

describe('what a source refuses', () => {
  const refused = async (status: number, body: string, type = 'application/json') => {
    await using system = await erp();
    system.sources.use(
      'erp',
      http.post(`${root}A_Requisition`, () => new HttpResponse(body, { status, headers: { 'content-type': type } })),
    );
    return {
      error: await system.odata.create(create, soon()).catch((error: unknown) => error),
      posts: system.sources.requests().filter(({ method }) => method === 'POST').length,
    };
  };

  it('carries its code, and its words for the log alone', async () => {
    const innererror = {
      transactionid: 'T1',
      errordetails: [{ code: 'ME/083', message: 'Enter Plant', severity: 'error' }],
    };
    const { error } = await refused(
      400,
      JSON.stringify({ error: { ...v2Error('ME/083', 'Enter Plant').error, innererror } }),
    );
    expect(error).toBeInstanceOf(SourceRejected);
    expect(error).toMatchObject({
      vendorCode: 'ME/083',
      message: 'Meridian ERP refused: code ME/083 (submit requisition)',
      detail: 'submit requisition: HTTP 400 · ME/083 · Enter Plant · ME/083 Enter Plant · transaction T1',
    });
  });

  it('has the application’s code where the frame only says that it raised something', async () => {
    const innererror = {
      errordetails: [
        { code: '/IWBEP/CX_MGW_BUSI_EXCEPTION', message: 'x', severity: 'error' },
        { code: 'M7/021', message: 'y', severity: 'error' },
      ],
    };
    const { error } = await refused(
      400,
      JSON.stringify({ error: { ...v2Error('/IWBEP/CX_MGW_BUSI_EXCEPTION', 'raised').error, innererror } }),
    );
    expect(error).toMatchObject({ vendorCode: 'M7/021' });
  });

  it('reads V4 errors', async () => {
    const { error } = await refused(
      400,
      JSON.stringify({
        error: {
          code: 'ME/083',
          message: 'Enter Plant',
          details: [{ code: 'ME/045', message: 'Enter Date', '@Common.numericSeverity': 4 }],
        },
      }),
    );
    expect(error).toMatchObject({ vendorCode: 'ME/083', detail: expect.stringContaining('ME/045 Enter Date') });
  });

  it('finds the code in an error sent as XML', async () => {
    const { error } = await refused(
      400,
      '<?xml version="1.0"?><error><code>ME/083</code><message>Enter Plant</message></error>',
      'application/xml',
    );
    expect(error).toMatchObject({ vendorCode: 'ME/083' });
  });

  it('stands without a code where the body says nothing', async () => {
    const { error } = await refused(400, 'Bad Request', 'text/plain');
    expect(error).toMatchObject({
      vendorCode: undefined,
      message: 'Meridian ERP refused: HTTP 400 (submit requisition)',
    });
  });

  it.each([400, 500])('because somebody is editing it (%i) is asked again, for nothing happened', async (status) => {
    const { error, posts } = await refused(status, JSON.stringify(v2Error('ME/006', 'user MILLER is processing')));
    expect(error).toBeInstanceOf(SourceUnavailable);
    expect(error).toMatchObject({ message: expect.not.stringContaining('MILLER') });
    expect(posts).toBe(3);
  });

  it('because somebody is editing it is asked again where only the details say so', async () => {
    const innererror = { errordetails: [{ code: 'M3/897', message: 'locked', severity: 'error' }] };
    const body = { error: { ...v2Error('M7/001', 'could not be posted').error, innererror } };
    expect((await refused(400, JSON.stringify(body))).posts).toBe(3);
  });

  it('of the same message class, but for good, is not asked again', async () => {
    const { posts } = await refused(400, JSON.stringify(v2Error('ME/083', 'Enter Plant')));
    expect(posts).toBe(1);
  });
});

describe('functions', () => {
  it('of V2 take their parameters as literals in the address', async () => {
    await using system = await erp();
    system.sources.use(
      'erp',
      http.post(`${root}Cancel`, () => HttpResponse.json({ d: { Reference: 'x' } })),
    );
    const parameters = {
      MaterialDocumentYear: '2026',
      MaterialDocument: "50'1",
      PostingDate: edm.date(Temporal.PlainDate.from('2026-03-09')),
    };
    await system.odata.invoke(
      { operation: 'cancel receipt', name: 'Cancel', method: 'POST', parameters, ifMatch: 'W/"1"', result: row },
      soon(),
    );
    const path = decodeURIComponent(system.sources.requests()[1]?.path ?? '');
    expect(path).toBe(
      `${root}Cancel?MaterialDocumentYear='2026'&MaterialDocument='50''1'&PostingDate=datetime'2026-03-09T00:00:00'`,
    );
  });

  it('of V4 are bound to their entity, and take their parameters in the body', async () => {
    await using system = await erp('v4');
    system.sources.use(
      'erp',
      http.post(`${root}*`, () => HttpResponse.json({ Reference: 'x' })),
    );
    const on = { entitySet: 'Order', key: { Order: '45' } };
    const parameters = { On: edm.date(Temporal.PlainDate.from('2026-03-09')), Reason: 'late' };
    await system.odata.invoke(
      { operation: 'release', name: 'com.sap.Release', method: 'POST', on, parameters, result: row },
      soon(),
    );
    expect(system.sources.requests()[1]).toMatchObject({
      path: `${root}Order('45')/com.sap.Release`,
      body: '{"On":"2026-03-09","Reason":"late"}',
    });
  });

  it('that only read need no session', async () => {
    await using system = await erp('v4');
    system.sources.use(
      'erp',
      http.get(`${root}*`, () => HttpResponse.json({ Reference: 'x' })),
    );
    const parameters = { Material: "O'B" };
    expect(
      (
        await system.odata.invoke(
          { operation: 'price', name: 'GetPrice', method: 'GET', parameters, result: row },
          soon(),
        )
      ).row,
    ).toEqual({ Reference: 'x' });
    expect(system.sources.requests()).toMatchObject([{ method: 'GET', path: `${root}GetPrice(Material='O''B')` }]);
  });
});
