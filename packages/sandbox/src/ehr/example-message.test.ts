import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readHeader, readMessage, readSchedule } from '@supply-hub/hl7v2';
import { expect, test } from 'vitest';
import { runSandbox } from '../testing/running-sandbox.ts';
import { exampleCaseNumber, exampleMessageFile } from './example-message.ts';

test('a newcomer finds a booking beside hub.yaml, of a case that is still to come', async () => {
  await using running = await runSandbox();
  const reading = readMessage(await readFile(join(dirname(running.sandbox.hubYaml), exampleMessageFile)));
  if (!reading.ok) throw new Error('it cannot be read');
  expect(readHeader(reading.message)).toMatchObject({ messageCode: 'SIU', triggerEvent: 'S12' });
  const schedule = readSchedule(reading.message);
  expect(JSON.stringify(schedule)).toContain(exampleCaseNumber);
});
