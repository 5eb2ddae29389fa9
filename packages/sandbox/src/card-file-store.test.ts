import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseHubConfig } from '@supply-hub/config';
import { describe, expect, test } from 'vitest';
import { runSandbox, type RunningSandbox } from './testing/running-sandbox.ts';

const textOf = ({ stateDir }: RunningSandbox) => readFile(join(stateDir, 'cards.csv'), 'utf8');

describe('the card file', () => {
  test('stands where hub.yaml says', async () => {
    await using running = await runSandbox();
    const config = parseHubConfig(running.sandbox.hubYamlText, {}, running.sandbox.hubYaml);
    expect(config.preferenceCards?.file).toBe(join(running.stateDir, 'cards.csv'));
    expect((await running.control('GET', '/cards')).at('file')).toBe(config.preferenceCards?.file);
    expect(await textOf(running)).toMatch(/^card_id,procedure_code,surgeon_id,facility,valid_from,/);
  });

  test('is changed line by line, broken, and made good again', async () => {
    await using running = await runSandbox();
    const before = await textOf(running);
    const line = {
      card_id: 'PC-H100-URO-TURP',
      procedure_code: 'URO-TURP',
      facility: 'north-valley',
      valid_from: '2026-01-01',
      item_key: 'MED-000001',
      open_qty: '2',
    };
    expect((await running.control('PUT', '/cards', { add: [line] })).status).toBe(200);
    expect(await textOf(running)).toBe(
      `${before}PC-H100-URO-TURP,URO-TURP,,north-valley,2026-01-01,,erp,MED-000001,2,0,EA\r\n`,
    );
    const removed = await running.control('PUT', '/cards', { remove: { card_id: 'PC-H100-URO-TURP' } });
    expect(removed.at('removed')).toBe(1);
    expect(await textOf(running)).toBe(before);
    await running.control('PUT', '/cards', { text: 'no,"card file' });
    expect(await textOf(running)).toBe('no,"card file');
    await running.control('PUT', '/cards', { restore: true });
    expect(await textOf(running)).toBe(before);
    expect((await running.control('PUT', '/cards', { remove: {} })).status).toBe(400);
    expect((await running.control('PUT', '/cards', { add: [{ ...line, colour: 'red' }] })).status).toBe(400);
  });

  test('that somebody edited is left as it is by the next start', async () => {
    await using running = await runSandbox();
    await running.sandbox.stop();
    await writeFile(join(running.stateDir, 'cards.csv'), 'mine');
    await using again = await runSandbox({ stateDir: running.stateDir });
    expect(await textOf(again)).toBe('mine');
  });
});
