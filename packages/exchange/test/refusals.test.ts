import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { MllpClient, readMessage } from '@supply-hub/hl7v2';
import { silentLog } from '@supply-hub/log';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runningExchange, type RunningExchange } from './running-exchange.ts';
import { sendFrame } from './send-frame.ts';
import { sender } from './sender.ts';
import { siu } from './siu.ts';

let hub: RunningExchange;
beforeAll(async () => {
  hub = await runningExchange();
});
afterAll(() => hub[Symbol.asyncDispose]());

const stored = async (state: string): Promise<Record<string, unknown>[]> =>
  (await hub.messages()).filter((message) => message['state'] === state);

describe('what the exchange alone can judge is answered, stored, told of, and never applied', () => {
  test.each([
    ['no control id', siu({ controlId: '' }), 'AE', '101'],
    ['an unknown sender', siu({ controlId: 'R1', application: 'ELSEWHERE' }), 'AR', '204'],
    ['another type', Buffer.from('MSH|^~\\&|LAKESIDE-OR|H100|HUB|M|2026||ADT^A01|R2|P|2.5\r'), 'AR', '200'],
    ['another event', siu({ controlId: 'R3', event: 'S25' }), 'AR', '201'],
    ['another processing id', siu({ controlId: 'R4', processingId: 'X' }), 'AR', '202'],
    ['another version', siu({ controlId: 'R5', version: '3.0' }), 'AR', '203'],
    ['no message', Buffer.from('GARBAGE'), 'AR', '100'],
    ['two messages in one frame', Buffer.concat([siu({ controlId: 'R6' }), siu({ controlId: 'R7' })]), 'AR', '100'],
  ])('%s', async (_, bytes, code, error) => {
    const answer = await sendFrame(hub.server.port, bytes);
    expect(answer).toMatch(new RegExp(`MSA.${code}[|\\r]`));
    expect(answer).toContain(`${error}^`);
    const [content] = await hub.hub.sql`
      select state, reason, remedy, version from hub.message join hub.message_payload on message_id = id
      where bytes = ${bytes}`;
    expect(content).toMatchObject({
      state: 'REJECTED',
      version: '1',
      reason: expect.any(String),
      remedy: expect.any(String),
    });
    await hub.idle();
    expect(await hub.visits()).toEqual([]);
  });

  test('each is told of once', async () => {
    const rejected = await stored('REJECTED');
    const told = (await hub.events()).map((event) => event['aggregate_id']);
    expect(told.toSorted()).toEqual(rejected.map((message) => message['id']).toSorted());
  });
});

test('a refused message that comes again is counted, and answered as before', async () => {
  const message = siu({ controlId: 'AGAIN', application: 'ELSEWHERE' });
  expect(await hub.sendRaw(message)).toEqual(await hub.sendRaw(message));
  const [row] = await hub.hub.sql`select times_received from hub.message where control_id = 'AGAIN'`;
  expect(row).toEqual({ times_received: 2 });
});

test('a sender that was listed since is taken: a refusal is not held against it', async () => {
  const message = siu({ controlId: 'LISTED', application: 'NEW-OR' });
  expect(await hub.send(message)).toBe('AR/204');
  await using later = await runningExchange({ senders: [{ ...sender, application: 'NEW-OR' }], database: hub.url });
  expect(await later.send(message)).toBe('AA');
  await later.idle();
  const rows = await hub.hub.sql`select state, is_control_id_reused from hub.message where control_id = 'LISTED'`;
  expect(rows).toEqual(
    expect.arrayContaining([
      { state: 'REJECTED', is_control_id_reused: false },
      { state: 'APPLIED', is_control_id_reused: false },
    ]),
  );
});

test('a message that was accepted keeps its answer when its sender is no longer listed', async () => {
  const message = siu({ controlId: 'UNLISTED' });
  const answer = await hub.sendRaw(message);
  await hub.idle();
  await using later = await runningExchange({ senders: [], database: hub.url });
  expect(await later.sendRaw(message)).toEqual(answer);
});

