import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { runHub } from '../running-hub.ts';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const isSlow = process.env['CI_SLOW'] === '1';
const title = !isSlow
  ? 'skipped: CI_SLOW=1 runs it'
  : executablePath === undefined
    ? 'skipped: there is no Chromium on this machine'
    : 'the page of the whole hub';

describe.runIf(isSlow && executablePath !== undefined)(title, () => {
  it('opens with the examples, and each is answered as it stands', { timeout: 180_000 }, async () => {
    await using hub = await runHub();
    const browser = await chromium.launch({
      ...(executablePath !== undefined && { executablePath }),
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
    });
    await using _ = { [Symbol.asyncDispose]: () => browser.close() };
    const page = await browser.newPage();
    page.setDefaultTimeout(90_000);
    const foreign: string[] = [];
    page.on('request', (request) => {
      if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(hub.address)) foreign.push(request.url());
    });
    await page.goto(hub.address);
    for (const [tab, told] of [
      ['CaseReadiness', '"readiness":"SHORT"'],
      ['SupplyExceptions', '"sentence":"'],
      ['ItemToOrder', 'Northlock Suture 2-0 SH 27in'],
      ['OpenOrders', 'totalCount'],
      ['NextCases', 'suppliedBy'],
    ] as const) {
      await page.locator('.graphiql-tab', { hasText: tab }).click();
      await page.locator('.graphiql-query-editor').getByText(tab).first().waitFor();
      const [response] = await Promise.all([
        page.waitForResponse((each) => each.request().postData()?.includes(tab) === true),
        page.getByRole('button', { name: 'Execute query' }).click(),
      ]);
      expect(await response.text()).toMatch(new RegExp(`^\\{"data":(?!.*"errors").*${told}`));
      await page.locator('.graphiql-response').getByText('"data"').waitFor();
    }
    expect(foreign).toEqual([]);
  });
});
