import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { expect, test } from 'vitest';
import { runningGateway } from './fake-graph.ts';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

test.skipIf(executablePath === undefined)(
  'in a browser the reference asks for nothing else, and its search leaves what has all the words',
  async () => {
    const stateDir = await mkdtemp(join(tmpdir(), 'gateway-'));
    await using running = await runningGateway(stateDir);
    const browser = await chromium.launch({
      ...(executablePath !== undefined && { executablePath }),
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
    });
    try {
      const page = await browser.newPage();
      const asked: string[] = [];
      const faults: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      page.on('console', (message) => faults.push(message.text()));
      page.on('pageerror', (error) => faults.push(error.message));
      const url = `${running.gateway.address}/reference`;
      await page.goto(url);
      await page.keyboard.press('/');
      await page.keyboard.type('patient phi:read');
      await page.getByText(/^1 of \d+$/).waitFor();
      expect(await page.locator('section:visible').allTextContents()).toEqual([
        expect.stringContaining('needs phi:read'),
      ]);
      expect(await page.locator('section:visible > dl > dt:visible').count()).toBe(1);
      await page.locator('dt:visible a').first().click();
      await page.locator('#String').waitFor();
      expect(page.url()).toBe(`${url}#String`);
      expect(asked).toEqual([url]);
      expect(faults).toEqual([]);
    } finally {
      await browser.close();
      await rm(stateDir, { recursive: true });
    }
  },
);
