import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { query, runSandbox, valueAt, type RunningSandbox } from '../testing/running-sandbox.ts';

let running: RunningSandbox;
beforeAll(async () => {
  running = await runSandbox();
});
afterAll(async () => {
  await running[Symbol.asyncDispose]();
});
const get = (path: string) => running.ask('ehr', path);
const ids = (rows: Readonly<Record<string, unknown>>[]) => rows.map((row) => String(valueAt(row, 'resource/id')));

describe('the EHR', () => {
  test('says what it can do to anyone, and nothing else', async () => {
    const metadata = await running.ask('ehr', '/metadata', { withoutAuth: true });
    expect(metadata.at('fhirVersion')).toBe('4.0.1');
    const refused = await running.ask('ehr', '/Appointment', { withoutAuth: true });
    expect(refused.status).toBe(401);
    expect(refused.at('resourceType')).toBe('OperationOutcome');
    expect(refused.at('issue/0/code')).toBe('login');
  });

  test('gives a case its number, procedure, theatre, surgeon and a patient without a name', async () => {
    const reply = await get('/Appointment/apt-88001');
    expect(reply.headers['etag']).toMatch(/^W\/"\d+"$/);
    expect(reply.at('identifier/0')).toEqual({ system: 'urn:lakeside:case', value: '88001' });
    expect(reply.at('serviceType/0/coding/0/system')).toBe('urn:lakeside:procedure');
    const actors = reply.rows('participant').map((row) => String(valueAt(row, 'actor/reference')).split('/')[0]);
    expect(actors).toEqual(['Patient', 'Practitioner', 'Location']);
    expect(reply.at('participant/0/actor/display')).toBeUndefined();
  });

  test('pages by an opaque link, in which each case stands once', async () => {
    const seen: string[] = [];
    let url: string | undefined = '/Appointment?_count=25';
    let pages = 0;
    while (url !== undefined) {
      const reply = await get(url);
      expect(reply.at('total')).toBe(60);
      seen.push(...ids(reply.rows('entry')));
      const next = reply.rows('link').find((link) => link['relation'] === 'next');
      url = next === undefined ? undefined : String(next['url']);
      pages += 1;
    }
    expect(pages).toBe(3);
    expect(new Set(seen).size).toBe(60);
    expect((await get('?_getpages=nonsense')).status).toBe(410);
  });

  test('finds cases by day, theatre, status and number, by GET or by POST', async () => {
    const day = query({ date: 'ge2026-03-10T00:00:00-05:00' }) + '&' + query({ date: 'lt2026-03-11T00:00:00-05:00' });
    const onDay = await get(`/Appointment?${day}&_count=1000`);
    const starts = onDay.rows('entry').map((row) => Date.parse(String(valueAt(row, 'resource/start'))));
    expect(starts.length).toBeGreaterThan(5);
    expect(
      starts.every((at) => at >= Date.parse('2026-03-10T05:00:00Z') && at < Date.parse('2026-03-11T05:00:00Z')),
    ).toBe(true);
    const room = await get(`/Appointment?${day}&location=H100-OR1&_include=Appointment:location`);
    expect(room.at('total')).toBeLessThan(starts.length);
    expect(room.rows('entry').at(-1)).toMatchObject({ resource: { id: 'H100-OR1' }, search: { mode: 'include' } });
    const byNumber = await running.ask('ehr', '/Appointment/_search', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: query({ identifier: 'urn:lakeside:case|88001,urn:lakeside:case|88002' }),
    });
    expect(ids(byNumber.rows('entry'))).toEqual(['apt-88001', 'apt-88002']);
    expect((await get('/Appointment?status=cancelled,pending&_summary=count')).at('total')).toBeGreaterThan(0);
    expect(
      (await get(`/Location?${query({ identifier: 'urn:lakeside:location|H100-OR1' })}`)).at(
        'entry/0/resource/partOf/reference',
      ),
    ).toBe('Location/H100');
  });

  test('says what was updated since a moment', async () => {
    const before = await get('/Appointment?_lastUpdated=gt2026-03-09T12:00:00Z');
    expect(before.at('total')).toBe(0);
    running.clock.advance(1000);
    await running.control('POST', '/changes', {
      kind: 'reschedule-case',
      caseNumber: '88020',
      start: '2026-03-12T14:00:00Z',
      theatre: 'H100-OR2',
    });
    const after = await get('/Appointment?_lastUpdated=gt2026-03-09T12:00:00Z');
    expect(ids(after.rows('entry'))).toEqual(['apt-88020']);
    expect(after.at('entry/0/resource/start')).toBe('2026-03-12T14:00:00Z');
    expect(after.at('entry/0/resource/participant/2/actor/reference')).toBe('Location/H100-OR2');
  });

  test('reads several things in one batch', async () => {
    const entry = (url: string) => ({ request: { method: 'GET', url } });
    const reply = await running.ask('ehr', '', {
      method: 'POST',
      headers: { 'content-type': 'application/fhir+json' },
      body: JSON.stringify({
        resourceType: 'Bundle',
        type: 'batch',
        entry: [entry('Appointment/apt-88001'), entry('Location/NOPE'), entry('Practitioner?_id=H100-S01,H100-S02')],
      }),
    });
    expect(reply.rows('entry').map((row) => String(valueAt(row, 'response/status')).slice(0, 3))).toEqual([
      '200',
      '404',
      '200',
    ]);
    expect(reply.at('entry/2/resource/total')).toBe(2);
  });

  test.each([
    ['/Appointment?bogus=1', 400],
    ['/Appointment?date=soon', 400],
    ['/Appointment?_sort=priority', 400],
    ['/Appointment/nope', 404],
    ['/Device', 404],
  ])('answers %s with %i and an OperationOutcome', async (path, status) => {
    const reply = await get(path);
    expect(reply.status).toBe(status);
    expect(reply.at('resourceType')).toBe('OperationOutcome');
  });

  test('grants a token of five minutes to a client that signs for itself, once', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
    const key = { ...publicKey.export({ format: 'jwk' }), kid: 'k1' };
    await running.control('PUT', '/systems/ehr/clients/hub', { keys: [key] });
    const configuration = await get('/.well-known/smart-configuration');
    const endpoint = String(configuration.at('token_endpoint'));
    const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');
    const expires = Math.floor(running.clock.now().epochMilliseconds / 1000) + 240;
    const signed = `${encode({ alg: 'ES384', kid: 'k1', typ: 'JWT' })}.${encode({ iss: 'hub', sub: 'hub', aud: endpoint, exp: expires, jti: randomUUID() })}`;
    const signature = sign('sha384', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString(
      'base64url',
    );
    const ask = () =>
      running.ask('ehr', endpoint, {
        method: 'POST',
        withoutAuth: true,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: query({
          grant_type: 'client_credentials',
          scope: 'system/Appointment.rs',
          client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
          client_assertion: `${signed}.${signature}`,
        }),
      });
    const granted = await ask();
    expect(granted.at('expires_in')).toBe(300);
    const authorization = `Bearer ${String(granted.at('access_token'))}`;
    const read = () => running.ask('ehr', '/Location/H100', { withoutAuth: true, headers: { authorization } });
    expect((await read()).status).toBe(200);
    expect((await ask()).at('error')).toBe('invalid_client');
    running.clock.advance(301_000);
    expect((await read()).status).toBe(401);
  });
});
