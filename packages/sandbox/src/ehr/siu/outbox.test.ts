import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { childSandbox, type ChildSandbox } from '../../testing/child-sandbox.ts';
import { receiveSchedule } from '../../testing/schedule-receiver.ts';

const ledger = z.object({
  counts: z.object({ made: z.int(), waiting: z.int(), accepted: z.int(), refused: z.int(), attempts: z.int() }),
  messages: z.array(
    z.object({
      controlId: z.string(),
      caseNumber: z.string(),
      eventAt: z.string(),
      attempts: z.int(),
      answer: z.string().nullable(),
      outcome: z.string(),
    }),
  ),
});
const read = async ({ control }: ChildSandbox) => ledger.parse((await control('GET', '/ehr/messages'))[1]);

test('a sandbox killed at any moment loses no message, and sends none as another one', async () => {
  const stateDir = await mkdtemp(join(tmpdir(), 'sandbox-'));
  onTestFinished(() => rm(stateDir, { recursive: true, force: true }));
  await using hub = await receiveSchedule((message, times) =>
    // Some are rejected for now the first time, so that a crash also falls between two attempts.
    times === 1 && Number(message.controlId.slice(-2)) % 17 === 0 ? 'AR 207' : 'AA',
  );
  let sandbox = await childSandbox(stateDir);
  await sandbox.control('POST', '/ehr/burst', { count: 300, seed: 5 });
  const [status, pace] = await sandbox.control('GET', '/ehr/pace');
  expect([status, pace]).toEqual([200, { pace: 0, changesPerHour: 0 }]);
  await sandbox.kill();
  sandbox = await childSandbox(stateDir);
  expect((await read(sandbox)).counts).toMatchObject({ made: 300, waiting: 300, attempts: 0 });
  await sandbox.control('PUT', '/ehr/destination', { host: '127.0.0.1', port: hub.port });
  for (const enough of [40, 120, 200]) {
    await expect.poll(() => hub.received.length, { interval: 1, timeout: 20_000 }).toBeGreaterThanOrEqual(enough);
    await sandbox.kill();
    sandbox = await childSandbox(stateDir);
  }
  await expect.poll(async () => (await read(sandbox)).counts.waiting, { timeout: 20_000 }).toBe(0);
  const { counts, messages } = await read(sandbox);
  expect(counts).toMatchObject({ made: 300, accepted: 300, refused: 0 });
  expect(new Set(messages.map(({ controlId }) => controlId)).size).toBe(300);

  const seen = Map.groupBy(hub.received, ({ controlId }) => controlId);
  expect(new Set(seen.keys())).toEqual(new Set(messages.map(({ controlId }) => controlId)));
  for (const { controlId, attempts } of messages) {
    const came = seen.get(controlId) ?? [];
    expect(new Set(came.map(({ text }) => text)).size).toBe(1);
    // A sending that was begun when the process was killed may never have left.
    expect(attempts).toBeGreaterThanOrEqual(came.length);
  }
  for (const ofCase of Map.groupBy(messages, ({ caseNumber }) => caseNumber).values()) {
    const first = ofCase.map(({ controlId }) => hub.received.findIndex((each) => each.controlId === controlId));
    expect(first).toEqual(first.toSorted((a, b) => a - b));
    const events = ofCase.map(({ eventAt }) => eventAt);
    expect(events).toEqual([...new Set(events)].toSorted());
  }
}, 60_000);
