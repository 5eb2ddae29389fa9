import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManualClock } from '@supply-hub/clock';
import { developmentIssuer } from '@supply-hub/identity';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runningGateway } from './fake-graph.ts';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const title = executablePath === undefined ? 'skipped: there is no Chromium on this machine' : 'in a browser';

describe.skipIf(executablePath === undefined)(title, () => {
  let stateDir = '';
  let browser: Browser;
  beforeAll(async () => {
    stateDir = await mkdtemp(join(tmpdir(), 'gateway-'));
    browser = await chromium.launch({
      ...(executablePath !== undefined && { executablePath }),
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
    });
  });
  afterAll(async () => {
    await browser.close();
    await rm(stateDir, { recursive: true });
  });

  test(
    'GraphiQL opens with its examples, knows the schema, and runs one with the development token',
    { timeout: 180_000 },
    async () => {
      const issuer = await developmentIssuer(stateDir, new ManualClock('2026-03-09T12:00:00Z'));
      await using running = await runningGateway(stateDir, {
        developmentToken: () => issuer.mint({ role: 'planner' }),
        examples: [
          { query: '# What is in stock\nquery Stock {\n  items { name onHand }\n}\n' },
          { query: 'query One($id: ID!) { item(id: $id) { name } }', variables: '{ "id": "item_a" }' },
        ],
      });
      const page = await browser.newPage();
      page.setDefaultTimeout(90_000);
      const isQuestion = (response: { url(): string }) => response.url().endsWith('/graphql');
      const foreign: string[] = [];
      const faults: string[] = [];
      page.on('request', (request) => {
        if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== running.gateway.address) {
          foreign.push(request.url());
        }
      });
      page.on('response', (response) => {
        if (response.status() >= 400 && !isQuestion(response)) faults.push(`${response.status()} ${response.url()}`);
      });
      page.on('console', (message) => {
        const isOfQuestion = message.location().url.endsWith('/graphql');
        if (['error', 'warning'].includes(message.type()) && !isOfQuestion) faults.push(message.text());
      });
      page.on('pageerror', (error) => faults.push(error.message));

      /** The editor needs a moment to know the operations of another tab; somebody in a hurry presses again. */
      const pressUntilAnswered = () =>
        expect
          .poll(
            async () => {
              const answered = page.waitForResponse(isQuestion, { timeout: 5000 }).catch(() => undefined);
              await page.getByRole('button', { name: 'Execute query' }).click();
              return (await (await answered)?.text()) ?? '';
            },
            { timeout: 60_000, interval: 500 },
          )
          .toContain('Item a');

      await page.goto(running.gateway.address);
      await page.locator('.graphiql-tab', { hasText: 'One' }).waitFor();
      await page.locator('.graphiql-query-editor').getByText('onHand').waitFor();
      await pressUntilAnswered();
      await page.locator('.graphiql-response').getByText('"Item a"').waitFor();

      await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
      await page.locator('.graphiql-doc-explorer-content').getByText('Query', { exact: true }).first().waitFor();

      await page.getByText('asking as planner').waitFor();
      // The tabs come back after a reload, and so does the token.
      await page.reload();
      await page.locator('.graphiql-tab', { hasText: 'One' }).click();
      await pressUntilAnswered();
      await page.locator('.graphiql-response').getByText('"Item a"').waitFor();
      expect(foreign).toEqual([]);
      expect(faults).toEqual([]);
    },
  );
});
