import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runSandbox, type RunningSandbox } from '../../testing/running-sandbox.ts';
import { receiveSchedule, type Reply, type ScheduleReceiver } from '../../testing/schedule-receiver.ts';

const siuTiming = { answerTimeoutMs: 400, firstPauseMs: 5, longestPauseMs: 20 };

async function start(options: Parameters<typeof runSandbox>[0] = {}): Promise<RunningSandbox> {
  const running = await runSandbox({ siuTiming, ...options });
  onTestFinished(() => running[Symbol.asyncDispose]());
  return running;
}
async function receiver(reply?: Parameters<typeof receiveSchedule>[0], port?: number): Promise<ScheduleReceiver> {
  const started = await receiveSchedule(reply, port);
  onTestFinished(() => started[Symbol.asyncDispose]());
  return started;
}
async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'sandbox-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

const aim = (running: RunningSandbox, { port }: { port: number }) =>
  running.control('PUT', '/ehr/destination', { host: '127.0.0.1', port });
const change = (running: RunningSandbox, minutes: number, caseNumber = '88020') =>
  running.control('POST', '/changes', { kind: 'modify-case', caseNumber, minutes });
const messages = async (running: RunningSandbox) => (await running.control('GET', '/ehr/messages')).rows('messages');
const counts = async (running: RunningSandbox) => (await running.control('GET', '/ehr/messages?limit=0')).at('counts');
const settled = (running: RunningSandbox) =>
  expect.poll(() => counts(running), { timeout: 20_000 }).toMatchObject({ waiting: 0, resends: { waiting: 0 } });

