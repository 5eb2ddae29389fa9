import { SourceContractBroken, SourceRejected, SourceUnavailable } from '@supply-hub/errors';
import { sourceServer } from '@supply-hub/testkit';
import { http, HttpResponse, type JsonBodyType } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';

import { soon, testClient } from '../test/source-client.ts';
import { createFhirClient, type FhirClientOptions } from './fhir-client.ts';
import type { FhirKeyedSearch } from './fhir-keyed-search.ts';
import { writeFhirParams } from './fhir-params.ts';

const caseNumbers = 'urn:lakeside:case';
const appointment = z.object({ resourceType: z.literal('Appointment'), id: z.string(), status: z.string() });
const aCase = (id: string, status = 'booked') => ({
  resourceType: 'Appointment',
  id,
  status,
  identifier: [
    { system: 'urn:other', value: 'x' },
    { system: caseNumbers, value: `C-${id}` },
  ],
});
const searchset = (resources: readonly object[], next?: string) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  total: 12,
  link: [{ relation: 'self', url: 'x' }, ...(next ? [{ relation: 'next', url: next }] : [])],
  entry: resources.map((resource) => ({ resource, search: { mode: 'match' } })),
});
const outcome = (code: string, severity = 'error') => ({
  resourceType: 'OperationOutcome',
  issue: [
    {
      severity,
      code,
      diagnostics: 'patient Jane Doe',
      details: { text: 'Jane Doe', coding: [{ code: 'MSG_X' }] },
      expression: ['Appointment.start'],
    },
  ],
});
const fhirJson = (body: JsonBodyType, status = 200) =>
  HttpResponse.json(body, { status, headers: { 'content-type': 'application/fhir+json' } });

async function ehr(handlers: Parameters<typeof sourceServer>[0]['ehr'], options: Partial<FhirClientOptions> = {}) {
  const sources = await sourceServer({ ehr: handlers ?? [] });
  const client = testClient(`${sources.urlOf('ehr')}/r4`, {
    system: { id: 'ehr', name: 'Lakeside EHR' },
    auth: { bearerToken: 'abc' },
  });
  return {
    sources,
    client,
    fhir: createFhirClient({ http: client.http, ...options }),
    asked: () => sources.requests().map(({ method, path }) => `${method} ${decodeURIComponent(path)}`),
    async [Symbol.asyncDispose]() {
      await client[Symbol.asyncDispose]();
      await sources.close();
    },
  };
}

describe('search parameters', () => {
  it('keep what separates values from what is in them', () => {
    const params = {
      status: { anyOf: ['booked', 'arrived'] },
      date: ['ge2026-03-09T00:00:00-06:00', 'lt2026-03-10'],
      identifier: { system: 'urn:a|b', code: 'x,y' },
      'location:missing': 'false',
      _count: '100',
    };
    const written = writeFhirParams(params);
    expect(decodeURIComponent(written)).toBe(
      'status=booked,arrived&date=ge2026-03-09T00:00:00-06:00&date=lt2026-03-10&identifier=urn:a\\|b|x\\,y&location:missing=false&_count=100',
    );
    expect(new URLSearchParams(written).getAll('date')).toHaveLength(2);
  });

  it.each(['a&b', 'a=b', '', 'a b', '1a'])('are not named %j', (name) => {
    expect(() => writeFhirParams({ [name]: 'x' })).toThrow(RangeError);
  });
});