describe('on the wire', () => {
  test('a message of 16 MB is stored to the last byte, and applied', async () => {
    const line = `NTE|1||${'n'.repeat(990)}\r`;
    const message = siu({ controlId: 'LARGE', filler: 'large', more: line.repeat(16_000) });
    expect(message.length).toBeGreaterThan(15_900_000);
    expect(await hub.send(message)).toBe('AA');
    await hub.idle();
    const [row] = await hub.hub.sql`
      select state, octet_length(bytes) as length, sha256(bytes) = sha256 as is_whole
      from hub.message join hub.message_payload on message_id = id where control_id = 'LARGE'`;
    expect(row).toEqual({ state: 'APPLIED', length: message.length, is_whole: true });
  });

  test('a message beyond the limit is refused with its control id, and its neighbour is taken', async () => {
    const message = siu({ controlId: 'TOO-LARGE', more: `NTE|1||${'n'.repeat(21 * 1024 * 1024)}\r` });
    expect(await sendFrame(hub.server.port, message)).toMatch(/MSA\|AR\|TOO-LARGE[\s\S]*104/);
    expect(await hub.send(siu({ controlId: 'NEIGHBOUR', filler: 'neighbour' }))).toBe('AA');
  });

  test('bytes that are no text in the character set they declare are kept as they came', async () => {
    const utf8 = siu({ controlId: 'CHARSET', filler: 'caf\u00e9' }).toString().replace(/\r/, '||UNICODE UTF-8\r');
    const declared = Buffer.from(utf8, 'latin1');
    expect(await hub.send(declared)).toBe('AA');
    await hub.idle();
    const [row] = await hub.hub.sql`
      select state, bytes from hub.message join hub.message_payload on message_id = id where control_id = 'CHARSET'`;
    expect(row).toEqual({ state: 'APPLIED', bytes: declared });
  });

  test('a frame that was cut is no message: nothing is stored, nothing answered', async () => {
    const before = (await hub.messages()).length;
    await sendFrame(hub.server.port, siu({ controlId: 'CUT' }), { cutAfter: 60 });
    expect(await hub.send(siu({ controlId: 'AFTER-CUT', filler: 'after-cut' }))).toBe('AA');
    expect((await hub.messages()).map((message) => message['control_id'])).not.toContain('CUT');
    expect(await hub.messages()).toHaveLength(before + 1);
  });

  test('a control id, key or name that no column takes is stored all the same', async () => {
    const message = siu({ controlId: `NUL\0${'9'.repeat(300)}`, filler: `\0${'8'.repeat(300)}`, application: 'A\0B' });
    expect(await sendFrame(hub.server.port, message)).toContain('MSA|AR|');
  });
});

/** Third-party messages stand beside a checkout, not in it. */
const samples = fileURLToPath(new URL('../../../../shared/samples/hl7v2/', import.meta.url));
const files = existsSync(samples)
  ? readdirSync(samples, { recursive: true, encoding: 'utf8' }).filter((name) => /\.hl7$/i.test(name))
  : [];
const sampled = files.flatMap((name) => {
  const bytes = readFileSync(`${samples}${name}`);
  const reading = readMessage(bytes);
  return reading.ok && reading.message.header.value(9) === 'SIU' ? [{ name, bytes, message: reading.message }] : [];
});

describe.skipIf(sampled.length === 0)('every SIU of the samples (skipped where ../shared/samples is absent)', () => {
  test('gets AR/204 from an unlisted sender, and AA once it is listed', async () => {
    const senders = [...new Set(sampled.map(({ message }) => message.header.value(3) ?? ''))].map(
      (application, index) => ({
        ...sender,
        id: `sample-${index}`,
        application: application ?? '',
      }),
    );
    await using listed = await runningExchange({ senders });
    const answers = await Promise.all(
      sampled.map(async ({ name, bytes }) => {
        const answer = async (port: number) => {
          await using client = new MllpClient({ name, host: '127.0.0.1', port, log: silentLog });
          const { code, errors = [] } = (await client.send(bytes))?.acknowledgement ?? {};
          return [code, ...errors.slice(0, 1).map((error) => error.code)].join('/');
        };
        return [name, await answer(hub.server.port), await answer(listed.server.port)];
      }),
    );
    expect(answers).toEqual(sampled.map(({ name }) => [name, 'AR/204', 'AA']));
    await listed.idle();
    expect(new Set((await listed.messages()).map((message) => message['state']))).toEqual(new Set(['APPLIED']));
  });
});