describe('the EHR’s messages', () => {
  test('wait until there is somewhere to send them, and go there then', async () => {
    const running = await start();
    await change(running, 60);
    expect(await counts(running)).toMatchObject({ made: 1, waiting: 1, attempts: 0 });
    expect((await running.control('GET', '/ehr/destination')).at('destination')).toBeNull();
    await using hub = await receiver();
    await aim(running, hub);
    await settled(running);
    expect(hub.received).toHaveLength(1);
    expect((await messages(running))[0]).toMatchObject({
      sequence: 1,
      caseNumber: '88020',
      state: { minutes: 60, status: 'booked', theatre: 'H100-OR3' },
      answer: 'AA',
      attempts: 1,
      outcome: 'accepted',
      firstSentAt: expect.any(String),
      answeredAt: expect.any(String),
    });
  });

  test('of one case arrive in order over one connection, those of others beside them', async () => {
    const running = await start();
    await using hub = await receiver();
    await aim(running, hub);
    await running.control('POST', '/ehr/burst', { count: 120 });
    await settled(running);
    const made = await messages(running);
    expect(hub.received).toHaveLength(120);
    for (const ofCase of Map.groupBy(hub.received, ({ caseNumber }) => caseNumber).values()) {
      const sent = made.filter(({ caseNumber }) => caseNumber === ofCase[0]?.caseNumber);
      expect(ofCase.map(({ controlId }) => controlId)).toEqual(sent.map(({ controlId }) => controlId));
      expect(new Set(ofCase.map(({ connection }) => connection)).size).toBe(1);
    }
    expect(new Set(hub.received.map(({ connection }) => connection)).size).toBe(4);
  });

  test.each<[string, (times: number) => Reply, object]>([
    ['R70: rejected for a reason that passes', (times) => (times < 3 ? 'AR 207' : 'AA'), { answer: 'AA', attempts: 3 }],
    ['R70: without an answer in time', (times) => (times < 2 ? undefined : 'AA'), { answer: 'AA', attempts: 2 }],
  ])('%s are sent again unchanged, in their turn', async (_, reply, expected) => {
    const running = await start();
    await using hub = await receiver((message, times) => (message.text.includes('|60|') ? reply(times) : 'AA'));
    await aim(running, hub);
    await change(running, 60);
    await change(running, 65);
    await settled(running);
    const [first, second] = await messages(running);
    expect([first, second]).toMatchObject([expected, { answer: 'AA', attempts: 1 }]);
    const texts = hub.received.map(({ text }) => text);
    expect(new Set(texts.slice(0, -1)).size).toBe(1);
    expect(texts.at(-1)).not.toBe(texts[0]);
  });

  test.each(['AE 103', 'AE 207', 'AR 204', 'AR 200', 'AR'])('R70: answered %s are not sent again', async (answer) => {
    const running = await start();
    await using hub = await receiver((_, times) => (times === 1 && hub.received.length === 1 ? answer : 'AA'));
    await aim(running, hub);
    await change(running, 60);
    await change(running, 65);
    await settled(running);
    const [code, ...errors] = answer.split(' ');
    expect(await messages(running)).toMatchObject([
      { answer: code, errors, outcome: 'refused', attempts: 1 },
      { answer: 'AA', outcome: 'accepted' },
    ]);
    expect(hub.received).toHaveLength(2);
    expect(await counts(running)).toMatchObject({ refused: 1, accepted: 1, byCode: { [code ?? '']: 1 } });
  });

  test('outlive a receiver that goes and comes back', async () => {
    const running = await start();
    const first = await receiver();
    await aim(running, first);
    await change(running, 60);
    await settled(running);
    await first[Symbol.asyncDispose]();
    await change(running, 65);
    await expect
      .poll(async () => Number((await messages(running))[1]?.['attempts']), { timeout: 10_000 })
      .toBeGreaterThan(1);
    const second = await receiver(undefined, first.port);
    await settled(running);
    expect(second.received.map(({ controlId }) => controlId)).toEqual([(await messages(running))[1]?.['controlId']]);
  });

  test('accepted once can be sent again unchanged, and the ledger tells those sendings apart', async () => {
    const running = await start();
    await using hub = await receiver((_, times) => (times === 1 ? 'AA' : 'AE 103'));
    await aim(running, hub);
    for (const minutes of [60, 65, 70, 75]) await change(running, minutes);
    await settled(running);
    const reply = await running.control('POST', '/ehr/resend', { count: 2 });
    const made = await messages(running);
    expect(reply.at('controlIds')).toEqual([made[1]?.['controlId'], made[3]?.['controlId']]);
    await settled(running);
    expect(hub.received.slice(4).map(({ text }) => text)).toEqual([hub.received[1]?.text, hub.received[3]?.text]);
    expect((await messages(running))[1]).toMatchObject({
      answer: 'AA',
      attempts: 1,
      resends: [{ attempts: 1, answer: 'AE', errors: ['103'], outcome: 'refused' }],
    });
    expect(await counts(running)).toMatchObject({ accepted: 4, attempts: 6, resends: { refused: 1 + 1 } });
  });

  test('refused once are sent again when a person says so', async () => {
    const running = await start();
    await using hub = await receiver((_, times) => (times === 1 ? 'AR 204' : 'AA'));
    await aim(running, hub);
    await change(running, 60);
    await change(running, 65);
    await settled(running);
    const controlId = (await messages(running))[1]?.['controlId'];
    const reply = await running.control('POST', '/ehr/resend', { controlIds: [controlId, 'nobody’s'] });
    expect(reply.at('controlIds')).toEqual([controlId]);
    await settled(running);
    expect(await messages(running)).toMatchObject([
      { outcome: 'refused', resends: [] },
      { outcome: 'refused', answer: 'AR', resends: [{ outcome: 'accepted', answer: 'AA' }] },
    ]);
  });

  test('keep their ledger and their destination over a restart', async () => {
    const stateDir = await folder();
    await using hub = await receiver();
    const before = await start({ stateDir });
    await aim(before, hub);
    await change(before, 60);
    await settled(before);
    await before.control('POST', '/ehr/resend', {});
    await settled(before);
    const ledger = await messages(before);
    await before.sandbox.stop();
    const after = await start({ stateDir });
    expect(await messages(after)).toEqual(ledger);
    expect((await after.control('GET', '/ehr/destination')).at('destination/port')).toBe(hub.port);
    await change(after, 65);
    await settled(after);
    expect(hub.received).toHaveLength(3);
    await after.control('DELETE', '/ehr/destination');
    await change(after, 70);
    expect(await counts(after)).toMatchObject({ waiting: 1 });
  });
});