describe('a search', () => {
  const search = {
    operation: 'cases of a day',
    type: 'Appointment',
    params: { date: 'ge2026-03-09' },
    resource: appointment,
  } as const;

  it('follows its pages, one at a time, and keeps what was included apart', async () => {
    await using system = await ehr([
      http.get('/r4/Appointment', ({ request }) =>
        fhirJson({
          ...searchset([aCase('1')], `${new URL(request.url).origin}/r4?_getpages=opaque`),
          entry: [
            { resource: aCase('1'), search: { mode: 'match' } },
            { resource: { resourceType: 'Location', id: 'or1' }, search: { mode: 'include' } },
            { resource: outcome('informational', 'information'), search: { mode: 'outcome' } },
          ],
        }),
      ),
      http.get('/r4', () =>
        fhirJson({
          ...searchset([]),
          entry: [{ resource: aCase('2') }, { resource: { resourceType: 'Location', id: 'or2' } }],
        }),
      ),
    ]);
    const pages = await Array.fromAsync(system.fhir.search(search, soon()));
    expect(pages.map(({ rows, included }) => [rows.map(({ id }) => id), included.map(({ id }) => id)])).toEqual([
      [['1'], ['or1']],
      [['2'], ['or2']],
    ]);
    expect(system.asked()).toEqual(['GET /r4/Appointment?date=ge2026-03-09', 'GET /r4?_getpages=opaque']);
    expect(system.sources.requests()[0]?.headers.get('accept')).toBe('application/fhir+json');
  });

  it('keeps the resources it can read, and reports the others', async () => {
    await using system = await ehr([
      http.get('/r4/Appointment', () => fhirJson(searchset([aCase('1'), { resourceType: 'Appointment', id: '2' }]))),
    ]);
    const [page] = await Array.fromAsync(system.fhir.search(search, soon()));
    expect(page?.rows).toHaveLength(1);
    expect(page?.broken).toMatchObject([{ path: 'cases of a day: Appointment 2.status' }]);
  });

  it('that is empty has one page without rows', async () => {
    await using system = await ehr([
      http.get('/r4/Appointment', () => fhirJson({ resourceType: 'Bundle', type: 'searchset', total: 0 })),
    ]);
    expect(await Array.fromAsync(system.fhir.search(search, soon()))).toMatchObject([
      { rows: [], broken: [], included: [] },
    ]);
  });

  it('that failed inside a 200 fails', async () => {
    const failed = {
      resourceType: 'Bundle',
      type: 'searchset',
      entry: [{ resource: outcome('invalid'), search: { mode: 'outcome' } }],
    };
    await using system = await ehr([http.get('/r4/Appointment', () => fhirJson(failed))]);
    await expect(Array.fromAsync(system.fhir.search(search, soon()))).rejects.toMatchObject({ vendorCode: 'invalid' });
  });

  it.each([
    [403, 'forbidden', SourceRejected],
    [422, 'business-rule', SourceRejected],
    [429, 'throttled', SourceUnavailable],
    [400, 'lock-error', SourceUnavailable],
  ])('refused with %i %s says the code and never the patient', async (status, code, type) => {
    await using system = await ehr([http.get('/r4/Appointment', () => fhirJson(outcome(code), status))]);
    const warned = vi.spyOn(system.client.log, 'warn');
    const failure: unknown = await Array.fromAsync(system.fhir.search(search, soon())).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(type);
    expect(failure).toMatchObject({
      detail: `cases of a day: HTTP ${status} · ${code} · ${code} MSG_X Appointment.start`,
    });
    expect(JSON.stringify([failure, warned.mock.calls])).not.toContain('Jane');
  });

  it('sends its token to no other host', async () => {
    await using system = await ehr([
      http.get('/r4/Appointment', () => fhirJson(searchset([aCase('1')], 'http://elsewhere.example/r4?page=2'))),
    ]);
    await expect(Array.fromAsync(system.fhir.search(search, soon()))).rejects.toBeInstanceOf(SourceContractBroken);
  });
});

