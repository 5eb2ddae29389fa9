import { http, HttpResponse, delay } from 'msw';
import { describe, expect, it } from 'vitest';
import { sourceServer } from './source-server.ts';

describe('sourceServer', () => {
  it('answers each system from its own handlers, and counts by system', async () => {
    await using sources = await sourceServer({
      erp: [http.get('/items', () => HttpResponse.json(['from the ERP']))],
      ehr: [http.post('/items', async ({ request }) => HttpResponse.text(`got ${await request.text()}`))],
    });
    expect(await (await fetch(`${sources.urlOf('erp')}/items?$top=2`)).json()).toEqual(['from the ERP']);
    const posted = await fetch(`${sources.urlOf('ehr')}/items`, { method: 'POST', body: 'Ω', headers: { 'x-a': '1' } });
    expect(await posted.text()).toBe('got Ω');
    expect(sources.requests('erp')).toMatchObject([{ system: 'erp', method: 'GET', path: '/items?$top=2' }]);
    expect(sources.requests('ehr')[0]?.body).toBe('Ω');
    expect(sources.requests('ehr')[0]?.headers.get('x-a')).toBe('1');
    expect(sources.requests()).toHaveLength(2);
  });

  it('lets a test put another answer first, and reset takes it away', async () => {
    await using sources = await sourceServer({ erp: [http.get('/x', () => HttpResponse.text('usual'))] });
    sources.use(
      'erp',
      http.get('/x', () => new HttpResponse(null, { status: 503 })),
    );
    expect((await fetch(`${sources.urlOf('erp')}/x`)).status).toBe(503);
    sources.reset();
    expect(sources.requests()).toEqual([]);
    expect(await (await fetch(`${sources.urlOf('erp')}/x`)).text()).toBe('usual');
  });

  it('fails the test that asks something nobody answers, even if the code swallowed the answer', async () => {
    const sources = await sourceServer({ erp: [] });
    expect((await fetch(`${sources.urlOf('erp')}/who`)).status).toBe(501);
    await expect(sources.close()).rejects.toThrow('erp, GET /who: no handler answers this request');
  });

  it('fails the test whose handler throws', async () => {
    const broken = () => {
      throw new Error('expected one key');
    };
    const sources = await sourceServer({ erp: [http.get('/x', broken)] });
    await fetch(`${sources.urlOf('erp')}/x`);
    await expect(sources.close()).rejects.toThrow('erp, GET /x: ');
  });

  it('fails the test that reaches for another machine', async () => {
    const sources = await sourceServer({});
    await fetch('http://host.invalid/x').catch(() => {});
    await expect(sources.close()).rejects.toThrow('a connection to host.invalid');
  });

  it('keeps several cookies apart, and cuts the connection for a network error', async () => {
    const cookies = new Headers([
      ['set-cookie', 'a=1; path=/'],
      ['set-cookie', 'b=2; path=/'],
    ]);
    await using sources = await sourceServer({
      erp: [
        http.get('/cookies', () => new HttpResponse(null, { headers: cookies })),
        http.get('/cut', () => HttpResponse.error()),
      ],
    });
    const answer = await fetch(`${sources.urlOf('erp')}/cookies`);
    expect(answer.headers.getSetCookie()).toEqual(['a=1; path=/', 'b=2; path=/']);
    await expect(fetch(`${sources.urlOf('erp')}/cut`)).rejects.toThrow('fetch failed');
  });

  it('closes under a request that is never answered', async () => {
    const sources = await sourceServer({ erp: [http.get('/slow', () => delay('infinite'))] });
    const asked = fetch(`${sources.urlOf('erp')}/slow`).catch(() => 'cut');
    await expect.poll(() => sources.requests().length).toBe(1);
    await sources.close();
    expect(await asked).toBe('cut');
  });
});