describe('many keys', () => {
  const byId: FhirKeyedSearch<z.infer<typeof appointment>> = {
    operation: 'cases',
    type: 'Appointment',
    by: '_id',
    resource: appointment,
  };
  const ids = (count: number) => Array.from({ length: count }, (_, index) => `a${index + 1}`);
  const find = (query: URLSearchParams) => {
    const asked = (query.get('_id') ?? query.get('identifier') ?? '')
      .split(',')
      .map((value) => value.replace(/^.*\|C-/, ''));
    return searchset(asked.filter((id) => id.startsWith('a')).map((id) => aCase(id)));
  };
  const get = http.get('/r4/Appointment', ({ request }) => fhirJson(find(new URL(request.url).searchParams)));
  const post = http.post('/r4/Appointment/_search', async ({ request }) =>
    fhirJson(find(new URLSearchParams(await request.text()))),
  );
  const batch = http.post('/r4', async ({ request }) => {
    const body = z
      .object({ entry: z.array(z.object({ request: z.object({ url: z.string() }) })) })
      .parse(await request.json());
    const entry = body.entry.map(({ request: { url } }) =>
      url.includes('a3')
        ? { response: { status: '503 Service Unavailable', outcome: outcome('transient') } }
        : { response: { status: '200 OK' }, resource: find(new URL(url, 'http://x/').searchParams) },
    );
    return fhirJson({ resourceType: 'Bundle', type: 'batch-response', entry });
  });

  it('that fit one address are one search', async () => {
    await using system = await ehr([get]);
    const read = await system.fhir.readByKeys(byId, ['a1', 'none', 'a1'], soon());
    expect([...read.rows].map(([key, rows]) => [key, rows.map(({ id }) => id)])).toEqual([
      ['a1', ['a1']],
      ['none', []],
    ]);
    expect(system.asked()).toEqual(['GET /r4/Appointment?_id=a1,none']);
  });

  it('are found by an identifier of theirs, whatever else they carry', async () => {
    await using system = await ehr([get]);
    const read = await system.fhir.readByKeys(
      { ...byId, by: { identifierSystem: caseNumbers } },
      ['C-a1', 'C-b2'],
      soon(),
    );
    expect(read.rows.get('C-a1')).toMatchObject([{ id: 'a1' }]);
    expect(read.rows.get('C-b2')).toEqual([]);
    expect(system.asked()).toEqual([`GET /r4/Appointment?identifier=${caseNumbers}|C-a1,${caseNumbers}|C-b2`]);
  });

  it('that are more are searches in one batch, where a failed one costs its own keys', async () => {
    await using system = await ehr([batch], { maxKeysPerSearch: 2 });
    const read = await system.fhir.readByKeys(byId, ids(5), soon());
    expect([...read.rows.keys()]).toEqual(['a1', 'a2', 'a5']);
    expect(read.errors.get('a4')).toBeInstanceOf(SourceUnavailable);
    expect(system.asked()).toEqual(['POST /r4']);
    expect(system.client.calls).toMatchObject([{ kind: 'batch', keys: 5 }]);
    expect(system.sources.requests()[0]?.headers.get('content-type')).toBe('application/fhir+json');
  });

  it('go another way where a server has no batch, and that is remembered', async () => {
    const refuse = (status: number) => http.post('/r4', () => fhirJson(outcome('not-supported'), status));
    await using system = await ehr([refuse(405), post], { maxKeysPerSearch: 2 });
    expect((await system.fhir.readByKeys(byId, ids(4), soon())).rows.size).toBe(4);
    expect(system.asked()).toEqual(['POST /r4', 'POST /r4/Appointment/_search', 'POST /r4/Appointment/_search']);
    expect(system.sources.requests()[1]?.body).toBe('_id=a1%2Ca2');
    await system.fhir.readByKeys(byId, ids(4), soon());
    expect(system.asked()).toHaveLength(5);
  });

  it('are plain searches where it has neither', async () => {
    const refusal = () => fhirJson(outcome('not-supported'), 404);
    await using system = await ehr([http.post('*', refusal), get], { maxKeysPerSearch: 3 });
    expect((await system.fhir.readByKeys(byId, ids(7), soon())).rows.size).toBe(7);
    expect(
      system
        .asked()
        .slice(-3)
        .every((asked) => asked.startsWith('GET /r4/Appointment?_id=')),
    ).toBe(true);
  });

  it('are not asked another way because the server is down', async () => {
    await using system = await ehr([http.post('/r4', () => fhirJson({}, 503))], { maxKeysPerSearch: 2 });
    const read = await system.fhir.readByKeys(byId, ids(4), soon());
    expect(read.errors.size).toBe(4);
    expect(new Set(system.asked())).toEqual(new Set(['POST /r4']));
  });

  it('never make an address longer than it may be', async () => {
    await using system = await ehr([get], { manyKeys: 'get' });
    const long = Array.from({ length: 100 }, (_, index) => `a${'-'.repeat(50)}${index}`);
    expect((await system.fhir.readByKeys(byId, long, soon())).rows.size).toBe(100);
    expect(Math.max(...system.sources.requests().map(({ path }) => path.length))).toBeLessThanOrEqual(2048);
  });
});
